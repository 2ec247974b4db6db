"""Is the file sound? At a glance before a change, thoroughly before it is copied or rebuilt.

SQLite's quick check reads every row. That is as good as free in a register of some hundred
authorities, and takes a third of a second in one of a hundred thousand; there, every page of
every table is walked instead, and the smallest of its indexes must hold as many rows.
"""

import sqlite3

SMALL = 300
"""The pages up to which every row is read before each change: 1.2 MB, some 1,500 authorities."""


def seems(connection: sqlite3.Connection) -> bool:
    """Tell whether the file looks sound enough to be written into."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if pages <= SMALL:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return all(_walked(connection, table) for (table,) in tables)


def _walked(connection: sqlite3.Connection, table: str) -> bool:
    """Walk a table and the smallest of its indexes, and tell whether both hold as many rows."""
    ways = (f'SELECT count(*) FROM "{table}" NOT INDEXED', f'SELECT count(*) FROM "{table}"')
    by_itself, by_index = (connection.execute(way).fetchone() for way in ways)
    return bool(by_itself == by_index)


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the file: every row, every index, every reference is looked at."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    wrong = [said for said in found if said != "ok"]
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        wrong.append(f"row {row} of {table} points to a row of {parent} that is not there")
    return wrong
