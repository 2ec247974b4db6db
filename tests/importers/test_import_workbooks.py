"""Workbooks as people keep them: merged, hidden, calculated, dated in their own way."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from charter_cli.errors import BadInput
from charter_cli.importers import Day, Row, Unfit

Look = Callable[..., list[tuple[str, list[Row], list[str]]]]
OFFICE = [f"days{epoch}.{suffix}" for epoch in ("", "_1904") for suffix in ("xlsx", "xls", "ods")]


def made(path: Path, *rows: list[object]) -> openpyxl.worksheet.worksheet.Worksheet:
    """Return the sheet of a new workbook with these rows; it is saved at `path` by its book."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    book.save(path)
    return sheet


@pytest.mark.parametrize("name", OFFICE)
def test_rows_have_the_numbers_that_the_spreadsheet_program_shows(
    look: Look, files: Path, name: str
) -> None:
    [shown, _] = look(files / "office" / name)
    assert [number for number, _ in shown[1]] == [1, 3, 4, 5, 6, 7, 8, 9]
    assert shown[1][2][1][0] == "Bergen"


@pytest.mark.parametrize("name", OFFICE)
def test_a_date_is_right_in_either_calendar_of_excel_and_a_bare_number_is_no_date(
    look: Look, files: Path, name: str
) -> None:
    cells = dict(look(files / "office" / name)[0][1])
    assert cells[4][2] == Day("2008-03-08")
    assert cells[7][2] == 39515
    assert cells[8][2] == "8. mars 2010"


@pytest.mark.parametrize("name", ["days.xlsx", "days_1904.xlsx", "days.ods", "days_1904.ods"])
def test_a_date_that_shows_only_its_month_or_year_says_no_more(
    look: Look, files: Path, name: str
) -> None:
    [shown, _] = look(files / "office" / name)
    cells = dict(shown[1])
    assert (cells[5][2], cells[6][2]) == (Day("2008-03"), Day("2009"))
    assert "Dates that show only a month or a year were read as that: C5, C6." in shown[2]


