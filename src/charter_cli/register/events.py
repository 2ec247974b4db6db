"""Events: what happened between an authority and the Charter. They are added, never replaced."""

import sqlite3
from dataclasses import dataclass, replace

from charter_cli.chronology import BEGINNINGS, restates, says_more, span
from charter_cli.dates import LAUNCH
from charter_cli.errors import BadInput
from charter_cli.model import Authority, Event, EventKind, Kind
from charter_cli.register import conclusions
from charter_cli.register.authorities import get
from charter_cli.register.batch import Batch, Value

KNOWN_MORE_EXACTLY = "known more exactly"
"""Why an event is set aside: another says the same, with a closer date."""

_COLUMNS = "kind, day, attested, entered, edition, successor, source, document, note, set_aside, id"


@dataclass(frozen=True, slots=True)
class Recorded:
    """Hold what became of an event: its id, or none where the register knew it already."""

    id: int | None
    set_aside: tuple[Event, ...] = ()


def history(connection: sqlite3.Connection, number: int) -> tuple[Event, ...]:
    """Return all events of an authority, those set aside included, in the order of time."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE authority = ? ORDER BY earliest, latest, id",
        (number,),
    )
    return tuple(conclusions.event(row) for row in rows)


def record(batch: Batch, authority: Authority, event: Event) -> Recorded:
    """Enter an event, unless the register knows as much already.

    An event that only says less exactly what another says is set aside, whichever came first.
    BadInput where the event cannot be: a partner cannot sign, nobody signed before the
    Charter was launched, nothing happened in the future, a body merges once and not in a circle.
    """
    event = replace(event, entered=batch.scribe.at.date())
    _check(batch, authority, event)
    known = history(batch.book.connection, authority.id)
    if not says_more(event, known):
        return Recorded(None)
    number = batch.insert("event", values(authority.id, event))
    coarser = tuple(o for o in known if not o.set_aside and restates(o, event, known))
    for other in coarser:
        batch.update("event", other.id or 0, {"set_aside": KNOWN_MORE_EXACTLY})
    batch.touched.add(authority.id)
    return Recorded(number, coarser)


def values(number: int, event: Event) -> dict[str, Value]:
    """Return the row of an event of an authority, without its id."""
    days = span(event)
    return {
        "authority": number,
        "kind": str(event.kind),
        "day": event.on.text,
        "earliest": days.earliest.isoformat(),
        "latest": days.latest.isoformat(),
        "attested": event.attested.text,
        "entered": event.entered.isoformat(),
        "edition": event.edition,
        "successor": event.into,
        "source": event.source,
        "document": event.document,
        "note": event.note,
    }


def _check(batch: Batch, authority: Authority, event: Event) -> None:
    today = batch.scribe.at.date()
    days = span(event)
    if authority.kind is Kind.PARTNER and event.kind is not EventKind.RENAMED:
        raise BadInput(
            f"{authority.name} is a partner: it is written to and cannot have {event.kind}.",
            "If it is a local or regional authority, correct its kind with `charter edit`.",
        )
    if event.on and days.earliest > today:
        raise BadInput(
            f"date: {event.on} lies in the future; only what has happened is recorded.",
            "Record it when it has happened.",
        )
    if event.on and event.kind in BEGINNINGS and days.latest < LAUNCH:
        raise BadInput(
            f"date: the Charter was launched on {LAUNCH}; nobody signed it on {event.on}.",
            "Look at the date again.",
        )
    if event.kind is EventKind.MERGED:
        _check_merger(batch, authority, event)


def _check_merger(batch: Batch, authority: Authority, event: Event) -> None:
    connection = batch.book.connection
    if event.into is None:
        raise BadInput("into: a merger needs the successor.", "Name it with --into AUTHORITY.")
    if get(connection, event.into).kind is Kind.PARTNER:
        raise BadInput("into: a partner cannot take the place of an authority.", "Name another.")
    pairs = conclusions.mergers(connection)
    onward = dict(pairs)
    if onward.get(authority.id, event.into) != event.into:
        other = get(connection, onward[authority.id])
        raise BadInput(
            f"{authority.name} has merged already, into {other.name}; a body merges once.",
            "Look at its history with `charter show`.",
        )
    after: int | None = event.into
    while after is not None:
        if after == authority.id:
            raise BadInput(
                f"into: {authority.name} would merge into itself.", "Name the body that remains."
            )
        after = onward.get(after)


def predecessors(connection: sqlite3.Connection, number: int) -> tuple[int, ...]:
    """Return the ids of those that merged into an authority."""
    return tuple(sorted({one for one, into in conclusions.mergers(connection) if into == number}))
