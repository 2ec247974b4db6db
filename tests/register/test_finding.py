"""An authority is found by whatever it is called, in any spelling; nothing is guessed."""

import pytest
from tests.conftest import Charter


def found(charter: Charter, words: str) -> str:
    name: str = charter.json("show", words)["authority"]["name"]
    return name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1", "Bergen"),
        ("Bergen", "Bergen"),
        ("bergen", "Bergen"),
        ("  BERGEN ", "Bergen"),
        ("NO-4601", "Bergen"),
        ("no-4601", "Bergen"),
        ("Norge-4601", "Bergen"),
        ("NO/Bergen", "Bergen"),
        ("Norwegen/bergen", "Bergen"),
        ("Malmo", "Malmö"),
        ("malmø", "Malmö"),
        ("Malmo\u0308", "Malmö"),
        ("Helsingfors", "Helsinki"),
        ("FI/helsingfors", "Helsinki"),
        ("FI-091", "Helsinki"),
        ("Bozen", "Bolzano"),
        ("IT-021008", "Bolzano"),
        ("Aust Agder", "Aust-Agder"),
        ("NO/Aust-Agder", "Aust-Agder"),
        ("Agder", "Agder"),
    ],
)
def test_an_authority_is_found_by_number_code_or_any_of_its_names(
    towns: Charter, words: str, name: str
) -> None:
    assert found(towns, words) == name


@pytest.mark.parametrize(
    ("country", "name"), [("GB", "UK/Leeds"), ("GR", "EL/Leeds"), ("XK", "XK/Leeds")]
)
def test_the_codes_that_europe_uses_beside_iso_name_a_country_here_too(
    charter: Charter, country: str, name: str
) -> None:
    charter.told("add", "Leeds", "--country", country)
    charter.told("add", "Leeds", "--country", "NO")
    assert charter.json("show", name)["authority"]["country"] == country


def test_the_first_words_of_a_name_are_enough_where_they_fit_one(charter: Charter) -> None:
    charter.told("add", "Oslo kommune", "--country", "NO")
    charter.told("add", "Oslofjorden", "--country", "NO", "--kind", "region")
    assert found(charter, "Oslo") == "Oslo kommune"


def test_a_former_name_still_finds_it(towns: Charter) -> None:
    towns.told("record", "renamed", "Bergen", "--name", "Bjørgvin", "--on", "2024")
    assert found(towns, "Bergen") == found(towns, "Bjorgvin") == "Bjørgvin"


def test_greek_is_found_in_greek_and_in_latin_letters(charter: Charter) -> None:
    charter.told("add", "Αθήνα", "--country", "Ελλάδα", "--also", "en:Athens")
    assert found(charter, "ΑΘΗΝΑ") == found(charter, "athina") == found(charter, "Athens")


def test_what_fits_several_is_refused_with_the_candidates(towns: Charter) -> None:
    towns.told("add", "Bergen", "--country", "DE", "--region", "Niedersachsen")
    why = towns.refused("show", "Bergen", code=3)
    assert "2 authorities" in why
    assert "1 Bergen (NO, municipality, Vestland)" in why
    assert "Bergen (DE, municipality, Niedersachsen)" in why
    assert found(towns, "DE/Bergen") == "Bergen"


def test_one_code_of_two_kinds_is_ambiguous(towns: Charter) -> None:
    towns.told("add", "Bergen fylke", "--country", "NO", "--kind", "county", "--code", "4601")
    assert "2 authorities" in towns.refused("show", "NO-4601", code=3)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Begren", "Bergen"),
        ("Bergn", "Bergen"),
        ("Malmoe", "Malmö"),
        ("Helsingfords", "Helsinki"),
        ("SE/Bergen", "Bergen"),
        ("Agder fylke", "Agder"),
        ("Hiedelberg", "Heidelberg"),
    ],
)
def test_what_is_not_there_is_refused_with_what_comes_close(
    towns: Charter, words: str, meant: str
) -> None:
    why = towns.refused("show", words, code=3)
    assert "Did you mean" in why
    assert meant in why


@pytest.mark.parametrize(
    "words", ["Xyzzy", "NO-9999", "99", "0", "9" * 30, "/", "NO/", "-", "%", "!!!", "  ", "李"]
)
def test_what_nothing_comes_close_to_is_refused_with_the_way_to_look(
    towns: Charter, words: str
) -> None:
    assert "charter list" in towns.refused("show", "--", words, code=3)
