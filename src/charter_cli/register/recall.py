"""What the register remembers of those that a list is about: fields, and who said so."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from charter_cli.errors import UnfitRegister
from charter_cli.intake.plan import Known, Provenance, Revision
from charter_cli.matching import Candidate, Decision, Question
from charter_cli.model import Event
from charter_cli.register import conclusions, contacts, events

_CHUNK = 500


def known(connection: sqlite3.Connection, numbers: Iterable[int], said: Iterable[str]) -> Known:
    """Return what the register says of some authorities; `said` are the columns of a list."""
    wanted = sorted(numbers)
    return Known(
        fields=_fields(connection, sorted({"name", "kind", "code", *said}), wanted),
        events=_events(connection, wanted),
        provenance=cache(lambda: _provenance(connection, wanted)),
        names=cache(lambda: _names(connection, wanted)),
        contacts=cache(lambda: contacts.of_many(connection, wanted)),
        revisions=cache(lambda: _revisions(connection, wanted)),
    )


def _fields(
    connection: sqlite3.Connection, columns: list[str], numbers: list[int]
) -> dict[int, dict[str, str | int | None]]:
    rows = _of(connection, f"SELECT id, {', '.join(columns)} FROM authority WHERE id", numbers)
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}


def _names(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for number, key in _of(connection, "SELECT authority, key FROM name WHERE authority", numbers):
        found.setdefault(number, set()).add(key)
    return found


def _events(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, tuple[Event, ...]]:
    found: dict[int, tuple[Event, ...]] = {}
    query = f"SELECT authority, {events.COLUMNS} FROM event WHERE authority"
    for number, *said, row in _of(connection, query, numbers):
        try:
            event = _event(*said)
        except UnfitRegister:
            conclusions.event((*said, row))  # names the event that cannot be read
            raise
        found[number] = (*found.get(number, ()), event)
    return found


@lru_cache(maxsize=1 << 14)
def _event(*said: Any) -> Event:
    """Make an Event without its number: thousands say the same."""
    return conclusions.event((*said, 0))


def of_source(
    connection: sqlite3.Connection, source: str, countries: Iterable[str]
) -> dict[int, str]:
    """Return those that stand today and signed by a source's word, in some countries."""
    marks = list(countries)
    rows = connection.execute(
        f"""SELECT DISTINCT a.id, a.name FROM event e JOIN authority a ON a.id = e.authority
        JOIN standing s ON s.authority = a.id AND s.ends_earliest IS NULL
        WHERE e.source = ? AND e.set_aside = '' AND e.kind IN ('signed', 'renewed')
            AND a.country IN ({", ".join("?" * len(marks))})""",
        (source, *marks),
    )
    return dict(rows.fetchall())


def headings(connection: sqlite3.Connection, source: str) -> str:
    """Return the headings that were mapped for a source last time, as JSON."""
    row = connection.execute("SELECT headings FROM source WHERE name = ?", (source,)).fetchone()
    return str(row[0]) if row else "{}"


def candidates(connection: sqlite3.Connection, countries: Iterable[str]) -> Iterator[Candidate]:
    """Yield the authorities of some countries, with all their names."""
    successors = dict(conclusions.mergers(connection))
    for country in sorted(countries):
        others: dict[int, list[str]] = {}
        for number, text in connection.execute(
            """SELECT n.authority, n.text FROM name n JOIN authority a ON a.id = n.authority
            WHERE a.country = ? AND n.text <> a.name ORDER BY n.id""",
            (country,),
        ):
            others.setdefault(number, []).append(text)
        for number, name, kind, code, region in connection.execute(
            "SELECT id, name, kind, code, region FROM authority WHERE country = ?", (country,)
        ):
            called = (name, *others.get(number, ()))
            yield Candidate(number, country, called, kind, code, region, successors.get(number))


def decisions(connection: sqlite3.Connection) -> dict[Question, list[Decision]]:
    """Return what persons decided about rows of lists, by the question that each asks."""
    found: dict[Question, list[Decision]] = {}
    for key, country, kind, number, answer, day, who in connection.execute(
        "SELECT key, country, kind, authority, answer, day, who FROM decision"
    ):
        decision = Decision(number, answer == "yes", day, who)
        found.setdefault((key, country, kind), []).append(decision)
    return found


def _provenance(
    connection: sqlite3.Connection, numbers: list[int]
) -> dict[int, dict[str, Provenance]]:
    """Return who set a field last, by `charter edit` or by a list of which day.

    Under "" stands the list by which the whole was entered. What was undone was not said.
    """
    said = _batches(connection) if numbers else {}
    found: dict[int, dict[str, Provenance]] = {}
    rows = _of(
        connection,
        """SELECT row, field, batch FROM change
        WHERE "table" = 'authority' AND action IN ('insert', 'update') AND row""",
        numbers,
        " ORDER BY id",
    )
    for number, of, batch in rows:
        if (one := said.get(batch)) is None:
            continue
        if of:
            found.setdefault(number, {})[of] = one
        elif one.listed:
            found[number] = {"": one}
    return found


def _batches(connection: sqlite3.Connection) -> dict[int, Provenance]:
    """Return what each batch says of the fields that it set, those left out that were undone."""
    rows = connection.execute(
        """SELECT b.id, b.command, b.who, b.at, b.source, b.source_day FROM batch b
        WHERE b.undoes IS NULL AND NOT EXISTS (
            SELECT 1 FROM batch u WHERE u.undoes = b.id
            AND NOT EXISTS (SELECT 1 FROM batch r WHERE r.undoes = u.id))"""
    )
    return {
        number: Provenance(
            day or at[:10], command.startswith("charter edit"), who, listed=bool(source)
        )
        for number, command, who, at, source, day in rows
    }


def _revisions(
    connection: sqlite3.Connection, numbers: list[int]
) -> dict[tuple[int, str], tuple[Revision, ...]]:
    """Return every change of every field, in the order of time."""
    found: dict[tuple[int, str], tuple[Revision, ...]] = {}
    rows = _of(
        connection,
        """SELECT c.row, c.field, c.batch, c.old, b.who, b.at FROM change c
        JOIN batch b ON b.id = c.batch
        WHERE c."table" = 'authority' AND c.action = 'update' AND c.row""",
        numbers,
        " ORDER BY c.id",
    )
    for number, of, batch, old, who, at in rows:
        key = (number, of)
        found[key] = (*found.get(key, ()), Revision(batch, old, who, at[:10]))
    return found


def _of(
    connection: sqlite3.Connection, query: str, numbers: list[int], order: str = ""
) -> Iterator[tuple]:  # type: ignore[type-arg]
    for start in range(0, len(numbers), _CHUNK):
        some = numbers[start : start + _CHUNK]
        yield from connection.execute(f"{query} IN ({', '.join('?' * len(some))}){order}", some)
