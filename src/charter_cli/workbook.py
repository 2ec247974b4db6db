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

WIDEST = 48
"""No column is wider, in characters; here longer texts are shown in several lines."""

_ON_A_LINE = WIDEST - 6  # words are not cut
_LINE, _MOST_LINES = 15, 27  # in points; no row of a sheet is higher than 409


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


def put(sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None) -> int:
    """Write one cell, as text whatever it looks like; return 0, or why the library did not."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes such a text for markup of its own; in pieces it stays letters.
        pieces = (text[0], text[1], text[2:])
        return int(sheet.write_rich_string(row, column, *pieces, *((look,) if look else ())))
    return int(sheet.write_string(row, column, text, look))


def as_printed(sheet: Worksheet) -> None:
    """Let a sheet print as wide as one A4 page lying down, with the heading on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _fill(book: Workbook, sheet: Worksheet, page: Page) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    text = {"num_format": "@", "text_wrap": True, "valign": "top"}
    open_ = book.add_format({**text, "locked": False})
    grey = book.add_format({**text, "font_color": "#666666"})
    for column, heading in enumerate(page.headings):
        sheet.write_string(0, column, heading, bold)
        look = grey if heading in page.locked else open_
        sheet.set_column(column, column, _width(page, column), look)
        _column(sheet, page, column, look)
        if heading in page.choices:
            allowed = {"validate": "list", "source": list(page.choices[heading])}
            sheet.data_validation(1, column, max(len(page.rows), 1) + 200, column, allowed)
    _stretch(sheet, page)
    sheet.freeze_panes(1, 0)
    as_printed(sheet)
    sheet.autofilter(0, 0, max(len(page.rows), 1), len(page.headings) - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if page.note:
        sheet.write_comment(0, 0, page.note, {"author": "charter", "x_scale": 3, "y_scale": 2})
    if page.locked:
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})


def _column(sheet: Worksheet, page: Page, column: int, look: Format) -> None:
    for number, row in enumerate(page.rows, start=1):
        text = row[column]
        if text and put(sheet, number, column, text, look):
            raise BadInput(
                f"{page.name}, row {number + 1}, {page.headings[column]}: the text is too long"
                " for a cell.",
                "Shorten it first.",
            )


def _stretch(sheet: Worksheet, page: Page) -> None:
    """Make rows as high as their longest texts need: Excel does it by itself, others do not."""
    for number, row in enumerate(page.rows, start=1):
        lines = -(-max(map(len, row), default=0) // _ON_A_LINE)
        if lines > 1:
            sheet.set_row(number, _LINE * min(lines, _MOST_LINES))


def _width(page: Page, column: int) -> int:
    texts = [page.headings[column] + "    ", *(row[column] for row in page.rows[:500])]
    return min(max(len(text) for text in texts) + 1, WIDEST)
