"""`charter count` counts who stands on a day, and says what exactly was counted."""

import csv
import io

import pytest
from tests.conftest import Charter

from charter_cli.register import counting


def pairs(charter: Charter, *words: str) -> dict[str, str]:
    """Return the rows of a count as `38` or `38–40`."""
    count = charter.json("count", *words)
    return {
        row[count["by"]]: str(row["certain"])
        if row["certain"] == row["possible"]
        else f"{row['certain']}–{row['possible']}"
        for row in count["rows"]
    }


def total(charter: Charter, *words: str) -> tuple[int, int]:
    pair = charter.json("count", *words)["total"]
    return pair["certain"], pair["possible"]


def test_the_table_has_a_bar_a_row_a_total_and_the_definition(towns: Charter) -> None:
    assert towns.done("count").splitlines() == [
        "country             signatories",
        "DE  Germany                   1  ████████████",
        "FI  Finland                   1  ████████████",
        "IT  Italy                     1  ████████████",
        "NO  Norway                    2  ████████████████████████",
        "SE  Sweden                    1  ████████████",
        "total, 5 countries            6",
        "",
        "As of 21 November 2026; standing signatories; successors stand for their predecessors;"
        " 1 undated, counted from the day it was attested.",
    ]


def test_one_country_is_one_country(charter: Charter) -> None:
    charter.told("add", "Bergen", "--country", "NO", "--signed", "2010")
    assert "total, 1 country " in charter.done("count")


def test_as_json_it_keeps_the_contract(towns: Charter) -> None:
    count = towns.json("count", "--as-of", "2008-05-15")
    assert count["as_of"] == "2008-05-15"
    assert count["by"] == "country"
    assert count["rows"] == [
        {"country": "FI", "certain": 0, "possible": 1},
        {"country": "FR", "certain": 1, "possible": 1},
        {"country": "NO", "certain": 1, "possible": 1},
        {"country": "SE", "certain": 0, "possible": 1},
    ]
    assert count["total"] == {"certain": 2, "possible": 4}
    assert count["countries"] == {"certain": 2, "possible": 4}
    assert count["definition"].startswith("As of 15 May 2008; standing signatories;")
    assert count["definition"].endswith("not known.")


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2006-05-11", 0, 0),
        ("2006-05-12", 0, 1),
        ("2007-03-01", 1, 2),
        ("2008-03-07", 1, 2),
        ("2008-03-08", 2, 3),
        ("2008-05-01", 2, 4),
        ("2008-05-31", 3, 4),
        ("2008", 3, 4),
        ("2010-06", 5, 7),
        ("2010", 6, 7),
        ("2012-06-30", 8, 8),
        ("2015-06-30", 8, 8),
        ("2015-07-01", 7, 7),
        ("2019", 7, 7),
        ("2020-01-01", 6, 6),
        ("2026-11-21", 6, 6),
    ],
)
def test_the_count_on_a_day_is_what_certainly_and_what_possibly_stands(
    towns: Charter, day: str, certain: int, possible: int
) -> None:
    assert total(towns, "--as-of", day) == (certain, possible)


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("country", {"DE": "1", "FI": "1", "IT": "1", "NO": "2", "SE": "1"}),
        ("kind", {"county": "1", "municipality": "5"}),
        ("region", {"Skåne": "1", "Vestland": "1", "unknown": "4"}),
        ("year", {"2008": "2", "2009": "1", "2010": "2", "unknown": "1"}),
        ("edition", {"2006": "5", "2022": "1"}),
        ("language", {"de": "1", "fi": "1", "it": "1", "nb": "1", "nn": "1", "sv": "1"}),
        ("plan", {"adopted": "1", "overdue": "5"}),
    ],
)
def test_it_counts_by_whatever_is_asked_and_the_rows_add_up(
    towns: Charter, by: str, rows: dict[str, str]
) -> None:
    assert pairs(towns, "--by", by) == rows
    assert sum(map(int, rows.values())) == total(towns, "--by", by)[0] == 6


@pytest.mark.parametrize("words", ["Østlandet", "ØSTLANDET", "østlandet", "Ostlandet"])
def test_a_region_is_one_in_whatever_spelling_it_is_entered_and_asked_for(
    charter: Charter, words: str
) -> None:
    for name, region in (("Oslo", "Østlandet"), ("Moss", "Østlandet"), ("Hamar", "ØSTLANDET")):
        charter.told("add", name, "--country", "NO", "--signed", "2010", "--region", region)
    charter.told("add", "Αθήνα", "--country", "GR", "--signed", "2010", "--region", "Αττική")
    assert pairs(charter, "--by", "region") == {"Østlandet": "3", "Αττική": "1"}
    assert total(charter, "--region", words) == (3, 3)
    listed = charter.json("list", "--region", words)
    assert [row["name"] for row in listed] == ["Hamar", "Moss", "Oslo"]
    assert total(charter, "--region", "ΑΤΤΙΚΉ", "--region", words) == (4, 4)
    assert total(charter, "--region", "Vestlandet") == (0, 0)
    assert total(charter, "--region", words, "--as-known", "2026-11-21") == (3, 3)


