"""Read JSON: a list of records, or an object that holds one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter_cli.errors import BadInput
from charter_cli.importers import Hints, Sheet
from charter_cli.importers._records import headings, parsed, rows, text_of


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read one list; a row has the number of its record, from 1."""
    text = text_of(path.read_bytes(), hints)
    if not text.strip():
        raise BadInput("The file is empty.", "Give a list of records.")
    told, records = _list_in(parsed(text))
    keys = headings(records)
    body = rows(keys, enumerate(records, 1))
    yield Sheet("", body, counted="record", headings=keys, said=told)


def _list_in(value: Any) -> tuple[list[str], list[Any]]:
    """Return the list of records, and what to tell where it had to be looked for."""
    if isinstance(value, list):
        return [], value
    lists = {}
    if isinstance(value, dict):
        lists = {key: held for key, held in value.items() if _is_records(held)}
    if len(lists) == 1:
        key, records = next(iter(lists.items()))
        return [f"The records were taken from the list {key[:60]!r} in the file."], records
    found = f"; it holds {len(lists)} of them" if lists else ""
    raise BadInput(
        f"A list of records is expected{found}.",
        'Give a list: [{"name": "Bergen", "country": "NO"}, …].',
    )


def _is_records(held: Any) -> bool:
    return isinstance(held, list) and any(isinstance(item, dict) for item in held)
