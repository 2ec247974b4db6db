"""Workbooks that people work in: text stays text, and nothing is calculated."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from charter_cli.errors import BadInput
from charter_cli.workbook import Page, write

DAY = date(2026, 11, 21)
HOSTILE = ("=1+1", "+47 1", "@x", "0301", "<r>a</r>", "  ", "12.345", "http://a.example")


def opened(page: Page) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(write((page,), "A list", DAY))).active


def test_every_cell_is_the_text_it_was() -> None:
    sheet = opened(Page("A", ("text",), tuple((text,) for text in HOSTILE)))
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_pages_and_day_give_the_same_bytes() -> None:
    page = Page("A", ("a", "b"), (("1", "2"),), frozenset({"a"}), {"b": ("2", "3")}, "A note")
    assert write((page,), "A list", DAY) == write((page,), "A list", DAY)


def test_a_sheet_without_locked_columns_is_not_protected() -> None:
    assert not opened(Page("A", ("a",), (("1",),))).protection.sheet
    assert opened(Page("A", ("a",), (("1",),), frozenset({"a"}))).protection.sheet


def test_an_empty_page_still_has_its_headings() -> None:
    assert [cell.value for cell in opened(Page("A", ("a", "b"), ()))[1]] == ["a", "b"]


def test_a_text_too_long_for_a_cell_is_named_by_row_and_column() -> None:
    with pytest.raises(BadInput, match="A, row 3, b"):
        write((Page("A", ("a", "b"), (("", ""), ("", "x" * 32_768))),), "A list", DAY)


def test_a_sheet_prints_one_page_wide_with_its_headings_on_each_page() -> None:
    sheet = opened(Page("A", ("a",), (("1",),)))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.fitToHeight == 0


def test_a_text_longer_than_its_column_is_shown_whole() -> None:
    sheet = opened(Page("A", ("charter: what is wrong", "name"), (("why " * 30, "Oslo"),)))
    assert sheet.column_dimensions["A"].width < 50
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height == 45
