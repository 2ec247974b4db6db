"""`charter plans` lists action plans: due two years after signing, overdue, adopted."""

import pytest
from tests.conftest import Charter


def plans(charter: Charter, *words: str) -> dict[str, tuple[str, str]]:
    return {p["name"]: (p["state"], p["due"]) for p in charter.json("plans", *words)}


def test_a_plan_is_due_two_years_after_signing(towns: Charter) -> None:
    assert plans(towns, "--as-of", "2010-03-08") == {
        "Rennes": ("overdue", "2009-03-01"),
        "Aust-Agder": ("due", "2011-06-01"),
        "Bergen": ("due", "2010-03-08"),
        "Malmö": ("due", "2010-05-31"),
        "Helsinki": ("due", "2014-06-30"),
        "Bolzano": ("due", "2012-12-31"),
    }


def test_the_day_after_it_is_overdue_until_it_is_adopted(towns: Charter) -> None:
    assert plans(towns, "--as-of", "2010-03-09")["Bergen"] == ("overdue", "2010-03-08")
    towns.told("record", "plan", "Bergen", "--on", "2010-06-01")
    assert plans(towns, "--as-of", "2010-05-31")["Bergen"][0] == "overdue"
    assert plans(towns, "--as-of", "2010-06-01")["Bergen"][0] == "adopted"


def adopted(charter: Charter, *words: str) -> dict[str, str]:
    return {p["name"]: p["adopted"] for p in charter.json("plans", *words)}


@pytest.mark.parametrize("day", ["2026-05-31", "2026-05", "2025"])
def test_the_day_of_a_plan_is_as_exact_as_it_is_known(towns: Charter, day: str) -> None:
    towns.told("record", "plan", "Bergen", "--on", day)
    assert adopted(towns)["Bergen"] == day
    assert f",{day}\n" in towns.done("plans", "--format", "csv", "--country", "NO")
    assert towns.done("plans").count(f"  {day}\n") == 1


def test_a_plan_of_which_no_day_is_known_shows_none(towns: Charter) -> None:
    towns.told("record", "plan", "Bergen", "--on", "2026-05")
    towns.told("record", "plan", "Malmö", "--attested", "2026-05-31")
    assert adopted(towns) == {
        "Bergen": "2026-05", "Malmö": "", "Helsinki": "", "Bolzano": "",
        "Agder": "", "Heidelberg": "2012-01-31",
    }  # fmt: skip
    assert plans(towns)["Malmö"][0] == "adopted"


def test_a_successor_shows_the_day_of_its_predecessors_plan(towns: Charter) -> None:
    towns.told("record", "plan", "Vest-Agder", "--on", "2013")
    towns.told("record", "plan", "Agder", "--on", "2022-03")
    towns.told("record", "merged", "Agder", "--into", "Bergen", "--on", "2025")
    assert adopted(towns)["Bergen"] == "2013"
    assert adopted(towns, "--as-of", "2013-12-30")["Vest-Agder"] == ""


def test_of_two_who_tell_of_a_plan_the_one_counts_that_is_not_set_aside(towns: Charter) -> None:
    towns.told("record", "plan", "Bergen", "--on", "2026-05", "--source", "a list")
    towns.told("record", "plan", "Bergen", "--on", "2026-05-31", "--source", "the council")
    assert adopted(towns)["Bergen"] == "2026-05-31"


def test_only_who_stands_by_the_charter_owes_a_plan(towns: Charter) -> None:
    found = plans(towns)
    assert "Rennes" not in found
    assert "Lund" not in found
    assert "Aust-Agder" not in found
    assert found["Agder"] == ("overdue", "2011-06-01")


def test_those_to_be_adopted_by_a_day_are_the_due_and_the_overdue(towns: Charter) -> None:
    assert set(plans(towns, "--due", "2011-12-31", "--as-of", "2026")) == {
        "Bergen", "Malmö", "Agder",
    }  # fmt: skip
    assert "Heidelberg" not in plans(towns, "--due", "2030")


def test_the_longest_overdue_comes_first_and_the_sums_are_told(towns: Charter) -> None:
    said = towns("plans")
    assert said.out.splitlines()[1].split()[:5] == ["overdue", "2010-03-08", "NO", "1", "Bergen"]
    assert said.err == "On 21 November 2026: 5 overdue, 0 due, 1 adopted.\n"


def test_one_country_may_be_asked_for(towns: Charter) -> None:
    assert set(plans(towns, "--country", "Sverige")) == {"Malmö"}


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["--due", "soon"], 4, "--due: 'soon'"),
        (["--as-of", "2026-02-30"], 4, "--as-of: '2026-02-30'"),
        (["--country", "Norwya"], 2, "Norwya"),
        (["--format", "xlsx"], 2, "table, csv, json, md"),
    ],
)
def test_an_unknown_word_is_refused(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("plans", *words, code=code)
