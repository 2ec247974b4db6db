"""Take a person out of the register, its history and its file, so that no byte remains.

What happened stays: events, counts, and that a contact was there; only nothing tells who.
For whoever restores a backup: `memory = tombstones.remembered(connection)` of the register that
gives way, then `reapply(book, memory, scribe)` on the restored file, brought up to date
and before anybody else may read it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from charter_cli.errors import CharterError
from charter_cli.folding import fold
from charter_cli.model import Scribe
from charter_cli.register import hosts, persons, tombstones, traces
from charter_cli.register.batch import Batch, Value, whole
from charter_cli.register.file import Book, connect, troubles
from charter_cli.register.kinship import columns, tables
from charter_cli.register.persons import Person
from charter_cli.register.tombstones import Mark


def erase(batch: Batch, person: Person) -> None:
    """Take a person out of every table and out of the log; `sweep` the file afterwards."""
    connection = batch.book.connection
    found = tuple(traces.traces(connection, person))
    day = batch.scribe.at.date().isoformat()
    key = tombstones.key(connection)
    own = [email for email in person.emails if email.casefold() not in person.shared]
    names = [name for name in person.names if name.casefold() not in person.shared]
    namesakes = set(_namesakes(connection, person))
    alone = [name for name in names if fold(name) not in namesakes]
    said = tombstones.said(own, alone, person.authorities)
    for number in person.contacts or (tombstones.NOWHERE,):
        for mark in sorted(tombstones.marks(key, said)):
            batch.insert("erased", _row(Mark(number, day, key, mark)))
    _remove(batch, person)
    for trace in found:
        if trace.left is not None:
            connection.execute(
                f'UPDATE "{trace.table}" SET "{trace.column}" = ? WHERE rowid = ?',
                (trace.left, trace.row),
            )


def _namesakes(connection: sqlite3.Connection, person: Person) -> Iterator[str]:
    """Yield what others at the same place are called: that name alone is no mark of the person."""
    for name, email, place in connection.execute(
        "SELECT name, email, authority FROM contact"
        f" UNION ALL SELECT name, email, {tombstones.NOWHERE:d} FROM occasion_contact"
    ):
        held = {"name": name, "email": email, "authority": place}
        if place in person.authorities and not persons.is_same(person, held):
            yield fold(name)


def _row(one: Mark) -> dict[str, Value]:
    return {"contact": one.contact, "day": one.day, "key": one.key, "mark": one.mark}


def _remove(batch: Batch, person: Person) -> None:
    """Remove the contacts, what points to them, and what the log held of them."""
    connection = batch.book.connection
    marks = ", ".join("?" * len(person.contacts))
    for table in tables(connection):
        if table != "erased" and "contact" in columns(connection, table):
            connection.execute(
                f"UPDATE {table} SET contact = NULL WHERE contact IN ({marks})", person.contacts
            )
    for number in person.contacts:
        if connection.execute("SELECT 1 FROM contact WHERE id = ?", (number,)).fetchone():
            batch.delete("contact", number)
    connection.execute(
        "UPDATE change SET old = NULL, new = NULL"
        f" WHERE \"table\" = 'contact' AND row IN ({marks})",
        person.contacts,
    )


def sweep(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that it holds nothing but what its tables hold."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("VACUUM")


def reapply(book: Book, memory: Iterable[Mark], scribe: Scribe) -> tuple[int, ...]:
    """Erase again whom `memory` or the register's own list names; return the contacts' numbers.

    The register is of the newest version and nobody else uses it; the log keeps the batch
    under the scribe's command.
    """
    held = list(memory)
    with whole(book, scribe) as batch:
        known = set(tombstones.remembered(book.connection))
        for one in held:
            if one not in known:
                batch.insert("erased", _row(one))
        again = tuple(_again(batch, tombstones.Remembrance([*known, *held])))
    if again:
        sweep(book.connection)
    return again


def _again(batch: Batch, memory: tombstones.Remembrance) -> Iterator[int]:
    """Erase every contact, present or in the log, that is on the list."""
    if not memory:
        return
    connection = batch.book.connection
    numbers = connection.execute(
        "SELECT id FROM contact UNION SELECT row FROM change WHERE \"table\" = 'contact'"
    ).fetchall()
    done: set[int] = set()
    for (number,) in numbers:
        if number in done:
            continue
        person = persons.of(connection, number)
        said = tombstones.said(person.emails, person.names, person.authorities)
        if memory.of(said) and any(traces.traces(connection, person)):
            erase(batch, person)
            done |= set(person.contacts)
    for person in hosts.every(connection):
        said = tombstones.said(person.emails, person.names, person.authorities)
        if memory.of(said) and any(traces.traces(connection, person)):
            erase(batch, person)
            done.add(tombstones.NOWHERE)
    yield from sorted(done)


def holding(paths: Iterable[Path], person: Person) -> tuple[Path, ...]:
    """Return the backups that still hold a person; one that cannot be read is among them."""
    return tuple(path for path in paths if _holds(path, person))


def _holds(path: Path, person: Person) -> bool:
    try:
        with troubles(path), closing(connect(path, "ro")) as connection:
            return any(True for _ in traces.traces(connection, person))
    except CharterError:
        return True
