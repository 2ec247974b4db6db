"""What was changed since somebody last looked: so that an edit overwrites nothing unseen."""

import sqlite3

from charter_cli.errors import Hindered
from charter_cli.register import journal, telling

_DONE = {"insert": "entered", "delete": "removed"}


def refuse(connection: sqlite3.Connection, authority: int, batch: int) -> None:
    """Refuse (Hindered) if later batches touched an authority: who, when, and what it became.

    NotFound if there is no such batch: a slip of the pen must not pass for a newer state.
    """
    journal.entry(connection, batch)
    later = [one for one in journal.batches(connection, authority) if one.id > batch]
    if not later:
        return
    told = "; ".join(
        f"batch {one.id} by {one.who} at {one.at[:16].replace('T', ' ')}"
        f" ({_fields(connection, one.id, authority)})"
        for one in reversed(later)
    )
    raise Hindered(
        f"{telling.authority(connection, authority)} was changed since batch {batch}: {told}."
        " Nothing was written.",
        f"Look at it again; then say --if-unchanged-since {later[0].id}.",
    )


def _fields(connection: sqlite3.Connection, batch: int, authority: int) -> str:
    said = (
        f"{telling.field(one.field)}: {one.old or 'empty'} → {one.new or 'empty'}"
        if one.action == "update"
        else f"{telling.table(one.table)}: {_DONE[one.action]}"
        for one in journal.changes(connection, batch, authority)
    )
    return ", ".join(dict.fromkeys(said))
