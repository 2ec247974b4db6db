"""Enter many new authorities at once: their numbers are given ahead, their rows made as tuples."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from charter_cli.dates import PartialDate
from charter_cli.folding import fold
from charter_cli.intake.proposal import Proposal
from charter_cli.intake.received import Asked
from charter_cli.intake.watching import Watch, watched
from charter_cli.model import Authority, Contact, Event, EventKind, Kind
from charter_cli.register import authorities, conclusions, contacts, events
from charter_cli.register.batch import Batch, Value

_OWN = ("id", "name", "country", "kind", "code")
_EMPTY = authorities.values(Authority(0, "?", "??"))
"""What the schema puts into a column that no row of a list fills: it need not be written."""

_OF_EVENT = ("id", *events.values(0, Event(EventKind.SIGNED)))
_OF_NAME = ("id", "authority", "text", "language", "use", "key")


def enter(batch: Batch, proposals: Iterable[Proposal], origin: Asked, watch: Watch) -> None:
    """Write what rows say of bodies that are new to the register."""
    numbered = list(enumerate(proposals, start=batch.free("authority")))
    if not numbered:
        return
    entered = watched(numbered, "authorities entered", len(numbered), watch)
    said = set().union(*{one.fields.names for _, one in numbered})
    empty = {of: value for of, value in _EMPTY.items() if of in said}
    rows = (_row(of, one, empty) for of, one in entered)
    batch.insert_many("authority", (*_OWN, *empty), rows)
    called = ((of, name) for of, one in numbered for name in one.names)
    batch.insert_many(
        "name",
        _OF_NAME,
        (
            (row, of, name.text, name.language, name.use, fold(name.text))
            for row, (of, name) in enumerate(called, start=batch.free("name"))
        ),
    )
    today = batch.scribe.at.date()
    happened = (
        (of, _rest(*said, one.source or origin.source, origin.day, today))
        for of, one in numbered
        for said in one.events
    )
    batch.insert_many(
        "event",
        _OF_EVENT,
        ((row, of, *rest) for row, (of, rest) in enumerate(happened, start=batch.free("event"))),
    )
    contacts.add_many(batch, (person(of, one, origin) for of, one in numbered if one.contact))
    days = origin.day.text, today.isoformat()
    begun = (
        (of, one.country, tuple((str(kind), on.text, *days, ed) for kind, on, ed in one.events))
        for of, one in numbered
        if one.events
    )
    conclusions.begin(batch.book.connection, begun)


def person(number: int, one: Proposal, origin: Asked) -> Contact:
    """Return whom a row names as a contact of the authority with that number."""
    said = one.contact
    return Contact(
        id=0,
        authority=number,
        name=said.get("name", ""),
        role=said.get("role", ""),
        email=said.get("email", ""),
        phone=said.get("phone", ""),
        source=one.source or origin.source,
    )


def _row(number: int, one: Proposal, empty: Mapping[str, Value]) -> tuple[Value, ...]:
    kind = str(one.kind or Kind.MUNICIPALITY)
    fields = {**empty, **one.fields.plain()}
    return (number, one.name, one.country, kind, one.code, *fields.values())


@lru_cache(maxsize=1 << 15)
def _rest(
    kind: EventKind,
    on: PartialDate,
    edition: str,
    source: str,
    attested: PartialDate,
    entered: date,
) -> tuple[Value, ...]:
    """Return what follows the number of the authority in the row of an event; days recur."""
    event = Event(kind, on, attested, entered, edition, source=source)
    return tuple(events.values(0, event).values())[1:]
