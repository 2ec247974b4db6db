"""What the register knew at the end of a day: a copy in memory, led back by the log."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

from charter_cli.register import conclusions, journal
from charter_cli.register.file import Book
from charter_cli.register.rewinding import rewind


@contextmanager
def as_known(book: Book, day: date | None) -> Iterator[Book]:
    """Open the register as it was at the end of a day, by the clocks of those who wrote it.

    Without a day, as it is. All tables are as they were: names, contacts, events, settings, the
    log. Persons who were erased since are not in it.
    """
    if day is None:
        yield book
        return
    (last,) = book.connection.execute(
        "SELECT max(id) FROM batch WHERE substr(at, 1, 10) <= ?", (day.isoformat(),)
    ).fetchone()
    with after(book, last or 0) as then:
        yield then


@contextmanager
def after(book: Book, batch: int) -> Iterator[Book]:
    """Open the register as it was when a batch was done; 0 means before the first."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        book.connection.backup(copy)
        newest = journal.newest(copy)
        if batch < newest:
            copy.execute("BEGIN")
            conclusions.renew(copy, rewind(copy, batch + 1, newest))
            copy.execute("DELETE FROM change WHERE batch > ?", (batch,))
            copy.execute("DELETE FROM batch WHERE id > ?", (batch,))
            copy.execute("COMMIT")
        yield Book(copy, book.path)
