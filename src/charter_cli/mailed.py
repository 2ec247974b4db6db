"""A round of letters as it is kept: who got what, in which files, with which numbers.

Made where letters are written, kept by the register, and read again when somebody asks a
year later whether a letter is what it was and whether its numbers hold.
"""

from dataclasses import dataclass
from datetime import date

from charter_cli.counts import Pair, Selection


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number of a letter with its proof.

    `what` is `count`, `countries` or `stated`; `certainly` and `perhaps` are the ids of the
    authorities behind it. Of a published statement, `value` is its number of signatories,
    `countries` that of its countries, `definition` its source.
    """

    what: str
    selection: Selection
    day: date
    value: Pair
    definition: str
    certainly: tuple[int, ...] = ()
    perhaps: tuple[int, ...] = ()
    countries: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Hold a file as it was made; `pages` is None where the format has none."""

    name: str
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """Hold one letter: to whom, its files, and the places of its numbers among the round's."""

    authority: int
    contact: int | None
    language: str
    address: tuple[str, ...]
    files: tuple[File, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """Hold one run of a mailing.

    `texts` is the digest of its texts and settings; `state` the newest batch of the register
    when its numbers were counted.
    """

    name: str
    texts: str
    day: date
    state: int
    numbers: tuple[Number, ...]
    letters: tuple[Sent, ...]
