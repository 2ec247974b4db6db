"""The workbook of rejected rows: it comes back by the command shown, and means what it meant."""

import csv
import json
import shlex
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.conftest import Charter

from charter_cli.importers import Hints
from charter_cli.importers.__main__ import written
from charter_cli.reading import Limits, Wishes, child, read

FILES = Path(__file__).parent.parent / "importers" / "files"
WITH_REJECTS = [
    row["file"]
    for row in csv.DictReader(
        (FILES / "expected.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if row["verdict"] == "rows"
]
BOOK = "til retting, vår.xlsx"
DOUBLE = "it means the same as"
SOUND = {
    "country": "NO", "kind": "municipality", "languages": "nb", "population": "5",
    "signed": "2010-01-01", "decided": "2009", "registered": "2011", "renewed": "2023",
    "edition": "2006", "email": "post@by.example", "contact_email": "kari@by.example",
    "postcode": "0150", "website": "https://by.example", "do_not_contact": "no", "beyond": "",
}  # fmt: skip
"""What a person may write in the place of a value that was refused; elsewhere any word will do."""

Row = dict[str, str]
"""Why a row is rejected: a reason for each of its columns."""


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader's work be done here: its start is what takes the time of a test."""

    def here(path: Path, hints: Hints, limits: Limits) -> child.Book:
        return child.book(written(path, hints))

    monkeypatch.setattr(child, "read", here)


def rejected(found: Any) -> dict[int, Row]:
    """Return why each row is rejected, in the order of the rows."""
    rows: dict[int, Row] = {}
    for one in sorted(found["rejected"], key=lambda one: one["row"]):
        rows.setdefault(one["row"], {})[one["column"]] = one["reason"]
    return rows


def proposed(told: str) -> list[str]:
    """Return the words of the command that was proposed for the rejected rows, as a shell does."""
    (line,) = [line for line in told.splitlines() if line.startswith("  charter import ")]
    return shlex.split(line)[1:]


def sent_back(charter: Charter, *words: str) -> tuple[list[Row], list[str]]:
    """Import what is good of a list; return why rows are rejected, and the command proposed."""
    more = ("--skip-bad", "--yes", "--rejects", BOOK, "--format", "json")
    said = charter("import", *words, *more)
    assert said.code == 0, said
    return list(rejected(json.loads(said.out)).values()), proposed(said.err)


def corrected(rows: list[Row]) -> None:
    """Write something sound into the workbook wherever a cell was refused."""
    book = openpyxl.load_workbook(BOOK)
    for number, reasons in enumerate(rows, 2):
        whole = ("name", "country", "signed", "beyond") if "" in reasons else ()
        for place, column in enumerate(read(Path(BOOK), Wishes(country="NO")).columns, 1):
            if column.heading in reasons or column.field in whole:
                book.active.cell(number, place).value = SOUND.get(column.field, f"By {number}")
    book.save(BOOK)


@pytest.mark.parametrize("file", WITH_REJECTS)
def test_a_row_that_nobody_corrected_is_rejected_again_and_one_that_was_is_taken(
    charter: Charter, file: str
) -> None:
    before, command = sent_back(charter, str(FILES / file))
    doubles = {n for n, row in enumerate(before, 2) if row.get("", "").startswith(DOUBLE)}
    found = json.loads(charter(*command, "--dry-run", "--format", "json").out)
    again = rejected(found)
    assert (found["new"], again.keys() | doubles) == (0, set(range(2, len(before) + 2)))
    for number, row in again.items():
        assert row.keys() >= before[number - 2].keys() - {""}
    corrected(before)
    assert rejected(charter.json(*command, "--dry-run")) == {}


def two_rows_of_headings(folder: Path) -> str:
    """Write a workbook as an office keeps it, with a second sheet; return its path."""
    book = openpyxl.Workbook()
    for row in (
        ("Kommune", None, None, "Kontaktperson", None),
        ("Navn", "Ref", "Signert", "Navn", "E-post"),
        ("Bergen", "4601", "03/04/2012", "Åse Ø", "ase@bergen.example"),
        ("Tromsø", "5501", "05/06/2013", "Kari N", "kari"),
    ):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("D1:E1")
    book.create_sheet("Medlemmer 2025").append(("Navn", "Land"))
    path = folder / "årets liste.xlsx"
    book.save(path)
    return str(path)


def test_two_rows_of_headings_and_all_that_was_said_of_the_list_are_in_nobodys_way(
    charter: Charter, tmp_path: Path
) -> None:
    before, command = sent_back(
        charter, two_rows_of_headings(tmp_path), "--country", "NO", "--dates", "dmy",
        "--map", "Kommune Ref=code", "--map", "Kontaktperson Navn=", "--signatories",
        "--source", "KS sitt", "--attested", "2026-11-01", "--sheet", "sheet",
    )  # fmt: skip
    assert command[1:] == [
        BOOK, "--source", "KS sitt", "--country", "NO", "--dates", "dmy",
        "--attested", "2026-11-01", "--signatories",
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(BOOK).active
    assert [[cell.value for cell in row[1:]] for row in sheet] == [
        ["Kommune Navn", "Kommune Ref=code", "Kommune Signert=signed", "Kontaktperson Navn=",
         "Kontaktperson E-post"],
        ["Tromsø", "5501", "05/06/2013", "Kari N", "kari"],
    ]  # fmt: skip
    corrected(before)
    assert charter.json(*command, "--yes")["new"] == 1
    shown = charter.json("show", "NO-5501")
    assert (shown["signed_on"], shown["standing"]) == ("2013-06-05", "signatory")
    assert "Kari" not in charter.done("contact", "list", "NO-5501")


def test_the_encoding_that_was_said_is_needed_once(charter: Charter, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Kommune;Land;E-post\nTromsø;NO;kari\n".encode("cp865"))
    _, command = sent_back(charter, str(path), "--encoding", "cp865")
    (complaint,) = json.loads(charter(*command, "--dry-run", "--format", "json").out)["rejected"]
    assert (complaint["column"], complaint["value"]) == ("E-post", "kari")
    assert openpyxl.load_workbook(BOOK).active["B2"].value == "Tromsø"
