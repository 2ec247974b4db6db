"""Lead rows back to what they were before some batches: by sets of rows, not one by one.

For each row the lines of the log are taken together: what a batch entered goes, what it
removed comes back, and of a field that it changed the first old value holds. A row that an
erasure took away is passed over: nobody who was erased comes back.
"""

import sqlite3
from itertools import groupby

from charter_cli.errors import BadInput
from charter_cli.register.kinship import columns, elders_first

_MARKED = """CREATE TEMP TABLE rewound (held TEXT, row INTEGER, entered INTEGER, gone INTEGER,
    first_entered INTEGER, first_gone INTEGER, PRIMARY KEY (held, row)) WITHOUT ROWID"""
_MARK = """INSERT INTO rewound
    SELECT "table" AS held, row, sum(action = 'insert') AS entered, sum(action = 'delete') AS gone,
        min(CASE action WHEN 'insert' THEN id END) AS first_entered,
        min(CASE action WHEN 'delete' THEN id END) AS first_gone
    FROM change WHERE batch >= :first AND batch <= :last AND "table" <> 'setting' GROUP BY 1, 2"""
_ROOM = "PRAGMA cache_size = -262144"
"""A quarter of a gigabyte for pages: a long import is read and written in many places at once."""

_ERASED = "held = 'contact' AND row IN (SELECT contact FROM erased)"
_NOT_BEFORE = "entered > gone OR (entered > 0 AND entered = gone AND first_gone < first_entered)"
_GONE = """SELECT row FROM rewound
    WHERE held = 'authority' AND row NOT IN (SELECT id FROM authority)"""
_BEFORE = "gone > entered OR (entered > 0 AND entered = gone AND first_gone < first_entered)"


def rewind(
    connection: sqlite3.Connection, first: int, last: int, log_as: int | None = None
) -> set[int]:
    """Take back what the batches from `first` to `last` changed; return whom the law must judge.

    With `log_as` each change is logged in that batch. Nobody may have changed the same fields
    since: see `undoing`. The numbers returned are authorities whose standing may differ now.
    """
    connection.execute(_ROOM)
    connection.execute("DROP TABLE IF EXISTS temp.rewound")
    connection.execute(_MARKED)
    connection.execute(_MARK, {"first": first, "last": last})
    connection.execute(f"DELETE FROM rewound WHERE {_ERASED}")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    changed = {row[0] for row in connection.execute("SELECT DISTINCT held FROM rewound")}
    tables = [table for table in elders_first(connection) if table in changed]
    touched = _touched(connection)
    for table in reversed(tables):
        _remove(connection, table, log_as)
    _settle(connection, first, last, log_as)
    for table in tables:
        _bring_back(connection, table, first, last, log_as)
    touched |= _touched(connection) | _reset(connection, first, last, log_as)
    connection.execute(f"DELETE FROM standing WHERE authority IN ({_GONE})")
    touched -= {row[0] for row in connection.execute(_GONE)}
    connection.execute("DROP TABLE temp.rewound")
    return touched


def _touched(connection: sqlite3.Connection) -> set[int]:
    """Return the authorities whose events or whose own rows are among those led back."""
    rows = connection.execute(
        """SELECT e.authority FROM rewound r JOIN event e ON e.id = r.row WHERE r.held = 'event'
        UNION SELECT e.successor FROM rewound r JOIN event e ON e.id = r.row
            WHERE r.held = 'event' AND e.successor IS NOT NULL
        UNION SELECT row FROM rewound WHERE held = 'authority'"""
    )
    return {row[0] for row in rows}


def _remove(connection: sqlite3.Connection, table: str, log_as: int | None) -> None:
    """Remove the rows of a table that were not there before."""
    chosen = f"(SELECT row FROM rewound WHERE held = '{table}' AND ({_NOT_BEFORE}))"
    if log_as is not None:
        held = ", ".join(f"'{name}', {name}" for name in columns(connection, table))
        connection.execute(
            'INSERT INTO change (batch, "table", row, action, old)'
            f" SELECT ?, '{table}', id, 'delete', json_object({held}) FROM {table}"
            f" WHERE id IN {chosen} ORDER BY id",
            (log_as,),
        )
    connection.execute(f"DELETE FROM {table} WHERE id IN {chosen}")


