"""Go once through all rows of a list: which are no rows of it, and what is left behind."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from charter_cli.folding import fold
from charter_cli.importers import Cell, Row
from charter_cli.reading import vocabulary

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Survey:
    """Hold what was seen.

    `totals` and `short` are the numbers of rows: with totals, and with fewer cells than there
    are headings. `unused` tells for columns that are not imported how many values they hold.
    """

    records: int
    totals: tuple[int, ...]
    short: tuple[int, ...]
    unused: Mapping[int, int]


def survey(rows: Iterable[Row], used: frozenset[int], width: int) -> Survey:
    """Look at every row; `used` columns are imported, `width` is the number of headings."""
    records = 0
    totals: list[int] = []
    short: list[int] = []
    unused: Counter[int] = Counter()
    first = next(place for place in count() if place not in used)
    for number, cells in rows:
        if is_total(cells):
            totals.append(number)
            continue
        records += 1
        if len(cells) < width:
            short.append(number)
        if len(cells) > first:
            unused.update(
                place for place, cell in enumerate(cells) if place not in used and cell != ""
            )
    return Survey(records, tuple(totals), tuple(short), dict(sorted(unused.items())))


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Tell whether a row sums up others: a word like `Total`, and nothing but numbers after it."""
    filled = (cell for cell in cells if cell != "")
    first = next(filled, None)
    if not isinstance(first, str) or len(first) > _LONGEST:
        return False
    if any(isinstance(cell, str) and _LETTER.search(cell) for cell in filled):
        return False
    key = re.sub(r"\d+", "", fold(first)).strip()
    words = vocabulary.words("totals")
    return key in words or any(key.startswith(f"{word} ") for word in words)