def test_who_renews_counts_under_one_text_each_day_until_the_renewal_is_sure_under_the_first(
    charter: Charter,
) -> None:
    charter.told("add", "Lund", "--country", "SE", "--signed", "2010-05-01")
    charter.told("record", "renewed", "Lund", "--on", "2025")
    for day, edition in (("2025-12-30", "2006"), ("2025-12-31", "2022")):
        assert pairs(charter, "--by", "edition", "--as-of", day) == {edition: "1"}
        assert total(charter, "--edition", edition, "--as-of", day) == (1, 1)


def test_every_way_to_count_is_tested() -> None:
    assert set(counting.WAYS) == {
        "country", "kind", "region", "year", "edition", "language", "plan",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--country", "NO"], (2, 2)),
        (["--kind", "county"], (1, 1)),
        (["--region", "Skåne"], (1, 1)),
        (["--region", "SKÅNE"], (1, 1)),
        (["--language", "sv"], (2, 2)),
        (["--edition", "2022"], (1, 1)),
        (["--plan", "overdue"], (5, 5)),
        (["--signed-before", "2009"], (2, 3)),
        (["--signed-after", "2009"], (2, 3)),
        (["--standing", "former"], (3, 3)),
        (["--standing", "decided"], (1, 1)),
        (["--standing", "all"], (10, 10)),
        (["--country", "NO", "--kind", "county", "--as-of", "2019"], (2, 2)),
    ],
    ids=lambda value: " ".join(map(str, value)),
)  # fmt: skip
def test_a_count_takes_every_filter_of_a_list(
    towns: Charter, words: list[str], expected: tuple[int, int]
) -> None:
    assert total(towns, *words) == expected


def test_a_doubt_is_shown_as_two_numbers_with_a_dash(towns: Charter) -> None:
    table = towns.done("count", "--as-of", "2008-05-15")
    lines = [line.split()[:4] for line in table.splitlines()]
    assert ["SE", "Sweden", "0–1"] in [words[:3] for words in lines]
    assert ["total,", "2–4", "countries", "2–4"] in lines
    assert "2 certainly, 4 possibly" in table


def test_a_later_merger_changes_no_count_of_an_earlier_day(towns: Charter) -> None:
    """Not the total, and not by year, edition or plan: what was provable then stays so."""
    asked = [("--by", by, "--as-of", "2016-06-01") for by in counting.WAYS]
    before = [pairs(towns, *words) for words in asked]
    towns.told("record", "merged", "Bergen", "--into", "Malmö", "--on", "2024-01-01")
    towns.told("record", "merged", "Heidelberg", "--into", "Malmö", "--on", "2026-01-01")
    assert [pairs(towns, *words) for words in asked] == before
    assert pairs(towns, "--by", "edition", "--country", "SE") == {"2022": "1"}
    assert pairs(towns, "--by", "plan", "--country", "SE") == {"adopted": "1"}
    assert pairs(towns, "--by", "year", "--country", "SE") == {"2008": "1"}
    towns.done("check")


def test_who_signed_only_the_new_text_is_never_counted_under_the_old(charter: Charter) -> None:
    charter.told("add", "Lund", "--country", "SE", "--signed", "2024")
    assert pairs(charter, "--by", "edition", "--as-of", "2024-06-01") == {"2022": "0–1"}


def test_as_csv_it_has_both_numbers_and_the_definition_stands_beside(towns: Charter) -> None:
    said = towns("count", "--as-of", "2008-05-15", "--format", "csv")
    rows = list(csv.reader(io.StringIO(said.out)))
    assert rows[0] == ["country", "certain", "possible"]
    assert ["SE", "0", "1"] in rows
    assert said.err.startswith("As of 15 May 2008;")


def test_as_markdown_it_is_a_table_with_its_total(towns: Charter) -> None:
    lines = towns.done("count", "--format", "md").splitlines()
    assert lines[0] == "| country | signatories |"
    assert lines[-1] == "| total, 5 countries | 6 |"


def test_into_a_file_nothing_is_said_that_is_not_in_it_but_the_definition(towns: Charter) -> None:
    said = towns("count", "--format", "csv", "--output", "count.csv")
    assert said.out == ""
    assert "As of 21 November 2026" in said.err
    assert (towns.folder / "count.csv").read_text(encoding="utf-8").startswith("country,certain")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--sentence", "nb", "--country", "NO"], "Siden 2008 har 2 norske kommuner og "),
        (["--sentence", "nb", "--country", "NO"], "Totalt har 6 kommuner og regioner i 5 land "),
        (["--sentence", "sv", "--country", "SE"], "1 svensk kommun "),
        (["--sentence", "en"], "In total, 6 municipalities and regions in 5 countries"),
        (["--sentence", "en", "--as-of", "2008-05-15"], "2–4"),
    ],
)
def test_the_sentence_of_a_letter_holds_the_numbers_of_the_day(
    towns: Charter, words: list[str], said: str
) -> None:
    assert said in towns.done("count", *words)


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["--by", "colour"], 2, "country, kind, region, year, edition, language, plan"),
        (["--by", "\x1b[31m"], 2, "There is no way to count"),
        (["--as-of", "tomorrow"], 4, "--as-of: 'tomorrow'"),
        (["--format", "pdf"], 2, "table, csv, json, md"),
        (["--sentence", "tlh"], 2, "tlh"),
        (["--country", "Atlantis"], 2, "no country 'Atlantis'"),
    ],
)
def test_an_unknown_word_is_refused_with_those_there_are(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    why = towns.refused("count", *words, code=code)
    assert named in why
    assert "\x1b" not in why
