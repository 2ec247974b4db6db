"""Contacts: people and office mailboxes at an authority, with the days they hold."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from charter_cli.dates import PartialDate
from charter_cli.errors import NotFound
from charter_cli.model import Contact
from charter_cli.register import tombstones
from charter_cli.register.batch import Batch, Value
from charter_cli.register.file import understood

_COLUMNS = (
    "id, authority, name, role, email, phone, language, salutation, since, until,"
    " do_not_contact, source, note, basis, term"
)

_CHUNK = 500


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


def of_many(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> dict[int, tuple[Contact, ...]]:
    """Return the contacts of some authorities, a few hundred at a time."""
    found: dict[int, tuple[Contact, ...]] = {}
    for start in range(0, len(numbers), _CHUNK):
        some = numbers[start : start + _CHUNK]
        for row in connection.execute(
            f"SELECT {_COLUMNS} FROM contact"
            f" WHERE authority IN ({', '.join('?' * len(some))}) ORDER BY id",
            tuple(some),
        ):
            found[row[1]] = (*found.get(row[1], ()), _contact(row))
    return found


def add(batch: Batch, contact: Contact) -> int | None:
    """Enter a new contact and return its id; None for a person who was erased and stays so.

    Whoever asked not to be contacted, here or under the same mailbox, is not contacted under
    the new entry either.
    """
    for one in _admitted(batch.book.connection, (contact,)):
        return batch.insert("contact", {"authority": one.authority, **_values(one)})
    return None


def add_many(batch: Batch, given: Iterable[Contact]) -> None:
    """Enter many new contacts at once, by the rules of `add`."""
    columns = ("id", "authority", *_values(Contact(0, 0)))
    admitted = _admitted(batch.book.connection, given)
    rows = (
        (number, one.authority, *_values(one).values())
        for number, one in enumerate(admitted, start=batch.free("contact"))
    )
    batch.insert_many("contact", columns, rows)


def _admitted(connection: sqlite3.Connection, given: Iterable[Contact]) -> Iterator[Contact]:
    """Yield those who were not erased; silent, if they asked for it under another entry."""
    memory = tombstones.opened(connection)
    asked = connection.execute("SELECT 1 FROM contact WHERE do_not_contact = 1").fetchone()
    for one in given:
        if memory and memory.of(tombstones.said([one.email], [one.name], [one.authority])):
            continue
        silent = one.do_not_contact or (asked is not None and has_asked(connection, one))
        yield replace(one, do_not_contact=silent)


def has_asked(connection: sqlite3.Connection, one: Contact) -> bool:
    """Tell whether the same mailbox, or the same name at the authority, asked for silence."""
    found = connection.execute(
        """SELECT 1 FROM contact WHERE do_not_contact = 1 AND ?1 <> '' AND id <> ?2
            AND email = ?1 COLLATE NOCASE
        UNION ALL SELECT 1 FROM contact WHERE authority = ?3 AND do_not_contact = 1
            AND ?4 <> '' AND name = ?4 AND id <> ?2""",
        (one.email, one.id, one.authority, one.name),
    )
    return found.fetchone() is not None


def edit(batch: Batch, before: Contact, after: Contact) -> tuple[str, ...]:
    """Correct the fields of a contact that differ, and return their names."""
    return batch.update("contact", before.id, _values(after))


def end(batch: Batch, contact: Contact, until: PartialDate) -> None:
    """Note the day on which a contact's days end; it stays on record."""
    edit(batch, contact, replace(contact, until=until))


def _contact(row: Iterable[str | int]) -> Contact:
    number, authority, *texts, since, until, silent, source, note, basis, term = row
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
            basis=str(basis),
            term=PartialDate.parse(str(term)),
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
        "basis": contact.basis,
        "term": contact.term.text,
    }
