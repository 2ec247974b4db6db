"""Whoever enters a body that is there under nearly the same name is told, and can go back."""

import pytest
from tests.conftest import Charter

NO = ("--country", "NO")


@pytest.mark.parametrize(
    ("there", "entered", "country"),
    [
        ("Lillehammer kommune", "Lillehammer", "NO"),
        ("Lillehammer", "Lillehammer kommune", "NO"),
        ("Lillehammer", "LILLEHAMMER", "NO"),
        ("Comune di Bressanone", "Bressanone", "IT"),
        ("Bressanone", "Comune di Bressanone", "IT"),
        ("Köln", "Stadt Köln", "DE"),
        ("Gjøvik", "Gjovik", "NO"),
    ],
)
def test_nearly_the_same_name_is_told_after_it_is_entered(
    charter: Charter, there: str, entered: str, country: str
) -> None:
    charter.told("add", there, "--country", country)
    told = charter.told("add", entered, "--country", country)
    assert "as number 2." in told
    assert f"  Number 1 has nearly the same name: {there}." in told
    assert "If it is the same body: charter undo 3\n" in told
    charter.told("undo", "3")
    assert [one["id"] for one in charter.json("list", "--standing", "all")] == [1]


@pytest.mark.parametrize(
    "entered",
    [
        ("Lillehammer", "--kind", "county", *NO),
        ("Lillehammer", "--country", "SE"),
        ("Nye Lillehammer", *NO),
        ("Lillehammer sentrum", *NO),
        ("Lille", *NO),
        ("Lillehammer", "--code", "3406", *NO),
        ("Lillehammer", "--region", "Viken", *NO),
        ("Lillehammer kommune", "--region", "Viken", "--another", *NO),
        ("Lillehammer", "--another", *NO),
    ],
)
def test_another_body_is_entered_without_a_word(charter: Charter, entered: tuple[str, ...]) -> None:
    charter.told(
        "add", "Lillehammer kommune", *NO, "--code", "3405", "--region", "Innlandet",
        "--also", "Lillehammer by",
    )  # fmt: skip
    assert "nearly" not in charter.told("add", *entered)


def test_any_of_its_names_may_be_the_one_that_is_like_it(charter: Charter) -> None:
    charter.told("add", "Bozen", "--country", "IT", "--also", "it:Comune di Bolzano")
    charter.told("add", "Merano", "--country", "IT")
    told = charter.told("add", "Comune di Bozen", "--country", "IT")
    assert "Number 1 has nearly the same name: Bozen." in told
