"""What is spelled almost alike, or begins alike: proposed to a person, never taken."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

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
_ROUNDING = 0.5


def proposals(case: Case) -> list[Proposal]:
    """Return the few candidates whose names come closest, the best first."""
    return _best([*_misspelled(case), *_begun(case)])


def misspelled(case: Case) -> list[Proposal]:
    """Return the few candidates of which a row may be a misspelling, the best first."""
    return _best(_misspelled(case))


def _best(found: Iterable[Proposal]) -> list[Proposal]:
    first: dict[int, Proposal] = {}
    for proposal in sorted(found, key=lambda one: (-one.score, one.candidate.id)):
        first.setdefault(proposal.candidate.id, proposal)
    return list(first.values())[:MOST]


def resembles(case: Case, names: tuple[str, ...]) -> bool:
    """Tell whether one of these names is like the one that is sought, or begins alike."""
    for name in names:
        for other in called(name):
            for reading in readings(other.name, case.sought.country):
                if any(_akin(clue.reading.key, reading.key) for clue in case.clues):
                    return True
    return False


def _akin(one: str, other: str) -> bool:
    begins = one.startswith(other + " ") or other.startswith(one + " ")
    return begins or ratio(one, other) >= _close(one)


def _close(key: str) -> float:
    """Return how alike another name must be to be proposed, in percent of the letters.

    One letter may be wrong, in a long name two, in a very long one three.
    """
    wrong = 1 + (len(key) >= _LONG) + (len(key) >= _VERY_LONG)
    return 100 * (1 - wrong / max(len(key), _SHORTEST)) - _ROUNDING


def _misspelled(case: Case) -> Iterator[Proposal]:
    for key in _bare(case):
        for score, near in _spelled_alike(case, key):
            yield from _bearers(case, near, f"spelled almost alike ({score} %)", score)


def _begun(case: Case) -> Iterator[Proposal]:
    for key in _bare(case):
        for near in _begins_alike(case, key):
            yield from _bearers(case, near, "begins with the same words", _BEGINS_ALIKE)


def _bare(case: Case) -> Iterable[str]:
    return dict.fromkeys(clue.reading.key for clue in case.clues if clue.reading.bare)


def _spelled_alike(case: Case, key: str) -> Iterator[tuple[int, str]]:
    """Yield the keys that share most letters with this one, and its beginning or its end."""
    choices = case.home.like(key)
    found = extract(key, choices, scorer=ratio, limit=_AT_MOST, score_cutoff=_close(key))
    for near, score, _ in found:
        if near != key:
            yield min(round(score), 99), near


def _begins_alike(case: Case, key: str) -> Iterator[str]:
    """Yield the keys that begin with these words, or with which these words begin."""
    longer = _beginning(case, key + " ")
    yield from islice(longer, _AT_MOST)
    first, blank, second = key.partition(" ")
    if blank:
        alike = _beginning(case, f"{first} {second[0]}")
        yield from (near for near in alike if _abbreviates(key, near))
    while " " in key:
        key = key.rpartition(" ")[0]
        if len(key) >= _SHORTEST and key in case.home.called:
            yield key


def _beginning(case: Case, start: str) -> Iterator[str]:
    keys = case.home.in_order
    found = (keys[at] for at in range(bisect_left(keys, start), len(keys)))
    return takewhile(lambda key: key.startswith(start), found)


def _abbreviates(key: str, other: str) -> bool:
    """Tell whether every word of one name begins a word of the other: Freiburg i. Br."""
    words, others = key.split(), other.split()
    return len(words) == len(others) and all(map(str.startswith, others, words)) and key != other


def _bearers(case: Case, key: str, reason: str, score: int) -> Iterator[Proposal]:
    for entry in case.home.entries(key):
        if case.allows(entry.candidate) and case.goes(entry.kind):
            yield Proposal(entry.candidate, f"{reason}: {entry.name}", score)
