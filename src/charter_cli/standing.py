"""The law: what the events of an authority say about its standing, and on which days.

Its words stand in `docs/law.md`; here is how it is applied. Every event lies between an
earliest and a latest day, so every question about a day has two answers:

* an authority **possibly** stands on a day if a beginning may have come by then, and every
  end that has surely come may have been followed by that beginning;
* it **certainly** stands if a beginning has surely come by then, and every end that may have
  come was surely followed by another beginning that has surely come too.

An end presupposes what it ends: the first signature that can precede it does precede it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise, zip_longest

from charter_cli.chronology import BEGINNINGS, ENDS, SIGNATURES, edition, narrowed, span
from charter_cli.conclusion import Conclusion, Facts, Spell
from charter_cli.dates import NEVER, Span, years_later
from charter_cli.model import Edition, Event, EventKind, Successors

YEARS_TO_PLAN = 2
"""An action plan is due two years after signing (the Charter, part III)."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    event: Event
    own: Span
    days: Span


@dataclass(frozen=True, slots=True)
class _End:
    """An end, with the signature that it presupposes."""

    event: Event
    days: Span
    ended: _Beginning | None

    def may_precede(self, beginning: _Beginning) -> bool:
        if self.event.kind is EventKind.MERGED:
            return self.days.latest < beginning.own.earliest
        return beginning is not self.ended and self.days.earliest <= beginning.days.latest

    def spares(self, legacy_since: date, day: date) -> bool:
        """Tell whether an end on `day` leaves alone what is inherited from `legacy_since` on."""
        return self.event.kind is not EventKind.MERGED and day < legacy_since

    def surely_precedes(self, beginning: _Beginning) -> bool:
        if beginning.event.kind is EventKind.REINSTATED and self.event.kind is not EventKind.MERGED:
            answered = beginning.days
            return self.days.earliest <= answered.earliest or self.days.latest <= answered.latest
        return self.days.latest < beginning.own.earliest


@dataclass(frozen=True, slots=True)
class _Legacy:
    """What a successor has from one predecessor: its case, while it stands in its place."""

    since: date
    until: date
    case: "_Case"


@dataclass(frozen=True, slots=True)
class _Case:
    """All that bears on the standing of one authority."""

    beginnings: tuple[_Beginning, ...]
    ends: tuple[_End, ...]
    plans: tuple[Span, ...]
    legacies: tuple[_Legacy, ...]

    def certain(self, day: date) -> bool:
        open_ends = [end for end in self.ends if end.days.earliest <= day]
        come = [beginning for beginning in self.beginnings if beginning.days.latest <= day]
        if come and all(any(end.surely_precedes(b) for b in come) for end in open_ends):
            return True
        return any(
            legacy.since <= day < legacy.until
            and legacy.case.certain(day)
            and all(end.spares(legacy.since, end.days.latest) for end in open_ends)
            for legacy in self.legacies
        )

    def possible(self, day: date) -> bool:
        closed = [end for end in self.ends if end.days.latest <= day]
        return (
            any(
                beginning.days.earliest <= day and all(e.may_precede(beginning) for e in closed)
                for beginning in self.beginnings
            )
            or any(
                legacy.since <= day < legacy.until
                and legacy.case.possible(day)
                and all(end.spares(legacy.since, end.days.earliest) for end in closed)
                for legacy in self.legacies
            )
            or self.certain(day)
        )

    def turning_days(self) -> set[date]:
        """Return every day on which an answer can change."""
        spans = [b.days for b in self.beginnings] + [end.days for end in self.ends]
        days = {day for one in spans for day in (one.earliest, one.latest)}
        for legacy in self.legacies:
            days |= {legacy.since, legacy.until} | legacy.case.turning_days()
        return days - {NEVER}

    def lineage(self, day: date) -> Iterator["_Case"]:
        """Yield its own case, and those of the predecessors whose place it has taken by a day."""
        yield self
        for legacy in self.legacies:
            if legacy.since <= day and _comes(legacy):
                yield from legacy.case.lineage(day)


def conclude(
    histories: Mapping[int, Iterable[Event]], successors: Successors = Successors.INHERIT
) -> dict[int, Conclusion]:
    """Apply the law to authorities, given the events of each and of all their predecessors."""
    events = {authority: _essence(of) for authority, of in histories.items()}
    heirs = _heirs(events) if successors is Successors.INHERIT else {}
    return {
        authority: Conclusion(_spells(_case(authority, events, heirs)))
        if authority in heirs
        else _alone(own)
        for authority, own in events.items()
    }


@lru_cache(maxsize=1 << 15)
def _alone(events: tuple[Event, ...]) -> Conclusion:
    """Conclude for a body that takes nobody's place: thousands share the same few dates."""
    return Conclusion(_spells(_case(0, {0: events}, {})))


