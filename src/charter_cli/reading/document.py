"""A list as it was read: its columns, its rows, and what is to be told about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from charter_cli.reading.child import Rows
from charter_cli.reading.headings import Column
from charter_cli.reading.records import Reader, Record
from charter_cli.reading.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a list that was read.

    `counted` says what row numbers count: a `row`, a `line`, a `record`. `headings` is the
    number of the row of headings. `said` are remarks for the user, `totals` the numbers of
    rows that sum up others and are no records. `width` is the number of cells that a line
    of text may have, 0 where it does not matter.
    """

    file: str
    sheet: str
    counted: str
    headings: int
    columns: tuple[Column, ...]
    rows: Rows
    said: tuple[str, ...] = ()
    totals: frozenset[int] = frozenset()
    width: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    wishes: Wishes = NO_WISHES

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.rows) - len(self.totals)

    def reader(self) -> Reader:
        """Return what tells of a row of this list all that can be said of it."""
        return Reader(self.columns, self.wishes, self.width, self.merged)

    def records(self) -> Iterator[Record]:
        """Give the rows one at a time, totals left out, each with all that can be said of it."""
        reader = self.reader()
        for row in self.rows:
            if row[0] not in self.totals:
                yield reader.record(row)
