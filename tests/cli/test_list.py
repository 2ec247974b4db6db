"""`charter list` finds many: every filter, as of a day, in every form."""

import csv
import io

import pytest
from tests.conftest import Charter

KEYS = {
    "id", "name", "country", "kind", "region", "code", "language", "standing", "signed_on",
    "edition", "plan",
}  # fmt: skip


def names(charter: Charter, *words: str) -> list[str]:
    return [entry["name"] for entry in charter.json("list", *words)]


def test_without_filters_it_lists_who_stands_by_the_charter(towns: Charter) -> None:
    found = towns.json("list")
    assert [entry["name"] for entry in found] == [
        "Heidelberg", "Helsinki", "Bolzano", "Agder", "Bergen", "Malmö",
    ]  # fmt: skip
    assert set(found[0]) >= KEYS
    assert {entry["standing"] for entry in found} == {"signatory"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--country", "NO"], ["Agder", "Bergen"]),
        (["--country", "Norge,SE"], ["Agder", "Bergen", "Malmö"]),
        (["--country", "no", "--country", "Finland"], ["Helsinki", "Agder", "Bergen"]),
        (["--kind", "county"], ["Agder"]),
        (["--kind", "county,municipality", "--country", "NO"], ["Agder", "Bergen"]),
        (["--region", "Vestland"], ["Bergen"]),
        (["--region", "vestland"], ["Bergen"]),
        (["--language", "sv"], ["Helsinki", "Malmö"]),
        (["--language", "SV", "--language", "it"], ["Bolzano", "Helsinki", "Malmö"]),
        (["--edition", "2022"], ["Heidelberg"]),
        (["--edition", "2006", "--country", "NO,DE"], ["Agder", "Bergen"]),
        (["--signed-before", "2008-05"], ["Helsinki", "Bergen"]),
        (["--signed-before", "2008-05-02"], ["Helsinki", "Bergen", "Malmö"]),
        (["--signed-after", "2009-06-01"], ["Heidelberg", "Helsinki", "Bolzano"]),
        (["--signed-after", "2010"], ["Helsinki"]),
        (["--plan", "adopted"], ["Heidelberg"]),
        (["--plan", "overdue", "--country", "SE,IT"], ["Bolzano", "Malmö"]),
        (["--plan", "overdue", "--as-of", "2010-03-08"], ["Rennes"]),
        (["--plan", "overdue", "--as-of", "2010-03-09"], ["Bergen", "Rennes"]),
        (["--standing", "former"], ["Rennes", "Aust-Agder", "Vest-Agder"]),
        (["--standing", "decided"], ["Lund"]),
        (["--standing", "all", "--country", "SE"], ["Lund", "Malmö"]),
        (["--as-of", "2008-05-15"], ["Rennes", "Helsinki", "Bergen", "Malmö"]),
        (["--as-of", "2015-06-30", "--country", "FR"], ["Rennes"]),
        (["--as-of", "2019", "--country", "NO"], ["Aust-Agder", "Bergen", "Vest-Agder"]),
        (["agder"], ["Agder"]),
        (["AGDER", "--standing", "all"], ["Agder", "Aust-Agder", "Vest-Agder"]),
        (["helsingfors"], ["Helsinki"]),
        (["malmo"], ["Malmö"]),
        (["vest agder", "--standing", "all"], ["Vest-Agder"]),
    ],
    ids=" ".join,
)  # fmt: skip
def test_filters_take_what_fits_all_of_them(
    towns: Charter, words: list[str], expected: list[str]
) -> None:
    assert sorted(names(towns, *words)) == sorted(expected)


def test_who_stands_only_possibly_is_listed_and_called_possible(towns: Charter) -> None:
    found = {e["name"]: e["standing"] for e in towns.json("list", "--as-of", "2008-05-15")}
    assert found == {
        "Bergen": "signatory", "Helsinki": "possible", "Malmö": "possible", "Rennes": "signatory",
    }  # fmt: skip


def test_as_csv_it_has_a_heading_and_a_row_each(towns: Charter) -> None:
    rows = list(csv.DictReader(io.StringIO(towns.done("list", "--format", "csv"))))
    assert set(rows[0]) >= KEYS
    assert next(row for row in rows if row["name"] == "Helsinki")["code"] == "091"


def test_as_markdown_a_bar_in_a_name_breaks_no_row(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--region", "Vest|land")
    lines = towns.done("list", "--format", "md").splitlines()
    assert len(lines) == 2 + 6
    assert any("Vest\\|land" in line for line in lines)


def test_a_table_has_one_line_for_each_and_its_heading(towns: Charter) -> None:
    lines = towns.done("list").splitlines()
    assert len(lines) == 1 + 6
    assert lines[0].split()[:4] == ["id", "name", "country", "kind"]


def test_into_a_file_it_goes_as_a_whole_and_nothing_to_the_screen(towns: Charter) -> None:
    said = towns("list", "--format", "json", "--output", "list.json")
    assert (said.code, said.out, said.err) == (0, "", "Written: list.json\n")
    assert (towns.folder / "list.json").read_text(encoding="utf-8") == towns.done(
        "list", "--format", "json"
    )


def test_where_nobody_fits_it_says_how_to_look_further(towns: Charter) -> None:
    said = towns("list", "--country", "MT")
    assert said.code == 0
    assert "--standing all" in said.err
    assert towns.json("list", "--country", "MT") == []


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["--country", "Norwey"], 2, "Norway (NO)"),
        (["--kind", "town"], 2, "kind of authority 'town'"),
        (["--edition", "2021"], 2, "edition '2021'"),
        (["--plan", "late"], 2, "adopted, due, overdue"),
        (["--standing", "member"], 2, "signatory, former, decided, all"),
        (["--language", "%"], 4, "--language: '%'"),
        (["--as-of", "2018-02-31"], 4, "--as-of: '2018-02-31'"),
        (["--signed-before", "x"], 4, "--signed-before: 'x'"),
        (["--signed-after", "x"], 4, "--signed-after: 'x'"),
        (["--format", "xls"], 2, "table, csv, json, md"),
        (["--output", "nowhere/list.csv"], 7, "nowhere"),
    ],
)
def test_an_unknown_word_is_refused_with_those_there_are(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("list", *words, code=code)
