"""Two lists side by side: only here, only there, the same under another name, differing, merged."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from charter_cli.dates import PartialDate
from charter_cli.folding import fold
from charter_cli.intake.proposal import Fields, Proposal
from charter_cli.intake.twins import candidate
from charter_cli.matching import Finding, Index, Sought, match
from charter_cli.model import Entry, EventKind, Kind, Name, Statement
from charter_cli.places import Place

_CLOSE = 0.05
"""Two numbers of one year that differ by less than this may count the same bodies."""


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of the two lists; `counted` is what the numbers of its items count.

    `successors` leads from a number to the body it merged into. `past` are those that a
    register knows and that do not stand, with what they are instead: nobody misses them.
    """

    label: str
    items: tuple[Proposal, ...]
    successors: dict[int, int] = field(default_factory=dict)
    past: dict[int, str] = field(default_factory=dict)
    counted: str = "number"


@dataclass(frozen=True, slots=True)
class Couple:
    """Hold an item of each list that mean the same body, why, and in which fields they differ."""

    here: Proposal
    there: Proposal
    because: str
    differences: tuple[tuple[str, str, str], ...] = ()

    @property
    def another_name(self) -> bool:
        """Tell whether the two lists call the body differently."""
        return fold(self.here.name) != fold(self.there.name)


@dataclass(slots=True)
class Comparison:
    """Hold the groups that two offices can settle."""

    here: Side
    there: Side
    same: list[Couple] = field(default_factory=list)
    renamed: list[Couple] = field(default_factory=list)
    differing: list[Couple] = field(default_factory=list)
    merged: list[Couple] = field(default_factory=list)
    undecided: list[tuple[Proposal, str]] = field(default_factory=list)
    only_here: list[Proposal] = field(default_factory=list)
    only_there: list[Proposal] = field(default_factory=list)

    def by_country(self) -> list[tuple[str, int, int, int]]:
        """Return per country how many are in both lists, only here, and only there."""
        couples = [*self.same, *self.renamed, *self.differing, *self.merged]
        both = Counter(couple.here.country for couple in couples)
        here = Counter(item.country for item in self.only_here)
        here.update(item.country for item, _ in self.undecided)
        there = Counter(item.country for item in self.only_there)
        return [(c, both[c], here[c], there[c]) for c in sorted({*both, *here, *there})]


def compare(here: Side, there: Side, places: Callable[[str], Iterable[Place]]) -> Comparison:
    """Return what two lists have in common and what not; nothing is guessed."""
    found = Comparison(here, there)
    index = Index((candidate(item, there.successors.get(item.row)) for item in there.items), places)
    at = {item.row: item for item in there.items}
    taken: dict[int, int] = {}
    for item in here.items:
        sought = Sought(item.name, item.country, str(item.kind or ""), item.code, _region(item))
        verdict = match(index, sought)
        meant = [p.candidate.id for p in verdict.proposals if p.candidate.id not in taken]
        if verdict.finding is Finding.NONE:
            found.only_here.append(item)
        elif verdict.finding is Finding.SUCCESSOR:
            now, was = (proposal.candidate for proposal in verdict.proposals[:2])
            taken |= dict.fromkeys((now.id, was.id), item.row)
            found.merged.append(Couple(item, at[now.id], f"{was.name} has merged into {now.name}"))
        elif verdict.certain is not None and meant:
            taken[meant[0]] = item.row
            _settle(found, item, at[meant[0]], verdict.reason)
        elif verdict.certain is not None:
            twin = taken[verdict.certain.id]
            found.undecided.append((item, f"it means the same as {here.counted} {twin}"))
        else:
            named = "; ".join(p.candidate.name for p in verdict.proposals)
            found.undecided.append((item, f"{verdict.reason}: {named}"))
    found.only_there = [
        item for item in there.items if item.row not in taken and item.row not in there.past
    ]
    return found