def _essence(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what the law looks at, in one order: neither sources nor numbers bear on it."""
    bare = {Event(e.kind, e.on, e.attested, e.entered, e.edition, e.into) for e in events}
    return tuple(bare) if len(bare) < 2 else tuple(sorted(bare, key=repr))


def _facts(case: _Case, day: date) -> Facts:
    """Return by what an authority stands on a day; a later merger adds nothing before its day."""
    lineage = tuple(case.lineage(day))
    plans = [plan.latest for one in lineage for plan in one.plans]
    signatures = [b for one in lineage for b in one.beginnings if b.event.kind in SIGNATURES]
    if not signatures:
        return Facts(plan_from=min(plans, default=None))
    first = min(signatures, key=_by_day)
    surely = min(one.days.latest for one in signatures)
    return Facts(
        signed=first.event.on,
        signed_span=Span(first.days.earliest, surely),
        renewed_from=_renewed_from(signatures),
        plan_due=years_later(surely, YEARS_TO_PLAN),
        plan_from=min(plans, default=None),
    )


def _renewed_from(signatures: list[_Beginning]) -> date | None:
    """Return the day from which the text of 2022 holds; who signed no other holds it throughout."""
    renewals = [one.days for one in signatures if edition(one.event) == Edition.SECOND]
    if len(renewals) == len(signatures):
        return min(days.earliest for days in renewals)
    return min((days.latest for days in renewals), default=None)


def _case(
    authority: int,
    events: Mapping[int, tuple[Event, ...]],
    heirs: Mapping[int, list[tuple[int, Event]]],
    *,
    merges: bool = True,
    seen: frozenset[int] = frozenset(),
) -> _Case:
    """Gather the case of an authority; with `merges=False` as if it had not merged."""
    own = events[authority]
    beginnings = tuple(
        _Beginning(e, span(e), narrowed(e, own) if e.kind in SIGNATURES else span(e))
        for e in own
        if e.kind in BEGINNINGS
    )
    signatures = [b for b in beginnings if b.event.kind in SIGNATURES]
    ends = tuple(
        _End(event, span(event), _presupposed(span(event), signatures))
        for event in own
        if event.kind in ENDS and (merges or event.kind is not EventKind.MERGED)
    )
    seen = seen | {authority}
    legacies = []
    for predecessor, merger in heirs.get(authority, ()):
        if predecessor not in seen:
            case = _case(predecessor, events, heirs, merges=False, seen=seen)
            since = span(merger).latest
            resumed = [b.own.earliest for b in case.beginnings if b.own.earliest > since]
            legacies.append(_Legacy(since, min(resumed, default=NEVER), case))
    plans = tuple(span(event) for event in own if event.kind is EventKind.PLAN)
    return _Case(beginnings, ends, plans, tuple(legacies))


def _heirs(events: Mapping[int, tuple[Event, ...]]) -> dict[int, list[tuple[int, Event]]]:
    """Return, per successor, who merged into it: a body ceases once, by its first merger."""
    heirs: dict[int, list[tuple[int, Event]]] = {}
    for authority, own in sorted(events.items()):
        mergers = [event for event in own if event.kind is EventKind.MERGED]
        if mergers:
            first = min(mergers, key=lambda e: (span(e).latest, span(e).earliest, e.into or 0))
            if first.into is not None:
                heirs.setdefault(first.into, []).append((authority, first))
    return heirs


def _spells(case: _Case) -> tuple[Spell, ...]:
    """Cut time into spells: disjoint as to what is possible, each with one certain stretch.

    By what an authority stands changes with a merger into it: there one spell follows another.
    """
    days = sorted(case.turning_days())
    changes = {
        day
        for before, day in pairwise(days)
        if case.legacies and _facts(case, before) != _facts(case, day)
    }
    certain = _stretches(case.certain, days, changes)
    spells = []
    for begins, ends in _stretches(case.possible, days, changes):
        inside = [(s, e) for s, e in certain if begins <= s and (ends is None or s < ends)]
        starts = [begins, *(since for since, _ in inside[1:])]
        for start, sure, stop in zip_longest(starts, inside, [*starts[1:], ends]):
            since, until = sure or (None, None)
            spells.append(Spell(start, since, until, stop, _facts(case, start)))
    return tuple(spells)


def _stretches(
    holds: Callable[[date], bool], turning_days: list[date], changes: set[date]
) -> list[tuple[date, date | None]]:
    """Return the stretches [since, until) on which `holds`, parted at `changes`.

    No `until`: it lasts.
    """
    stretches: list[tuple[date, date | None]] = []
    since: date | None = None
    for day in turning_days:
        if since is not None and (day in changes or not holds(day)):
            stretches.append((since, day))
            since = None
        if since is None and holds(day):
            since = day
    if since is not None:
        stretches.append((since, None))
    return stretches


def _presupposed(days: Span, signatures: list[_Beginning]) -> _Beginning | None:
    earlier = [one for one in signatures if one.days.earliest <= days.latest]
    return min(earlier, key=lambda b: (*_by_day(b), repr(b.event)), default=None)


def _comes(legacy: _Legacy) -> bool:
    days = {legacy.since, *legacy.case.turning_days()}
    return any(legacy.since <= day < legacy.until and legacy.case.possible(day) for day in days)


def _by_day(beginning: _Beginning) -> tuple[date, date, str]:
    return beginning.days.earliest, beginning.days.latest, beginning.event.on.text
