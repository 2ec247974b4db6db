"""One change to the register as a whole: logged field by field, concluded by the law, committed.

Everything that changes a row goes through a Batch. One command is one batch is one
transaction; a batch that changes nothing leaves no trace.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from charter_cli.model import Scribe
from charter_cli.register import conclusions
from charter_cli.register.file import Book, transaction, writing

Value = str | int | None
_TABLES = frozenset(
    {"authority", "name", "event", "contact", "statement", "source", "decision"}
    | {"occasion", "occasion_text", "occasion_contact"}
    | {"mailing", "figure", "letter", "letter_file"}
    | {"expectation", "erased"}
)

_TOGETHER = 30
"""So many rows are written by one statement: each statement costs SQLite some work of its own."""

_ANYTHING = """SELECT 1 FROM change WHERE "table" <> 'setting' LIMIT 1"""


class Batch:
    """Write rows, and remember what was written."""

    def __init__(self, book: Book, scribe: Scribe, undoes: int | None = None) -> None:
        self.book = book
        self.scribe = scribe
        self.undoes = undoes
        self.source = ""
        self.source_day = ""
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

    def free(self, table: str) -> int:
        """Return a number from which on all are free for new rows of a table."""
        connection = self.book.connection
        (highest,) = connection.execute(f"SELECT max(id) FROM {_known(table)}").fetchone()
        given = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return max(int(highest or 0), *(int(row[0]) for row in given), 0) + 1

    def insert_many(
        self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]]
    ) -> None:
        """Write many new rows at once; their first column is an id that `free` gave."""
        connection = self.book.connection
        start = self.free(table)
        places = f"({', '.join('?' * len(columns))})"
        into = f"INSERT INTO {_known(table)} ({', '.join(columns)}) VALUES "
        waiting = iter(rows)
        while some := tuple(islice(waiting, _TOGETHER)):
            connection.execute(into + ", ".join([places] * len(some)), tuple(chain(*some)))
        connection.execute(
            'INSERT INTO change (batch, "table", row, action)'
            f" SELECT ?, ?, id, 'insert' FROM {_known(table)} WHERE id >= ?",
            (self.number(), table, start),
        )

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
        self.book.connection.execute(
            'INSERT INTO change (batch, "table", row, action, field, old, new)'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.number(), table, row, action, field, old, new),
        )

    def number(self) -> int:
        """Return the number of this batch, which it gets with its first change."""
        if self.id is None:
            said = self.scribe
            cursor = self.book.connection.execute(
                "INSERT INTO batch (at, who, command, undoes, source, source_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    said.at.isoformat(timespec="seconds"),
                    said.who,
                    said.command,
                    self.undoes,
                    self.source,
                    self.source_day,
                ),
            )
            self.id = int(cursor.lastrowid or 0)
        return self.id


@contextmanager
def change(
    path: Path,
    scribe: Scribe,
    undoes: int | None = None,
    first: Callable[[Book], object] | None = None,
) -> Iterator[Batch]:
    """Open the register at `path` for one batch; all of it is written, or nothing.

    `first` is done before, if the register holds anything yet: a backup.
    """
    with writing(path, scribe) as book:
        if first and book.connection.execute(_ANYTHING).fetchone():
            first(book)
        with whole(book, scribe, undoes) as batch:
            yield batch


@contextmanager
def whole(book: Book, scribe: Scribe, undoes: int | None = None) -> Iterator[Batch]:
    """Do one batch in a register that nobody else uses; all of it is written, or nothing."""
    with transaction(book.connection):
        batch = Batch(book, scribe, undoes)
        yield batch
        conclusions.renew(book.connection, batch.touched)


def _known(table: str) -> str:
    if table not in _TABLES:
        raise ValueError(table)
    return table
