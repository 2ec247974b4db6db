"""Read JSON lines: one record in each line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter_cli.errors import BadInput
from charter_cli.importers import Hints, Sheet
from charter_cli.importers._records import headings, parsed, rows, text_of


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read one list; a row has the number of its line."""
    text = text_of(path.read_bytes(), hints)
    records = list(_records(text))
    if not records:
        raise BadInput("The file is empty.", "Give one record in each line.")
    keys = headings(record for _, record in records)
    yield Sheet("", rows(keys, records), counted="line", headings=keys)


def _records(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, parsed(line, f"Line {number}: ")
