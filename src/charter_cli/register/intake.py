"""What an import needs to know of the register, and how its plan is written into it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from charter_cli import places
from charter_cli.errors import BadInput, Hindered
from charter_cli.folding import fold
from charter_cli.intake import planning
from charter_cli.intake.judging import Answers, judge
from charter_cli.intake.plan import Change, Decided, Plan
from charter_cli.intake.planning import List
from charter_cli.intake.proposal import Proposal
from charter_cli.intake.received import Asked, Received
from charter_cli.intake.twins import twins
from charter_cli.matching import Index
from charter_cli.model import Authority, Contact, Event, EventKind, Kind, Name
from charter_cli.register import authorities, contacts, events, names, recall
from charter_cli.register.batch import Batch, Value


def _remember_headings(batch: Batch, source: str, mapped: str) -> None:
    """Keep how the headings of a source are to be read next time."""
    row = batch.book.connection.execute(
        "SELECT id FROM source WHERE name = ?", (source,)
    ).fetchone()
    if row:
        batch.update("source", row[0], {"headings": mapped})
    else:
        batch.insert("source", {"name": source, "headings": mapped})


def draw(connection: sqlite3.Connection, got: Received, answers: Answers) -> Plan:
    """Return the plan of an import: what the list would change in the register as it is."""
    asked = got.asked
    version = recall.newest(connection)
    _is_ours(got, version)
    homes = {proposal.country for proposal in got.proposals}
    index = Index(recall.candidates(connection, homes), places.in_country)
    meant, decided = judge(got.proposals, index, answers, recall.decisions(connection))
    given = List(
        proposals=got.proposals,
        complaints=got.complaints,
        read=got.read,
        source=asked.source,
        day=asked.day,
        today=asked.today,
    )
    numbers = {of.authority for of in meant.values() if of.authority is not None}
    held = {(c.country, c.code, c.kind): c.id for c in index.by_id.values() if c.code}
    plan = planning.draw(given, meant, replace(recall.known(connection, numbers), codes=held))
    plan.version, plan.decided = version, decided
    if asked.headings and got.mapped != recall.headings(connection, asked.source):
        plan.headings = got.mapped
    plan.twins = twins(plan.new)
    named = numbers | {number for of in meant.values() for number, _ in of.candidates}
    standing = recall.of_source(connection, asked.source, homes)
    plan.missing = [
        (number, name)
        for number, name in standing.items()
        if number not in named
        and not got.unread.intersection(
            (c.country, fold(n)) for c in (index.by_id[number],) for n in c.names
        )
    ]
    return plan


def _is_ours(got: Received, version: int) -> None:
    """Refuse a workbook that was written from another register, or a newer state of this one."""
    written = max((one.version for one in got.proposals if one.version is not None), default=0)
    if written > version:
        raise BadInput(
            f"{got.document.file} was written from another register, or before this one was"
            f" restored: it knows change {written}, this register has {version}.",
            "Export it again from this register.",
        )


def apply(batch: Batch, got: Received, plan: Plan) -> None:
    """Write what a plan says: all of it, in this one batch.

    Hindered where the register has changed since the plan was drawn up.
    """
    if recall.newest(batch.book.connection) != plan.version:
        raise Hindered(
            "The register was changed since the preview; nothing was written.",
            "Import the list again.",
        )
    origin = got.asked
    batch.source, batch.source_day = origin.source, origin.day.text
    _enter(batch, plan.new, origin)
    for change in plan.changed:
        _change(batch, change, origin)
    for one in plan.decided:
        _decide(batch, one)
    if plan.headings:
        _remember_headings(batch, origin.source, plan.headings)


def _decide(batch: Batch, one: Decided) -> None:
    """Remember a decision, in place of an earlier one about the same."""
    said = (one.country, one.kind, one.key, one.authority)
    row = batch.book.connection.execute(
        "SELECT id FROM decision WHERE country = ? AND kind = ? AND key = ? AND authority IS ?",
        said,
    ).fetchone()
    values: dict[str, Value] = {
        "answer": "yes" if one.same else "no",
        "day": batch.scribe.at.date().isoformat(),
        "who": batch.scribe.who,
    }
    if row:
        batch.update("decision", row[0], values)
    else:
        of: dict[str, Value] = dict(zip(("country", "kind", "key", "authority"), said, strict=True))
        batch.insert("decision", {**of, **values})


def _enter(batch: Batch, proposals: list[Proposal], origin: Asked) -> None:
    """Enter new authorities, many at once."""
    if not proposals:
        return
    first = batch.free("authority")
    numbered = list(enumerate(proposals, start=first))
    columns = ("id", *recall.FIELDS)
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
    rest = cache(lambda event: tuple(events.values(0, event).values())[1:])
    happened = (
        (number, event) for number, one in numbered for event in _happened(batch, one, origin)
    )
    of_event = ("id", *events.values(0, Event(EventKind.SIGNED)))
    batch.insert_many(
        "event",
        of_event,
        ((row, number, *rest(event)) for row, (number, event) in enumerate(happened, start=free)),
    )
    for number, one in numbered:
        if one.contact:
            contacts.add(batch, _person(number, one, origin))
    batch.touched |= {number for number, one in numbered if one.events}


def _change(batch: Batch, change: Change, origin: Asked) -> None:
    one = authorities.get(batch.book.connection, change.authority)
    said = {d.field: d.new for d in change.differences if not d.kept}
    if said:
        authorities.edit(batch, one, authorities.revised(one, said))
    for name in change.names:
        names.add(batch, one.id, Name(name, use="other"))
    for event in change.events:
        events.record(batch, one, event)
    if change.contact:
        contacts.add(batch, _person(change.authority, change.proposal, origin))


def _row(number: int, one: Proposal) -> tuple[Value, ...]:
    empty = Authority(number, one.name, one.country, one.kind or Kind.MUNICIPALITY, code=one.code)
    return (number, *(authorities.values(empty) | dict(one.fields)).values())


def _happened(batch: Batch, one: Proposal, origin: Asked) -> Iterator[Event]:
    today = batch.scribe.at.date()
    for kind, on, edition in one.events:
        yield Event(kind, on, origin.day, today, edition, source=one.source or origin.source)


def _person(number: int, one: Proposal, origin: Asked) -> Contact:
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
