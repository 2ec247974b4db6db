"""A number with those behind it; and the same number counted again, with what changed it."""

from dataclasses import dataclass
from datetime import date

from charter_cli.counts import Pair, Selection
from charter_cli.definition import sentence
from charter_cli.mailed import Number
from charter_cli.model import Statement
from charter_cli.register import counting, statements
from charter_cli.register.file import Book
from charter_cli.register.reasons import Reasons
from charter_cli.register.selection import JOINED, certainly, conditions
from charter_cli.words import Kind


@dataclass(frozen=True, slots=True)
class Shift:
    """Hold an authority that counts otherwise than it did, and why.

    `was` and `now` are `certainly`, `perhaps` or `not`.
    """

    authority: int
    name: str
    was: str
    now: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recount:
    """Hold a number of a letter, what it is now for the same day, and what made the difference.

    `value` is None, and `definition` empty, where a published statement is no longer on record.
    """

    number: Number
    value: Pair | None
    definition: str
    countries: int | None = None
    shifts: tuple[Shift, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the number is still what it was."""
        was = self.number
        same = (self.value, self.countries) == (was.value, was.countries)
        return same and (was.what != "stated" or self.definition == was.definition)


def number(book: Book, what: str, on: date, selection: Selection) -> Number:
    """Count on a day, and name all those behind the number; `what` is `count` or `countries`."""
    counted = counting.count(book, on, selection)
    certain, perhaps = behind(book, on, selection)
    value = counted.countries if what == "countries" else counted.total
    return Number(what, selection, on, value, sentence(counted), certain, perhaps)


def stated(statement: Statement, on: date, selection: Selection) -> Number:
    """Return a published number as a letter of a day quotes it."""
    value = Pair(statement.signatories, statement.signatories)
    source = ", ".join(part for part in (statement.source, statement.on.text) if part)
    return Number("stated", selection, on, value, source, countries=statement.countries)


def behind(book: Book, on: date, selection: Selection) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ids of those that count certainly on a day, and of those that may."""
    chosen = conditions(book.connection, selection, on)
    rows = book.connection.execute(
        f"SELECT a.id, {certainly(selection)} {JOINED} {chosen.where}"
        f" AND a.kind <> '{Kind.PARTNER}' ORDER BY a.id",
        chosen.values,
    ).fetchall()
    certain = tuple(int(row[0]) for row in rows if row[1])
    return certain, tuple(int(row[0]) for row in rows if not row[1])


def recount(book: Book, was: Number, state: int) -> Recount:
    """Count a number again for its day; `state` is the newest batch when it was counted."""
    if was.what == "stated":
        return _restated(book, was)
    now = number(book, was.what, was.day, was.selection)
    before, after = _places(was), _places(now)
    reasons = Reasons(book.connection, state) if before != after else None
    shifts = [
        Shift(one, reasons.name(one), old, new, reasons.of(one))
        for one in sorted(before.keys() | after.keys())
        if reasons and (old := before.get(one, "not")) != (new := after.get(one, "not"))
    ]
    return Recount(was, now.value, now.definition, shifts=tuple(shifts))


def _restated(book: Book, was: Number) -> Recount:
    scope = "".join(was.selection.countries) or "ALL"
    found = statements.latest(book.connection, scope, was.day)
    if found is None:
        return Recount(was, None, "")
    now = stated(found, was.day, was.selection)
    return Recount(was, now.value, now.definition, now.countries)


def _places(number: Number) -> dict[int, str]:
    return dict.fromkeys(number.perhaps, "perhaps") | dict.fromkeys(number.certainly, "certainly")
