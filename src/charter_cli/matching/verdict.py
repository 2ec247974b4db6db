"""What is asked and what is answered: the nouns of matching."""

from dataclasses import dataclass
from enum import StrEnum

from charter_cli.folding import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a body that is known.

    `names` are all its names, the present one first: translations, exonyms and former names
    too. `successor` is the id of the body that it merged into.
    """

    id: int
    country: str
    names: tuple[str, ...]
    kind: str = ""
    code: str = ""
    region: str = ""
    successor: int | None = None

    @property
    def name(self) -> str:
        """Return its present name."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold what a row says of a body; `name` is the cell as it stands, `country` a code."""

    name: str
    country: str
    kind: str = ""
    code: str = ""
    region: str = ""


class Finding(StrEnum):
    """Name how sure an answer is: only `certain` may be taken without asking."""

    CERTAIN = "certain"
    SEVERAL = "several"
    SUCCESSOR = "successor"
    PROPOSED = "proposed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold a body that may be meant, why, and how alike the names are (100 is the same)."""

    candidate: Candidate
    reason: str
    score: int = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the answer: how sure it is, why, and the bodies that may be meant, the best first.

    Of a `successor` the first is the body that exists now, the others those before it.
    """

    finding: Finding
    reason: str = ""
    proposals: tuple[Proposal, ...] = ()

    @property
    def certain(self) -> Candidate | None:
        """Return the body that is meant beyond doubt, if there is one."""
        return self.proposals[0].candidate if self.finding is Finding.CERTAIN else None


Question = tuple[str, str, str]
"""What is asked again next year: a name with its region and code, a country, a kind."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what a person said to a question: this body is meant, or it is not."""

    candidate: int
    same: bool
    on: str = ""
    by: str = ""


def question(sought: Sought) -> Question:
    """Return the key under which decisions about a row are remembered.

    Rows that differ only in case, accents and punctuation ask the same question.
    """
    words = "|".join(map(fold, (sought.name, sought.region, sought.code)))
    return words.rstrip("|"), sought.country, sought.kind