def test_a_day_within_the_month_is_kept_though_only_the_month_is_shown(
    look: Look, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    sheet = made(path, ["name", "signed"], ["Bergen", date(2008, 3, 8)])
    sheet["B2"].number_format = "mmm yyyy"
    sheet.parent.save(path)
    assert look(path)[0][1][1] == (2, ("Bergen", Day("2008-03-08")))


@pytest.mark.parametrize("name", OFFICE)
def test_a_hidden_sheet_gives_its_name_and_the_number_of_its_rows_and_nothing_else(
    look: Look, files: Path, name: str
) -> None:
    assert look(files / "office" / name)[1] == ("Arkiv", [], [])


@pytest.mark.parametrize("name", ["days.xlsx", "days.ods"])
def test_hidden_rows_and_columns_are_read_and_told(look: Look, files: Path, name: str) -> None:
    assert "1 hidden row and 1 hidden column were read too." in look(files / "office" / name)[0][2]


def test_hidden_columns_beyond_the_list_are_not_worth_a_word(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    sheet = made(path, ["name", "country"], ["Bergen", "NO"])
    sheet.column_dimensions.group("D", "XFD", hidden=True)
    sheet.parent.save(path)
    assert look(path)[0][2] == []


def test_whole_numbers_have_no_point_and_times_are_no_dates(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    made(path, [1984, 4930123456.0, 0.5, True, datetime(2008, 3, 8, 14, 30)])
    assert look(path)[0][1] == [(1, (1984, 4930123456, 0.5, True, Day("2008-03-08")))]


def test_a_formula_gives_its_last_value_and_without_one_it_is_unfit(
    look: Look, files: Path
) -> None:
    [(_, _, said)] = look(files / "xlsx" / "formula_cached.xlsx")
    assert said == ["3 cells hold formulas; their last calculated values were taken."]
    [(_, rows, _)] = look(files / "xlsx" / "formula_no_cache.xlsx")
    assert rows[2][1][0] == Unfit("it is a formula without a value")
    assert rows[3][1][5] == Unfit("it is a formula without a value")


def test_a_row_of_nothing_but_uncalculated_formulas_does_not_vanish(
    look: Look, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    made(path, ["name", "country"], ["=A9", "=B9"], ["Oslo", "NO"])
    unfit = Unfit("it is a formula without a value")
    assert look(path)[0][1][1:] == [(2, (unfit, unfit)), (3, ("Oslo", "NO"))]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(look: Look, files: Path) -> None:
    [(_, rows, said)] = look(files / "office" / "formulas.xlsx")
    assert rows[1] == (2, ("Bergen", "NO", "", "By Bergen", 6))
    assert rows[2][1][4] == Unfit("it is a spreadsheet error (#DIV/0!)")
    assert said == ["3 cells hold formulas; their last calculated values were taken."]


def test_an_error_of_the_spreadsheet_is_no_empty_cell(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    made(path, ["name", "population"], ["Bergen", "#N/A"])
    assert look(path)[0][1][1][1][1] == Unfit("it is a spreadsheet error (#N/A)")


def test_the_corners_of_merged_cells_are_known(files: Path) -> None:
    from charter_cli.importers import Hints, ods, xlsx

    [sheet] = xlsx.read(files / "xlsx" / "merged_cells.xlsx", Hints())
    assert set(sheet.merged) == {(3, 0, 4, 0), (1, 1, 2, 1)}
    shown = next(iter(ods.read(files / "office" / "days.ods", Hints())))
    list(shown.rows)
    assert shown.merged == ((0, 0, 0, 4),)


def test_a_link_that_leads_elsewhere_than_its_text_is_told(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    sheet = made(path, ["www.bergen.example", "https://oslo.example/", "Voss"])
    sheet["A1"].hyperlink = "https://bergen.example/"
    sheet["B1"].hyperlink = "https://evil.example/"
    sheet.parent.save(path)
    [(_, rows, said)] = look(path)
    assert rows[0][1][1] == "https://oslo.example/"
    assert said == ["Links that lead elsewhere than their text says were not followed: B1."]


def test_an_empty_formatted_cell_far_away_does_no_harm_and_a_stray_value_is_named(
    look: Look, files: Path
) -> None:
    assert len(look(files / "xlsx" / "ghost_cells.xlsx")[0][1]) == 3
    with pytest.raises(BadInput, match="XFD1048576"):
        look(files / "xlsx" / "far_cell.xlsx")


def test_repeated_rows_of_libreoffice_are_rows_and_a_million_empty_ones_are_none(
    look: Look, files: Path
) -> None:
    assert [n for n, _ in look(files / "ods" / "repeated_row_filled.ods")[0][1]][-3:] == [5, 6, 7]
    assert len(look(files / "ods" / "repeated_empty.ods")[0][1]) == 4


def test_macros_are_ignored_and_that_is_said(look: Look, files: Path) -> None:
    assert look(files / "xlsx" / "macros.xlsm")[0][2] == ["The macros in the file were ignored."]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("xlsx/bad_xml.xlsx", "damaged"),
        ("xlsx/shared_index_out_of_range.xlsx", "damaged"),
        ("xlsx/duplicate_entries.xlsx", "an entry appears twice"),
        ("xlsx/16384_columns.xlsx", "too many columns"),
        ("xlsx/xxe_sheet.xlsx", "DTD"),
        ("xlsx/xxe_shared.xlsx", "DTD"),
        ("xlsx/xxe_content_types.xlsx", "DTD"),
        ("ods/xxe.ods", "DTD"),
        ("ods/encrypted.ods", "password"),
    ],
)
def test_what_is_damaged_or_dangerous_is_refused_in_one_sentence(
    look: Look, files: Path, name: str, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        look(files / name)


def test_a_workbook_wrapped_in_a_password_is_recognised(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    wrapped = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path.write_bytes(wrapped + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    with pytest.raises(BadInput, match="protected with a password"):
        look(path)


def test_excels_calendar_of_1904_is_in_the_files_that_are_kept_here(files: Path) -> None:
    book = openpyxl.load_workbook(files / "office" / "days_1904.xlsx")
    assert book.epoch == CALENDAR_MAC_1904
