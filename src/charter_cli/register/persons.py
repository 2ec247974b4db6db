"""All that is stored of a person: one search, for those who ask to see it and to have it erased."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from charter_cli.errors import Ambiguous, NotFound
from charter_cli.folding import fold
from charter_cli.model import Contact
from charter_cli.register import contacts
from charter_cli.register.kinship import columns, tables, texts

_OWN = "name", "email", "phone"
_OF_THE_OFFICE = {("authority", "name"), ("name", "text"), ("name", "key")}
_SHORTEST = 6
"""Shorter texts, and names of one word, are too common to be looked for everywhere."""


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


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold one cell that names a person: its table, row and column, and what stands in it."""

    table: str
    row: int
    column: str
    value: str


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
    """Return the person that a contact is, with the same person's contacts elsewhere."""
    one = _person(connection, (number,))
    own = [email.casefold() for email in one.emails if email.casefold() not in one.shared]
    if own:
        keys = {fold(name) for name in one.names if name}
        same = tuple(
            other
            for other, name, email in connection.execute("SELECT id, name, email FROM contact")
            if other != number
            and email.casefold() in own
            and (not name or not keys or fold(name) in keys)
        )
        if same:
            return _person(connection, (number, *same))
    return one


def _person(connection: sqlite3.Connection, numbers: tuple[int, ...]) -> Person:
    said: dict[str, dict[str, None]] = {column: {} for column in _OWN}
    places: dict[int, None] = {}
    for held in _states(connection, numbers):
        for column in _OWN:
            if value := held.get(column):
                said[column][str(value)] = None
        if place := held.get("authority"):
            places[int(place)] = None
    names, emails, phones = (tuple(said[column]) for column in _OWN)
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
            yield dict(zip(("authority", *_OWN), row, strict=True))
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


def words(one: Person) -> tuple[str, ...]:
    """Return the texts by which the person is looked for everywhere, the longest first."""
    found = {
        word
        for word in (*one.names, *one.emails, *one.phones)
        if word.casefold() not in one.shared and len(word) >= _SHORTEST
        and (word not in one.names or len(word.split()) > 1)
    }  # fmt: skip
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def pattern(sought: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some texts, as they are and as JSON writes them."""
    forms = [form for word in sought for form in (word, json.dumps(word)[1:-1]) if form]
    if not forms:
        return None
    return re.compile("|".join(map(_alone, dict.fromkeys(forms))), re.IGNORECASE)


def _alone(form: str) -> str:
    """Return what finds a text that is no part of a longer word, or of a longer mailbox."""
    if "@" in form:
        return rf"(?<![\w.+-]){re.escape(form)}(?![\w-]|\.\w)"
    return rf"(?<!\w){re.escape(form)}(?!\w)"


def traces(connection: sqlite3.Connection, one: Person) -> Iterator[Trace]:
    """Yield every cell that names a person, in all tables and in the log.

    What the office itself is called and the list of the erased are left out.
    """
    marks = ", ".join("?" * len(one.contacts))
    for column in texts(connection, "contact"):
        for row, value in connection.execute(
            f"SELECT id, {column} FROM contact WHERE id IN ({marks}) AND {column} <> ''",
            one.contacts,
        ):
            yield Trace("contact", row, column, value)
    for column in ("old", "new"):
        for row, value in connection.execute(
            f"SELECT id, {column} FROM change WHERE \"table\" = 'contact' AND row IN ({marks})"
            f" AND {column} IS NOT NULL",
            one.contacts,
        ):
            yield Trace("change", row, column, str(value))
    yield from _elsewhere(connection, one, marks)


def _elsewhere(connection: sqlite3.Connection, one: Person, marks: str) -> Iterator[Trace]:
    everywhere = words(one)
    here = tuple(name for name in one.names if name.casefold() not in one.shared)
    for table in tables(connection):
        if table == "erased":
            continue
        linked = table != "contact" and "contact" in columns(connection, table)
        skip = f"contact IN ({marks})" if linked else f"id IN ({marks})"
        if table == "change":
            skip = f"\"table\" = 'contact' AND row IN ({marks})"
        for column in texts(connection, table):
            if (table, column) in _OF_THE_OFFICE:
                continue
            if linked:
                yield from _cells(connection, table, column, (*everywhere, *here), skip, one)
            others = f"({skip}) IS NOT TRUE" if linked or table in ("contact", "change") else "1"
            yield from _cells(connection, table, column, everywhere, others, one)


def _cells(
    connection: sqlite3.Connection,
    table: str,
    column: str,
    sought: tuple[str, ...],
    condition: str,
    one: Person,
) -> Iterator[Trace]:
    found = pattern(sought)
    if found is None:
        return
    forms = {form for word in sought for form in _forms(word)}
    holds = " OR ".join([f'instr(lower("{column}"), lower(?))'] * len(forms))
    bound = one.contacts if "?" in condition else ()
    for row, value in connection.execute(
        f'SELECT rowid, "{column}" FROM "{table}" WHERE {condition} AND ({holds})',
        (*bound, *sorted(forms)),
    ):
        if found.search(str(value)):
            yield Trace(table, row, column, str(value))


def _forms(word: str) -> Iterator[str]:
    """Yield the forms of a text that differ in letters which SQLite does not fold."""
    for form in (word, word.lower(), word.upper(), word.title()):
        yield form
        yield json.dumps(form)[1:-1]
        yield json.dumps(form, ensure_ascii=False)[1:-1]


def is_own(connection: sqlite3.Connection, trace: Trace, one: Person) -> bool:
    """Tell whether a cell is the contact itself, or its lines in the log."""
    if trace.table == "contact":
        return trace.row in one.contacts
    if trace.table != "change":
        return False
    table, row = connection.execute(
        'SELECT "table", row FROM change WHERE id = ?', (trace.row,)
    ).fetchone()
    return table == "contact" and row in one.contacts
