"""The log in words: which field of what, by whom, when."""

import json
import sqlite3

_TABLES = {
    "authority": "authority", "name": "name", "event": "event", "contact": "contact",
    "statement": "published number", "source": "source", "decision": "decision on a match",
    "expectation": "expectation", "erased": "note of an erasure", "setting": "setting",
    "occasion": "occasion", "occasion_text": "text of an occasion",
    "occasion_contact": "host of an occasion", "mailing": "mailing", "figure": "figure",
    "letter": "letter", "letter_file": "file of a letter",
}  # fmt: skip
_FIELDS = {
    "email": "e-mail", "po_box": "P.O. box", "do_not_contact": "do not contact",
    "set_aside": "set aside", "day": "day", "use": "use of the name", "text": "name",
    "term": "to be kept until", "basis": "lawful basis", "key": "search key",
}  # fmt: skip
_OF_AUTHORITY = "name", "event", "contact", "letter"


def table(name: str) -> str:
    """Return what a row of a table is called."""
    return _TABLES.get(name, name.replace("_", " "))


def field(name: str) -> str:
    """Return what a field is called."""
    return _FIELDS.get(name, name.replace("_", " "))


def batch(connection: sqlite3.Connection, number: int) -> str:
    """Return who made a batch, when, and by which command."""
    at, who, command = connection.execute(
        "SELECT at, who, command FROM batch WHERE id = ?", (number,)
    ).fetchone()
    return f"{who}, {at[:16].replace('T', ' ')}, {command}"


def field_of(connection: sqlite3.Connection, name: str, row: int, of: str) -> str:
    """Return a field (or, without one, the row itself) in words: `e-mail of Bergen (NO, 1)`."""
    if name == "setting":
        return f"the setting {of}"
    said = about(connection, name, row)
    return f"{field(of)} of {said}" if of else said


def about(connection: sqlite3.Connection, name: str, row: int) -> str:
    """Return what a row is about: an authority by its name, the rest by what they belong to."""
    if name == "authority":
        return authority(connection, row)
    held = state(connection, name, row)
    if name in _OF_AUTHORITY and held:
        kind = f" '{held['kind']}'" if name == "event" else ""
        return f"{table(name)} {row}{kind} at {authority(connection, int(held['authority'] or 0))}"
    return f"{table(name)} {row}"


def authority(connection: sqlite3.Connection, number: int) -> str:
    """Return an authority as `Bergen (NO, 1)`; one that is gone by the last name it had."""
    held = state(connection, "authority", number)
    return f"{held['name']} ({held['country']}, {number})" if held else f"authority {number}"


def state(
    connection: sqlite3.Connection, name: str, row: int, after: int | None = None
) -> dict[str, str | int | None]:
    """Return a row as it was after a batch; without one as it is, or was when it was removed.

    Empty where it was not there, or where an erasure took it out of the log.
    """
    cursor = connection.execute(f"SELECT * FROM {name} WHERE id = ?", (row,))
    found = cursor.fetchone()
    held = dict(zip((c[0] for c in cursor.description), found, strict=True)) if found else {}
    if held and after is None:
        return held
    for action, of, old in connection.execute(
        'SELECT action, field, old FROM change WHERE "table" = ? AND row = ? AND +batch > ?'
        " ORDER BY id DESC",
        (name, row, after if after is not None else -1),
    ):
        if action == "insert":
            held = {}
        elif action == "delete":
            held = json.loads(old) if old else {}
        elif held:
            held[of] = old
        if after is None and held:
            break
    return held


def of_constraint(said: str) -> str:
    """Return which fields SQLite found taken twice, in words."""
    _, _, named = said.partition(": ")
    parts = [part.strip().partition(".") for part in named.split(",") if "." in part]
    if not parts:
        return "one of its fields"
    return f"the same {', '.join(field(of) for _, _, of in parts)} of one {table(parts[0][0])}"
