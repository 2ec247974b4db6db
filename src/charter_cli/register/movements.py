"""Who joined, renewed, left and merged between two days, and whose action plan is due."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from charter_cli.model import Kind
from charter_cli.register.selection import PLAN, POSSIBLE

MOVES = ("joined", "renewed", "left", "merged", "renamed")
"""The kinds of movement, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Hold one thing that happened to an authority between two days.

    `certainly` is false where the date is too inexact to tell that it fell between them.
    """

    move: str
    country: str
    authority: int
    name: str
    on: str
    certainly: bool
    into: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the state of an action plan: `adopted`, `due` or `overdue`, and its day.

    `signed` and `adopted` are as exact as they are known; empty where the day is unknown.
    """

    authority: int
    name: str
    country: str
    signed: str
    due: str
    adopted: str
    state: str


_JOINED = """
    SELECT 'joined', a.country, a.id, a.name,
        CASE WHEN s.begins_earliest = s.begins_latest THEN s.begins_earliest
            WHEN s.signed_earliest = s.begins_earliest THEN s.signed
            ELSE coalesce((SELECT e.day FROM event e WHERE e.authority = a.id AND e.set_aside = ''
                AND e.kind IN ('signed', 'renewed', 'reinstated')
                AND e.latest = s.begins_latest), '') END,
        s.begins_earliest, s.begins_latest, ''
    FROM standing s JOIN authority a ON a.id = s.authority
    WHERE s.begins_earliest <= :until AND coalesce(s.begins_latest, '9999') > :since
        AND NOT EXISTS (SELECT 1 FROM event m WHERE m.successor = a.id AND m.set_aside = ''
            AND m.latest = s.begins_earliest)"""
_HAPPENED = """
    SELECT CASE e.kind WHEN 'annulled' THEN 'left' WHEN 'withdrew' THEN 'left' ELSE e.kind END,
        a.country, a.id, a.name, e.day, e.earliest, e.latest, coalesce(i.name, e.note)
    FROM event e JOIN authority a ON a.id = e.authority
        LEFT JOIN authority i ON i.id = e.successor
    WHERE e.set_aside = '' AND e.kind IN ('renewed', 'annulled', 'withdrew', 'merged', 'renamed')
        AND e.earliest <= :until AND e.latest > :since
        AND EXISTS (SELECT 1 FROM standing s WHERE s.authority = a.id
            AND s.begins_earliest <= e.latest AND coalesce(s.ends_latest, '9999') >= e.earliest)"""

_PLANS = """WITH RECURSIVE told(authority, day, earliest, latest) AS (
        SELECT authority, day, earliest, latest FROM event WHERE kind = 'plan' AND set_aside = ''
        UNION SELECT m.successor, t.day, t.earliest, t.latest FROM told t
            JOIN event m ON m.authority = t.authority AND m.kind = 'merged' AND m.set_aside = '')
    SELECT authority, latest, day, max(earliest) FROM told GROUP BY authority, latest"""


def between(
    connection: sqlite3.Connection, since: date, until: date, country: str = ""
) -> tuple[Movement, ...]:
    """Return what happened after the day `since` and up to the day `until`, by country."""
    values = {"since": since.isoformat(), "until": until.isoformat()}
    found = [
        Movement(
            move=move,
            country=of,
            authority=number,
            name=name,
            on=day,
            certainly=earliest > values["since"] and (latest or "9999") <= values["until"],
            into=into or "",
        )
        for move, of, number, name, day, earliest, latest, into in connection.execute(
            f"{_JOINED} UNION ALL {_HAPPENED}",
            values,
        )
        if not country or of == country
    ]
    return tuple(sorted(found, key=lambda m: (m.country, MOVES.index(m.move), m.on, m.name)))


def plans(
    connection: sqlite3.Connection, on: date, due_by: date | None = None, country: str = ""
) -> tuple[Plan, ...]:
    """Return the action plans of those that stand on a day, the longest overdue first.

    With `due_by`, only those not adopted that are due by then. The deadline is two years
    after the latest day on which the authority can have signed.
    """
    rows = connection.execute(
        f"""SELECT a.id, a.name, a.country, s.signed, s.plan_due,
            coalesce(p.day, ''), {PLAN}
        FROM standing s JOIN authority a ON a.id = s.authority LEFT JOIN ({_PLANS}) p
            ON p.authority = a.id AND p.latest = s.plan_from AND s.plan_from <= :day
        WHERE {POSSIBLE} AND s.plan_due IS NOT NULL AND a.kind <> '{Kind.PARTNER}'
            AND (:country = '' OR a.country = :country)
        ORDER BY s.plan_due, a.country, a.name""",
        {"day": on.isoformat(), "country": country},
    )
    found = (Plan(*row) for row in rows)
    if due_by is None:
        return tuple(found)
    return tuple(p for p in found if p.state != "adopted" and p.due <= due_by.isoformat())


def first_year(connection: sqlite3.Connection, on: date, country: str) -> int | None:
    """Return the year of the first dated signature of those that stand in a country on a day."""
    (year,) = connection.execute(
        f"""SELECT min(substr(s.signed, 1, 4)) FROM standing s
        WHERE s.country = :country AND s.signed <> '' AND {POSSIBLE}""",
        {"country": country, "day": on.isoformat()},
    ).fetchone()
    return int(year) if year else None
