"""Persons whom occasions name as the ones to ask, and who are contacts nowhere."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from charter_cli.errors import Ambiguous, NotFound
from charter_cli.folding import fold
from charter_cli.register import persons
from charter_cli.register.persons import OWN, Person
from charter_cli.register.tombstones import NOWHERE

Row = tuple[str, str, str]


def meant(connection: sqlite3.Connection, words: str) -> Person:
    """Return the person that a number, a mailbox or a name means: a contact, else a host."""
    try:
        return persons.of(connection, persons.find(connection, words).id)
    except NotFound:
        rows = set(_rows(connection))
        found = {row for row in rows if _is(row, words.strip())}
        if not found:
            raise
    if len({email.casefold() for _, email, _ in found if email}) > 1:
        raise Ambiguous(f"Occasions name several who are called {words!r}.", "Name the mailbox.")
    return _person(connection, found | {row for row in rows if _mailboxes(found) & {_mailbox(row)}})


def every(connection: sqlite3.Connection) -> Iterator[Person]:
    """Yield everybody whom occasions name, or named according to the log."""
    rows = set(_rows(connection))
    while rows:
        first = min(rows)
        same = {first} | {row for row in rows if _mailbox(row) == _mailbox(first) != ""}
        rows -= same
        yield _person(connection, same)


def _rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield name, mailbox and phone of those named now, and of those of whom the log tells."""
    yield from connection.execute(f"SELECT {', '.join(OWN)} FROM occasion_contact")
    for (old,) in connection.execute(
        "SELECT old FROM change WHERE \"table\" = 'occasion_contact' AND action = 'delete'"
    ):
        held = json.loads(old or "{}")
        name, email, phone = (str(held.get(column, "")) for column in OWN)
        yield name, email, phone


def _is(row: Row, words: str) -> bool:
    return _mailbox(row) == words.casefold() or (fold(words) != "" and fold(row[0]) == fold(words))


def _mailbox(row: Row) -> str:
    return row[1].casefold()


def _mailboxes(rows: set[Row]) -> set[str]:
    return {_mailbox(row) for row in rows} - {""}


def _person(connection: sqlite3.Connection, rows: set[Row]) -> Person:
    names, emails, phones = (
        tuple(dict.fromkeys(value for value in said if value))
        for said in zip(*sorted(rows), strict=True)
    )
    one = Person((), (NOWHERE,), names, emails, phones)
    return replace(one, shared=tuple(persons.shared_by_others(connection, one)))
