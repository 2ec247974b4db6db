"""Bodies that may be the same: they share a code or a name, and nothing tells them apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from charter_cli.matching.gazetteer import Places
from charter_cli.matching.index import Entry, Home, Index, plain_code
from charter_cli.matching.kinds import Fit, fit
from charter_cli.matching.spelling import Step
from charter_cli.matching.verdict import Candidate


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Hold two bodies or more that may be one, and why."""

    candidates: tuple[Candidate, ...]
    reason: str


def possible_duplicates(
    candidates: Iterable[Candidate], places: Places = lambda code: ()
) -> tuple[Duplicates, ...]:
    """Return the groups of bodies that may be the same, in the order of their ids.

    Two bodies of one name are not the same where their codes, regions or kinds differ, or where
    one merged into the other. Misspellings are not looked for.
    """
    index = Index(candidates, places)
    leader: dict[int, int] = {}
    reasons: dict[int, str] = {}
    for one, other, reason in _pairs(index):
        first, second = sorted((_lead(leader, one.id), _lead(leader, other.id)))
        leader[second] = first
        reasons.setdefault(first, reason)
    groups: defaultdict[int, list[Candidate]] = defaultdict(list)
    for number in sorted({*leader, *leader.values()}):
        groups[_lead(leader, number)].append(index.by_id[number])
    return tuple(
        Duplicates(tuple(group), reasons[first])
        for first, group in sorted(groups.items())
        if len(group) > 1
    )


def _lead(leader: dict[int, int], number: int) -> int:
    while leader.get(number, number) != number:
        number = leader[number]
    return number


def _pairs(index: Index) -> Iterator[tuple[Candidate, Candidate, str]]:
    for country, home in index.homes():
        for code, coded in home.coded.items():
            for one, other in pairwise(sorted(coded, key=lambda one: one.kind)):
                if one.kind == other.kind:
                    yield one, other, f"same code {code}"
        for entries, reason in _alike(index, country, home):
            for first, second in combinations(entries, 2):
                if _may_be_one(index, first, second):
                    yield first.candidate, second.candidate, reason


def _alike(index: Index, country: str, home: Home) -> Iterator[tuple[list[Entry], str]]:
    """Yield the names that meet under one key, or in one reference place."""
    at: defaultdict[str, list[Entry]] = defaultdict(list)
    gazetteer = index.gazetteer(country)
    for key, named in home.called.items():
        if len(named) == 1 and not gazetteer.called(key, ""):
            continue
        entries = [
            entry
            for entry in home.entries(key)
            if entry.step <= Step.WITHOUT_WORDS and not entry.which
        ]
        if len(entries) > 1:
            yield entries, f"same name: {entries[0].name}"
        for entry in entries:
            heads = {body.head for body in gazetteer.called(key, entry.kind)}
            if len(heads) == 1:
                at[heads.pop()].append(entry)
    for entries in at.values():
        if len(entries) > 1:
            yield entries, "names of one place: " + ", ".join(sorted({e.name for e in entries}))


def _may_be_one(index: Index, one: Entry, other: Entry) -> bool:
    """Tell whether nothing tells two bodies of one name apart."""
    here, there = one.candidate, other.candidate
    if here.id == there.id or here.id == there.successor or there.id == here.successor:
        return False
    if fit(one.kind, other.kind) is not Fit.YES:
        return False
    if here.code and there.code:
        return plain_code(here.code, here.country) == plain_code(there.code, there.country)
    if here.region and there.region:
        return index.one_region(here.country, here.region, there.region) is not False
    return True
