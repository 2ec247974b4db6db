"""What an import needs to know of the register, and how its plan is written into it."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from charter_cli.dates import PartialDate
from charter_cli.folding import fold
from charter_cli.intake.plan import Change, Known, Plan, Provenance
from charter_cli.intake.proposal import Proposal
from charter_cli.model import Authority, Contact, Event, EventKind, Kind, Name
from charter_cli.register import authorities, conclusions, contacts, events
from charter_cli.register.batch import Batch, Value

_CHUNK = 500
_FIELDS = tuple(authorities.values(Authority(0, "?", "??")))


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold where a list comes from: its source, and the day by which it shows what it says."""

    source: str
    day: PartialDate


def known(connection: sqlite3.Connection, numbers: Iterable[int]) -> Known:
    """Return what the register says of some authorities."""
    wanted = sorted(set(numbers))
    rows = _of(connection, f"SELECT id, {', '.join(_FIELDS)} FROM authority WHERE id", wanted)
    fields = {row[0]: dict(zip(_FIELDS, row[1:], strict=True)) for row in rows}
    names: dict[int, set[str]] = {}
    for number, key in _of(connection, "SELECT authority, key FROM name WHERE authority", wanted):
        names.setdefault(number, set()).add(key)
    people = contacts.all_of(connection)
    return Known(
        fields=fields,
        provenance=_provenance(connection, wanted),
        events=conclusions.load(connection, set(wanted)),
        names={number: frozenset(keys) for number, keys in names.items()},
        contacts={number: people.get(number, ()) for number in wanted},
    )


def of_source(
    connection: sqlite3.Connection, source: str, countries: Iterable[str]
) -> dict[int, str]:
    """Return those whose signature stands on a source, in some countries."""
    marks = list(countries)
    rows = connection.execute(
        f"""SELECT DISTINCT a.id, a.name FROM event e JOIN authority a ON a.id = e.authority
        JOIN standing s ON s.authority = a.id
        WHERE e.source = ? AND e.kind IN ('signed', 'renewed')
            AND a.country IN ({", ".join("?" * len(marks))}) ORDER BY a.name""",
        (source, *marks),
    )
    return dict(rows.fetchall())


def headings(connection: sqlite3.Connection, source: str) -> str:
    """Return the headings that were mapped for a source last time, as JSON."""
    row = connection.execute("SELECT headings FROM source WHERE name = ?", (source,)).fetchone()
    return str(row[0]) if row else "{}"


def remember_headings(batch: Batch, source: str, mapped: str) -> None:
    """Keep how the headings of a source are to be read next time."""
    row = batch.book.connection.execute(
        "SELECT id FROM source WHERE name = ?", (source,)
    ).fetchone()
    if row:
        batch.update("source", row[0], {"headings": mapped})
    else:
        batch.insert("source", {"name": source, "headings": mapped})


def apply(batch: Batch, plan: Plan, origin: Origin) -> None:
    """Write what a plan says: all of it, in this one batch."""
    batch.source, batch.source_day = origin.source, origin.day.text
    _enter(batch, plan.new, origin)
    for change in plan.changed:
        _change(batch, change, origin)


def _enter(batch: Batch, proposals: list[Proposal], origin: Origin) -> None:
    """Enter new authorities, many at once."""
    if not proposals:
        return
    first = batch.free("authority")
    numbered = list(enumerate(proposals, start=first))
    columns = ("id", *_FIELDS)
    batch.insert_many("authority", columns, (_row(number, one) for number, one in numbered))
    free = batch.free("name")
    named = ((number, name) for number, one in numbered for name in one.names)
    batch.insert_many(
        "name",
        ("id", "authority", "text", "language", "use", "key"),
        (
            (row, number, name.text, name.language, name.use, fold(name.text))
            for row, (number, name) in enumerate(named, start=free)
        ),
    )
    free = batch.free("event")
    happened = (
        (number, event) for number, one in numbered for event in _happened(batch, one, origin)
    )
    of_event = ("id", *events.values(0, Event(EventKind.SIGNED)))
    batch.insert_many(
        "event",
        of_event,
        (
            (row, *events.values(number, event).values())
            for row, (number, event) in enumerate(happened, start=free)
        ),
    )
    for number, one in numbered:
        if one.contact:
            contacts.add(batch, _person(number, one, origin))
    batch.touched |= {number for number, one in numbered if one.events}


def _change(batch: Batch, change: Change, origin: Origin) -> None:
    values = {d.field: d.new for d in change.differences if not d.kept}
    if values:
        batch.update("authority", change.authority, values)
    for name in change.names:
        authorities.add_name(batch, change.authority, Name(name, use="other"))
    if change.events:
        one = authorities.get(batch.book.connection, change.authority)
        for event in change.events:
            events.record(batch, one, event)
    if change.contact:
        contacts.add(batch, _person(change.authority, change.proposal, origin))


def _row(number: int, one: Proposal) -> tuple[Value, ...]:
    empty = Authority(number, one.name, one.country, one.kind or Kind.MUNICIPALITY, code=one.code)
    return (number, *(authorities.values(empty) | dict(one.fields)).values())


def _happened(batch: Batch, one: Proposal, origin: Origin) -> Iterator[Event]:
    today = batch.scribe.at.date()
    for kind, on, edition in one.events:
        yield Event(kind, on, origin.day, today, edition, source=origin.source)


def _person(number: int, one: Proposal, origin: Origin) -> Contact:
    said = one.contact
    return Contact(
        id=0,
        authority=number,
        name=said.get("name", ""),
        role=said.get("role", ""),
        email=said.get("email", ""),
        phone=said.get("phone", ""),
        source=origin.source,
    )


def _provenance(
    connection: sqlite3.Connection, numbers: list[int]
) -> dict[int, dict[str, Provenance]]:
    """Return who set a field last: by `charter edit`, or by a list of which day."""
    found: dict[int, dict[str, Provenance]] = {}
    rows = _of(
        connection,
        """SELECT c.row, c.field, b.command, b.who, b.at, b.source, b.source_day FROM change c
        JOIN batch b ON b.id = c.batch
        WHERE c."table" = 'authority' AND c.action IN ('insert', 'update') AND c.row""",
        numbers,
        " ORDER BY c.id",
    )
    for number, of, command, who, at, source, day in rows:
        said = Provenance(day or at[:10], command.startswith("charter edit"), who)
        if of:
            found.setdefault(number, {})[of] = said
        elif source:
            found[number] = dict.fromkeys(_FIELDS, said)
    return found


def _of(
    connection: sqlite3.Connection, query: str, numbers: list[int], order: str = ""
) -> Iterator[tuple]:  # type: ignore[type-arg]
    for start in range(0, len(numbers), _CHUNK):
        some = numbers[start : start + _CHUNK]
        yield from connection.execute(f"{query} IN ({', '.join('?' * len(some))}){order}", some)
