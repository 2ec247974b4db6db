"""Make a register of any size, quickly: a thousand towns by the law, the rest copies of them.

    python benchmarks/synthetic.py FILE AUTHORITIES

The thousand are entered as a person would enter them, with dates of every exactness (a day, a
month, a year, none), plans, renewals and withdrawals. The copies are made in SQL and stand as
their originals do, so `charter check` finds nothing wrong in a register of any size.
"""

import random
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from charter_cli.countries import languages
from charter_cli.dates import PartialDate
from charter_cli.model import Address, Authority, Event, EventKind, Kind, Scribe
from charter_cli.register import authorities, batch, events, founding

ORIGINALS = 1_000
WEIGHTS = {
    "FR": 290, "IT": 260, "ES": 200, "SE": 110, "DE": 60, "AT": 50, "GR": 45, "PT": 45, "FI": 40,
    "NO": 38, "BE": 35, "BG": 30, "CH": 25, "LT": 20, "UA": 20, "IS": 15, "AL": 15, "MT": 12,
    "PL": 12, "CY": 10, "HU": 10, "RO": 10, "RS": 10, "SI": 10, "TR": 10, "GB": 8, "ME": 8,
    "XK": 8, "LU": 7, "LV": 7, "EE": 6, "CZ": 6, "DK": 5, "SK": 5, "HR": 5, "MD": 5, "GE": 5,
    "NL": 4, "IE": 3, "AM": 3,
}  # fmt: skip
"""Forty countries, with about as many signatories each as Europe has."""

ENTERED = datetime(2024, 5, 2, 12, tzinfo=UTC)
_COPIES = "WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < :copies)"


def make(path: Path, size: int) -> None:
    """Make a register of `size` authorities at `path`; a file that is there is replaced."""
    path.unlink(missing_ok=True)
    founding.found(path)
    dice = random.Random(size)  # noqa: S311 - the same size gives the same register
    with batch.change(path, Scribe("benchmark", ENTERED, "synthetic")) as one:
        for number in range(1, min(size, ORIGINALS) + 1):
            authority = authorities.get(
                one.book.connection, authorities.add(one, _town(number, dice))
            )
            for event in _history(dice):
                events.record(one, authority, event)
    if size > ORIGINALS:
        _copy(path, size)


def _town(number: int, dice: random.Random) -> Authority:
    (country,) = dice.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))
    (kind,) = dice.choices((Kind.MUNICIPALITY, Kind.COUNTY, Kind.REGION), (90, 6, 4))
    name = f"{dice.choice(('Ålesund', 'Saint-Étienne', 'Kefalonia', 'Łódź'))} {number}"
    return Authority(
        id=0,
        name=name,
        country=country,
        kind=kind,
        region=f"Region {dice.randrange(12)}",
        code=f"{number:07}",
        languages=languages(country)[:2],
        address=Address(f"Rådhusgata {number}", "", f"{number % 1000:05}", name),
        email=f"post@town{number}.example",
        phone="+47 70 16 20 00",
        population=dice.randrange(500, 900_000),
    )


def _history(dice: random.Random) -> Iterator[Event]:
    """Yield what happened: four in five signatures have a day, every tenth body withdrew."""
    day = f"{dice.randrange(2007, 2022)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    exactness = dice.choices((10, 7, 4, 0), (80, 8, 8, 4))[0]
    signed = PartialDate(day[:exactness])
    yield Event(EventKind.SIGNED, signed, PartialDate("2022-06-30"), source="benchmark")
    if dice.random() < 0.3:
        yield Event(EventKind.PLAN, PartialDate(f"{int(day[:4]) + 2}-05-01"), source="benchmark")
    if dice.random() < 0.1:
        yield Event(EventKind.WITHDREW, PartialDate("2023"), source="benchmark")
    elif dice.random() < 0.1:
        yield Event(EventKind.RENEWED, PartialDate("2023-03-08"), source="benchmark")


def _copy(path: Path, size: int) -> None:
    """Fill the register up to `size` with copies of its first thousand authorities."""
    connection = sqlite3.connect(path, isolation_level=None)
    values = {"copies": size // ORIGINALS, "size": size}
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    connection.execute(
        _copies(
            connection,
            "authority",
            id=f"id + n * {ORIGINALS}",
            name="name || ' ' || n",
            code="code || '-' || n",
            email="'post@town' || (id + n * 1000) || '.example'",
        ),
        values,
    )
    for table, changed in {
        "name": {"id": "NULL", "text": "text || ' ' || n", "key": "key || ' ' || n"},
        "event": {"id": "NULL"},
        "standing": {},
    }.items():
        query = _copies(connection, table, authority=f"authority + n * {ORIGINALS}", **changed)
        connection.execute(query, values)
    connection.execute("COMMIT")
    connection.close()


def _copies(connection: sqlite3.Connection, table: str, **changed: str) -> str:
    """Return the statement that copies a table's rows, with some columns changed."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info ({table})")]
    owner = changed.get("id") if table == "authority" else changed["authority"]
    return f"""{_COPIES} INSERT INTO {table} SELECT {", ".join(changed.get(c, c) for c in columns)}
        FROM {table} CROSS JOIN copy WHERE {owner} <= :size"""  # noqa: S608 - our own words


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
