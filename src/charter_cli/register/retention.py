"""How long contacts may be kept: those whose term has ended, or who have left."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from charter_cli.dates import Span
from charter_cli.model import Contact
from charter_cli.register import contacts


@dataclass(frozen=True, slots=True)
class Due:
    """Hold a contact that is not to be kept any longer, since when, and why."""

    contact: Contact
    authority: str
    since: date
    reason: str


def due(connection: sqlite3.Connection, on: date) -> tuple[Due, ...]:
    """Return the contacts whose term has ended by a day, the longest overdue first.

    Without a term, a person's data are due when the person has left; those of an office
    mailbox, which has no name, when it is no longer used.
    """
    names = dict(connection.execute("SELECT id, name FROM authority"))
    found = []
    for own in contacts.all_of(connection).values():
        for one in own:
            ended = _ended(one, on)
            if ended:
                found.append(Due(one, names.get(one.authority, ""), *ended))
    return tuple(sorted(found, key=lambda due: (due.since, due.contact.id)))


def _ended(one: Contact, on: date) -> tuple[date, str] | None:
    for until, reason in ((one.term, "its term has ended"), (one.until, "it has left, no term")):
        if until:
            last = until.span(Span(on, date.max)).latest
            return (last, reason) if last < on else None
    return None
