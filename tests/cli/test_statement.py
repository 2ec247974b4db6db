"""`charter statement` keeps published numbers, beside the counts and never mixed with them."""

import pytest
from tests.conftest import Charter

KS = (
    "statement", "add", "38", "--on", "2018-02-26", "--country", "NO",
    "--kinds", "municipality+county", "--source", "KS letter 18/00062-4",
)  # fmt: skip
CEMR = (
    "statement", "add", "1692", "--in", "35", "--on", "2018-02-26",
    "--source", "https://www.cemr.example/charter",
)  # fmt: skip


def rows(charter: Charter, *words: str) -> dict[str, list[str]]:
    """Return the cells of a table beside the first word of each line."""
    lines = charter.done("count", "--stated", *words).splitlines()
    return {line.split()[0]: line.split() for line in lines if line}


def test_a_statement_is_kept_with_who_said_it_of_which_day(towns: Charter) -> None:
    assert "Entered as statement 1: 38 (NO) on 2018-02-26." in towns.told(*KS)
    towns.told(*CEMR)
    assert towns.json("statement", "list") == [
        {
            "id": 1, "on": "2018-02-26", "scope": "NO", "signatories": 38, "countries": None,
            "kinds": "municipality+county", "qualifier": "exact",
            "source": "KS letter 18/00062-4",
        },
        {
            "id": 2, "on": "2018-02-26", "scope": "ALL", "signatories": 1692, "countries": 35,
            "kinds": "all", "qualifier": "exact", "source": "https://www.cemr.example/charter",
        },
    ]  # fmt: skip
    assert len(towns.json("statement", "list", "--country", "Norge")) == 1


def test_the_same_statement_is_kept_once(towns: Charter) -> None:
    towns.told(*KS)
    assert "already" in towns.told(*KS)
    assert len(towns.json("statement", "list")) == 1


def test_a_statement_changes_no_count(towns: Charter) -> None:
    before = towns.done("count")
    towns.told(*CEMR)
    assert towns.done("count") == before


def test_beside_the_count_stand_number_day_difference_and_source(towns: Charter) -> None:
    towns.told(*KS)
    towns.told(*CEMR)
    found = rows(towns, "--as-of", "2018-02-26")
    assert found["NO"][2:7] == ["3", "38", "(municipality+county)", "2018-02-26", "−35"]
    assert found["total,"][-4:] == ["35", "2018-02-26", "−1685", "cemr.example"]
    assert found["SE"] == ["SE", "Sweden", "1"]


def test_the_statement_is_compared_with_the_count_of_its_own_kinds(towns: Charter) -> None:
    towns.told("statement", "add", "2", "--on", "2019", "--country", "NO", "--kinds", "county")
    towns.told("statement", "add", "9", "--on", "2010", "--country", "NO")
    assert rows(towns, "--as-of", "2019")["NO"][-4:] == ["3", "9", "2010", "−6"]
    found = rows(towns, "--as-of", "2019", "--kind", "county")["NO"]
    assert found[2:] == ["2", "2", "(county)", "2019", "0"]


def test_only_what_was_said_by_that_day_is_shown_and_the_newest_of_it(towns: Charter) -> None:
    for number, day in (("20", "2010"), ("30", "2014"), ("38", "2018-02-26")):
        towns.told("statement", "add", number, "--on", day, "--country", "NO")
    assert rows(towns, "--as-of", "2017")["NO"][3:5] == ["30", "2014"]


def test_a_doubtful_count_has_a_doubtful_difference(towns: Charter) -> None:
    towns.told("statement", "add", "1", "--on", "2007", "--country", "SE", "--qualifier", "about")
    assert rows(towns, "--as-of", "2008-05-15")["SE"][2:] == [
        "0–1", "about", "1", "2007", "−1", "to", "0",
    ]  # fmt: skip


def test_as_json_each_statement_has_its_difference(towns: Charter) -> None:
    towns.told(*KS)
    (said,) = towns.json("count", "--stated", "--as-of", "2018-02-26")["stated"]
    assert (said["signatories"], said["on"], said["source"]) == (
        38, "2018-02-26", "KS letter 18/00062-4",
    )  # fmt: skip
    assert said["difference"] == {"certain": -35, "possible": -35}


def test_numbers_about_whole_countries_are_not_put_beside_parts_of_them(towns: Charter) -> None:
    towns.told(*KS)
    why = towns.refused("count", "--stated", "--region", "Vestland", code=2)
    assert "whole countries" in why


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["-5", "--on", "2018"], 2, "-5"),
        (["many", "--on", "2018"], 2, "many"),
        (["9" * 30, "--on", "2018"], 2, "is not a whole number between 0 and 1000000"),
        (["38"], 2, "--on"),
        (["38", "--on", ""], 4, "--on: a date is missing"),
        (["38", "--on", "2018-02-30"], 4, "--on: '2018-02-30'"),
        (["38", "--on", "2018", "--country", "Norwya"], 2, "Norwya"),
        (["38", "--on", "2018", "--in", "0"], 2, "--in"),
        (["38", "--on", "2018", "--kinds", "towns"], 2, "kind of authority 'towns'"),
        (["38", "--on", "2018", "--qualifier", "some"], 2, "exact, about, nearly"),
        (["38", "--on", "2018", "--source", "a\x00b"], 4, "source: it holds"),
    ],
)
def test_a_bad_statement_is_refused_and_nothing_is_written(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("statement", "add", *words, code=code)


def test_on_the_screen_the_site_of_a_source_is_enough(charter: Charter) -> None:
    page = "https://www.ks.example/fagomrader/internasjonalt/charteret-fyller-15-ar/"
    charter.told("statement", "add", "38", "--on", "2018", "--country", "NO", "--source", page)
    assert charter.done("statement", "list").splitlines()[1].endswith("ks.example")
    assert page not in charter.done("statement", "list")
    assert charter.json("statement", "list")[0]["source"] == page
