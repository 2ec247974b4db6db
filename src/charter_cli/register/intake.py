"""What an import needs to know of the register, and how its plan is written into it."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from charter_cli import places
from charter_cli.errors import BadInput, Hindered
from charter_cli.folding import fold
from charter_cli.intake.judging import Answers, judge, refuse_unknown
from charter_cli.intake.plan import Change, Decided, Plan
from charter_cli.intake.planning import Drawing, List, Meant
from charter_cli.intake.proposal import Proposal
from charter_cli.intake.received import Asked, Received, silence
from charter_cli.intake.twins import MANY, are_many, twins
from charter_cli.intake.watching import Watch, unwatched, watched
from charter_cli.matching import Index
from charter_cli.model import Name
from charter_cli.register import authorities, contacts, events, journal, names, recall, tombstones
from charter_cli.register.batch import Batch, Value
from charter_cli.register.entering import enter, person

_SOME = 1000
"""So many rows are laid beside the register at once."""


def _remember_headings(batch: Batch, source: str, mapped: str) -> None:
    """Keep how the headings of a source are to be read next time."""
    row = batch.book.connection.execute(
        "SELECT id FROM source WHERE name = ?", (source,)
    ).fetchone()
    if row:
        batch.update("source", row[0], {"headings": mapped})
    else:
        batch.insert("source", {"name": source, "headings": mapped})


def draw(
    connection: sqlite3.Connection, got: Received, answers: Answers, watch: Watch = unwatched
) -> Plan:
    """Return the plan of an import: what the list would change in the register as it is.

    One country after the other, and some rows at a time: so that a long list that the register
    knows already needs little more memory than a new one.
    """
    asked = got.asked
    version = journal.newest(connection)
    _is_ours(got, version)
    refuse_unknown(answers, got.proposals)
    counted = got.document.counted
    plan = Plan(got.read, counted, rejected=list(got.complaints), version=version)
    given = List(asked.source, asked.day, asked.today, counted, got.copied)
    table = _Table(connection, got, answers, Drawing(given, plan))
    homes: dict[str, list[Proposal]] = {}
    for proposal in got.proposals:
        homes.setdefault(proposal.country, []).append(proposal)
    with watch("rows compared", len(got.proposals)) as tell:
        compared = 0
        for country, proposals in homes.items():
            for count in table.take(country, proposals):
                compared += count
                tell(compared)
    if asked.headings and got.mapped != recall.headings(connection, asked.source):
        plan.headings = got.mapped
    plan.sort()
    plan.twins = twins(plan.new)
    plan.said += [*silence(got), *[MANY] * are_many(plan.new)]
    return plan


class _Table:
    """Lay a list beside the register, one country at a time."""

    def __init__(
        self, connection: sqlite3.Connection, got: Received, answers: Answers, drawing: Drawing
    ) -> None:
        self.connection = connection
        self.got = got
        self.answers = answers
        self.drawing = drawing
        self.before = recall.decisions(connection)
        memory = tombstones.opened(connection)
        self.erased = partial(_is_erased, memory) if memory else None

    def take(self, country: str, proposals: list[Proposal]) -> Iterator[int]:
        """Add to the plan what the rows of one country would do; yield how many, step by step."""
        index = Index(recall.candidates(self.connection, {country}), places.in_country)
        held = {(c.country, c.code, c.kind): c.id for c in index.by_id.values() if c.code}
        copied = self.got.copied
        meant, decided = judge(proposals, index, self.answers, self.before, copied=copied)
        self.drawing.plan.decided += decided
        for start in range(0, len(proposals), _SOME):
            some = proposals[start : start + _SOME]
            numbers = {of for one in some if (of := meant[one.row].authority) is not None}
            said = {of for names in {one.fields.names for one in some} for of in names}
            known = recall.known(self.connection, numbers, said)
            known = replace(known, codes=held, erased=self.erased)
            self.drawing.add(some, meant, known)
            yield len(some)
        self._miss(country, index, meant)

    def _miss(self, country: str, index: Index, meant: Mapping[int, Meant]) -> None:
        """Add those that stand on the word of this source, and that no row of the list means."""
        standing = recall.of_source(self.connection, self.got.asked.source, {country})
        named = {of.authority for of in meant.values()} if standing else set()
        named |= {number for of in meant.values() for number, _ in of.candidates}
        self.drawing.plan.missing += [
            (number, name)
            for number, name in standing.items()
            if number not in named
            and self.got.unread.isdisjoint((country, fold(n)) for n in index.by_id[number].names)
        ]


def _is_erased(
    memory: tombstones.Remembrance, email: str, name: str, numbers: Iterable[int]
) -> bool:
    return memory.of(tombstones.said([email], [name], numbers)) is not None


def _is_ours(got: Received, version: int) -> None:
    """Refuse a workbook that was written from another register, or a newer state of this one."""
    written = max((one.version for one in got.proposals if one.version is not None), default=0)
    if written > version:
        raise BadInput(
            f"{got.document.file} was written from another register, or before this one was"
            f" restored: it knows change {written}, this register has {version}.",
            "Export it again from this register.",
        )


def apply(batch: Batch, got: Received, plan: Plan, watch: Watch = unwatched) -> None:
    """Write what a plan says: all of it, in this one batch.

    Hindered where the register has changed since the plan was drawn up.
    """
    if journal.newest(batch.book.connection) != plan.version:
        raise Hindered(
            "The register was changed since the preview; nothing was written.",
            "Import the list again.",
        )
    origin = got.asked
    batch.source, batch.source_day = origin.source, origin.day.text
    enter(batch, plan.new, origin, watch)
    for change in watched(plan.changed, "changes written", len(plan.changed), watch):
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
        contacts.add(batch, person(change.authority, change.proposal, origin))
