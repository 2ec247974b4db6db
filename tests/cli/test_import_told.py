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


def test_a_list_of_decisions_is_told_to_hold_no_signature(charter: Charter, listed: Listed) -> None:
    rows = ("Bergen;22.09.2008;", "Oslo;2009;", "Alta;2009;2010")
    path = listed("Kommune;Dato for vedtak;Signert", *rows)
    words = ("import", path, "--country", "NO", "--dry-run")
    told = "2 rows tell of a decision and of no signature, so nobody counts as a signatory by it."
    assert f"{told} If every row of the list has signed, say --signatories." in charter.done(*words)
    assert "no signature" not in charter.done(*words, "--signatories")
    assert "no signature" not in charter("reconcile", path, "--country", "NO").err


def test_a_remembered_heading_that_is_gone_next_year_is_in_nobodys_way(
    charter: Charter, listed: Listed
) -> None:
    first = listed("name;country;Ref", "Bergen;NO;4601", name="2026.csv")
    charter.told("import", first, "--source", "KS", "--map", "Ref=code", "--yes")
    second = listed("name;country;code", "Alta;NO;5601", name="2027.csv")
    assert charter.json("import", second, "--source", "KS", "--yes")["new"] == 1
    assert charter.json("show", "NO-5601")["authority"]["name"] == "Alta"


def test_a_number_is_no_name(charter: Charter, listed: Listed) -> None:
    path = listed("name;country", "2;NO", "10000;NO", "3,5;NO", "Å;NO", "2 Under;NO")
    said = charter("import", path, "--dry-run")
    for row in ("line 2, name, '2'", "line 3, name, '10000'", "line 4, name, '3,5'"):
        assert f"{row}: it is a number, not a name" in said.out
    assert "5 rows read: 2 new" in said.out


@pytest.mark.skipif(sys.platform == "win32", reason="Unix has devices among its files")
def test_what_is_no_plain_file_is_not_said_to_be_missing(charter: Charter) -> None:
    assert "a device or a pipe, not a file" in charter.refused("import", os.devnull, code=4)
    assert "is not there" in charter.refused("import", "liste.csv", code=4)


def test_the_sheet_is_named_once(charter: Charter, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Signatarer"
    for row in (("name", "country"), ("Bergen", "NO")):
        book.active.append(row)
    book.create_sheet("Forklaring").append(("Merk",))
    book.save(tmp_path / "ks.xlsx")
    out = charter.done("import", str(tmp_path / "ks.xlsx"), "--dry-run")
    assert out.startswith("ks.xlsx, sheet Signatarer:\n")
    assert out.count("Signatarer") == 1
    assert "Other sheets were not read: 'Forklaring'." in out


def test_an_unknown_column_is_told_with_the_words_that_take_it_in(
    charter: Charter, listed: Listed
) -> None:
    path = listed("name;country;Nr hos oss", "Bergen;NO;4601")
    out = charter.done("import", path, "--dry-run")
    assert "'Nr hos oss' (1 value).\n" in out
    assert '--map "Nr hos oss=FIELD".' in out
    charter.told("import", path, "--yes", "--map", "Nr hos oss=code")
    assert charter.json("show", "NO-4601")["authority"]["name"] == "Bergen"


def test_the_number_of_rows_below_a_list_is_no_row(charter: Charter, listed: Listed) -> None:
    path = listed("Komm.nr.;Kommune;Land", "4601;Bergen;NO", "Antall kommuner: 1;;")
    assert "The totals line 3 was left out." in charter.done("import", path, "--dry-run")


def test_a_remark_below_a_list_is_shown_where_its_name_is_missing(
    charter: Charter, listed: Listed
) -> None:
    path = listed("INE;Municipio;Fecha de adhesión", "28079;Madrid;", "Fuente: FEMP;;", "1;;2/3/09")
    out = charter("import", path, "--country", "ES", "--dry-run").out
    assert "line 3, Municipio: it is missing; the row holds nothing but 'Fuente: FEMP'\n" in out
    assert "line 4, Municipio: it is missing\n" in out
    assert "no signature" not in out


def test_two_rows_of_a_list_that_mean_one_body_are_told_so_side_by_side(
    towns: Charter, listed: Listed
) -> None:
    path = listed("name;country", "Bergen Municipality;NO", "Bergen;NO")
    out = towns.done("reconcile", path)
    assert "Bergen (NO, line 3): it means the same as line 2" in out