def of_register(entries: Iterable[Entry]) -> tuple[Proposal, ...]:
    """Return the authorities of a register as items of a list."""
    return tuple(_item(entry) for entry in entries)


def published(statements: Iterable[Statement]) -> Iterator[str]:
    """Say what was published about one scope, and whether the parts add up to the whole."""
    said = tuple(statements)
    for whole in (one for one in said if one.kinds == "all"):
        qualifier = "" if whole.qualifier == "exact" else f"{whole.qualifier} "
        text = f"{qualifier}{whole.signatories} on {whole.on} ({whole.source})"
        parts = [
            one
            for one in said
            if one.kinds != "all" and (one.on, one.source) == (whole.on, whole.source)
        ]
        if parts:
            total = sum(part.signatories for part in parts)
            named = " + ".join(f"{part.signatories} {part.kinds}" for part in parts)
            rest = whole.signatories - total
            text += f", stated as {named} = {total}"
            text += f": {rest} are not accounted for" if rest else ""
        yield text
    yield from _explained(said)


def _explained(said: tuple[Statement, ...]) -> Iterator[str]:
    """Say of two numbers of one year which of them may leave out what the other counts."""
    wholes = [one for one in said if one.kinds == "all"]
    for less, more in product(wholes, wholes):
        if less.on.text[:4] != more.on.text[:4] or less.signatories >= more.signatories:
            continue
        parts = [one for one in said if one.kinds != "all" and one.on == more.on]
        near = [
            one
            for one in parts
            if abs(one.signatories - less.signatories) <= _CLOSE * less.signatories
        ]
        for part in near:
            others = " + ".join(f"{o.signatories} {o.kinds}" for o in parts if o is not part)
            rest = more.signatories - sum(one.signatories for one in parts)
            text = (
                f"{less.signatories} against {more.signatories} in {less.on.text[:4]}: the lesser"
                f" number may count the kind {part.kinds} alone, of which there are"
                f" {part.signatories} in the greater; it then leaves out {others}"
            )
            yield text + (f", and {rest} that the source itself does not explain" if rest else "")


def _settle(found: Comparison, here: Proposal, there: Proposal, because: str) -> None:
    past = found.there.past.get(there.row)
    ended = (("standing", "listed", past),) if past else ()
    couple = Couple(here, there, because, (*ended, *_apart(here, there)))
    if couple.differences:
        found.differing.append(couple)
    elif couple.another_name:
        found.renamed.append(couple)
    else:
        found.same.append(couple)


def _apart(here: Proposal, there: Proposal) -> Iterator[tuple[str, str, str]]:
    """Yield the fields in which both say something, and not the same."""
    mine, theirs = _said(here), _said(there)
    for of in mine.keys() & theirs.keys():
        if fold(mine[of]) != fold(theirs[of]):
            yield of, mine[of], theirs[of]


def _said(item: Proposal) -> dict[str, str]:
    said = {of: str(value) for of, value in item.fields.items() if value != ""}
    if item.code:
        said["code"] = item.code
    for kind, on, _ in item.events:
        if on:
            said[str(kind)] = str(on)
    return said


def _region(item: Proposal) -> str:
    return str(item.fields.get("region", ""))


def _item(entry: Entry) -> Proposal:
    one = entry.authority
    fields: dict[str, str | int] = {
        "region": one.region,
        "postcode": one.address.postcode,
        "city": one.address.city,
        "email": one.email,
        "phone": one.phone,
        "website": one.website,
    }
    signed = ((EventKind.SIGNED, PartialDate(entry.signed_on), ""),) if entry.signed_on else ()
    return Proposal(
        row=one.id,
        name=one.name,
        country=one.country,
        kind=Kind(one.kind),
        code=one.code,
        names=one.names or (Name(one.name),),
        fields=Fields({of: value for of, value in fields.items() if value}),
        events=signed,
        id=one.id,
    )
