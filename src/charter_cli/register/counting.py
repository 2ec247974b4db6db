"""The count on a day: one query over the table `standing`, never a replay of events."""

import sqlite3
from dataclasses import replace
from datetime import date

from charter_cli.counts import Count, Pair, Selection, Tally
from charter_cli.dates import LAUNCH
from charter_cli.folding import fold
from charter_cli.register.file import Book
from charter_cli.register.selection import (
    EDITION,
    JOINED,
    PLAN,
    POSSIBLE,
    certainly,
    conditions,
)
from charter_cli.register.settings import successors
from charter_cli.words import Kind

UNKNOWN = "unknown"
"""The key of those about whom the register does not know what is asked."""

_KEYS = {
    "country": "a.country",
    "kind": "a.kind",
    "region": "a.region",
    "year": "substr(s.signed, 1, 4)",
    "edition": EDITION,
    "language": "CASE WHEN instr(a.languages, ' ') > 0"
    " THEN substr(a.languages, 1, instr(a.languages, ' ') - 1) ELSE a.languages END",
    "plan": PLAN,
}
WAYS = tuple(_KEYS)
"""The words that --by takes."""


def count(book: Book, on: date, selection: Selection, by: str = "") -> Count:
    """Count those that stand on a day, as what is certain and what is possible."""
    rows = _by_country(book.connection, on, selection)
    countries = [Tally(str(key), Pair(certain, possible)) for key, certain, possible, _ in rows]
    if by in ("", "country"):
        tallies = countries if by else []
    else:
        tallies = _tallies(book.connection, on, selection, by)
    return Count(
        on=on,
        selection=selection,
        by=by,
        rows=tuple(tallies),
        total=Pair(sum(t.pair.certain for t in countries), sum(t.pair.possible for t in countries)),
        countries=Pair(
            sum(t.pair.certain > 0 for t in countries), sum(t.pair.possible > 0 for t in countries)
        ),
        undated=sum(row[3] for row in rows),
        successors=successors(book.connection),
    )


def growth(book: Book, until: date, selection: Selection) -> list[tuple[date, Pair]]:
    """Count at the end of each year since the Charter's launch, and on the day `until`."""
    ends = [date(year, 12, 31) for year in range(LAUNCH.year, until.year)]
    return [(day, count(book, day, selection).total) for day in (*ends, until)]


def _by_country(
    connection: sqlite3.Connection, on: date, selection: Selection
) -> list[tuple[str, int, int, int]]:
    """Return country, certain, possible and undated; without filters from two indexes alone.

    Most spells are `lasting`: they begin on one known day and have not ended, so that they
    are counted by that day alone.
    """
    if selection == Selection():
        query = f"""SELECT country, sum(certain), sum(possible), sum(undated) FROM (
                SELECT country, count(*) AS certain, count(*) AS possible, 0 AS undated
                FROM standing WHERE lasting AND begins_earliest <= :day GROUP BY country
                UNION ALL
                SELECT s.country, count(*) FILTER (WHERE {certainly(selection)}), count(*),
                    count(*) FILTER (WHERE s.undated)
                FROM standing s WHERE NOT lasting AND {POSSIBLE} GROUP BY s.country)
            GROUP BY country ORDER BY country"""
        return connection.execute(query, {"day": on.isoformat()}).fetchall()
    return _grouped(connection, on, selection, "a.country")


def _tallies(
    connection: sqlite3.Connection, on: date, selection: Selection, by: str
) -> list[Tally]:
    rows = _grouped(connection, on, selection, _KEYS[by])
    tallies = [Tally(str(row[0]), Pair(row[1], row[2])) for row in rows]
    found = _one_spelling(tallies) if by == "region" else tallies
    return [replace(one, key=one.key or UNKNOWN) for one in found]


def _one_spelling(tallies: list[Tally]) -> list[Tally]:
    """Add up what is one region, under the spelling that is used most."""
    found: dict[str, list[Tally]] = {}
    for one in tallies:
        found.setdefault(fold(one.key) or one.key, []).append(one)
    return [
        Tally(
            max(some, key=lambda one: one.pair.possible).key,
            Pair(sum(one.pair.certain for one in some), sum(one.pair.possible for one in some)),
        )
        for some in found.values()
    ]


def _grouped(
    connection: sqlite3.Connection, on: date, selection: Selection, key: str
) -> list[tuple[str, int, int, int]]:
    chosen = conditions(connection, selection, on)
    query = f"""SELECT coalesce({key}, ''), count(*) FILTER (WHERE {certainly(selection)}),
        count(*), count(*) FILTER (WHERE s.undated) {JOINED}
        {chosen.where} AND a.kind <> '{Kind.PARTNER}' GROUP BY 1 ORDER BY 1"""
    return connection.execute(query, chosen.values).fetchall()
