"""Authorities with their standing on a day."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from charter_cli.model import Contact, Entry, Name, Selection
from charter_cli.register import contacts
from charter_cli.register.authorities import COLUMNS, authority, get
from charter_cli.register.selection import EDITION, JOINED, PLAN, STANDING, conditions

_AUTHORITY = ", ".join(f"a.{column}" for column in COLUMNS)
_ENTRY = f"""{_AUTHORITY}, {STANDING},
    coalesce(s.signed, (SELECT f.signed FROM standing f WHERE f.authority = a.id
        AND f.begins_earliest <= :day ORDER BY f.spell DESC LIMIT 1), ''),
    CASE WHEN s.authority IS NULL THEN '' ELSE {EDITION} END,
    CASE WHEN s.authority IS NULL THEN '' ELSE {PLAN} END"""


def entries(connection: sqlite3.Connection, on: date, selection: Selection) -> Iterator[Entry]:
    """Yield those that were selected, by country and name."""
    chosen = conditions(selection, on)
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
    """Yield those that were selected with all their names and contacts, to write to them."""
    people = contacts.all_of(connection)
    called: dict[int, list[Name]] = {}
    for number, *name in connection.execute(
        "SELECT authority, text, language, use FROM name ORDER BY id"
    ):
        called.setdefault(number, []).append(Name(*name))
    for one in entries(connection, on, selection):
        names = tuple(called.get(one.authority.id, ()))
        full = replace(one, authority=replace(one.authority, names=names))
        yield full, people.get(one.authority.id, ())


def _entry(row: tuple[str, ...]) -> Entry:
    *of_authority, standing, signed, edition, plan = row
    return Entry(authority(tuple(of_authority)), standing, signed, edition, plan)
