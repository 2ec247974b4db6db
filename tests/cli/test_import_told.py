"""What an import tells the clerk: short, in one word for rows, and nothing that is our own."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Charter

from charter_cli.intake import twins

Listed = Callable[..., str]


def test_our_own_remark_in_the_workbook_of_rejects_is_neither_read_nor_told(
    charter: Charter, listed: Listed
) -> None:
    bad = listed("name;country;email", "Bergen;NO;nobody")
    assert charter("import", bad, "--yes", "--rejects", "r.xlsx").code == 4
    book = openpyxl.load_workbook("r.xlsx")
    book.active["D2"] = "post@bergen.example"
    book.save("r.xlsx")
    out = charter.done("import", "r.xlsx", "--yes")
    assert "charter:" not in out
    charter.told("export", "all.csv", "--standing", "all")
    assert "post@bergen.example" in Path("all.csv").read_text(encoding="utf-8")


def test_the_remarks_of_a_comparison_are_no_notes(charter: Charter, listed: Listed) -> None:
    one = listed("name;country", "Ville de Nice;FR", name="one.csv")
    other = listed("name;country", "Nice;FR", name="other.csv")
    charter.told("reconcile", one, other, "--output", "c.xlsx")
    out = charter.done("import", "c.xlsx", "--sheet", "Another name", "--yes")
    assert "→ note" not in out
    assert charter.json("list", "--standing", "all")[0]["name"] == "Ville de Nice"
    assert "same name" not in charter.done("show", "1")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Département du Gers;FR", "county"),
        ("Vestland fylkeskommune;NO", "county"),
        ("Ville de Nice;FR", "municipality"),
        ("Trifouilly;FR", "municipality"),
    ],
)
def test_a_county_s_name_tells_its_kind_where_the_list_does_not(
    charter: Charter, listed: Listed, row: str, kind: str
) -> None:
    out = charter.done("import", listed("name;country", row), "--yes")
    assert f", {kind})" in out
    assert charter.json("list", "--standing", "all")[0]["kind"] == kind


def test_long_groups_of_notes_are_counted_and_cut(charter: Charter, listed: Listed) -> None:
    rows = [f"By {number};uk" for number in range(30)]
    out = charter.done("import", listed("name;country", *rows), "--dry-run")
    assert "Read otherwise than it is written (30):" in out
    assert "line 2, country: uk was read as GB" in out
    assert out.count("was read as GB") == 20
    assert "… and 10 more" in out


def test_of_very_many_new_rows_it_is_told_how_duplicates_were_looked_for(
    charter: Charter, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "_MOST", 3)
    rows = ("Lille;FR;A", "Lille;FR;", "Stadt Lille;FR;", "Nice;FR;")
    found = charter.json("import", listed("name;country;region", *rows), "--dry-run")
    assert [one["rows"] for one in found["duplicates"]] == [[2, 3]]
    assert any("possible duplicates were looked for under the very same name" in one
               for one in found["said"])  # fmt: skip


def test_who_was_erased_is_not_brought_back_by_an_old_list(
    charter: Charter, listed: Listed
) -> None:
    old = listed("name;country;contact name;contact email", "Bergen;NO;Kari Nor;kari@b.example")
    charter.told("import", old, "--yes")
    charter.told("erase", "kari@b.example", "--yes")
    said = charter("import", old, "--yes")
    assert "line 2: Bergen (NO); who is named there is not brought back" in said.out
    assert "Nothing to write" in said.err
    assert charter.json("import", old, "--dry-run")["erased"] == [2]
    assert "kari" not in charter.done("contact", "list", "Bergen")


def test_a_wish_for_silence_outlives_an_old_list(charter: Charter, listed: Listed) -> None:
    old = listed("name;country;contact name;contact email", "Bergen;NO;Kari Nor;kari@b.example")
    charter.told("import", old, "--yes")
    charter.told("contact", "edit", "1", "--do-not-contact")
    charter.told("import", old, "--yes")
    other = listed("name;country;contact name;contact email", "Bergen;NO;K. Nor;KARI@b.example")
    charter.told("import", other, "--yes")
    assert charter.done("contact", "list", "Bergen").count("@") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made, as Unix has them")
def test_progress_is_shown_to_who_looks_on(charter: Charter, listed: Listed) -> None:
    ours, theirs = pty.openpty()
    words = ("import", listed("name;country", "Bergen;NO", "Oslo;NO"), "--yes")
    code = "import sys; from charter_cli.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--register", str(charter.register)],
        stdout=subprocess.PIPE, stderr=theirs, stdin=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    shown = os.read(ours, 10_000).decode()
    for work in ("rows read: 0 of 2", "rows compared: 2 of 2", "authorities entered: 0 of 2"):
        assert work in shown
    assert b"rows compared" not in done.stdout
    assert Path(charter.register).exists()
