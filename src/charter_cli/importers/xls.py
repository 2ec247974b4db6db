"""Read old Excel workbooks (.xls)."""

from collections.abc import Iterator
from pathlib import Path

from charter_cli.errors import BadInput
from charter_cli.importers import Hints, Sheet, _calamine, _package

_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read the sheets; a row has the number that Excel shows."""
    data = path.read_bytes()
    is_workbook = any(name in data for name in _BOOKS)
    if _PASSWORD in data and not is_workbook:
        raise _package.protected()
    if _WORD in data and not is_workbook:
        raise BadInput(
            "The file is an old Word document, not a workbook.",
            "Copy its table into a workbook and import that.",
        )
    told = ["The file is an old .xls workbook: errors such as #N/A in it look like empty cells."]
    if _MACROS in data:
        told.append("The macros in the file were ignored.")
    with _calamine.opened(path) as book:
        for sheet in _calamine.sheets(book):
            sheet.said += told if sheet.visible else []
            yield sheet
