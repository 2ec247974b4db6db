"""Keep the table `standing` equal to what the law concludes from the table `event`."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from charter_cli.conclusion import Conclusion
from charter_cli.dates import PartialDate
from charter_cli.model import Event, EventKind
from charter_cli.register.file import understood
from charter_cli.register.settings import successors
from charter_cli.standing import conclude

Row = tuple[str | int | None, ...]

_COLUMNS = (
    "authority, spell, country, begins_earliest, begins_latest, ends_earliest, ends_latest,"
    " undated, lasting, signed, signed_earliest, signed_latest, renewed_from, plan_due, plan_from"
)
_EVENTS = (
    "SELECT authority, kind, day, attested, entered, edition, successor, source, document,"
    " note, set_aside, id FROM event"
)
_CHUNK = 500


def renew(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Conclude anew for the authorities whose events changed, and for all their successors."""
    affected = _with_successors(connection, touched)
    if not affected:
        return
    for some in _chunks(affected):
        marks = ", ".join("?" * len(some))
        connection.execute(f"DELETE FROM standing WHERE authority IN ({marks})", some)
        connection.executemany(
            f"INSERT INTO standing ({_COLUMNS}) VALUES ({', '.join('?' * 15)})",
            rows(connection, set(some)),
        )


def rows(connection: sqlite3.Connection, affected: set[int] | None = None) -> list[Row]:
    """Return the rows of `standing` that the law demands, for some authorities or for all."""
    wanted = None if affected is None else _with_predecessors(connection, affected)
    histories = load(connection, wanted)
    countries = _countries(connection, affected)
    for successor in countries:
        histories.setdefault(successor, ())
    concluded = conclude(histories, successors(connection))
    return [
        row
        for authority in sorted(countries)
        for row in _rows(authority, countries[authority], concluded[authority])
    ]


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


def event(row: tuple[str, ...]) -> Event:
    """Make an Event of a row: kind, day, attested, entered, edition, successor, source …."""
    kind, day, attested, entered, edition, successor, source, document, note, aside, number = row
    with understood(f"event {number}"):
        return Event(
            kind=EventKind(kind),
            on=PartialDate.parse(day),
            attested=PartialDate.parse(attested),
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


def _rows(authority: int, country: str, concluded: Conclusion) -> Iterator[Row]:
    for number, spell in enumerate(concluded.spells):
        facts = spell.facts
        signed = facts.signed_span
        yield (
            authority, number, country,
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
