"""The nouns of counting, as frozen values: what was asked, and what was counted.

They have a file of their own, so that a count opens no more than it needs.
"""

from dataclasses import dataclass
from datetime import date

from charter_cli.words import Successors


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a count on a day: what certainly stands, and what possibly does."""

    certain: int = 0
    possible: int = 0

    def __str__(self) -> str:
        if self.certain == self.possible:
            return str(self.certain)
        return f"{self.certain}–{self.possible}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold the filters of a list, a count, an export or a round of letters.

    `text` is what was sought in the names, folded as the keys of names are.
    """

    text: str = ""
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    signed_before: date | None = None
    signed_after: date | None = None
    plan: str = ""
    standing: str = "signatory"


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold one row of a count: a key (a country, a year …) and its pair."""

    key: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Count:
    """Hold a count on a day, with everything that its definition needs."""

    on: date
    selection: Selection
    total: Pair
    countries: Pair
    by: str = ""
    rows: tuple[Tally, ...] = ()
    undated: int = 0
    successors: Successors = Successors.INHERIT
