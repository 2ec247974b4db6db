"""All that is stored of a person: one search, for those who ask to see it and to have it erased."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from charter_cli.register import telling
from charter_cli.register.kinship import columns, tables, texts
from charter_cli.register.persons import Person, Row, is_same
from charter_cli.register.tombstones import ERASED

_PERSONS = "contact", "occasion_contact"
_OF_THE_OFFICE = {("authority", "name"), ("name", "text"), ("name", "key")}
_SHORTEST = 6
"""Shorter texts, and names of one word, are too common to be looked for everywhere."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold one cell that names a person: its table, row and column, and what stands in it.

    `left` is what stands in it when the person is taken out; None in the person's own rows.
    """

    table: str
    row: int
    column: str
    value: str
    left: str | None


def words(one: Person) -> tuple[str, ...]:
    """Return the texts by which the person is looked for everywhere, the longest first."""
    found = {
        word
        for word in (*one.names, *one.emails, *one.phones)
        if word.casefold() not in one.shared and len(word) >= _SHORTEST
        and (word not in one.names or len(word.split()) > 1)
    }  # fmt: skip
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def pattern(sought: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some texts, as they are and as JSON writes them."""
    forms = [form for word in sought for form in (word, json.dumps(word)[1:-1]) if form]
    if not forms:
        return None
    return re.compile("|".join(map(_alone, dict.fromkeys(forms))), re.IGNORECASE)


def _alone(form: str) -> str:
    """Return what finds a text that is no part of a longer word, or of a longer mailbox."""
    if "@" in form:
        return rf"(?<![\w.+-]){re.escape(form)}(?![\w-]|\.\w)"
    return rf"(?<!\w){re.escape(form)}(?!\w)"


def traces(connection: sqlite3.Connection, one: Person) -> Iterator[Trace]:
    """Yield every cell that names a person, in all tables and in the log.

    What the office itself is called, what others of the same name are called, and the list of
    the erased are left out.
    """
    marks = ", ".join("?" * len(one.contacts))
    for column in texts(connection, "contact"):
        for row, value in connection.execute(
            f"SELECT id, {column} FROM contact WHERE id IN ({marks}) AND {column} <> ''",
            one.contacts,
        ):
            yield Trace("contact", row, column, value, None)
    for column in ("old", "new"):
        for row, value in connection.execute(
            f"SELECT id, {column} FROM change WHERE \"table\" = 'contact' AND row IN ({marks})"
            f" AND {column} IS NOT NULL",
            one.contacts,
        ):
            yield Trace("change", row, column, str(value), None)
    yield from _elsewhere(connection, one, marks)


def _elsewhere(connection: sqlite3.Connection, one: Person, marks: str) -> Iterator[Trace]:
    everywhere = words(one)
    here = tuple(name for name in one.names if name.casefold() not in one.shared)
    for table in tables(connection):
        if table == "erased":
            continue
        linked = table != "contact" and "contact" in columns(connection, table)
        skip = f"contact IN ({marks})" if linked else f"id IN ({marks})"
        if table == "change":
            skip = f"\"table\" = 'contact' AND row IN ({marks})"
        for column in texts(connection, table):
            if (table, column) in _OF_THE_OFFICE:
                continue
            if linked:
                yield from _cells(connection, table, column, (*everywhere, *here), skip, one)
            others = f"({skip}) IS NOT TRUE" if linked or table in ("contact", "change") else "1"
            yield from _cells(connection, table, column, everywhere, others, one)


def _cells(
    connection: sqlite3.Connection,
    table: str,
    column: str,
    sought: tuple[str, ...],
    condition: str,
    one: Person,
) -> Iterator[Trace]:
    found = pattern(sought)
    if found is None:
        return
    forms = {form for word in sought for form in _forms(word)}
    holds = " OR ".join([f'instr(lower("{column}"), lower(?))'] * len(forms))
    bound = one.contacts if "?" in condition else ()
    for row, value in connection.execute(
        f'SELECT rowid, "{column}" FROM "{table}" WHERE {condition} AND ({holds})',
        (*bound, *sorted(forms)),
    ):
        left = _left(connection, one, found, (table, row, column), str(value))
        if left != str(value):
            yield Trace(table, row, column, str(value), left)


def _left(
    connection: sqlite3.Connection,
    one: Person,
    found: re.Pattern[str],
    place: tuple[str, int, str],
    text: str,
) -> str:
    """Return what is left of a cell without a person; what a namesake is called stays."""
    table, row, field = place
    if table == "change":
        table, row, action, field = connection.execute(
            'SELECT "table", row, action, field FROM change WHERE id = ?', (row,)
        ).fetchone()
        if action == "delete":
            return _left_of_row(one, found, table, text)
    if field == "name" and _is_another(one, table, telling.state(connection, table, row)):
        return text
    return found.sub(ERASED, text)


def _left_of_row(one: Person, found: re.Pattern[str], table: str, text: str) -> str:
    """Return what is left of a row that was removed, as the log keeps it."""
    held = json.loads(text)
    stays = {"name"} if _is_another(one, table, held) else set()
    left = {
        of: found.sub(ERASED, said) if isinstance(said, str) and of not in stays else said
        for of, said in held.items()
    }
    return text if left == held else json.dumps(left, ensure_ascii=False)


def _is_another(one: Person, table: str, held: Row) -> bool:
    """Tell whether a row is a contact or a host who is called the same and is not the same."""
    return table in _PERSONS and bool(held) and not is_same(one, held)


def _forms(word: str) -> Iterator[str]:
    """Yield the forms of a text that differ in letters which SQLite does not fold."""
    for form in (word, word.lower(), word.upper(), word.title()):
        yield form
        yield json.dumps(form)[1:-1]
        yield json.dumps(form, ensure_ascii=False)[1:-1]
