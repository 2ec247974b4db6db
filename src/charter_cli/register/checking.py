"""Apply named rules to the whole register: each finding says what is so, and what to do."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from charter_cli.errors import Misused
from charter_cli.register import (
    conclusions,
    events,
    names,
    rules_on_bodies,
    rules_on_contacts,
    soundness,
    surroundings,
)
from charter_cli.register.batch import Batch
from charter_cli.register.file import Book
from charter_cli.register.telling import authority

Said = Iterator[tuple[str, str]]
"""About whom, and what is so."""

_REPAIR = "Run `charter check --repair`: it writes it down again as it follows from the rest."
_SHOW = "Look at its sources with `charter show`, and record the right date."


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule: its name, what it looks for, what to do, and how grave a finding is.

    An `error` means that counts are wrong or something proven is no longer so; a `doubt` is
    for a person to settle; a `remark` is work to do.
    """

    name: str
    sentence: str
    advice: str
    degree: str
    find: Callable[[Book, date], Said]


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one thing that a check found: by which rule, about whom, and what to do about it."""

    rule: str
    about: str
    said: str
    advice: str
    degree: str

    @property
    def serious(self) -> bool:
        """Tell whether the register cannot be relied upon before this is put right."""
        return self.degree == "error"


def check(book: Book, on: date, only: str = "") -> Iterator[Finding]:
    """Apply every rule, or one, to the whole register as of a day."""
    if only and only not in {rule.name for rule in RULES}:
        known = ", ".join(rule.name for rule in RULES)
        raise Misused(f"There is no rule {only!r}.", f"Choose one of: {known}.")
    for rule in RULES:
        if only in ("", rule.name):
            for about, said in rule.find(book, on):
                yield Finding(rule.name, about, said, rule.advice, rule.degree)


def _file(book: Book, on: date) -> Said:
    for said in soundness.faults(book.connection):
        yield "register", said


def _copies(book: Book, on: date) -> Said:
    for path in surroundings.twins(book.path):
        yield "register", f"{path.name} looks like another version of it"


def _law(book: Book, on: date) -> Said:
    """Compare what is stored with what the law says of the events."""
    demanded = set(conclusions.rows(book.connection))
    held = set(conclusions.stored(book.connection))
    for number in sorted({int(row[0] or 0) for row in demanded ^ held}):
        said = "its stored standing differs from what its events say"
        yield authority(book.connection, number), said


def _days(book: Book, on: date) -> Said:
    for number, of, _ in events.stale(book.connection):
        yield authority(book.connection, of), f"event {number} is kept under other days"


def _names(book: Book, on: date) -> Said:
    for _, of, _ in names.stale(book.connection):
        yield authority(book.connection, of), "one of its names is not found"


def repair(batch: Batch) -> None:
    """Write down again what follows from dates and names, and what the law concludes."""
    connection = batch.book.connection
    for number, _, days in events.stale(connection):
        batch.update("event", number, events.kept(days))
    for number, _, key in names.stale(connection):
        batch.update("name", number, {"key": key})
    batch.touched |= _all(connection)


def _all(connection: sqlite3.Connection) -> set[int]:
    return {row[0] for row in connection.execute("SELECT id FROM authority")}


RULES = (
    Rule("file", "The file is whole.",
         "Do not write to this file; go back to the last backup with `charter restore`.",
         "error", _file),
    Rule("copies", "No other version of the register lies beside it.",
         "Two computers may have changed it at once. Compare the two, for instance with"
         " `charter list --register FILE`, enter what is missing here, and move the other away.",
         "doubt", _copies),
    Rule("law", "Every stored standing is what the law says of the events.", _REPAIR,
         "error", _law),
    Rule("days", "Every event is kept under the days that its date means.", _REPAIR,
         "error", _days),
    Rule("names", "Every name is found by its letters.", _REPAIR, "error", _names),
    Rule("expectations", "Every expected count is still counted.",
         "Look with `charter log` at who changed them. If the new count is right, remove the"
         " expectation with `charter expect remove N`.",
         "error", rules_on_bodies.expectations),
    Rule("sources", "No two sources say things that cannot both be so.", _SHOW,
         "doubt", rules_on_bodies.sources),
    Rule("successors", "Every merger leads to a body that stands.",
         "Record what became of it with `charter record merged ... --into AUTHORITY`.",
         "doubt", rules_on_bodies.successors),
    Rule("statements", "Every published number is possible.",
         "Compare it with its source: `charter statement list`.",
         "doubt", rules_on_bodies.statements),
    Rule("duplicates", "No body is entered twice.",
         "Compare them with `charter show`. Two bodies of one name: give each its code with"
         " `charter edit --code`.",
         "doubt", rules_on_bodies.duplicates),
    Rule("dates", "Every signature has its day.",
         "Look for the day in its source, and record it with `charter record signed --on DAY`.",
         "remark", rules_on_bodies.dates),
    Rule("plans", "No action plan is overdue.",
         "Ask for it, and record it with `charter record plan`; all: `charter plans`.",
         "remark", rules_on_bodies.plans),
    Rule("addresses", "Every signatory has an e-mail or a postal address.",
         "Enter one with `charter edit --email`, or --street, --postcode and --city.",
         "remark", rules_on_bodies.addresses),
    Rule("contacts", "Every contact can be reached.",
         "Enter the successor with `charter contact add`, and end this one with"
         " `charter contact end`.",
         "remark", rules_on_contacts.dead),
    Rule("terms", "No person is kept longer than allowed.",
         "Erase with `charter erase CONTACT`, or give a reason to keep it:"
         " `charter contact edit CONTACT --keep-until DAY`.",
         "remark", rules_on_contacts.overdue),
    Rule("bases", "Every person is kept on a lawful basis.",
         "Name it with `charter contact edit CONTACT --basis ...`; see docs/personal-data.md.",
         "remark", rules_on_contacts.without_basis),
)  # fmt: skip
"""The rules, in the order in which they are applied and told."""
