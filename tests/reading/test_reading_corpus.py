"""Hostile and messy files: every row accounted for, each bad one named, or the file refused."""

import time
from datetime import date

import pytest
from tests.messy_files import EXPECTED, FILES

from charter_cli.errors import BadInput
from charter_cli.reading import Document, Wishes, read

WISHES = Wishes(today=date(2026, 11, 21))

OTHERWISE = {
    "csv/val_path_traversal.csv": (23, [25]),  # a name of one question mark is no name
    "csv/val_windows_names.csv": (18, [16]),  # a name of 255 letters is too long
    "json/wrong_types.json": (2, [1, 2, 3, 5, 6, 7, 8, 9, 10]),  # 20120425 is a day
    "ods/repeated_row_filled.ods": (6, []),  # whether two rows mean one town is asked later
    "xlsx/escaped_controls.xlsx": (1, [2, 3]),
    "xlsx/typed_cells.xlsx": (0, [2, 3, 4, 5]),  # a number is no name
}
"""Where the expectation leaves a choice, or is met by another room: the good rows, the bad ones."""


def wanted(file: str) -> tuple[int, list[int]]:
    row = EXPECTED[file]
    if file in OTHERWISE:
        return OTHERWISE[file]
    return int(row["good"]), [int(number) for number in row["bad_rows"].split()]


def outcome(file: str) -> tuple[int, list[int]] | str:
    """Return the number of good rows and the numbers of the bad ones, or the refusal."""
    try:
        document = read(FILES / file, WISHES)
    except BadInput as refused:
        return refused.message if refused.next_step else ""
    good, bad = split(document)
    assert good + len(bad) == len(document)
    return good, bad


def split(document: Document) -> tuple[int, list[int]]:
    good, bad = 0, []
    for record in document.records():
        good += not record.complaints
        bad += [record.number] * bool(record.complaints)
        for complaint in record.complaints:
            assert complaint.row == record.number
            assert complaint.reason
            assert len(complaint.value) <= 80
    return good, bad


def judge(file: str) -> None:
    verdict = EXPECTED[file]["verdict"]
    found = outcome(file)
    if isinstance(found, str):
        assert found, "a refusal says what to do next"
        assert "refuse" in verdict, found
    else:
        assert verdict != "refuse"
        assert found == wanted(file)


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("file", EXPECTED)
def test_a_file_is_met_as_it_is_expected(file: str) -> None:
    judge(file)


@pytest.mark.long
@pytest.mark.parametrize("file", EXPECTED)
def test_a_file_is_met_so_by_the_child_within_its_limits(file: str) -> None:
    start = time.monotonic()
    judge(file)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("file", ["xlsx/merged_cells.xlsx", "csv/str_ragged.csv", "ods/xxe.ods"])
def test_the_child_says_what_is_said_in_process(file: str) -> None:
    judge(file)


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("file", ["csv/val_ansi.csv", "csv/val_numbers.csv", "json/internals.json"])
def test_reading_a_file_twice_says_the_same_twice(file: str) -> None:
    first, second = read(FILES / file, WISHES), read(FILES / file, WISHES)
    assert first == second
    assert list(first.records()) == list(first.records()) == list(second.records())


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("csv/enc_cp1252.csv", "read as Windows-1252, the usual code page of France, Germany"),
        ("csv/enc_cp850_dos.csv", "CP850 (DOS)"),
        ("csv/enc_dos_eof.csv", "end-of-file mark of DOS"),
        ("csv/str_preamble.csv", "found in line 4; the 3 lines above were left out"),
        ("csv/str_two_row_header.csv", "found in line 2; the one above was left out"),
        ("csv/str_ragged.csv", "Line 3 has fewer cells than the 12 headings"),
        ("csv/str_header_internal.csv", "'id' (1 value), 'rowid' (1 value), 'created_at'"),
        ("csv/str_unknown_columns.csv", "'favourite colour' (1 value), 'Spalte1' (1 value)"),
        ("xlsx/formula_cached.xlsx", "3 cells hold formulas"),
        ("xlsx/macros_renamed.xlsx", "macros in the file were ignored"),
        ("xlsx/hidden_sheets.xlsx", "2 hidden sheets were not read: Hidden (4 rows), VeryHidden"),
        ("xlsx/hidden_rows_columns.xlsx", "1 hidden row and 1 hidden column were read too"),
        ("xlsx/biff8_renamed.xlsx", "it is an old Excel workbook (.xls); it was read as that"),
        ("ods/xlsx_renamed.ods", "it is an Excel workbook (.xlsx); it was read as that"),
        ("json/internals.json", "'__proto__' (1 value), 'created_at' (1 value), 'history'"),
    ],
)
def test_what_was_done_with_a_file_is_told(file: str, told: str) -> None:
    assert told in " ".join(read(FILES / file, WISHES).said)
