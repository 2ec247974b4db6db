"""Who asked not to be contacted: the wish stays when an older state of the register comes back."""

import sqlite3
from collections.abc import Iterable

from charter_cli.model import Scribe
from charter_cli.register.batch import whole
from charter_cli.register.file import Book

Wish = tuple[str, int, str, str]
"""The table and number of an entry that asked, its name and its mailbox."""

_ASKED = " UNION ALL ".join(
    f"SELECT '{table}', id, name, email FROM {table} WHERE do_not_contact = 1"
    for table in ("authority", "contact")
)


def spoken(connection: sqlite3.Connection) -> tuple[Wish, ...]:
    """Return every wish that a register knows."""
    return tuple(connection.execute(_ASKED))


def keep(book: Book, wishes: Iterable[Wish], scribe: Scribe) -> int:
    """Note wishes that an older state does not know yet, as one batch; return how many.

    An entry is known again by its number, with its name or its mailbox.
    """
    noted = 0
    with whole(book, scribe) as batch:
        for table, row, name, email in wishes:
            same = book.connection.execute(
                f"SELECT 1 FROM {table} WHERE id = ?"
                " AND (name = ? AND name <> '' OR email = ? AND email <> '')",
                (row, name, email),
            )
            if same.fetchone():
                noted += len(batch.update(table, row, {"do_not_contact": 1}))
    return noted
