"""All that is stored of a person, put together for the person who asks to see it."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from charter_cli.register import telling, traces
from charter_cli.register.persons import Person
from charter_cli.register.traces import Trace

_DONE = {"insert": "entered", "delete": "removed"}
Row = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hold what is stored of a person, each part as rows with headings.

    `contacts` are the present entries, `letters` what was written to the person, `history` the
    log of the entries field by field, `elsewhere` other texts in which the person is named.
    """

    person: Person
    contacts: tuple[Row, ...]
    letters: tuple[Row, ...]
    history: tuple[Row, ...]
    elsewhere: tuple[Row, ...]


def compile_of(connection: sqlite3.Connection, person: Person) -> Dossier:
    """Return all that the register holds of a person: what an erasure would take out."""
    marks = ", ".join("?" * len(person.contacts))
    contacts = connection.execute(
        "SELECT c.*, a.name AS authority_name FROM contact c JOIN authority a ON a.id = c.authority"
        f" WHERE c.id IN ({marks}) ORDER BY c.id",
        person.contacts,
    )
    held = tuple(_rows(contacts))
    letters = connection.execute(
        f"""SELECT l.id AS letter, m.name AS mailing, m.day, l.language, l.address,
            (SELECT group_concat(f.name, '; ') FROM letter_file f WHERE f.letter = l.id) AS files
        FROM letter l JOIN mailing m ON m.id = l.mailing WHERE l.contact IN ({marks})
        ORDER BY l.id""",
        person.contacts,
    )
    sent = tuple(_rows(letters))
    shown = {("letter", row["letter"]) for row in sent}
    return Dossier(
        person,
        held,
        sent,
        tuple(_history(connection, person, marks)),
        tuple(
            _place(connection, trace)
            for trace in traces.traces(connection, person)
            if trace.left is not None and (trace.table, trace.row) not in shown
        ),
    )


def _rows(cursor: sqlite3.Cursor) -> Iterator[Row]:
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _history(connection: sqlite3.Connection, person: Person, marks: str) -> Iterator[Row]:
    rows = connection.execute(
        f"""SELECT b.at, b.who, b.command, b.source, c.row, c.action, c.field, c.old, c.new
        FROM change c JOIN batch b ON b.id = c.batch
        WHERE c."table" = 'contact' AND c.row IN ({marks}) ORDER BY c.id""",
        person.contacts,
    )
    for at, who, command, source, contact, action, field, old, new in rows:
        said: Row = {"at": at, "who": who, "command": command, "source": source}
        said |= {"contact": contact, "action": action}
        if action == "delete" and old:
            for of, value in json.loads(old).items():
                yield {**said, "field": of, "old": value, "new": None}
        else:
            yield {**said, "field": field or f"({_DONE[action]})", "old": old, "new": new}


def _place(connection: sqlite3.Connection, trace: Trace) -> Row:
    where = f"{telling.table(trace.table)} {trace.row}"
    if trace.table == "change":
        table, row, batch = connection.execute(
            'SELECT "table", row, batch FROM change WHERE id = ?', (trace.row,)
        ).fetchone()
        where = f"the log, batch {batch}: {telling.about(connection, table, row)}"
    elif trace.table == "batch":
        where = f"the log, batch {trace.row}"
    elif trace.table == "authority":
        where = telling.authority(connection, trace.row)
    return {"where": where, "field": telling.field(trace.column), "text": trace.value}
