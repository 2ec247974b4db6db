"""What is spelled almost alike, or begins alike: proposed to a person, never taken."""

from bisect import bisect_left
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from charter_cli.matching.case import Case
from charter_cli.matching.cells import called
from charter_cli.matching.spelling import readings
from charter_cli.matching.verdict import Proposal

MOST = 5
"""How many proposals are worth reading."""

_BEGINS_ALIKE = 80
_SHORTEST = 4
_AT_MOST = 8
_LONG, _VERY_LONG = 10, 18


def proposals(case: Case) -> list[Proposal]:
    """Return the few candidates whose names come closest, the best first."""
    found: dict[int, Proposal] = {}
    for proposal in sorted(_near(case), key=lambda one: (-one.score, one.candidate.id)):
        found.setdefault(proposal.candidate.id, proposal)
    return list(found.values())[:MOST]


def resembles(case: Case, names: tuple[str, ...]) -> bool:
    """Tell whether one of these names is like the one that is sought, or begins alike."""
    for name in names:
        for other in called(name):
            for reading in readings(other.name, case.sought.country):
                if any(_akin(clue.reading.key, reading.key) for clue in case.clues):
                    return True
    return False


def _akin(one: str, other: str) -> bool:
    return ratio(one, other) >= CLOSE or one.startswith(other + " ") or other.startswith(one + " ")


def _near(case: Case) -> Iterator[Proposal]:
    for key in dict.fromkeys(clue.reading.key for clue in case.clues if clue.reading.bare):
        for score, near in _spelled_alike(case, key):
            yield from _bearers(case, near, f"spelled almost alike ({score} %)", score)
        for near in _begins_alike(case, key):
            yield from _bearers(case, near, "begins with the same words", _BEGINS_ALIKE)


def _spelled_alike(case: Case, key: str) -> Iterator[tuple[int, str]]:
    """Yield the keys that share most letters with this one, and its beginning or its end."""
    choices = case.home.like(key)
    found = extract(key, choices, scorer=ratio, limit=_AT_MOST, score_cutoff=close(key))
    for near, score, _ in found:
        if near != key:
            yield min(round(score), 99), near


def _begins_alike(case: Case, key: str) -> Iterator[str]:
    """Yield the keys that begin with these words, or with which these words begin."""
    keys = case.home.in_order
    start = bisect_left(keys, key + " ")
    yield from keys[start : min(bisect_left(keys, key + "!"), start + _AT_MOST)]
    while " " in key:
        key = key.rpartition(" ")[0]
        if len(key) >= _SHORTEST and key in case.home.called:
            yield key


def _bearers(case: Case, key: str, reason: str, score: int) -> Iterator[Proposal]:
    for entry in case.home.called[key]:
        if case.allows(entry.candidate) and case.goes(entry.kind):
            yield Proposal(entry.candidate, f"{reason}: {entry.name}", score)
