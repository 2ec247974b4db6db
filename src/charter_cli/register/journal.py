"""The log of every change: who, when, by which command, and field by field."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from charter_cli.errors import NotFound
from charter_cli.register import telling
from charter_cli.register.kinship import columns, tables
from charter_cli.register.tombstones import remembered

_ENTRY = """SELECT b.id, b.at, b.who, b.command,
    (SELECT count(*) FROM change c WHERE c.batch = b.id), b.undoes,
    (SELECT max(u.id) FROM batch u WHERE u.undoes = b.id) FROM batch b"""
_UNSAID = frozenset({"id", "key"})
"""Columns that tell a person nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one batch as the log tells it; `undone_by` is the batch that took it back."""

    id: int
    at: str
    who: str
    command: str
    changes: int
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one field that a batch changed: of which row, what it was and what it became.

    A row that was entered or removed has one for each of its fields that is not empty; one
    without a field where a person was erased: nothing is left of it. `about` names the row.
    """

    table: str
    row: int
    about: str
    action: str
    field: str
    old: str | int | None
    new: str | int | None


def newest(connection: sqlite3.Connection) -> int:
    """Return the number of the newest batch: under the same one the register is the same."""
    (number,) = connection.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()
    return int(number)


def batches(
    connection: sqlite3.Connection, authority: int | None = None, limit: int = 50
) -> tuple[Entry, ...]:
    """Return the newest batches first; with an authority, those that touched it."""
    chosen = f"SELECT DISTINCT c.batch FROM change c WHERE {_own(connection)}"
    rows = connection.execute(
        f"{_ENTRY} WHERE :authority IS NULL OR b.id IN ({chosen}) ORDER BY b.id DESC LIMIT :limit",
        {"authority": authority, "limit": limit},
    )
    return tuple(Entry(*row) for row in rows)


def last(connection: sqlite3.Connection, authority: int) -> Entry | None:
    """Return the batch that changed an authority, or anything that belongs to it, last."""
    return next(iter(batches(connection, authority, 1)), None)


def _own(connection: sqlite3.Connection) -> str:
    """Return the condition for lines about an authority and all that belongs to it, or did."""
    parts = ["c.\"table\" = 'authority' AND c.row = :authority"]
    for table in tables(connection):
        if {"id", "authority"} <= set(columns(connection, table)):
            parts += [
                f"c.\"table\" = '{table}' AND c.row IN"
                f" (SELECT id FROM {table} WHERE authority = :authority)",
                f"c.\"table\" = '{table}' AND c.row IN (SELECT row FROM change"
                f" WHERE \"table\" = '{table}' AND action = 'delete'"
                " AND json_extract(old, '$.authority') = :authority)",
            ]
    return " OR ".join(f"({part})" for part in parts)


def entry(connection: sqlite3.Connection, batch: int) -> Entry:
    """Return one batch; NotFound if there is no such batch."""
    row = connection.execute(f"{_ENTRY} WHERE b.id = ?", (batch,)).fetchone()
    if row is None:
        raise NotFound(f"There is no batch {batch} in the log.", "Look with `charter log`.")
    return Entry(*row)


def changes(
    connection: sqlite3.Connection, batch: int, authority: int | None = None
) -> Iterator[Change]:
    """Yield what a batch changed, field by field, in the order in which it was done.

    With an authority, only what is about it and all that belongs to it.
    """
    only = f" AND ({_own(connection)})" if authority is not None else ""
    rows = connection.execute(
        'SELECT c."table", c.row, c.action, c.field, c.old, c.new FROM change c'
        f" WHERE c.batch = :batch{only} ORDER BY c.id",
        {"batch": batch, "authority": authority},
    )
    erased = {one.contact for one in remembered(connection)}
    for table, row, action, field, old, new in rows:
        if table == "contact" and row in erased:
            yield Change(table, row, f"contact {row}", action, "", None, None)
            continue
        about = telling.field_of(connection, table, row, field if table == "setting" else "")
        if action == "update":
            yield Change(table, row, about, action, field, old, new)
            continue
        if action == "insert":
            held = telling.state(connection, table, row, after=batch)
        else:
            held = json.loads(old) if old else {}
        said = {of: value for of, value in held.items() if value not in ("", None, 0)}
        for of in [of for of in said if of not in _UNSAID] or [""]:
            value = said.get(of)
            pair = (None, value) if action == "insert" else (value, None)
            yield Change(table, row, about, action, of, *pair)


def summary(connection: sqlite3.Connection, batch: int) -> tuple[tuple[str, str, int], ...]:
    """Return how many rows of which table a batch entered, changed or removed."""
    rows = connection.execute(
        'SELECT action, "table", count(DISTINCT row) FROM change WHERE batch = ?'
        " GROUP BY 1, 2 ORDER BY min(id)",
        (batch,),
    )
    return tuple(rows.fetchall())
