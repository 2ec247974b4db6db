"""The filters of lists, counts, exports and letters, as conditions of one query.

Every query stands on the same two tables: `authority a`, and the spell `s` of it that may
hold the day in question (spells of one authority never overlap).
"""

import sqlite3
from collections.abc import Iterable
from datetime import date

from charter_cli.counts import Selection
from charter_cli.folding import fold
from charter_cli.words import Edition, Kind

POSSIBLE = "s.begins_earliest <= :day AND (s.ends_latest IS NULL OR s.ends_latest > :day)"
CERTAIN = "s.begins_latest <= :day AND (s.ends_earliest IS NULL OR s.ends_earliest > :day)"

EDITION = f"CASE WHEN s.renewed_from <= :day THEN '{Edition.SECOND}' ELSE '{Edition.FIRST}' END"
PLAN = """CASE WHEN s.plan_from <= :day THEN 'adopted' WHEN s.plan_due < :day THEN 'overdue'
    WHEN s.plan_due IS NOT NULL THEN 'due' ELSE '' END"""
STANDING = f"""CASE WHEN a.kind = '{Kind.PARTNER}' THEN 'partner'
    WHEN s.authority IS NOT NULL THEN CASE WHEN {CERTAIN} THEN 'signatory' ELSE 'possible' END
    WHEN EXISTS (SELECT 1 FROM standing f WHERE f.authority = a.id
        AND f.begins_earliest <= :day) THEN 'former'
    WHEN EXISTS (SELECT 1 FROM event e WHERE e.authority = a.id AND e.kind = 'decided'
        AND e.set_aside = '' AND e.earliest <= :day) THEN 'decided'
    ELSE 'none' END"""
JOINED = f"FROM authority a LEFT JOIN standing s ON s.authority = a.id AND {POSSIBLE}"

_OF_STANDING = {
    "signatory": "s.authority IS NOT NULL",
    "former": f"({STANDING}) = 'former'",
    "decided": f"({STANDING}) = 'decided'",
    "all": "1",
}
STANDINGS = tuple(_OF_STANDING)
"""The words that the filter --standing takes."""

PLANS = ("adopted", "due", "overdue")
"""The words that the filter --plan takes."""


class Conditions:
    """Hold the conditions of a query and the values that they name."""

    def __init__(self, day: date) -> None:
        self.values: dict[str, str | int] = {"day": day.isoformat()}
        self.parts: list[str] = []

    def one_of(self, expression: str, words: tuple[str, ...]) -> None:
        """Demand that an expression equals one of some words; no words demand nothing."""
        if words:
            marks = ", ".join(self._named(word) for word in words)
            self.parts.append(f"{expression} IN ({marks})")

    def holds_one_of(self, listed: str, words: tuple[str, ...]) -> None:
        """Demand that words parted by blanks hold one of some words; none demand nothing."""
        if words:
            held = [f"' ' || {listed} || ' ' LIKE {self._named(f'% {word} %')}" for word in words]
            self.parts.append(f"({' OR '.join(held)})")

    def _named(self, value: str) -> str:
        """Keep a value, and return what stands for it in the query."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    @property
    def where(self) -> str:
        """Return the WHERE clause."""
        return "WHERE " + (" AND ".join(self.parts) or "1")


def conditions(connection: sqlite3.Connection, selection: Selection, on: date) -> Conditions:
    """Turn filters into conditions on `a` and `s`, with the day as `:day`."""
    found = Conditions(on)
    found.one_of("a.country", selection.countries)
    found.one_of("a.kind", selection.kinds)
    found.one_of("a.region", _spelled(connection, selection.regions))
    found.one_of(f"({EDITION})", selection.editions)
    found.one_of(f"({PLAN})", (selection.plan,) if selection.plan else ())
    found.holds_one_of("a.languages", selection.languages)
    if selection.signed_before:
        found.values["before"] = selection.signed_before.isoformat()
        found.parts.append("s.signed_earliest < :before")
    if selection.signed_after:
        found.values["after"] = selection.signed_after.isoformat()
        found.parts.append("s.signed_latest > :after")
    for number, word in enumerate(selection.text.split()):
        found.values[f"w{number}"] = f"%{word}%"
        found.parts.append(
            f"EXISTS (SELECT 1 FROM name n WHERE n.authority = a.id AND n.key LIKE :w{number})"
        )
    found.parts.append(_OF_STANDING[_standing(selection)])
    return found


def _spelled(connection: sqlite3.Connection, regions: Iterable[str]) -> tuple[str, ...]:
    """Return regions as they were asked for, and in every spelling that the register has."""
    asked = dict.fromkeys(regions)
    if asked:
        keys = {fold(region) for region in asked}
        held = connection.execute("SELECT DISTINCT region FROM authority WHERE region <> ''")
        asked |= dict.fromkeys(region for (region,) in held if fold(region) in keys)
    return tuple(asked)


def certainly(selection: Selection) -> str:
    """Return the condition under which one that was selected certainly counts."""
    parts = [CERTAIN] if _standing(selection) == "signatory" else ["1"]
    if selection.signed_before:
        parts.append("s.signed_latest < :before")
    if selection.signed_after:
        parts.append("s.signed_earliest > :after")
    return " AND ".join(parts)


def _standing(selection: Selection) -> str:
    """Partners have no standing: to ask for them alone is to ask for all of them."""
    return "all" if selection.kinds == (Kind.PARTNER,) else selection.standing
