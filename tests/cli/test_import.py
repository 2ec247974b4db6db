"""`charter import` takes in a list: previewed, applied as one batch, and harmless when repeated."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.conftest import Charter

Listed = Callable[..., str]
Dump = Callable[[Path], dict[str, list[tuple[Any, ...]]]]

KS = (
    "Kommune;Land;Kommunenummer;Signert;E-post;Kontaktperson;E-post kontakt",
    "Bergen;NO;4601;08.03.2008;post@bergen.example;Kari Nordmann;kari@bergen.example",
    "Tromsø;NO;5501;2009;post@tromso.example;;",
    "Nøtterøy;NO;;;;;",
)
BAD = ("name;country;email", "Bergen;NO;post@bergen.example", "Tromsø;NO;nobody", ";NO;")


@pytest.fixture
def ks(listed: Listed) -> str:
    return listed(*KS, name="ks.csv")


def test_a_list_is_taken_in_as_one_batch(charter: Charter, ks: str) -> None:
    result = charter.json("import", ks, "--yes", "--source", "KS")
    assert {key: result[key] for key in ("read", "new", "changed", "unchanged", "rejected")} == {
        "read": 3, "new": 3, "changed": 0, "unchanged": 0, "rejected": [],
    }  # fmt: skip
    newest = charter.json("log")[0]
    assert (newest["id"], newest["command"]) == (result["batch"], f"charter import {ks}")
    bergen = charter.json("show", "NO-4601")
    assert (bergen["standing"], bergen["signed_on"]) == ("signatory", "2008-03-08")
    assert bergen["events"][0]["source"] == "KS"
    assert "kari@bergen.example" in charter.done("contact", "list", "Bergen")


def test_the_same_file_twice_changes_nothing(charter: Charter, ks: str, dump: Dump) -> None:
    charter.told("import", ks, "--yes", "--signatories", "--source", "KS")
    before, log = dump(charter.register), charter.json("log")
    said = charter("import", ks, "--yes", "--signatories", "--source", "KS")
    assert "Nothing to write" in said.err
    assert dump(charter.register) == before
    assert charter.json("log") == log


@pytest.mark.parametrize("fixture", ["charter", "towns"])
def test_undo_takes_exactly_one_import_back(
    request: pytest.FixtureRequest, ks: str, dump: Dump, fixture: str
) -> None:
    charter: Charter = request.getfixturevalue(fixture)
    before = dump(charter.register)
    batch = charter.json("import", ks, "--yes", "--map", "Kommune=name")["batch"]
    assert dump(charter.register) != before
    charter.told("undo", str(batch))
    assert dump(charter.register) == before
    assert charter("check").code == 0


def test_a_dry_run_writes_nothing(towns: Charter, ks: str) -> None:
    before = towns.files()
    shown = towns.done("import", ks, "--dry-run")
    assert "3 rows read: 2 new, 1 changed, 0 unchanged" in shown
    assert "Tromsø (NO, municipality, 5501)" in shown
    assert towns.files() == before


def test_without_a_person_or_yes_it_says_how_to_go_on(charter: Charter, ks: str) -> None:
    before = charter.files()
    said = charter("import", ks)
    assert said.code == 7
    assert "--yes" in said.err
    assert charter.files() == before


def test_yes_and_dry_run_exclude_each_other(charter: Charter, ks: str) -> None:
    assert "exclude" in charter.refused("import", ks, "--yes", "--dry-run", code=2)


def test_rejected_rows_keep_everything_out_and_are_named(charter: Charter, listed: Listed) -> None:
    before = charter.files()
    said = charter("import", listed(*BAD), "--yes")
    assert said.code == 4
    assert "line 3, email, 'nobody'" in said.out
    assert "line 4, name: it is missing" in said.out
    assert "2 rows of" in said.err
    assert charter.files() == before


def test_skip_bad_takes_the_good_rows(charter: Charter, listed: Listed) -> None:
    said = charter("import", listed(*BAD), "--yes", "--skip-bad")
    assert said.code == 0
    assert [one["name"] for one in charter.json("list", "--standing", "all")] == ["Bergen"]


def test_json_is_pure_also_when_rows_are_rejected(charter: Charter, listed: Listed) -> None:
    path = listed(*BAD)
    said = charter("import", path, "--dry-run", "--format", "json")
    found = json.loads(said.out)
    assert (said.code, found["file"], found["sheet"], found["batch"]) == (4, path, "", None)
    assert [complaint["row"] for complaint in found["rejected"]] == [3, 4]
    assert set(found["rejected"][0]) == {"row", "column", "value", "reason"}
    counted = (found["new"], found["changed"], found["unchanged"], len(found["undecided"]))
    assert found["read"] == sum(counted) + 2


def test_rejects_can_be_corrected_and_imported_again(charter: Charter, listed: Listed) -> None:
    charter("import", listed(*BAD), "--yes", "--skip-bad", "--rejects", "rejects.xlsx")
    path = charter.folder / "rejects.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == [
        "charter: what is wrong", "name", "country", "email",
    ]  # fmt: skip
    assert sheet["A2"].value == "email 'nobody': it is not one e-mail address"
    sheet["D2"], sheet["B3"] = "post@tromso.example", "Alta"
    book.save(path)
    again = charter.json("import", str(path), "--yes")
    assert (again["new"], again["rejected"]) == (2, [])
    names = {one["name"] for one in charter.json("list", "--standing", "all")}
    assert names == {"Bergen", "Tromsø", "Alta"}


def test_rejects_never_overwrite_the_list(charter: Charter, tmp_path: Path) -> None:
    path = str(tmp_path / "list.xlsx")
    assert "the list itself" in charter.refused("import", path, "--rejects", path, code=2)
    assert "no workbook" in charter.refused("import", path, "--rejects", "r.csv", code=2)


def test_a_map_is_remembered_for_its_source(charter: Charter, listed: Listed) -> None:
    first = listed("Wer;Land", "Graz;AT", name="2025.csv")
    assert "name" in charter.refused("import", first, "--yes", code=4)
    charter.told("import", first, "--yes", "--source", "ÖStB", "--map", "Wer=name")
    second = listed("Wer;Land", "Graz;AT", "Linz;AT", name="2026.csv")
    assert charter.json("import", second, "--yes", "--source", "ÖStB")["new"] == 1
    assert charter("import", second, "--dry-run").code == 4


def test_a_map_alone_is_worth_remembering(charter: Charter, listed: Listed) -> None:
    charter.told("import", listed("name;Land", "Graz;AT"), "--yes", "--source", "a")
    path = listed("Wer;Land", "Graz;AT")
    found = charter.json("import", path, "--yes", "--source", "a", "--map", "Wer=name")
    assert (found["unchanged"], found["batch"]) == (1, 3)
    assert charter.json("import", path, "--yes", "--source", "a")["batch"] is None


def test_those_missing_from_a_source_are_named_and_kept(charter: Charter, listed: Listed) -> None:
    rows = ("name;country;signed;email", "Graz;AT;2010;", "Linz;AT;2011;", "Wels;AT;2012;")
    charter.told("import", listed(*rows), "--yes", "--source", "ÖStB")
    charter.told("record", "withdrew", "Wels", "--on", "2020")
    left = listed(rows[0], "Graz;AT;2010;")
    found = charter.json("import", left, "--dry-run", "--source", "ÖStB")
    assert [one["name"] for one in found["missing"]] == ["Linz"]
    assert "missing from the list" in charter.done("import", left, "--dry-run", "--source", "ÖStB")
    assert len(charter.json("list", "--standing", "all")) == 3


def test_a_row_that_is_rejected_is_not_missing(charter: Charter, listed: Listed) -> None:
    charter.told("import", listed("name;country;signed", "Linz;AT;2011"), "--yes", "--source", "a")
    path = listed("name;country;email", "Linz;AT;nobody", "Graz;AT;")
    said = charter("import", path, "--dry-run", "--source", "a", "--format", "json")
    assert json.loads(said.out)["missing"] == []


def test_a_list_of_the_future_is_refused(charter: Charter, ks: str) -> None:
    assert "future" in charter.refused("import", ks, "--attested", "2031", code=2)


def test_what_was_changed_since_the_preview_stops_the_import(
    charter: Charter, ks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def colleague(question: str, yes: bool) -> bool:
        charter.told("add", "Oslo", "--country", "NO")
        return True

    monkeypatch.setattr("charter_cli.cli.desk.agreed", colleague)
    said = charter("import", ks)
    assert (said.code, "changed since the preview" in said.err) == (7, True)
    assert [one["name"] for one in charter.json("list", "--standing", "all")] == ["Oslo"]


def test_what_a_new_list_says_stands_as_the_law_concludes(charter: Charter, listed: Listed) -> None:
    file = listed(
        "name;country;decided;signed;registered;renewed;population;do_not_contact",
        "Bergen;NO;2008-06-10;2008;2008-09-01;;291940;",
        "Oslo;NO;;;;2023-03;;yes",
        "Tromsø;NO;2011;;;;;",
    )
    charter.done("import", file, "--yes")
    found = {one["name"]: one for one in charter.json("list", "--standing", "all")}
    standing = {name: (one["standing"], one["signed_on"]) for name, one in found.items()}
    assert standing == {
        "Bergen": ("signatory", "2008"), "Oslo": ("signatory", "2023-03"),
        "Tromsø": ("decided", ""),
    }  # fmt: skip
    assert charter("check").code == 0
    with closing(sqlite3.connect(charter.register)) as connection:
        kept = connection.execute(
            "SELECT name, population, do_not_contact, note FROM authority ORDER BY name"
        ).fetchall()
    assert kept == [("Bergen", 291940, 0, ""), ("Oslo", None, 1, ""), ("Tromsø", None, 0, "")]
