"""Keep the table `standing` equal to what the law concludes from the table `event`."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from charter_cli.conclusion import Conclusion
from charter_cli.dates import PartialDate
from charter_cli.errors import UnfitRegister
from charter_cli.model import Event, EventKind
from charter_cli.register.file import understood
from charter_cli.register.settings import successors
from charter_cli.standing import conclude

Row = tuple[str | int | None, ...]
Essence = tuple[str, ...]
"""Kind, day, attested, entered and edition of an event: neither sources nor numbers bear on it."""

_COLUMNS = (
    "authority, spell, country, begins_earliest, begins_latest, ends_earliest, ends_latest,"
    " undated, lasting, signed, signed_earliest, signed_latest, renewed_from, plan_due, plan_from"
)
_INSERT = f"INSERT INTO standing ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
_EVENTS = (
    "SELECT authority, kind, day, attested, entered, edition, successor, source, document,"
    " note, set_aside, id FROM event"
)
_CHUNK = 500
_date = lru_cache(maxsize=1 << 14)(PartialDate.parse)


def renew(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Conclude anew for the authorities whose events changed, and for all their successors."""
    affected = _with_successors(connection, touched)
    if not affected:
        return
    for some in _chunks(affected):
        marks = ", ".join("?" * len(some))
        connection.execute(f"DELETE FROM standing WHERE authority IN ({marks})", some)
        connection.executemany(_INSERT, rows(connection, set(some)))


def begin(
    connection: sqlite3.Connection, entered: Iterable[tuple[int, str, tuple[Essence, ...]]]
) -> None:
    """Conclude for bodies that are new, of which nobody can be a predecessor or a successor.

    They come as number, country and what was entered of their events: nothing is read again.
    """
    connection.executemany(_INSERT, (row for new in entered for row in _rows_of(*new)))


def rows(connection: sqlite3.Connection, affected: set[int] | None = None) -> list[Row]:
    """Return the rows of `standing` that the law demands, for some authorities or for all."""
    countries = _countries(connection, affected)
    related = {number for pair in mergers(connection) for number in pair}
    found = list(_unrelated(connection, countries.keys() - related, countries))
    found += _related(connection, countries.keys() & related, countries)
    return sorted(found, key=_of_spell)


def _unrelated(
    connection: sqlite3.Connection, affected: set[int], countries: dict[int, str]
) -> Iterator[Row]:
    """Yield the rows of those that have to do with no merger: nearly all."""
    essences: dict[int, tuple[Essence, ...]] = dict.fromkeys(affected, ())
    for row in _event_rows(connection, affected):
        if not row[10]:
            essences[row[0]] += (row[1:6],)
    for number, own in essences.items():
        try:
            yield from _rows_of(number, countries[number], own)
        except UnfitRegister:
            load(connection, {number})  # names the event that cannot be read
            raise


def _rows_of(number: int, country: str, essences: tuple[Essence, ...]) -> Iterator[Row]:
    """Yield the rows of a body that has to do with no merger."""
    for spell, rest in enumerate(_alone(essences)):
        yield (number, spell, country, *rest)


def _related(
    connection: sqlite3.Connection, affected: set[int], countries: dict[int, str]
) -> Iterator[Row]:
    """Yield the rows of those that merged, or that others merged into."""
    histories: dict[int, tuple[Event, ...]] = dict.fromkeys(affected, ())
    histories |= load(connection, _with_predecessors(connection, affected))
    concluded = conclude(histories, successors(connection))
    for number in affected:
        for spell, rest in enumerate(_spells(concluded[number])):
            yield (number, spell, countries[number], *rest)


@lru_cache(maxsize=1 << 15)
def _alone(essences: tuple[Essence, ...]) -> tuple[Row, ...]:
    """Conclude for a body that has to do with no other: thousands share the same few dates."""
    events = tuple(event((*one, None, "", "", "", "", "0")) for one in essences)
    return tuple(_spells(conclude({0: events})[0]))


def _of_spell(row: Row) -> tuple[int, int]:
    return int(row[0] or 0), int(row[1] or 0)


def stored(connection: sqlite3.Connection) -> list[Row]:
    """Return the rows that the table holds."""
    return connection.execute(
        f"SELECT {_COLUMNS} FROM standing ORDER BY authority, spell"
    ).fetchall()


def load(
    connection: sqlite3.Connection, authorities: set[int] | None = None
) -> dict[int, tuple[Event, ...]]:
    """Return the events that the law takes into account, per authority; None means all."""
    found: dict[int, list[Event]] = {}
    for row in _event_rows(connection, authorities):
        if not row[10]:
            found.setdefault(row[0], []).append(event(row[1:]))
    return {authority: tuple(own) for authority, own in found.items()}


def event(row: tuple[Any, ...]) -> Event:
    """Make an Event of a row: kind, day, attested, entered, edition, successor, source …."""
    kind, day, attested, entered, edition, successor, source, document, note, aside, number = row
    with understood(f"event {number}"):
        return Event(
            kind=EventKind(kind),
            on=_date(day),
            attested=_date(attested),
            entered=date.fromisoformat(entered),
            edition=edition,
            into=int(successor) if successor is not None else None,
            source=source,
            document=document,
            note=note,
            set_aside=aside,
            id=int(number),
        )


def mergers(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return every merger as predecessor and successor."""
    return connection.execute(
        "SELECT authority, successor FROM event WHERE successor IS NOT NULL AND set_aside = ''"
    ).fetchall()


def _event_rows(
    connection: sqlite3.Connection, authorities: set[int] | None
) -> Iterator[tuple[int, str, str, str, str, str, str, str, str, str, str, str]]:
    if authorities is None:
        yield from connection.execute(_EVENTS)
        return
    for some in _chunks(authorities):
        marks = ", ".join("?" * len(some))
        yield from connection.execute(f"{_EVENTS} WHERE authority IN ({marks})", some)


def _countries(connection: sqlite3.Connection, authorities: set[int] | None) -> dict[int, str]:
    query = "SELECT id, country FROM authority"
    if authorities is None:
        return dict(connection.execute(query))
    found: dict[int, str] = {}
    for some in _chunks(authorities):
        marks = ", ".join("?" * len(some))
        found.update(connection.execute(f"{query} WHERE id IN ({marks})", some))
    return found


def _spells(concluded: Conclusion) -> Iterator[Row]:
    """Yield the columns of each spell that follow the country."""
    for spell in concluded.spells:
        facts = spell.facts
        signed = facts.signed_span
        yield (
            spell.begins_earliest.isoformat(), _iso(spell.begins_latest),
            _iso(spell.ends_earliest), _iso(spell.ends_latest),
            int(not facts.signed), int(spell.lasting), facts.signed.text,
            _iso(signed.earliest if signed else None), _iso(signed.latest if signed else None),
            _iso(facts.renewed_from), _iso(facts.plan_due), _iso(facts.plan_from),
        )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_successors(connection: sqlite3.Connection, start: Iterable[int]) -> set[int]:
    return _closure(start, mergers(connection))


def _with_predecessors(connection: sqlite3.Connection, start: Iterable[int]) -> set[int]:
    return _closure(start, [(into, authority) for authority, into in mergers(connection)])


def _closure(start: Iterable[int], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Return `start` and everything that the pairs lead to from there."""
    onward: dict[int, list[int]] = {}
    for one, other in pairs:
        onward.setdefault(one, []).append(other)
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += onward.get(one, ())
    return found


def _chunks(numbers: Iterable[int]) -> Iterator[tuple[int, ...]]:
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _CHUNK):
        yield tuple(ordered[start : start + _CHUNK])
