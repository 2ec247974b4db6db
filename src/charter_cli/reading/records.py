"""Read a row: what it says of its authority, or why it cannot be taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from charter_cli.importers import Cell, Row, Unfit, letter
from charter_cli.reading import cells
from charter_cli.reading.header import as_text
from charter_cli.reading.headings import Column
from charter_cli.reading.outcome import Noted, Outcome, Refused
from charter_cli.reading.wishes import Wishes

_LONG = 80
_REQUIRED = ("name", "country")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Hold why a row cannot be taken: its number, the heading of the column, the value, the reason.

    The reason is a sentence about the value, beginning with `it`. The column is empty where
    the row as a whole is meant.
    """

    row: int
    column: str
    value: str
    reason: str


class Record(NamedTuple):
    """Hold a row: its number, and what its cells say.

    `values` gives for fields their texts in the one form of each (see `cells`); a field that
    the row says nothing about is not there. `notes` tell what was changed on the way in.
    With complaints, `values` hold only what is sound.
    """

    number: int
    values: Mapping[str, str]
    complaints: tuple[Complaint, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Reader:
    """Read the rows of one list; what cells say again and again is looked up only once.

    `width` is the number of cells that a row may have, 0 where it does not matter; `merged`
    are the corners of merged cells.
    """

    columns: tuple[Column, ...]
    wishes: Wishes
    width: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    _order: list[tuple[int, str, str, Callable[[str], object] | None]] = field(init=False)
    _known: dict[tuple[str, Cell, str], Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        used = [
            (place, column.field, column.heading, self._plain(column.field))
            for place, column in enumerate(self.columns)
            if column.field
        ]
        self._order = sorted(used, key=lambda one: one[1] != "country")

    def record(self, row: Row) -> Record:
        """Return what a row says; its country is read first, because other cells need it."""
        number, given = row
        if whole := self._broken(row):
            return Record(number, {}, (whole,))
        values: dict[str, str] = {}
        complaints: list[Complaint] = []
        notes: list[str] = []
        filled = len(given)
        for place, name, heading, plain in self._order:
            cell = given[place] if place < filled else ""
            if cell == "":
                continue
            if plain and type(cell) is str and plain(cell):
                values[name] = cell
                continue
            key = (name, cell, values.get("country") or self.wishes.country)
            outcome = self._known.get(key) or self._outcome(*key)
            if isinstance(outcome, Refused):
                shown = as_text(cell)[:_LONG]
                complaints.append(Complaint(number, heading, shown, outcome.reason))
            elif told := outcome if isinstance(outcome, str) else _told(outcome, heading, notes):
                values[name] = told
        if "name" not in values or "country" not in values:
            complaints += self._missing(row, values, {complaint.column for complaint in complaints})
        return Record(number, values, tuple(complaints), tuple(notes))

    def _plain(self, name: str) -> Callable[[str], object] | None:
        """Return what tells that a text needs no closer look; what is said often is looked up."""
        return None if name in cells.REPEATED else cells.AS_IT_STANDS.get(name)

    def _outcome(self, name: str, cell: Cell, country: str) -> Outcome:
        found = cells.read(name, cell, country, self.wishes)
        if name in cells.REPEATED and isinstance(cell, str):
            self._known[name, cell, country] = found
        return found

    def _broken(self, row: Row) -> Complaint | None:
        """Return the complaint about a row that is none, or is longer than its headings."""
        number, given = row
        first = given[0] if given else ""
        if isinstance(first, Unfit) and len(given) > 1 and all(cell == first for cell in given):
            return Complaint(number, "", "", first.reason)
        width = self.width
        if width and len(given) > width and any(cell != "" for cell in given[width:]):
            reason = f"it has {len(given)} cells, the row of headings has {width}"
            return Complaint(number, "", "", reason)
        return None

    def _missing(self, row: Row, values: dict[str, str], complained: set[str]) -> list[Complaint]:
        """Complain where a row lacks what every row must have; put in the country asked for."""
        missing = [name for name in _REQUIRED if name not in values]
        complaints = []
        for name in missing:
            place, heading = self._column(name)
            if heading in complained:
                continue
            if name == "country" and self.wishes.country:
                values[name] = self.wishes.country
                continue
            reason = f"it is missing{self._merged_with(row[0] - 1, place) or _alone(row)}"
            complaints.append(Complaint(row[0], heading, "", reason))
        return complaints

    def _column(self, name: str) -> tuple[int, str]:
        for place, column in enumerate(self.columns):
            if column.field == name:
                return place, column.heading
        return -1, name

    def _merged_with(self, row: int, column: int) -> str:
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return f" (the cell is merged with {letter(left)}{top + 1})"
        return ""


def _alone(row: Row) -> str:
    """Show what stands in a row that holds one text only: a remark below the list, perhaps."""
    held = [text for cell in row[1] if (text := as_text(cell))]
    return f"; the row holds nothing but {held[0][:_LONG]!r}" if len(held) == 1 else ""


def _told(noted: Noted, heading: str, notes: list[str]) -> str:
    """Return what a cell says, and note what was changed on the way."""
    notes.append(f"{heading}: {noted.note}")
    return noted.value
