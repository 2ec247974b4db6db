"""One row at a time: what it says, and among whom it is sought."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from charter_cli.matching.cells import called
from charter_cli.matching.gazetteer import Gazetteer
from charter_cli.matching.index import Home, Index
from charter_cli.matching.kinds import Fit, by_words, fit, refined
from charter_cli.matching.spelling import Reading, readings
from charter_cli.matching.verdict import Candidate, Sought


class Clue(NamedTuple):
    """Hold one key of a name that is sought, with the kind of body that it is the name of."""

    name: str
    which: str
    reading: Reading
    kind: str


@dataclass(frozen=True)
class Case:
    """Hold one row, where it is sought, and the candidates that it is known not to be."""

    index: Index
    sought: Sought
    refused: frozenset[int] = frozenset()

    @property
    def home(self) -> Home:
        """Return the candidates of its country."""
        return self.index.home(self.sought.country)

    @property
    def gazetteer(self) -> Gazetteer:
        """Return the reference places of its country."""
        return self.index.gazetteer(self.sought.country)

    @cached_property
    def clues(self) -> tuple[Clue, ...]:
        """Return every key of every name in the cell."""
        return tuple(self._clues())

    def _clues(self) -> Iterator[Clue]:
        given = self.sought.kind
        for name, which in called(self.sought.name):
            for reading in readings(name, self.sought.country):
                known = by_words if reading.words else refined
                yield Clue(name, which, reading, known(given, reading.rank))

    @property
    def kind(self) -> str:
        """Return the kind of body that is sought, empty where neither cell nor name tells."""
        return next((clue.kind for clue in self.clues if clue.kind), self.sought.kind)

    def allows(self, candidate: Candidate) -> bool:
        """Tell whether a candidate can be meant at all."""
        return candidate.id not in self.refused

    def goes(self, kind: str) -> bool:
        """Tell whether a candidate of that kind can be meant by some name of the cell."""
        return any(fit(clue.kind, kind) is not Fit.NO for clue in self.clues)

    def one_region(self, one: str, other: str) -> bool | None:
        """Tell whether two words for a region mean the same; None where that is not known."""
        return self.index.one_region(self.sought.country, one, other)
