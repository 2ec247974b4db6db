"""Recompute everything, and name any difference or doubt."""

import sqlite3
from dataclasses import dataclass

from charter_cli.contradictions import contradictions
from charter_cli.register import conclusions, events, names
from charter_cli.register.batch import Batch
from charter_cli.register.file import Book

_REPAIR = "Run `charter check --repair`: it writes it down again as it follows from the rest."


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one thing that a check found: by which rule, about whom, and what to do about it.

    `serious` findings mean that counts are wrong; the others are for a person to look at.
    """

    rule: str
    about: str
    said: str
    advice: str
    serious: bool = False


def check(book: Book) -> tuple[Finding, ...]:
    """Apply every rule to the whole register."""
    connection = book.connection
    return (*_sound(connection), *_law(connection), *_stale(connection), *_doubts(connection))


def _sound(connection: sqlite3.Connection) -> list[Finding]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    advice = "Do not write to this file; go back to the last backup."
    findings = [Finding("file", "register", said, advice, True) for said in found if said != "ok"]
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        said = f"row {row} of {table} points to a row of {parent} that is not there"
        findings.append(Finding("file", "register", said, advice, True))
    return findings


def _law(connection: sqlite3.Connection) -> list[Finding]:
    """Compare what is stored with what the law says of the events."""
    demanded = set(conclusions.rows(connection))
    held = set(conclusions.stored(connection))
    wrong = {row[0] for row in demanded ^ held}
    return [
        Finding(
            "law",
            _name(connection, int(authority or 0)),
            "its stored standing differs from what its events say",
            _REPAIR,
            True,
        )
        for authority in sorted(wrong, key=lambda a: int(a or 0))
    ]


def _stale(connection: sqlite3.Connection) -> list[Finding]:
    """Compare the days of events and the keys of names with what they were made of."""
    return [
        Finding(
            "days", _name(connection, of), f"event {number} is kept under other days", _REPAIR, True
        )
        for number, of, _ in events.stale(connection)
    ] + [
        Finding("names", _name(connection, of), "one of its names is not found", _REPAIR, True)
        for _, of, _ in names.stale(connection)
    ]


def _doubts(connection: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(
            "sources",
            _name(connection, authority),
            said,
            "Look at its sources with `charter show`, and record the right date.",
        )
        for authority, own in sorted(conclusions.load(connection).items())
        for said in contradictions(own)
    ]


def _name(connection: sqlite3.Connection, number: int) -> str:
    row = connection.execute(
        "SELECT name || ' (' || country || ', ' || id || ')' FROM authority WHERE id = ?", (number,)
    ).fetchone()
    return row[0] if row else f"number {number}"


def repair(batch: Batch) -> None:
    """Write down again what follows from dates and names, and what the law concludes."""
    connection = batch.book.connection
    for number, _, days in events.stale(connection):
        batch.update("event", number, events.kept(days))
    for number, _, key in names.stale(connection):
        batch.update("name", number, {"key": key})
    batch.touched |= {row[0] for row in batch.book.connection.execute("SELECT id FROM authority")}
