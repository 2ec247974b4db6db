"""One cell of a list may hold several names of one body."""

import pytest

from charter_cli.naming import parts


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bergen", ("Bergen",)),
        ("Helsinki / Helsingfors", ("Helsinki", "Helsingfors")),
        ("Bolzano / Bozen / Bulsan", ("Bolzano", "Bozen", "Bulsan")),
        ("  Oslo ", ("Oslo",)),
        ("Oslo / Oslo", ("Oslo",)),
        (
            "Uccle / Ukkel (Commune d'Uccle / Gemeente Ukkel)",
            ("Uccle", "Ukkel (Commune d'Uccle / Gemeente Ukkel)"),
        ),
    ],
)
def test_a_slash_between_blanks_parts_names(cell: str, names: tuple[str, ...]) -> None:
    assert parts(cell) == names


@pytest.mark.parametrize("name", ["Biel/Bienne", "L'Hospitalet de Llobregat", "Saint-Ouen"])
def test_a_slash_without_blanks_belongs_to_the_name(name: str) -> None:
    assert parts(name) == (name,)


def test_another_script_in_brackets_is_another_name() -> None:
    assert parts("Kefalonia (Κεφαλονιά)") == ("Kefalonia", "Κεφαλονιά")
    assert parts("Niš (Ниш)") == ("Niš", "Ниш")


@pytest.mark.parametrize("name", ["Halle (Saale)", "Frankfurt (Oder)", "Århus (Aarhus)"])
def test_the_same_script_in_brackets_says_which_town_is_meant(name: str) -> None:
    assert parts(name) == (name,)
