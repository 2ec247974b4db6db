"""Where the names of a row lead: to candidates of that name, or through the reference places."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from charter_cli.matching.case import Case, Clue
from charter_cli.matching.gazetteer import Body
from charter_cli.matching.index import Entry
from charter_cli.matching.kinds import Fit, fit, told_apart_by_district
from charter_cli.matching.spelling import Step, readings
from charter_cli.matching.verdict import Candidate

ALIAS = Step.WITHOUT_ENDING + 1
"""The step of a name that only the reference places know."""


class Hit(NamedTuple):
    """Hold a candidate that was met by a name, how well its kind goes, and how close they are."""

    clue: Clue
    entry: Entry
    fit: Fit
    step: int
    key: str

    @property
    def candidate(self) -> Candidate:
        """Return the candidate."""
        return self.entry.candidate

    @property
    def reason(self) -> str:
        """Return in words why it was met."""
        if self.step == ALIAS:
            return f"{self.clue.name} is another name of {self.candidate.name}"
        return _reason(self.clue, self.entry)


def direct(case: Case) -> list[Hit]:
    """Return the candidates that bear one of the names, each once, by its best name."""
    return best(_direct(case))


def by_reference(case: Case) -> list[Hit]:
    """Return the candidates that bear another name of the same reference place."""
    return best(_by_reference(case))


def best(hits: Iterable[Hit]) -> list[Hit]:
    """Return one hit a candidate: the surest, then the closest."""
    found: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.fit, hit.step)):
        found.setdefault(hit.candidate.id, hit)
    return list(found.values())


def _direct(case: Case) -> Iterator[Hit]:
    for clue in case.clues:
        for entry in case.home.entries(clue.reading.key):
            fits = _fits(case, clue, entry)
            if fits is not Fit.NO and case.allows(entry.candidate):
                step = max(clue.reading.step, entry.step)
                yield Hit(clue, entry, fits, step, clue.reading.key)


def _fits(case: Case, clue: Clue, entry: Entry) -> Fit:
    """Return how well a candidate goes with a name: doubts about a kind, a bracket, an ending."""
    fits = fit(clue.kind, entry.kind)
    if fits is Fit.ASK and told_apart_by_district(clue.kind, entry.kind):
        fits = Fit.YES if _only_district(case, clue.reading.key) else Fit.ASK
    told_apart = True
    if clue.which or entry.which:
        told_apart = _which_agrees(case, clue, entry)
    elif Step.WITHOUT_ENDING in (clue.reading.step, entry.step):
        told_apart = _one_town(case, clue, entry)
    return fits if told_apart else min(fits, Fit.ASK)


def _only_district(case: Case, key: str) -> bool:
    """Tell whether the one municipality of that name is a district: no town shares the name."""
    found = case.gazetteer.bodies(key, "municipality")
    return len(found) == 1 and any(
        reading.rank == "district"
        for name in found[0].keys
        for reading in readings(name, case.sought.country)
    )


def _which_agrees(case: Case, clue: Clue, entry: Entry) -> bool:
    """Tell whether what stands in brackets on one side is the region on the other."""
    here = clue.which or case.sought.region
    there = entry.which or entry.candidate.region
    return bool(here and there and case.one_region(here, there))


def _one_town(case: Case, clue: Clue, entry: Entry) -> bool:
    """Tell whether all that a genitive may mean is one place: Iruñeko is not of Irún."""
    names = [clue.name] if clue.reading.step is Step.WITHOUT_ENDING else []
    names += [entry.name] if entry.step is Step.WITHOUT_ENDING else []
    heads = {
        body.head
        for name in names
        for reading in readings(name, case.sought.country)
        if reading.step >= Step.WITHOUT_WORDS
        for body in case.gazetteer.called(reading.key, entry.kind)
    }
    return len(heads) <= 1


def _by_reference(case: Case) -> Iterator[Hit]:
    for clue in case.clues:
        bodies = case.gazetteer.called(clue.reading.key, clue.kind)
        sure = len({body.head for body in bodies}) == 1 and not clue.which
        for body in bodies:
            yield from _bearing(case, clue, body, sure)


def _bearing(case: Case, clue: Clue, body: Body, sure: bool) -> Iterator[Hit]:
    """Yield the candidates that bear another name of a place."""
    for key in body.keys:
        entries = case.home.entries(key) if key != clue.reading.key else ()
        for entry in entries:
            fits = fit(clue.kind, entry.kind) if case.allows(entry.candidate) else Fit.NO
            if fits is Fit.NO or entry.step is Step.WITHOUT_ENDING:
                continue
            alone = sure and _belongs(case, key, body, clue.kind)
            yield Hit(clue, entry, fits if alone else Fit.ASK, ALIAS, key)


def _belongs(case: Case, key: str, body: Body, kind: str) -> bool:
    """Tell whether a key is a name of that place alone."""
    heads = {other.head for other in case.gazetteer.called(key, kind)}
    return heads == {body.head} and case.gazetteer.count(body.head, kind) == 1


def _reason(clue: Clue, entry: Entry) -> str:
    """Return in words why a candidate was met."""
    if clue.which or entry.which:
        return f"same name but for '{clue.which or entry.which}'"
    said = "same name"
    words = dict.fromkeys(filter(None, (clue.reading.words, entry.words)))
    if words:
        said += " without " + " and ".join(f"'{word}'" for word in words)
    step = max(clue.reading.step, entry.step)
    if step is Step.WITHOUT_ENDING:
        said += " and the ending"
    elif step is Step.SPELLED:
        said += ", spelled otherwise"
    if entry.name != entry.candidate.name:
        return f"{said}: {entry.name} is another name of {entry.candidate.name}"
    return said
