"""Find the row of headings: under titles and blank lines, in one row or in two."""

from collections.abc import Iterator
from dataclasses import dataclass

from charter_cli.errors import BadInput
from charter_cli.importers import Cell, Day, Row, Several, Unfit
from charter_cli.reading.child import Sheet
from charter_cli.reading.headings import Column, recognised, refuse_absent, refuse_clashes
from charter_cli.reading.wishes import Wishes

_DEPTH = 40
"""So many rows are looked at; a preamble is not longer."""

_SHOWN = 12
_LONG = 40
_LONGEST = 200
"""A longer text is no heading."""


@dataclass(frozen=True, slots=True)
class Header:
    """Hold the headings: the numbers of their first and last row, and the columns.

    `taken` rows of the sheet end with them; `width` is the number of cells they have.
    """

    first: int
    number: int
    taken: int
    columns: tuple[Column, ...]
    width: int

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields that the columns stand for."""
        return frozenset(column.field for column in self.columns if column.field)


def find(sheet: Sheet, wishes: Wishes) -> Header | None:
    """Return the row (or two rows) in which most headings are known, or nothing."""
    if sheet.headings:
        pairs = [(heading, "") for heading in sheet.headings]
        header = _header((0, 0), 0, pairs, wishes)
        return header if header.fields else None
    rows = sheet.rows.first(_DEPTH)
    best: Header | None = None
    for place, (_, cells) in enumerate(rows):
        for numbers, pairs in _readings(sheet, rows, place):
            header = _header(numbers, place + 1, pairs, wishes)
            better = best is None or len(header.fields) > len(best.fields)
            if better and _is_plausible(header, cells):
                best = header
    return best


def check(header: Header, sheet: Sheet, wishes: Wishes) -> None:
    """Raise BadInput where a column is missing that every list must have, or one is there twice."""
    if not wishes.remembered:
        refuse_absent(header.columns, wishes.mapping)
    refuse_clashes(header.columns)
    required = ["name"] if wishes.country else ["name", "country"]
    missing = [field for field in required if field not in header.fields]
    if not missing:
        return
    found = ", ".join(repr(column.heading[:_LONG]) for column in header.columns[:_SHOWN])
    where = f" in {sheet.counted} {header.number}" if header.number else ""
    advice = f'Say which column it is, for instance --map "Heading={missing[0]}"'
    if missing == ["country"]:
        advice += ", or say with --country whose list it is"
    raise BadInput(
        f"The column {' and the column '.join(missing)} {'is' if len(missing) == 1 else 'are'}"
        f" missing; the headings found{where} are {found}.",
        f"{advice}.",
    )


def nothing_found(sheet: Sheet) -> BadInput:
    """Return the failure of a sheet whose columns nobody can know."""
    first = sheet.rows.first(1)
    if not first:
        return BadInput("The file is empty: it has no rows.", "Give a file with a list.")
    cells = first[0][1]
    shown = ", ".join(repr(as_text(cell)[:_LONG]) for cell in cells[:_SHOWN] if cell != "")
    one = "There is only one column, and it" if len(cells) == 1 else "The first row"
    return BadInput(
        f"No row with known headings such as name and country was found. {one}"
        f" begins with {shown}.",
        'Say which column is which, for instance --map "Heading=name" --map "Other=country".',
    )


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a person reads in it."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case Day(text):
            return text
        case Several(texts):
            return ", ".join(texts)
        case Unfit():
            return ""
        case _:
            return str(cell)


def _header(
    numbers: tuple[int, int], taken: int, pairs: list[tuple[str, str]], wishes: Wishes
) -> Header:
    columns = recognised(pairs, wishes.mapping, wishes.country)
    return Header(*numbers, taken, columns, len(pairs))


def _readings(
    sheet: Sheet, rows: list[Row], place: int
) -> Iterator[tuple[tuple[int, int], list[tuple[str, str]]]]:
    """Give the headings of a row: alone, and together with the row above it."""
    number = rows[place][0]
    own = _texts(rows[place])
    yield (number, number), [(heading, "") for heading in own]
    if place == 0:
        return
    above = _texts(rows[place - 1])
    above += [""] * (len(own) - len(above))
    own += [""] * (len(above) - len(own))
    groups = _spread(above, sheet, rows[place - 1][0] - 1)
    yield (
        (rows[place - 1][0], number),
        [
            (heading, group) if heading else (single, "")
            for heading, single, group in zip(own, above, groups, strict=True)
        ],
    )


def _texts(row: Row) -> list[str]:
    return [as_text(cell)[:_LONGEST] for cell in row[1]]


def _spread(above: list[str], sheet: Sheet, row: int) -> list[str]:
    """Return the upper headings over every column that they stand for."""
    groups: list[str] = []
    for column, heading in enumerate(above):
        before = groups[-1] if groups else ""
        groups.append(heading or (before if _belongs(column, sheet, row) else ""))
    return groups


def _belongs(column: int, sheet: Sheet, row: int) -> bool:
    """Tell whether an empty upper cell is part of what begins to the left of it.

    Where cells were merged, only those; a text cannot say it, so every empty one is.
    """
    here = [area for area in sheet.merged if area[0] <= row <= area[2]]
    return not here or any(area[1] <= column <= area[3] for area in here)


def _is_plausible(header: Header, cells: tuple[Cell, ...]) -> bool:
    """Tell whether a row is one of headings: two are known, the name or a third of all of them.

    A list of one column has one heading.
    """
    filled = sum(cell != "" for cell in cells)
    known = len(header.fields)
    if known < 2:
        return filled == known == 1
    return "name" in header.fields or known * 3 >= filled
