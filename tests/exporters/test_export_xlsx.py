"""A mailing list as a workbook, read again with openpyxl."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.worksheet import Worksheet as XlsxSheet

from charter_cli.errors import BadInput
from charter_cli.exporters import Options
from charter_cli.exporters import xlsx as exporter
from charter_cli.exporters._columns import HEADINGS, cells
from charter_cli.model import Authority, Recipient


def written(recipients: tuple[Recipient, ...], options: Options) -> bytes:
    target = io.BytesIO()
    exporter.write(recipients, target, options)
    return target.getvalue()


def sheet_of(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> Iterator[list[Cell]]:
    for row in sheet.iter_rows(min_row=2):
        yield [cell for cell in row if isinstance(cell, Cell)]


def test_every_cell_is_text_and_holds_what_the_register_holds(
    oslo: Recipient, hostile: tuple[Recipient, ...], options: Options
) -> None:
    recipients = (oslo, *hostile)
    sheet = sheet_of(written(recipients, options))
    for row, recipient in zip(rows_of(sheet), recipients, strict=True):
        # openpyxl leaves Excel's own escape of an underscore as it stands in the file
        found = [str(cell.value or "").replace("_x005F_", "_") for cell in row]
        assert found == cells(recipient, options)
        assert {cell.data_type for cell in row if cell.value is not None} <= {"s", "inlineStr"}


def test_nothing_in_the_file_is_a_formula_or_a_link(
    hostile: tuple[Recipient, ...], options: Options
) -> None:
    with zipfile.ZipFile(io.BytesIO(written(hostile, options))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())


def test_zeros_are_kept(hostile: tuple[Recipient, ...], options: Options) -> None:
    for row in rows_of(sheet_of(written(hostile, options))):
        values = dict(zip(HEADINGS, (cell.value for cell in row), strict=True))
        assert (values["postcode"], values["code"]) == ("00150", "0301")


def test_the_heading_is_bold_stays_in_sight_and_filters_the_rows(
    oslo: Recipient, options: Options
) -> None:
    sheet = sheet_of(written((oslo, oslo, oslo), options))
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:T4"


def test_columns_are_as_wide_as_their_values_within_reason(
    oslo: Recipient, hostile: tuple[Recipient, ...], options: Options
) -> None:
    sheet = sheet_of(written((oslo, *hostile), options))
    wide = {heading: sheet.column_dimensions[letter].width for heading, letter in letters()}
    assert wide["email"] >= len("aase@oslo.example")
    assert wide["country"] >= len("country") + 3
    assert wide["country"] < 13
    assert 48 <= wide["name"] < 50


def letters() -> Iterator[tuple[str, str]]:
    for number, heading in enumerate(HEADINGS):
        yield heading, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]


def test_the_workbook_bears_the_title_and_the_day_of_the_list(
    oslo: Recipient, options: Options
) -> None:
    properties = openpyxl.load_workbook(io.BytesIO(written((oslo,), options))).properties
    assert properties.title == "Bilbao 2018"
    assert properties.created == datetime(2018, 2, 26)


def test_control_characters_that_no_workbook_can_hold_are_taken_out(options: Options) -> None:
    recipient = Recipient(Authority(1, "Os\x00lo\x08 \ufffekom\x0bmune\x7f", "NO"))
    sheet = sheet_of(written((recipient,), options))
    assert sheet["B2"].value == "Oslo kommune"


def test_a_value_that_no_cell_can_hold_is_refused_and_named(options: Options) -> None:
    with pytest.raises(BadInput, match="Row 2, name: 32768 characters"):
        written((Recipient(Authority(1, "x" * 32_768, "NO")),), options)


def test_a_value_that_just_fits_is_kept_whole(options: Options) -> None:
    sheet = sheet_of(written((Recipient(Authority(1, "x" * 32_767, "NO")),), options))
    assert sheet["B2"].value == "x" * 32_767


def test_a_list_longer_than_a_sheet_is_refused(
    oslo: Recipient, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library's own limit is lowered: a million rows would take a minute."""
    allowed = XlsxSheet._check_dimensions

    def lowered(sheet: XlsxSheet, row: int, *rest: object) -> int:
        return -1 if row >= 3 else int(allowed(sheet, row, *rest))

    monkeypatch.setattr(XlsxSheet, "_check_dimensions", lowered)
    with pytest.raises(BadInput, match="ends at row 3"):
        written((oslo,) * 3, options)


def test_no_trace_of_the_recipients_stays_on_the_disk(
    oslo: Recipient, options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[int] = []

    def watched() -> Iterator[Recipient]:
        yield oslo
        seen.extend(folder.stat().st_mode & 0o777 for folder in tmp_path.iterdir())
        raise LookupError("broken off")

    with pytest.raises(LookupError):
        exporter.write(watched(), io.BytesIO(), options)
    assert seen == [0o700]
    assert not list(tmp_path.iterdir())


def test_the_list_prints_one_page_wide_with_its_heading_on_each_page(
    oslo: Recipient, options: Options
) -> None:
    sheet = sheet_of(written((oslo,), options))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
