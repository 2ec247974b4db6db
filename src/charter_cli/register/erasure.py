"""Take a person out of the register, its history and its file, so that no byte remains.

What happened stays: events, counts, and that a contact was there; only nothing tells who.
For whoever restores a backup: `memory = erased.remembered(connection)` of the register that
gives way, then `reapply(connection, memory, scribe)` on the restored file, brought up to date
and before anybody else may read it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from charter_cli.errors import CharterError
from charter_cli.model import Scribe
from charter_cli.register import conclusions, erased, hosts, persons
from charter_cli.register.batch import Batch, Value
from charter_cli.register.erased import Mark
from charter_cli.register.file import Book, connect, troubles
from charter_cli.register.kinship import columns, tables
from charter_cli.register.persons import Person, Trace

ERASED = "[erased]"
"""What stands where a person was named in a text of somebody else's."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Hold what was taken out: the contacts, and how many cells elsewhere named the person."""

    contacts: tuple[int, ...]
    elsewhere: tuple[Trace, ...]


def erase(batch: Batch, person: Person) -> Erased:
    """Take a person out of every table and out of the log; `sweep` the file afterwards."""
    connection = batch.book.connection
    found = tuple(persons.traces(connection, person))
    day = batch.scribe.at.date().isoformat()
    key = erased.key(connection)
    own = [email for email in person.emails if email.casefold() not in person.shared]
    names = [name for name in person.names if name.casefold() not in person.shared]
    said = erased.said(own, names, person.authorities)
    for number in person.contacts or hosts.NOWHERE:
        for mark in sorted(erased.marks(key, said)):
            batch.insert("erased", _row(Mark(number, day, key, mark)))
    _remove(batch, person)
    elsewhere = tuple(trace for trace in found if not persons.is_own(connection, trace, person))
    everywhere = persons.words(person)
    for trace in elsewhere:
        linked = "contact" in columns(connection, trace.table)
        sought = persons.pattern((*everywhere, *names) if linked else everywhere)
        if sought:
            connection.execute(
                f'UPDATE "{trace.table}" SET "{trace.column}" = ? WHERE rowid = ?',
                (sought.sub(ERASED, trace.value), trace.row),
            )
    return Erased(person.contacts, elsewhere)


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


def reapply(
    connection: sqlite3.Connection, memory: Iterable[Mark], scribe: Scribe
) -> tuple[int, ...]:
    """Erase again whom `memory` or the file's own list names; return the contacts' numbers.

    `connection` is open on a file of the newest version that nobody else uses; the log keeps
    the batch under the scribe's command.
    """
    held = list(memory)
    batch = Batch(Book(connection, Path()), scribe)
    connection.execute("BEGIN IMMEDIATE")
    try:
        known = set(erased.remembered(connection))
        for one in held:
            if one not in known:
                batch.insert("erased", _row(one))
        again = tuple(_again(batch, erased.Remembrance([*known, *held])))
        conclusions.renew(connection, batch.touched)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if again:
        sweep(connection)
    return again


def _again(batch: Batch, memory: erased.Remembrance) -> Iterator[int]:
    """Erase every contact, present or in the log, that is on the list."""
    connection = batch.book.connection
    numbers = connection.execute(
        "SELECT id FROM contact UNION SELECT row FROM change WHERE \"table\" = 'contact'"
    ).fetchall()
    done: set[int] = set()
    for (number,) in numbers:
        if number in done:
            continue
        person = persons.of(connection, number)
        said = erased.said(person.emails, person.names, person.authorities)
        if memory.of(said) and any(persons.traces(connection, person)):
            done |= set(erase(batch, person).contacts)
    for person in hosts.every(connection):
        said = erased.said(person.emails, person.names, person.authorities)
        if memory.of(said) and any(persons.traces(connection, person)):
            erase(batch, person)
            done |= set(hosts.NOWHERE)
    yield from sorted(done)


def holding(paths: Iterable[Path], person: Person) -> tuple[Path, ...]:
    """Return the backups that still hold a person; one that cannot be read is among them."""
    return tuple(path for path in paths if _holds(path, person))


def _holds(path: Path, person: Person) -> bool:
    try:
        with troubles(path), closing(connect(path, "ro")) as connection:
            return any(True for _ in persons.traces(connection, person))
    except CharterError:
        return True
