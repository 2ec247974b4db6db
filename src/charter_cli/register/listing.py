"""Authorities with their standing on a day."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from charter_cli.dates import Span
from charter_cli.model import Contact, Entry, Name, Selection
from charter_cli.register import contacts
from charter_cli.register.authorities import COLUMNS, authority, get
from charter_cli.register.selection import EDITION, JOINED, PLAN, STANDING, conditions

_AUTHORITY = ", ".join(f"a.{column}" for column in COLUMNS)
_ENTRY = f"""{_AUTHORITY}, {STANDING},
    coalesce(s.signed, (SELECT f.signed FROM standing f WHERE f.authority = a.id
        AND f.begins_earliest <= :day ORDER BY f.spell DESC LIMIT 1), ''),
    CASE WHEN s.authority IS NULL THEN '' ELSE {EDITION} END,
    CASE WHEN s.authority IS NULL THEN '' ELSE {PLAN} END, coalesce(s.plan_due, '')"""


def entries(connection: sqlite3.Connection, on: date, selection: Selection) -> Iterator[Entry]:
    """Yield those that were selected, by country and name."""
    chosen = conditions(connection, selection, on)
    query = f"SELECT {_ENTRY} {JOINED} {chosen.where} ORDER BY a.country, a.name, a.id"
    for row in connection.execute(query, chosen.values):
        yield _entry(row)


def entry(connection: sqlite3.Connection, on: date, number: int) -> Entry:
    """Return one authority, with all its names, and its standing on a day."""
    one = get(connection, number)
    row = connection.execute(
        f"SELECT {_ENTRY} {JOINED} WHERE a.id = :id",
        {"day": on.isoformat(), "id": number},
    ).fetchone()
    return replace(_entry(row), authority=one)


def addressed(
    connection: sqlite3.Connection, on: date, selection: Selection
) -> Iterator[tuple[Entry, tuple[Contact, ...]]]:
    """Yield those that were selected with all their names and contacts, to write to them.

    Whoever asked not to be contacted is silent under every entry with the same mailbox, here
    or at another authority; where that is an office's own, a nameless contact says so.
    """
    people = contacts.all_of(connection)
    asked = [one for own in people.values() for one in own if one.do_not_contact and one.email]
    silent = {one.email.casefold() for one in asked}
    present = {one.email.casefold() for one in asked if _holds(one, on)}
    called: dict[int, list[Name]] = {}
    for number, *name in connection.execute(
        "SELECT authority, text, language, use FROM name ORDER BY id"
    ):
        called.setdefault(number, []).append(Name(*name))
    for one in entries(connection, on, selection):
        names = tuple(called.get(one.authority.id, ()))
        full = replace(one, authority=replace(one.authority, names=names))
        own = tuple(
            replace(who, do_not_contact=True) if who.email.casefold() in silent else who
            for who in people.get(one.authority.id, ())
        )
        mailbox = one.authority.email
        if mailbox.casefold() in present:
            own += (Contact(0, one.authority.id, email=mailbox, do_not_contact=True),)
        yield full, own


def _holds(one: Contact, on: date) -> bool:
    """Tell whether a contact may still hold on a day: who has left silences no office."""
    return one.until.span(Span(on, date.max)).latest >= on


def _entry(row: tuple[str, ...]) -> Entry:
    *of_authority, standing, signed, edition, plan, due = row
    return Entry(authority(tuple(of_authority)), standing, signed, edition, plan, due)