def _settle(connection: sqlite3.Connection, first: int, last: int, log_as: int | None) -> None:
    """Give the fields of rows that stay their old values, the last change first."""
    lines = f"""FROM change c JOIN rewound r ON r.held = c."table" AND r.row = c.row
        WHERE c.batch >= {first:d} AND c.batch <= {last:d} AND c.action = 'update'
            AND r.entered = 0 AND r.gone = 0"""
    found = connection.execute(
        f'SELECT c."table", c.field, c.row, c.old {lines} ORDER BY c.id DESC'
    ).fetchall()
    if log_as is not None:
        connection.execute(
            'INSERT INTO change (batch, "table", row, action, field, old, new)'
            f""" SELECT ?, c."table", c.row, 'update', c.field, c.new, c.old {lines}
            ORDER BY c.id DESC""",
            (log_as,),
        )
    for (table, field), some in groupby(found, key=lambda line: (line[0], line[1])):
        connection.executemany(
            f"UPDATE {table} SET {field} = ? WHERE id = ?",
            [(old, row) for _, _, row, old in some],
        )


def _bring_back(
    connection: sqlite3.Connection, table: str, first: int, last: int, log_as: int | None
) -> None:
    """Enter the rows of a table again that were there before, as they were then."""
    names = columns(connection, table)
    chosen = f"r.held = '{table}' AND ({_BEFORE})"
    connection.execute(
        f"""INSERT INTO {table} ({", ".join(names)}) SELECT {", ".join(map(_kept, names))}
        FROM rewound r JOIN change c ON c.id = r.first_gone WHERE {chosen} ORDER BY r.row"""
    )
    for row, field, old in connection.execute(
        f"""SELECT c.row, c.field, c.old FROM rewound r
        JOIN change c ON c."table" = r.held AND c.row = r.row AND c.id < r.first_gone
        WHERE {chosen} AND c.action = 'update' AND c.batch >= ? AND c.batch <= ?
        ORDER BY c.id DESC""",
        (first, last),
    ).fetchall():
        connection.execute(f"UPDATE {table} SET {field} = ? WHERE id = ?", (old, row))
    if log_as is not None:
        connection.execute(
            'INSERT INTO change (batch, "table", row, action)'
            f" SELECT ?, r.held, r.row, 'insert' FROM rewound r WHERE {chosen} ORDER BY r.row",
            (log_as,),
        )


def _kept(name: str) -> str:
    """Return a column of a row that the log kept; one that is younger than it is empty."""
    said = f"c.old, '$.{name}'"
    return f"coalesce(json_extract({said}), CASE WHEN json_type({said}) IS NULL THEN '' END)"


def _reset(connection: sqlite3.Connection, first: int, last: int, log_as: int | None) -> set[int]:
    """Give the settings their old values; where one changed, return all authorities."""
    rows = connection.execute(
        """SELECT field, old, new FROM change WHERE batch >= ? AND batch <= ?
        AND "table" = 'setting' ORDER BY id DESC""",
        (first, last),
    ).fetchall()
    for name, old, new in rows:
        connection.execute("DELETE FROM setting WHERE name = ?", (name,))
        if old is not None:
            connection.execute("INSERT INTO setting VALUES (?, ?)", (name, old))
        if log_as is not None:
            connection.execute(
                'INSERT INTO change (batch, "table", row, action, field, old, new)'
                " VALUES (?, 'setting', 0, 'update', ?, ?, ?)",
                (log_as, name, new, old),
            )
    return {row[0] for row in connection.execute("SELECT id FROM authority")} if rows else set()


def refuse_orphans(connection: sqlite3.Connection) -> None:
    """Refuse where a row that came back belongs to one that is gone."""
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise BadInput(
            f"What would come back ({table}) belongs to something that is gone ({parent}).",
            "Bring that back first: `charter log` tells by which batch it went.",
        )
