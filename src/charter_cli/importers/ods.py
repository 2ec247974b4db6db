"""Read OpenDocument spreadsheets (.ods)."""

from collections.abc import Iterator
from pathlib import Path

from charter_cli.importers import Hints, Sheet, _calamine, _odsxml, _package
from charter_cli.importers._facts import Facts, complete


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read the sheets; a row has the number that LibreOffice shows."""
    with _package.opened(path) as package:
        facts = _odsxml.facts(package)
    with _calamine.opened(path) as book:
        for sheet in _calamine.sheets(book):
            seen = facts.get(sheet.name, Facts())
            sheet.merged = tuple(seen.merged)
            complete(sheet, seen)
            yield sheet
