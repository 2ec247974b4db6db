"""Contacts: people and office mailboxes at an authority, with the days they hold."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from charter_cli.dates import PartialDate
from charter_cli.errors import NotFound
from charter_cli.model import Contact
from charter_cli.register.batch import Batch, Value
from charter_cli.register.file import understood

_COLUMNS = (
    "id, authority, name, role, email, phone, language, salutation, since, until,"
    " do_not_contact, source, note"
)


def get(connection: sqlite3.Connection, number: int) -> Contact:
    """Return the contact with that id; NotFound if there is none."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM contact WHERE id = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise NotFound(
            f"No contact has the id {number}.", "List them with `charter contact list AUTHORITY`."
        )
    return _contact(row)


def of(connection: sqlite3.Connection, number: int) -> tuple[Contact, ...]:
    """Return the contacts of an authority."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM contact WHERE authority = ? ORDER BY id",
        (number,),
    )
    return tuple(map(_contact, rows))


def all_of(connection: sqlite3.Connection) -> dict[int, tuple[Contact, ...]]:
    """Return every contact, per authority."""
    found: dict[int, list[Contact]] = {}
    for row in connection.execute(f"SELECT {_COLUMNS} FROM contact ORDER BY id"):
        found.setdefault(row[1], []).append(_contact(row))
    return {number: tuple(some) for number, some in found.items()}


def add(batch: Batch, contact: Contact) -> int:
    """Enter a new contact and return its id."""
    return batch.insert("contact", {"authority": contact.authority, **_values(contact)})


def edit(batch: Batch, before: Contact, after: Contact) -> tuple[str, ...]:
    """Correct the fields of a contact that differ, and return their names."""
    return batch.update("contact", before.id, _values(after))


def end(batch: Batch, contact: Contact, until: PartialDate) -> None:
    """Note the day on which a contact's days end; it stays on record."""
    edit(batch, contact, replace(contact, until=until))


def _contact(row: Iterable[str | int]) -> Contact:
    number, authority, *texts, since, until, silent, source, note = row
    name, role, email, phone, language, salutation = map(str, texts)
    with understood(f"contact {number}"):
        return Contact(
            id=int(number),
            authority=int(authority),
            name=name,
            role=role,
            email=email,
            phone=phone,
            language=language,
            salutation=salutation,
            since=PartialDate.parse(str(since)),
            until=PartialDate.parse(str(until)),
            do_not_contact=bool(silent),
            source=str(source),
            note=str(note),
        )


def _values(contact: Contact) -> dict[str, Value]:
    return {
        "name": contact.name,
        "role": contact.role,
        "email": contact.email,
        "phone": contact.phone,
        "language": contact.language,
        "salutation": contact.salutation,
        "since": contact.since.text,
        "until": contact.until.text,
        "do_not_contact": int(contact.do_not_contact),
        "source": contact.source,
        "note": contact.note,
    }
