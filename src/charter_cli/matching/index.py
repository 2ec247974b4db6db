"""The bodies that are known, by every key of their names and by their codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from charter_cli.matching.cells import called
from charter_cli.matching.gazetteer import Gazetteer, Places
from charter_cli.matching.kinds import refined
from charter_cli.matching.spelling import Step, readings, region_keys
from charter_cli.matching.verdict import Candidate

_FEW, _SOME = 2, 3
_SHORT = 8
_NAMESAKES = 200


class Entry(NamedTuple):
    """Hold one key of one name of a candidate, and what was done to the name to get there."""

    candidate: Candidate
    name: str
    kind: str
    step: Step
    words: str
    which: str


class Home:
    """Hold the candidates of one country."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.candidates = tuple(candidates)
        self.coded: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates:
            if candidate.code:
                self.coded[plain_code(candidate.code, candidate.country)].append(candidate)

    @property
    def called(self) -> Mapping[str, list[Candidate]]:
        """Return the candidates by all the keys of their names; a list with codes needs none."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Mapping[str, list[Candidate]], set[str]]:
        """Read all names once: the candidates by key, and the keys that are bare."""
        found: defaultdict[str, list[Candidate]] = defaultdict(list)
        bare = set()
        for candidate in self.candidates:
            for cell in candidate.names:
                for name, _ in called(cell):
                    for reading in readings(name, candidate.country):
                        found[reading.key].append(candidate)
                        if reading.bare:
                            bare.add(reading.key)
        return found, bare

    def entries(self, key: str) -> Iterator[Entry]:
        """Yield the names of candidates that have a key, and what was done to get there.

        No real name is borne by more than a few dozen bodies of a country: a list that says so
        is not looked through to its end.
        """
        for candidate in dict.fromkeys(self.called.get(key, ())[:_NAMESAKES]):
            for cell in candidate.names:
                for name, which in called(cell):
                    for reading in readings(name, candidate.country):
                        if reading.key == key:
                            kind = refined(candidate.kind, reading.rank)
                            yield Entry(candidate, cell, kind, reading.step, reading.words, which)

    @cached_property
    def ends(self) -> Mapping[str, list[str]]:
        """Return the bare keys by their first letters and by their last."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.in_order:
            for few in (_FEW, _SOME):
                for end in ends(key, few):
                    found[end].append(key)
        return found

    def like(self, key: str) -> set[str]:
        """Return the bare keys that begin or end as a key does; the shorter it is, the less so."""
        few = _FEW if len(key) <= _SHORT else _SOME
        return {near for end in ends(key, few) for near in self.ends.get(end, ())}

    @cached_property
    def in_order(self) -> list[str]:
        """Return the bare keys in alphabetical order."""
        return sorted(self._read[1])


class Index:
    """Hold candidates so that whoever is sought among them is found fast.

    `places` gives the reference places of a country; they are asked only where the names of
    the candidates do not settle who is meant.
    """

    def __init__(self, candidates: Iterable[Candidate], places: Places = lambda code: ()) -> None:
        self.by_id: dict[int, Candidate] = {}
        self._living_in: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._homes: dict[str, Home] = {}
        self._places = places
        self._gazetteers: dict[str, Gazetteer] = {}
        for candidate in candidates:
            self.by_id[candidate.id] = candidate
            self._living_in[candidate.country].append(candidate)

    def home(self, country: str) -> Home:
        """Return the candidates of a country, made ready when it is first asked for."""
        if country not in self._homes:
            self._homes[country] = Home(self._living_in.get(country, ()))
        return self._homes[country]

    def homes(self) -> Iterable[tuple[str, Home]]:
        """Return every country with its candidates."""
        return [(country, self.home(country)) for country in sorted(self._living_in)]

    def one_region(self, country: str, one: str, other: str) -> bool | None:
        """Tell whether two words for a region mean the same; None where that is not known.

        A county and the region around it are not known to differ: lists name either.
        """
        keys, others = region_keys(one, country), region_keys(other, country)
        if not keys.isdisjoint(others):
            return True
        gazetteer = self.gazetteer(country)
        here, there = gazetteer.regions(keys), gazetteer.regions(others)
        if not here.isdisjoint(there):
            return True
        kinds = {kind for kind, _ in here} & {kind for kind, _ in there}
        return False if kinds else None

    def gazetteer(self, country: str) -> Gazetteer:
        """Return the reference places of a country, read when first asked for."""
        if country not in self._gazetteers:
            self._gazetteers[country] = Gazetteer(self._places(country))
        return self._gazetteers[country]


def ends(key: str, letters: int) -> tuple[str, str]:
    """Return how a key begins and how it ends: one of the two survives a slip of the pen."""
    return "^" + key[:letters], key[-letters:] + "$"


def plain_code(code: str, country: str) -> str:
    """Return a national code without its country: NO-4601 and 4601 are one."""
    return code.strip().upper().removeprefix(f"{country}-")
