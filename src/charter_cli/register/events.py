"""Events: what happened between an authority and the Charter. They are added, never replaced."""

import sqlite3
from dataclasses import dataclass, replace

from charter_cli.chronology import (
    edition,
    one_thing,
    refuse_impossible,
    restates,
    says_more,
    span,
)
from charter_cli.dates import Span
from charter_cli.errors import BadInput
from charter_cli.model import Authority, Event, EventKind, Kind
from charter_cli.register import conclusions
from charter_cli.register.authorities import get
from charter_cli.register.batch import Batch, Value

KNOWN_MORE_EXACTLY = "known more exactly"
"""Why an event is set aside: another says the same, with a closer date."""

PREFERRED = "another was preferred"
"""Why an event is set aside: somebody settled that another one holds."""

COLUMNS = "kind, day, attested, entered, edition, successor, source, document, note, set_aside, id"
"""The columns of the table `event`, in the order that `conclusions.event` reads them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Hold what became of an event: its id, or none where the register knew it already."""

    id: int | None
    set_aside: tuple[Event, ...] = ()


def history(connection: sqlite3.Connection, number: int) -> tuple[Event, ...]:
    """Return all events of an authority, those set aside included, in the order of time."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM event WHERE authority = ? ORDER BY earliest, latest, id",
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
    refuse_impossible(event, authority.name, authority.kind, event.entered)
    if event.kind is EventKind.MERGED:
        _check_merger(batch, authority, event)
    known = history(batch.book.connection, authority.id)
    if not says_more(event, known):
        return Recorded(None)
    number = batch.insert("event", values(authority.id, event))
    coarser = tuple(o for o in known if not o.set_aside and restates(o, event, known))
    for other in coarser:
        batch.update("event", other.id or 0, {"set_aside": KNOWN_MORE_EXACTLY})
    batch.touched.add(authority.id)
    return Recorded(number, coarser)


def prefer(batch: Batch, authority: Authority, event: Event) -> Recorded:
    """Settle which of several dates of one thing holds: the others are set aside.

    The one that holds may be new or in the register already; a signature before an end and
    one after it are two things.
    """
    same = [o for o in history(batch.book.connection, authority.id) if _same_day(o, event)]
    done = Recorded(None) if same else record(batch, authority, event)
    for one in same:
        batch.update("event", one.id or 0, {"set_aside": ""})
    known = [o for o in history(batch.book.connection, authority.id) if not o.set_aside]
    held = next((one for one in known if _same_day(one, event)), None)
    if held is None:
        raise BadInput(
            f"date: the register knows a closer one than {event.on or 'an unknown day'}.",
            "Name the day that holds, as `charter show` gives it.",
        )
    others = tuple(o for o in known if not _same_day(o, event) and one_thing(o, held, known))
    for other in others:
        batch.update("event", other.id or 0, {"set_aside": PREFERRED})
    batch.touched.add(authority.id)
    return Recorded(done.id, done.set_aside + others)


def _same_day(one: Event, other: Event) -> bool:
    return (one.kind, one.on, edition(one)) == (other.kind, other.on, edition(other))


def values(number: int, event: Event) -> dict[str, Value]:
    """Return the row of an event of an authority, without its id."""
    return {
        "authority": number,
        "kind": str(event.kind),
        "day": event.on.text,
        **kept(span(event)),
        "attested": event.attested.text,
        "entered": event.entered.isoformat(),
        "edition": event.edition,
        "successor": event.into,
        "source": event.source,
        "document": event.document,
        "note": event.note,
    }


def kept(days: Span) -> dict[str, Value]:
    """Return the columns that keep the days on which an event can have happened."""
    return {"earliest": days.earliest.isoformat(), "latest": days.latest.isoformat()}


def stale(connection: sqlite3.Connection) -> list[tuple[int, int, Span]]:
    """Return the events that are kept under other days than their dates mean: id, whose, days."""
    found = []
    for of, earliest, latest, *row in connection.execute(
        f"SELECT authority, earliest, latest, {COLUMNS} FROM event ORDER BY id"
    ):
        event = conclusions.event(tuple(row))
        days = span(event)
        if kept(days) != {"earliest": earliest, "latest": latest}:
            found.append((event.id or 0, of, days))
    return found


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
