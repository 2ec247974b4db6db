"""The log of every change, and the way back: any batch can be undone, exactly.

An undoing is a batch like any other, so undoing it does the thing again.
"""

import json
import sqlite3
from dataclasses import dataclass

from charter_cli.errors import BadInput, NotFound
from charter_cli.register.batch import Batch

_CHILDREN = (
    ("name", "authority"),
    ("event", "authority"),
    ("event", "successor"),
    ("contact", "authority"),
    ("decision", "authority"),
)
"""What points to an authority, which therefore cannot vanish before it."""


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
    """Hold one line of a batch: the row it is about, and a field's old and new value."""

    table: str
    row: int
    action: str
    field: str
    old: str | int | None
    new: str | int | None


def batches(
    connection: sqlite3.Connection, authority: int | None = None, limit: int = 50
) -> tuple[Entry, ...]:
    """Return the newest batches first; with an authority, those that touched it."""
    rows = connection.execute(
        """SELECT b.id, b.at, b.who, b.command,
            (SELECT count(*) FROM change c WHERE c.batch = b.id), b.undoes,
            (SELECT max(u.id) FROM batch u WHERE u.undoes = b.id)
        FROM batch b WHERE :authority IS NULL OR EXISTS (
            SELECT 1 FROM change c WHERE c.batch = b.id AND (
                (c."table" = 'authority' AND c.row = :authority) OR
                (c."table" = 'event' AND c.row IN
                    (SELECT id FROM event WHERE authority = :authority)) OR
                (c."table" = 'name' AND c.row IN
                    (SELECT id FROM name WHERE authority = :authority)) OR
                (c."table" = 'contact' AND c.row IN
                    (SELECT id FROM contact WHERE authority = :authority))))
        ORDER BY b.id DESC LIMIT :limit""",
        {"authority": authority, "limit": limit},
    )
    return tuple(Entry(*row) for row in rows)


def changes(connection: sqlite3.Connection, batch: int) -> tuple[Change, ...]:
    """Return the lines of one batch; NotFound if there is no such batch."""
    if not connection.execute("SELECT 1 FROM batch WHERE id = ?", (batch,)).fetchone():
        raise NotFound(f"There is no batch {batch} in the log.", "Look with `charter log`.")
    rows = connection.execute(
        'SELECT "table", row, action, field, old, new FROM change WHERE batch = ? ORDER BY id',
        (batch,),
    )
    return tuple(Change(*row) for row in rows)


def last(connection: sqlite3.Connection) -> int:
    """Return the newest batch that can be undone: not an undoing, and not undone."""
    (found,) = connection.execute(
        f"SELECT max(id) FROM batch WHERE undoes IS NULL AND id NOT IN ({_UNDONE})"
    ).fetchone()
    if found is None:
        raise NotFound("There is nothing to undo.", "Look with `charter log`.")
    return int(found)


def undo(batch: Batch, number: int) -> int:
    """Take a batch back exactly, and return how many changes were taken back.

    BadInput where later changes touch the same fields or build on it: they are named.
    """
    connection = batch.book.connection
    lines = changes(connection, number)
    if connection.execute(f"SELECT 1 WHERE ? IN ({_UNDONE})", (number,)).fetchone():
        raise BadInput(f"Batch {number} is undone already.", "Look with `charter log`.")
    _refuse_if_built_upon(connection, number)
    for line in reversed(lines):
        _invert(batch, line)
    return len(lines)


# A batch is undone if a batch that undoes it is not itself undone; chains are followed down.
_UNDONE = """WITH RECURSIVE undoing (id, undoes, depth) AS (
        SELECT id, undoes, 1 FROM batch WHERE undoes IS NOT NULL
        UNION ALL SELECT u.id, p.undoes, u.depth + 1 FROM undoing u
            JOIN batch p ON p.id = u.undoes WHERE p.undoes IS NOT NULL)
    SELECT undoes FROM undoing GROUP BY undoes HAVING count(*) % 2 = 1"""


def _refuse_if_built_upon(connection: sqlite3.Connection, number: int) -> None:
    """Refuse where later batches touch the same; one and its later undoing cancel each other."""
    rows = connection.execute(
        f"""SELECT DISTINCT later.batch FROM change own
            JOIN change later ON later."table" = own."table" AND later.row = own.row
                AND later.batch > own.batch
                AND (own.action <> 'update' OR later.action <> 'update'
                    OR own.field = later.field)
            JOIN batch b ON b.id = later.batch
            WHERE own.batch = ? AND later.batch NOT IN ({_UNDONE})
                AND coalesce(b.undoes, 0) <= own.batch""",
        (number,),
    ).fetchall()
    found = {int(row[0]) for row in rows}
    for child, column in _CHILDREN:
        rows = connection.execute(
            f"""SELECT DISTINCT (SELECT max(c.batch) FROM change c
                    WHERE c."table" = :child AND c.row = k.id AND c.action = 'insert')
                FROM change own JOIN {child} k ON k.{column} = own.row
                WHERE own.batch = :batch AND own."table" = 'authority' AND own.action = 'insert'
                    AND NOT EXISTS (SELECT 1 FROM change mine WHERE mine.batch = :batch
                        AND mine."table" = :child AND mine.row = k.id)""",
            {"child": child, "batch": number},
        ).fetchall()
        found |= {int(row[0]) for row in rows}
    if found:
        named = ", ".join(map(str, sorted(found)))
        raise BadInput(
            f"Batch {number} cannot be undone: later changes build on it (batch {named}).",
            "Undo those first, the newest first; `charter log` tells what they are.",
        )


def _invert(batch: Batch, line: Change) -> None:
    if line.table == "setting":
        batch.setting(line.field, str(line.old or ""))
        return
    if line.action == "update":
        batch.update(line.table, line.row, {line.field: line.old})
        _touch(batch, line)
    elif line.action == "insert":
        _touch(batch, line)
        batch.delete(line.table, line.row)
    else:
        batch.insert(line.table, json.loads(str(line.old)))
        _touch(batch, line)


def _touch(batch: Batch, line: Change) -> None:
    """Note whose standing must be concluded anew: its events changed, or its country."""
    if line.table == "event":
        row = batch.book.connection.execute(
            "SELECT authority, successor FROM event WHERE id = ?", (line.row,)
        ).fetchone()
        batch.touched |= {number for number in row if number is not None}
    elif line.table == "authority":
        batch.touched.add(line.row)
