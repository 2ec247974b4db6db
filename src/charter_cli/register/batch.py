"""One change to the register as a whole: logged field by field, concluded by the law, committed.

Everything that changes a row goes through a Batch. One command is one batch is one
transaction; a batch that changes nothing leaves no trace.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from charter_cli.model import Scribe
from charter_cli.register import conclusions
from charter_cli.register.file import Book, writing

Value = str | int | None
_TABLES = frozenset({"authority", "name", "event", "contact", "statement"})


class Batch:
    """Write rows, and remember what was written."""

    def __init__(self, book: Book, scribe: Scribe, undoes: int | None = None) -> None:
        self.book = book
        self.scribe = scribe
        self.undoes = undoes
        self.id: int | None = None
        self.touched: set[int] = set()

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Write a new row and return its id."""
        columns = ", ".join(values)
        places = ", ".join("?" * len(values))
        cursor = self.book.connection.execute(
            f"INSERT INTO {_known(table)} ({columns}) VALUES ({places})",
            tuple(values.values()),
        )
        row = int(cursor.lastrowid or 0)
        self._log(table, row, "insert")
        return row

    def update(self, table: str, row: int, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Write the fields of a row that differ, and return their names."""
        found = self.book.connection.execute(
            f"SELECT {', '.join(values)} FROM {_known(table)} WHERE id = ?",
            (row,),
        ).fetchone()
        changed = [
            (field, old, new)
            for (field, new), old in zip(values.items(), found, strict=True)
            if old != new
        ]
        for field, old, new in changed:
            self.book.connection.execute(
                f"UPDATE {_known(table)} SET {field} = ? WHERE id = ?",
                (new, row),
            )
            self._log(table, row, "update", field, old, new)
        return tuple(field for field, _, _ in changed)

    def delete(self, table: str, row: int) -> None:
        """Remove a row; the log keeps what it held."""
        connection = self.book.connection
        cursor = connection.execute(f"SELECT * FROM {_known(table)} WHERE id = ?", (row,))
        held = dict(zip((c[0] for c in cursor.description), cursor.fetchone(), strict=True))
        if table == "authority":
            connection.execute("DELETE FROM standing WHERE authority = ?", (row,))
        connection.execute(f"DELETE FROM {_known(table)} WHERE id = ?", (row,))
        self._log(table, row, "delete", old=json.dumps(held, ensure_ascii=False))

    def setting(self, name: str, value: str) -> None:
        """Write a setting of the register."""
        old = self.book.setting(name) or None
        if old != value:
            self.book.connection.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2",
                (name, value),
            )
            self._log("setting", 0, "update", name, old, value)

    def _log(
        self,
        table: str,
        row: int,
        action: str,
        field: str = "",
        old: Value = None,
        new: Value = None,
    ) -> None:
        if self.id is None:
            cursor = self.book.connection.execute(
                "INSERT INTO batch (at, who, command, undoes) VALUES (?, ?, ?, ?)",
                (
                    self.scribe.at.isoformat(timespec="seconds"),
                    self.scribe.who,
                    self.scribe.command,
                    self.undoes,
                ),
            )
            self.id = int(cursor.lastrowid or 0)
        self.book.connection.execute(
            'INSERT INTO change (batch, "table", row, action, field, old, new)'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, table, row, action, field, old, new),
        )


@contextmanager
def change(path: Path, scribe: Scribe, undoes: int | None = None) -> Iterator[Batch]:
    """Open the register at `path` for one batch; all of it is written, or nothing."""
    with writing(path, scribe) as book:
        connection = book.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            batch = Batch(book, scribe, undoes)
            yield batch
            conclusions.renew(connection, batch.touched)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _known(table: str) -> str:
    if table not in _TABLES:
        raise ValueError(table)
    return table
