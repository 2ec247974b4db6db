"""The shelf of importers: a stranger's file -> sheets of raw cells.

Each file on the shelf is named by the suffix it reads and offers one function:

    read(path: Path, hints: Hints) -> Iterator[Sheet]

It raises BadInput where the file as a whole cannot be taken, and understands nothing
of what the cells mean: that is done in `reading`, which also runs the shelf in a child
process with limits (`python -m charter_cli.importers`), because a file of one kilobyte
can bring a reader down.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_BYTES = 50_000_000
"""A larger file is no list of municipalities."""

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_LETTERS = 5_000_000
"""The longest cell that is looked at; what a field has room for is decided later."""


@dataclass(frozen=True, slots=True)
class Day:
    """Hold a cell that the file itself calls a date, as an ISO prefix: `2018-02-26`, `2018-02`."""

    text: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """Hold a cell that has no value which could be taken, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Several:
    """Hold a cell with a list of texts, as JSON has them."""

    texts: tuple[str, ...]


Cell = str | int | float | bool | Day | Unfit | Several
"""What a cell can be; an empty cell is an empty text."""

Row = tuple[int, tuple[Cell, ...]]
"""A row: the number that a person sees beside it, and its cells without empty ones at the end."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Hold what the user said about a file: the name of its encoding, a country's code."""

    encoding: str = ""
    country: str = ""


@dataclass(slots=True)
class Sheet:
    """Hold one sheet: its rows come one at a time, empty ones left out.

    `headings` stand only where the format itself names the columns (JSON). `counted` says
    what the row numbers are: the `row` of a sheet, the `line` of a text, the `record` of a list.
    `merged` holds the corners of merged cells: first row, first column, last row, last
    column, from 0. `ragged` tells that rows keep their own widths (text). A hidden sheet is
    never read: it has no rows, only their number, `height`. `said` are remarks for the user;
    the list is complete when the rows are exhausted.
    """

    name: str
    rows: Iterable[Row]
    counted: str = "row"
    visible: bool = True
    height: int = 0
    headings: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    ragged: bool = False
    said: list[str] = field(default_factory=list)


def letter(place: int) -> str:
    """Return the letters of a column, the first one being 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """Return the cells without the empty ones at the end."""
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return tuple(cells[:end])
