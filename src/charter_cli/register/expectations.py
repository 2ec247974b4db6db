"""Counts that must stay true: entered once, asked again by every check."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from charter_cli.counts import Pair, Selection
from charter_cli.errors import NotFound
from charter_cli.register import counting, listing
from charter_cli.register.batch import Batch
from charter_cli.register.file import Book, understood
from charter_cli.register.past import after
from charter_cli.words import Kind

_COLUMNS = "id, day, signatories, filters, source"
_DAYS = "signed_before", "signed_after"
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Expectation:
    """Hold how many a count on a day must give, with the filters of `charter count`."""

    on: date
    signatories: int
    selection: Selection = field(default_factory=Selection)
    source: str = ""
    id: int = 0

    @property
    def filters(self) -> dict[str, str | list[str]]:
        """Return the filters that say something, by their names."""
        said = {name: value for name, value in asdict(self.selection).items() if value}
        if said.get("standing") == "signatory":
            del said["standing"]
        return {
            name: list(value) if isinstance(value, tuple) else str(value)
            for name, value in said.items()
        }


@dataclass(frozen=True, slots=True)
class Broken:
    """Hold an expectation that no longer holds: what is counted now, and what has changed since.

    `joined` and `gone` name authorities, at most ten of each and how many more.
    """

    expectation: Expectation
    counted: Pair
    joined: tuple[str, ...]
    gone: tuple[str, ...]


def add(batch: Batch, one: Expectation) -> int:
    """Keep an expectation and return its number."""
    return batch.insert(
        "expectation",
        {
            "day": one.on.isoformat(),
            "signatories": one.signatories,
            "filters": json.dumps(one.filters, ensure_ascii=False),
            "source": one.source,
        },
    )


def remove(batch: Batch, number: int) -> None:
    """Keep an expectation no longer; NotFound if there is none of that number."""
    if not any(one.id == number for one in listed(batch.book.connection)):
        raise NotFound(f"There is no expectation {number}.", "Look with `charter expect list`.")
    batch.delete("expectation", number)


def listed(connection: sqlite3.Connection) -> tuple[Expectation, ...]:
    """Return all expectations, in the order of their days."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM expectation ORDER BY day, id")
    return tuple(_expectation(row) for row in rows)


def counted(book: Book, one: Expectation) -> Pair:
    """Return what is counted now."""
    return counting.count(book, one.on, one.selection).total


def holds(one: Expectation, pair: Pair) -> bool:
    """Tell whether a count agrees: where dates leave a doubt, any number within it does."""
    return pair.certain <= one.signatories <= pair.possible


def broken(book: Book) -> Iterator[Broken]:
    """Yield the expectations that do not hold, with what has changed since they were entered."""
    for one in listed(book.connection):
        pair = counted(book, one)
        if not holds(one, pair):
            before, now = _then(book, one), _bodies(book, one)
            joined = [now[number] for number in sorted(now.keys() - before.keys())]
            gone = [before[number] for number in sorted(before.keys() - now.keys())]
            yield Broken(one, pair, _some(joined), _some(gone))


def _then(book: Book, one: Expectation) -> dict[int, str]:
    """Return whom the register would have counted when the expectation was entered."""
    (batch,) = book.connection.execute(
        "SELECT max(batch) FROM change WHERE \"table\" = 'expectation' AND row = ?"
        " AND action = 'insert'",
        (one.id,),
    ).fetchone()
    if batch is None:
        return {}
    with after(book, batch) as then:
        return _bodies(then, one)


def _bodies(book: Book, one: Expectation) -> dict[int, str]:
    return {
        entry.authority.id: f"{entry.authority.name} ({entry.authority.country},"
        f" {entry.authority.id})"
        for entry in listing.entries(book.connection, one.on, one.selection)
        if entry.authority.kind is not Kind.PARTNER
    }


def _some(names: list[str]) -> tuple[str, ...]:
    more = (f"and {len(names) - _NAMED} more",) if len(names) > _NAMED else ()
    return (*names[:_NAMED], *more)


def _expectation(row: tuple[str, ...]) -> Expectation:
    number, day, signatories, filters, source = row
    with understood(f"expectation {number}"):
        said = json.loads(filters)
        of = {one.name: said[one.name] for one in fields(Selection) if one.name in said}
        chosen: dict[str, Any] = {
            name: date.fromisoformat(value)
            if name in _DAYS
            else tuple(value)
            if isinstance(value, list)
            else value
            for name, value in of.items()
        }
        return Expectation(
            date.fromisoformat(day), int(signatories), Selection(**chosen), source, int(number)
        )
