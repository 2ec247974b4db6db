"""An Excel workbook, in which every cell is text: zeros stay, and nothing is calculated.

Rows go to disk as they come, into a private folder that is removed again.
"""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from charter_cli import meanwhile
from charter_cli.errors import BadInput
from charter_cli.exporters import Options
from charter_cli.exporters._columns import HEADINGS, cells
from charter_cli.model import Recipient
from charter_cli.workbook import WIDEST, as_printed, put

SUFFIX = ".xlsx"
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ROOM_FOR_ARROW = 4
_NO_SUCH_CELL = -1


class _Lent:
    """Pass a stream on to the library, for as long as we have it ourselves.

    Where writing fails, the library's archive adds its end when it is cleared away, at some
    later moment: by then it must find another stream here, not one that is full or closed.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)


def write(recipients: Iterable[Recipient], target: BinaryIO, options: Options) -> None:
    """Write a sheet with a bold, frozen, filtered heading and one row a recipient."""
    lent = _Lent(target)
    folder = meanwhile.room()
    settings = {"constant_memory": True, "tmpdir": str(folder), "use_zip64": True}
    try:
        with Workbook(lent, settings) as book:
            day = datetime.combine(options.on, time())
            book.set_properties({"title": options.title, "created": day})
            _fill(book, recipients, options)
    except FileCreateError as error:
        raise error.args[0] from None
    finally:
        lent.stream = BytesIO()
        meanwhile.leave(folder)


def _fill(book: Workbook, recipients: Iterable[Recipient], options: Options) -> None:
    sheet = book.add_worksheet("Recipients")
    sheet.freeze_panes(1, 0)
    as_printed(sheet)
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading, bold)
    widths = [len(heading) + _ROOM_FOR_ARROW for heading in HEADINGS]
    last = 0
    for last, recipient in enumerate(recipients, 1):
        for column, text in enumerate(cells(recipient, options)):
            if text:
                _put(sheet, last, column, text)
                widths[column] = max(widths[column], len(text) + 1)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, WIDEST))
    sheet.autofilter(0, 0, last, len(HEADINGS) - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write one cell; what a sheet or a cell has no room for is BadInput."""
    status = put(sheet, row, column, text)
    if status == _NO_SUCH_CELL:
        raise BadInput(
            f"A sheet ends at row {row}; the list is longer.",
            "Narrow the list with a filter, or write it as csv.",
        )
    if status:
        raise BadInput(
            f"Row {row + 1}, {HEADINGS[column]}: {len(text)} characters do not fit into a cell.",
            "Shorten the value in the register.",
        )
