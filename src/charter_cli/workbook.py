"""Workbooks of several sheets that people work in: round trips, rejected rows, comparisons.

Every cell is text and nothing is calculated. (Mailing lists of any length are written by
`exporters.xlsx`, row by row.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charter_cli.errors import BadInput

_WIDEST = 48
_LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one sheet: its headings and rows, which columns are locked, and lists to choose from.

    `choices` gives, per heading, the words that a cell of that column may hold. If any column
    is locked the sheet is protected (without a password), and all other cells can be edited.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    locked: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""


def write(pages: tuple[Page, ...], title: str, on: date) -> bytes:
    """Return a workbook; the same pages and day give the same bytes."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime.combine(on, time())})
        for page in pages:
            _fill(book, book.add_worksheet(page.name[:31]), page)
    return target.getvalue()


def _fill(book: Workbook, sheet: Worksheet, page: Page) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    open_ = book.add_format({"locked": False, "num_format": "@"})
    grey = book.add_format({"font_color": "#666666", "num_format": "@"})
    for column, heading in enumerate(page.headings):
        sheet.write_string(0, column, heading, bold)
        look = grey if heading in page.locked else open_
        sheet.set_column(column, column, _width(page, column), look)
        _column(sheet, page, column, look)
        if heading in page.choices:
            allowed = {"validate": "list", "source": list(page.choices[heading])}
            sheet.data_validation(1, column, max(len(page.rows), 1) + 200, column, allowed)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(page.rows), 1), len(page.headings) - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if page.note:
        sheet.write_comment(0, 0, page.note, {"author": "charter", "x_scale": 3, "y_scale": 2})
    if page.locked:
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})


def _column(sheet: Worksheet, page: Page, column: int, look: Format) -> None:
    for number, row in enumerate(page.rows, start=1):
        text = row[column]
        if len(text) > _LONGEST_CELL:
            raise BadInput(
                f"{page.name}, row {number + 1}, {page.headings[column]}: the text is too long"
                " for a cell.",
                "Shorten it first.",
            )
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a text for markup of its own; in pieces it stays letters.
            sheet.write_rich_string(number, column, text[0], text[1], text[2:], look)
        elif text:
            sheet.write_string(number, column, text, look)


def _width(page: Page, column: int) -> int:
    texts = [page.headings[column] + "    ", *(row[column] for row in page.rows[:500])]
    return min(max(len(text) for text in texts) + 1, _WIDEST)
