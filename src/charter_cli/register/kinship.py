"""Which table belongs to which: read off the file, so that a new table is known by itself."""

import sqlite3


def columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns."""
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info('{table}')"))


def texts(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns that can hold words."""
    rows = connection.execute(f"PRAGMA table_info('{table}')")
    return tuple(row[1] for row in rows if row[2] in ("TEXT", "ANY"))


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of our tables; `standing` only follows from them and is left out."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'standing'"
        " AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_sqlite_*' ORDER BY name"
    )
    return tuple(row[0] for row in rows)


def links(connection: sqlite3.Connection) -> tuple[tuple[str, str, str], ...]:
    """Return every link between tables: the table, its column, and the table it points to."""
    return tuple(
        (table, row[3], row[2])
        for table in tables(connection)
        for row in connection.execute(f"PRAGMA foreign_key_list('{table}')")
    )


def elders_first(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return our tables so that each stands after those it points to."""
    parents: dict[str, set[str]] = {table: set() for table in tables(connection)}
    for table, _, parent in links(connection):
        parents[table] |= {parent} - {table}

    def depth(table: str) -> int:
        return 1 + max((depth(parent) for parent in parents[table]), default=0)

    return tuple(sorted(parents, key=lambda table: (depth(table), table)))
