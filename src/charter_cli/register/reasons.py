"""Why an authority counts otherwise than it did: what the log has noted about it since."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from charter_cli.definition import spelt

_HAPPENED = {
    "decided": "decided to sign",
    "signed": "signed",
    "registered": "was registered",
    "renewed": "signed the text of 2022",
    "plan": "adopted an action plan",
    "annulled": "was annulled",
    "reinstated": "was reinstated",
    "withdrew": "withdrew",
    "merged": "merged",
    "renamed": "was renamed",
}
_OF_EVENT = ("authority", "successor", "kind", "day", "edition", "set_aside", "source")
_OF_AUTHORITY = ("country", "kind", "region", "languages")


@dataclass(slots=True)
class _Row:
    """Hold a row as it was and as it is, None where there was none, and who changed it last."""

    was: dict[str, Any] | None
    now: dict[str, Any] | None
    by: str
    changed: dict[str, Any] = field(default_factory=dict)


class Reasons:
    """Tell what has changed since a batch, and whom it touches."""

    def __init__(self, connection: sqlite3.Connection, state: int) -> None:
        self._connection = connection
        self._events = list(_touched(connection, "event", state).values())
        self._bodies = _touched(connection, "authority", state)
        self._rules = [
            f"the rule for successors was changed from {old or 'inherit'} to {new} {by}"
            for _, action, of, old, new, by in _lines(connection, "setting", state)
            if action == "update" and of == "successors"
        ]

    def name(self, number: int) -> str:
        """Return the name of an authority, which may be gone from the register."""
        row = self._connection.execute("SELECT name FROM authority WHERE id = ?", (number,))
        found = row.fetchone()
        gone = self._bodies[number].was if number in self._bodies else None
        return str(found[0] if found else (gone or {}).get("name") or f"number {number}")

    def of(self, number: int) -> tuple[str, ...]:
        """Return what explains why an authority counts otherwise: its own changes, else a rule."""
        found = [*self._of_body(number), *self._of_events(number)]
        return tuple(found or self._of_family(number) or self._rules)

    def _of_body(self, number: int) -> Iterator[str]:
        row = self._bodies.get(number)
        if row is None:
            return
        if row.now is None:
            yield f"its entry was taken back {row.by}"
        elif row.was is None:
            yield f"it was entered {row.by}"
        else:
            for of in _OF_AUTHORITY:
                if of in row.changed:
                    old, new = row.changed[of] or "nothing", row.now[of] or "nothing"
                    yield f"its {of} was corrected from {old} to {new} {row.by}"

    def _of_events(self, number: int) -> Iterator[str]:
        for row in self._events:
            event = row.now or row.was or {}
            if number in (event.get("authority"), event.get("successor")):
                yield from self._told(row, event, number)

    def _of_family(self, number: int) -> list[str]:
        """Return what happened to those that merged into it, or that it merged into."""
        pairs = self._connection.execute(
            """WITH RECURSIVE kin (id) AS (SELECT ? UNION
                SELECT CASE e.authority WHEN kin.id THEN e.successor ELSE e.authority END
                FROM event e JOIN kin ON kin.id IN (e.authority, e.successor)
                WHERE e.successor IS NOT NULL)
            SELECT id FROM kin""",
            (number,),
        )
        others = sorted(int(one) for (one,) in pairs if one != number)
        return [f"{self.name(one)}: {said}" for one in others for said in self._of_events(one)]

    def _told(self, row: _Row, event: Mapping[str, Any], number: int) -> Iterator[str]:
        said = self._said(event, number)
        if row.was is None:
            source = f"; source: {event['source']}" if event.get("source") else ""
            yield f"it {said} (entered {row.by}{source})"
        elif row.now is None:
            yield f"the entry that it {said} was taken back {row.by}"
        elif {"day", "kind", "edition"} & row.changed.keys():
            before = self._said(row.was, number)
            yield f"the entry that it {before} was corrected {row.by}: it {said}"
        elif "set_aside" in row.changed:
            aside = event.get("set_aside")
            how = f"was set aside ({aside})" if aside else "holds again"
            yield f"the entry that it {said} {how} {row.by}"
        else:
            yield f"the entry that it {said} was corrected {row.by}"

    def _said(self, event: Mapping[str, Any], number: int) -> str:
        """Say an event of an authority: `was annulled on 1 May 2017`."""
        when = _when(str(event.get("day") or ""))
        kind = str(event.get("kind"))
        if event.get("successor") is None:
            return f"{_HAPPENED.get(kind, kind)} {when}"
        if event["successor"] == number:
            return f"took the place of {self.name(event['authority'])} {when}"
        return f"merged into {self.name(event['successor'])} {when}"


def _touched(connection: sqlite3.Connection, table: str, state: int) -> dict[int, _Row]:
    """Return the rows of a table that are not as they were under the batch `state`."""
    columns = _OF_EVENT if table == "event" else ("name", *_OF_AUTHORITY)
    found: dict[int, _Row] = {}
    for number, action, of, old, _, by in _lines(connection, table, state):
        if number not in found:
            found[number] = _Row(None, _now(connection, table, columns, number), by)
            found[number].was = None if action == "insert" else {}
        row = found[number]
        row.by = by
        if row.was is not None and action == "delete":
            row.was = json.loads(old)
        elif row.was is not None and action == "update":
            row.changed.setdefault(of, old)
    for row in found.values():
        if row.was is not None:
            row.was = (row.now or {}) | row.was | row.changed
    return {number: row for number, row in found.items() if _differs(row)}


def _differs(row: _Row) -> bool:
    if row.was is None or row.now is None:
        return row.was is not row.now
    row.changed = {of: old for of, old in row.changed.items() if row.now.get(of) != old}
    return bool(row.changed)


def _now(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], number: int
) -> dict[str, Any] | None:
    row = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (number,)
    ).fetchone()
    return dict(zip(columns, row, strict=True)) if row else None


def _lines(
    connection: sqlite3.Connection, table: str, state: int
) -> Iterator[tuple[int, str, str, Any, Any, str]]:
    """Yield row, action, field, old, new, and `on 21 November 2026 by Kari`."""
    for number, action, of, old, new, at, who in connection.execute(
        """SELECT c.row, c.action, c.field, c.old, c.new, b.at, b.who
        FROM change c JOIN batch b ON b.id = c.batch
        WHERE c."table" = ? AND c.batch > ? ORDER BY c.id""",
        (table, state),
    ):
        yield number, action, of, old, new, f"on {spelt(date.fromisoformat(at[:10]))} by {who}"


def _when(day: str) -> str:
    """Say a date as exactly as it is known: `on 1 May 2017`, `in May 2017`, `in 2017`."""
    match len(day):
        case 10:
            return f"on {spelt(date.fromisoformat(day))}"
        case 7:
            return f"in {spelt(date.fromisoformat(f'{day}-01')).partition(' ')[2]}"
        case 4:
            return f"in {day}"
        case _:
            return "on an unknown day"
