"""Names: all that an authority is and was called, each with the key by which it is found."""

import sqlite3

from charter_cli.folding import fold
from charter_cli.model import Name
from charter_cli.register.batch import Batch


def of(connection: sqlite3.Connection, number: int) -> tuple[Name, ...]:
    """Return the names of an authority in the order they were given."""
    rows = connection.execute(
        "SELECT text, language, use FROM name WHERE authority = ? ORDER BY id", (number,)
    )
    return tuple(Name(*row) for row in rows)


def add(batch: Batch, number: int, name: Name) -> None:
    """Enter one more name of an authority; one that it has already changes nothing."""
    if _row(batch, number, name.text) is None:
        batch.insert(
            "name",
            {
                "authority": number,
                "text": name.text,
                "language": name.language,
                "use": name.use,
                "key": fold(name.text),
            },
        )


def rename(batch: Batch, number: int, name: str) -> None:
    """Give an authority a new name; the present one stays on record as a former name."""
    (present,) = batch.book.connection.execute(
        "SELECT name FROM authority WHERE id = ?", (number,)
    ).fetchone()
    if row := _row(batch, number, present):
        batch.update("name", row, {"use": "former"})
    batch.update("authority", number, {"name": name})
    _make_official(batch, number, name)


def respell(batch: Batch, number: int, wrong: str, right: str) -> None:
    """Correct a name, unless the right one is another of its names: then that one stands first."""
    row = _row(batch, number, wrong)
    if row and _row(batch, number, right) is None:
        batch.update("name", row, {"text": right, "key": fold(right)})
    _make_official(batch, number, right)


def stale(connection: sqlite3.Connection) -> list[tuple[int, int, str]]:
    """Return the names that are kept under another key than their own: id, whose, its key."""
    rows = connection.execute("SELECT id, authority, text, key FROM name ORDER BY id")
    return [(row, of, fold(text)) for row, of, text, key in rows if fold(text) != key]


def _make_official(batch: Batch, number: int, name: str) -> None:
    if row := _row(batch, number, name):
        batch.update("name", row, {"use": "official"})
    else:
        add(batch, number, Name(name))


def _row(batch: Batch, number: int, text: str) -> int | None:
    found = batch.book.connection.execute(
        "SELECT id FROM name WHERE authority = ? AND text = ?", (number, text)
    ).fetchone()
    return int(found[0]) if found else None
