"""Read the cells of a workbook: the one room that knows calamine.

It builds a dense grid in memory, so a forgotten word in the last cell of a sheet asks for
512 GB and takes the process down; the shelf is therefore run in a child process.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine as calamine

from charter_cli.errors import BadInput
from charter_cli.importers import MOST_COLUMNS, MOST_ROWS, Cell, Day, Row, Sheet, Unfit, trimmed
from charter_cli.importers._package import damaged, protected

_ROUND = 1e15
"""Up to here a spreadsheet keeps every digit of a whole number."""


@contextmanager
def opened(path: Path) -> Iterator[calamine.CalamineWorkbook]:
    """Open a workbook, whatever its name; raise BadInput where it is damaged or has a password."""
    try:
        with path.open("rb") as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            yield book
    except calamine.PasswordError:
        raise protected() from None
    except (calamine.CalamineError, OSError):
        raise damaged() from None


def sheets(book: calamine.CalamineWorkbook) -> Iterator[Sheet]:
    """Give the sheets of a workbook; of a hidden one only its name and the number of its rows."""
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        held = book.get_sheet_by_name(about.name)
        if about.visible != calamine.SheetVisibleEnum.Visible:
            yield Sheet(about.name, (), visible=False, height=held.height)
            continue
        if held.width > MOST_COLUMNS and _width(held) > MOST_COLUMNS:
            raise BadInput(
                f"The sheet {about.name!r} has too many columns: {_width(held)}, and at most"
                f" {MOST_COLUMNS} are read.",
                "Delete the columns that are not wanted.",
            )
        merged = tuple((*first, *last) for first, last in held.merged_cell_ranges or ())
        yield Sheet(about.name, _rows(held), merged=merged)


def _width(held: calamine.CalamineSheet) -> int:
    """Return the number of the last column with a value."""
    return max((len(cells) for _, cells in _rows(held)), default=0)


def _rows(held: calamine.CalamineSheet) -> Iterator[Row]:
    """Give the rows that are not empty, numbered as the spreadsheet program shows them."""
    if held.start is None:
        return
    indent: list[Cell] = [""] * held.start[1]
    count = 0
    for number, values in enumerate(held.iter_rows(), 1):
        cells = trimmed(indent + [v if type(v) is str else _cell(v) for v in values])
        if not cells:
            continue
        count += 1
        if count > MOST_ROWS:
            raise BadInput(
                f"The sheet {held.name!r} has more than {MOST_ROWS} rows.", "Import it in parts."
            )
        yield number, cells


def _cell(value: Any) -> Cell:
    match value:
        case str() | bool() | int():
            return value
        case float():
            return _number(value)
        case datetime():
            return Day(value.date().isoformat())
        case date():
            return Day(value.isoformat())
        case time() | timedelta():
            return Unfit("it is a time of day, not a date")
        case _:
            return Unfit("it is of a kind that cannot be read")


def _number(value: float) -> Cell:
    """Return a number; a whole one without its decimal point."""
    if not math.isfinite(value):
        return Unfit("it is not a number")
    return int(value) if value.is_integer() and abs(value) <= _ROUND else value
