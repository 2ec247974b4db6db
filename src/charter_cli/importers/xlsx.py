"""Read Excel workbooks (.xlsx, .xlsm): the last calculated values, never a macro or formula."""

from collections.abc import Iterator
from pathlib import Path

from charter_cli.errors import BadInput
from charter_cli.importers import (
    MOST_COLUMNS,
    MOST_ROWS,
    Hints,
    Sheet,
    _calamine,
    _package,
    _sheetxml,
)
from charter_cli.importers._facts import Facts, complete

_MACROS = "xl/vbaProject.bin"


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read the sheets; a row has the number that Excel shows."""
    with _package.opened(path) as package:
        names = set(package.namelist())
        styles = _sheetxml.shown_dates(package)
        facts = {
            name: _sheetxml.facts(package, part, styles)
            for name, part in _sheetxml.sheets(package).items()
            if part in names
        }
    _refuse_far_values(facts)
    with _calamine.opened(path) as book:
        for sheet in _calamine.sheets(book):
            complete(sheet, facts.get(sheet.name, Facts()))
            if _MACROS in names:
                sheet.said.append("The macros in the file were ignored.")
            yield sheet


def _refuse_far_values(facts: dict[str, Facts]) -> None:
    for name, seen in facts.items():
        if seen.far:
            raise BadInput(
                f"A value stands in the cell {seen.far} of the sheet {name!r}, beyond the"
                f" {MOST_ROWS} rows and {MOST_COLUMNS} columns that are read.",
                "Delete it, or copy the list into a new workbook.",
            )
