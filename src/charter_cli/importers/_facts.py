"""What a workbook's reader does not tell of a sheet, and how the rows are completed by it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter

from charter_cli.importers import Cell, Day, Row, Sheet, Unfit, letter

_NAMED = 3
"""So many cells are named in a remark."""


@dataclass(slots=True)
class Facts:
    """Hold what was seen on a sheet; rows and columns are counted from 0.

    `unfit`, `shown` and `links` give for rows their columns. `shown` tells of a date how much
    of it the person sees: 7 letters of an ISO day for a month, 4 for a year. `far` is the
    name of a value far away from everything.
    """

    formulas: int = 0
    unfit: dict[int, dict[int, Unfit]] = field(default_factory=dict)
    shown: dict[int, dict[int, int]] = field(default_factory=dict)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    far: str = ""


def complete(sheet: Sheet, facts: Facts) -> None:
    """Let the rows of a sheet hold what the reader does not tell, and say what is seen there."""
    sheet.rows = _completed(sheet.rows, facts, sheet.said)


def _completed(rows: Iterable[Row], facts: Facts, said: list[str]) -> Iterator[Row]:
    hidden_rows, width = 0, 0
    months: list[str] = []
    links: list[str] = []
    for number, given in _with_unfit(rows, facts):
        cells = list(given)
        row = number - 1
        for column, length in facts.shown.get(row, {}).items():
            if (day := _shortened(cells, column, length)) is not None:
                cells[column] = day
                months.append(f"{letter(column)}{row + 1}")
        for column, target in facts.links.get(row, {}).items():
            if _leads_elsewhere(cells, column, target):
                links.append(f"{letter(column)}{row + 1}")
        hidden_rows += row in facts.hidden_rows
        width = max(width, len(cells))
        yield number, tuple(cells)
    hidden_columns = sum(column < width for column in facts.hidden_columns)
    said += _hidden(hidden_rows, hidden_columns) + _formulas(facts.formulas)
    said += _some(months, "Dates that show only a month or a year were read as that")
    said += _some(links, "Links that lead elsewhere than their text says were not followed")


def _with_unfit(rows: Iterable[Row], facts: Facts) -> Iterator[Row]:
    """Add the cells without a value, which the reader takes for empty, and rows of only such."""
    if not facts.unfit:
        yield from rows
        return
    empty: list[Row] = [(row + 1, ()) for row in sorted(facts.unfit)]
    number = itemgetter(0)
    for shown, found in groupby(merge(rows, empty, key=number), key=number):
        cells: list[Cell] = list(next(found)[1])
        for column, unfit in facts.unfit.get(shown - 1, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = unfit
        yield shown, tuple(cells)


def _shortened(cells: list[Cell], column: int, length: int) -> Day | None:
    """Return the month or the year that a cell shows, where its day is only a filler."""
    cell = cells[column] if column < len(cells) else ""
    if isinstance(cell, Day) and set(cell.text[length:].split("-")) <= {"", "01"}:
        return Day(cell.text[:length])
    return None


def _leads_elsewhere(cells: list[Cell], column: int, target: str) -> bool:
    """Tell whether a text carries a link to another address than it says."""
    text = cells[column] if column < len(cells) else ""
    return isinstance(text, str) and bool(text) and _bare(text) != _bare(target)


def _bare(address: str) -> str:
    address = address.strip().casefold().rstrip("/")
    for start in ("mailto:", "http://", "https://", "www."):
        address = address.removeprefix(start)
    return address


def _hidden(rows: int, columns: int) -> list[str]:
    parts = [_count(rows, "hidden row"), _count(columns, "hidden column")]
    told = " and ".join(filter(None, parts))
    if not told:
        return []
    return [f"{told} {'was' if rows + columns == 1 else 'were'} read too."]


def _formulas(count: int) -> list[str]:
    if not count:
        return []
    if count == 1:
        return ["1 cell holds a formula; its last calculated value was taken."]
    return [f"{count} cells hold formulas; their last calculated values were taken."]


def _some(cells: list[str], told: str) -> list[str]:
    if not cells:
        return []
    more = len(cells) - _NAMED
    return [f"{told}: {', '.join(cells[:_NAMED])}{f' and {more} more' if more > 0 else ''}."]


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""
