"""Statements: numbers that somebody published, kept beside counts and never mixed with them."""

import sqlite3
from datetime import date
from math import inf

from charter_cli.dates import LAUNCH, PartialDate, Span
from charter_cli.model import Statement
from charter_cli.register.batch import Batch

_COLUMNS = "day, scope, signatories, countries, kinds, qualifier, source, id"


def add(batch: Batch, statement: Statement) -> int | None:
    """Enter a published number; None where the register holds it already."""
    row = batch.book.connection.execute(
        "SELECT id FROM statement WHERE day = ? AND scope = ? AND kinds = ? AND signatories = ?"
        " AND source = ?",
        (
            statement.on.text,
            statement.scope,
            statement.kinds,
            statement.signatories,
            statement.source,
        ),
    ).fetchone()
    if row:
        return None
    return batch.insert(
        "statement",
        {
            "day": statement.on.text,
            "latest": statement.on.span(Span(LAUNCH, LAUNCH)).latest.isoformat(),
            "scope": statement.scope,
            "signatories": statement.signatories,
            "countries": statement.countries,
            "kinds": statement.kinds,
            "qualifier": statement.qualifier,
            "source": statement.source,
        },
    )


def listed(connection: sqlite3.Connection, scope: str = "") -> tuple[Statement, ...]:
    """Return the statements, of one scope or all, in the order of time."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM statement WHERE ?1 = '' OR scope = ?1 ORDER BY latest, id",
        (scope,),
    )
    return tuple(_statement(row) for row in rows)


def latest(connection: sqlite3.Connection, scope: str, on: date) -> Statement | None:
    """Return the newest statement about all kinds of a scope that was made by a day."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM statement WHERE scope = ? AND latest <= ? AND kinds = 'all'"
        " ORDER BY latest DESC, id DESC LIMIT 1",
        (scope, on.isoformat()),
    ).fetchone()
    return _statement(row) if row else None


def beside(
    connection: sqlite3.Connection, scope: str, on: date, kinds: tuple[str, ...] = ()
) -> Statement | None:
    """Return the newest statement of a scope by a day about exactly those kinds.

    Without kinds, the newest about all; else about as many kinds as there is one.
    """
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM statement WHERE scope = ? AND latest <= ?"
        " ORDER BY latest DESC, id DESC",
        (scope, on.isoformat()),
    )
    found = [_statement(row) for row in rows]
    if kinds:
        found = [said for said in found if set(said.kinds.split("+")) == set(kinds)]
    return max(found, key=_breadth, default=None)


def _breadth(statement: Statement) -> float:
    return inf if statement.kinds == "all" else len(statement.kinds.split("+"))


def _statement(row: tuple[str, ...]) -> Statement:
    day, scope, signatories, countries, kinds, qualifier, source, number = row
    return Statement(
        on=PartialDate(day),
        scope=scope,
        signatories=int(signatories),
        countries=int(countries) if countries is not None else None,
        kinds=kinds,
        qualifier=qualifier,
        source=source,
        id=int(number),
    )
