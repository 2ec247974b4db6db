"""Who is meant by a number, a mailbox or a name: the person, with all their contacts."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from charter_cli.errors import Ambiguous, NotFound
from charter_cli.folding import fold
from charter_cli.model import Contact
from charter_cli.register import contacts
from charter_cli.register.tombstones import ERASED

Row = Mapping[str, str | int | None]
OWN = "name", "email", "phone"
"""The fields by which a person is known."""

_FOLDED_OTHERWISE = "email GLOB '*[^ -~]*'"
"""SQLite brings only the letters of ASCII to lower case."""


@dataclass(frozen=True, slots=True)
class Person:
    """Hold who is meant: the contacts that are this person, and all that they were ever called.

    `shared` holds what is the office's as well (its mailbox, its phone): that is no personal
    data of this one person, and stays where the office has it.
    """

    contacts: tuple[int, ...]
    authorities: tuple[int, ...]
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Return what to call the person in a sentence."""
        return next((one for one in (*self.names, *self.emails) if one), "nameless")


def find(connection: sqlite3.Connection, words: str) -> Contact:
    """Return the contact that a number, a mailbox or a name means."""
    words = words.strip()
    if words.isascii() and words.isdigit():
        return contacts.get(connection, int(words[:18]))
    wanted = fold(words)
    found = [
        number
        for number, name, email in connection.execute("SELECT id, name, email FROM contact")
        if (email and email.casefold() == words.casefold()) or (wanted and fold(name) == wanted)
    ]
    if not found:
        raise NotFound(
            f"No contact is called {words!r} or has that e-mail.",
            "List them with `charter contact list AUTHORITY`, and name one by its number.",
        )
    one = of(connection, found[0])
    if set(found) - set(one.contacts):
        raise Ambiguous(
            f"{words!r} can mean contacts {', '.join(map(str, found))}.", "Name one by its number."
        )
    return contacts.get(connection, found[0])


def of(connection: sqlite3.Connection, number: int) -> Person:
    """Return the person that a contact is, with the same person's other contacts."""
    one = _person(connection, (number,))
    places, mailboxes = (", ".join("?" * len(some)) for some in (one.authorities, one.emails))
    rows = connection.execute(
        f"""SELECT id, authority, {", ".join(OWN)} FROM contact WHERE id <> ?
        AND (authority IN ({places}) OR lower(email) IN ({mailboxes}) OR {_FOLDED_OTHERWISE})""",
        (number, *one.authorities, *map(str.lower, one.emails)),
    )
    said = (dict(zip(("id", "authority", *OWN), row, strict=True)) for row in rows)
    same = [int(held["id"]) for held in said if is_same(one, held)]
    return _person(connection, (number, *same)) if same else one


def is_same(one: Person, held: Row) -> bool:
    """Tell whether a contact, or a host of an occasion, is this person.

    The mailbox tells; where one has none the name does, at one authority.
    """
    name, email = str(held["name"]), str(held["email"]).replace(ERASED, "").casefold()
    own = {mailbox.casefold() for mailbox in one.emails} - set(one.shared)
    keys = {fold(called) for called in one.names}
    alike = fold(name) in keys
    if email in own:
        return alike or not (name and keys)
    here = held.get("authority") in (None, *one.authorities)
    return alike and here and not (own and email)


def _person(connection: sqlite3.Connection, numbers: tuple[int, ...]) -> Person:
    said: dict[str, dict[str, None]] = {column: {} for column in OWN}
    places: dict[int, None] = {}
    for held in _states(connection, numbers):
        for column in OWN:
            if value := held.get(column):
                said[column][str(value)] = None
        if place := held.get("authority"):
            places[int(place)] = None
    names, emails, phones = (tuple(said[column]) for column in OWN)
    one = Person(numbers, tuple(places), names, emails, phones)
    return replace(one, shared=tuple(shared_by_others(connection, one)))


def _states(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> Iterator[dict[str, str | int | None]]:
    """Yield what the register holds of some contacts, now and in the log, the newest first."""
    for number in numbers:
        row = connection.execute(
            "SELECT authority, name, email, phone FROM contact WHERE id = ?", (number,)
        ).fetchone()
        if row:
            yield dict(zip(("authority", *OWN), row, strict=True))
        for field, old, new in connection.execute(
            "SELECT field, old, new FROM change WHERE \"table\" = 'contact' AND row = ?"
            " ORDER BY id DESC",
            (number,),
        ):
            if field:
                yield {field: new}
                yield {field: old}
            elif old:
                yield json.loads(old)


def shared_by_others(connection: sqlite3.Connection, one: Person) -> Iterator[str]:
    """Yield the mailboxes and phones that an office or somebody else has too, and its name."""
    keys = {fold(name) for name in one.names}
    for column, values in (("email", one.emails), ("phone", one.phones), ("name", one.names)):
        for value in values:
            office = connection.execute(
                f"SELECT 1 FROM authority WHERE {column} = ? COLLATE NOCASE", (value,)
            ).fetchone()
            others = connection.execute(
                f"SELECT id, name FROM contact WHERE {column} = ? COLLATE NOCASE AND name <> ''",
                (value,),
            )
            if office or any(
                number not in one.contacts and fold(name) not in keys for number, name in others
            ):
                yield value.casefold()
