"""What a check finds in contacts: who cannot be reached, who is kept too long, and why."""

from collections.abc import Iterator
from datetime import date

from charter_cli.dates import Span
from charter_cli.model import Contact
from charter_cli.register import contacts, retention
from charter_cli.register.file import Book
from charter_cli.register.telling import authority

Said = Iterator[tuple[str, str]]

_NOWHERE = frozenset(
    {"con", "cmo", "comm", "ocm", "invalid", "local", "localhost", "localdomain", "internal"}
)
"""Ends of mailboxes that no network has: slips of the pen, and names of machines."""


def dead(book: Book, on: date) -> Said:
    """Yield contacts that cannot be reached: gone, at a body that ceased, or nowhere by mail."""
    ceased = {
        row[0]
        for row in book.connection.execute(
            "SELECT authority FROM event WHERE kind = 'merged' AND set_aside = '' AND latest <= ?",
            (on.isoformat(),),
        )
    }
    for one in _all(book):
        for said in _why_dead(one, on, one.authority in ceased):
            yield _called(book, one), said


def _why_dead(one: Contact, on: date, ceased: bool) -> Iterator[str]:
    if one.until and one.until.span(Span(on, on)).latest < on:
        yield f"it holds no longer: until {one.until}"
    elif ceased:
        yield "its authority has merged into another"
    domain = one.email.rpartition("@")[2]
    if one.email and ("." not in domain or domain.rpartition(".")[2].casefold() in _NOWHERE):
        yield f"no e-mail can reach {domain}"


def overdue(book: Book, on: date) -> Said:
    """Yield contacts whose term has ended."""
    for due in retention.due(book.connection, on):
        yield _called(book, due.contact), f"{due.reason} ({due.since})"


def without_basis(book: Book, on: date) -> Said:
    """Yield persons of whom nobody said why their data may be kept, or where they are from."""
    for one in _all(book):
        missing = [
            what
            for what, value in (("lawful basis", one.basis), ("source", one.source))
            if one.name and not value
        ]
        if missing:
            yield _called(book, one), f"no {' and no '.join(missing)} is on record"


def _all(book: Book) -> Iterator[Contact]:
    for own in contacts.all_of(book.connection).values():
        yield from own


def _called(book: Book, one: Contact) -> str:
    """Name a contact by its number: a list of findings is passed around."""
    return f"contact {one.id} at {authority(book.connection, one.authority)}"
