"""The tables of the register, as numbered migrations: one file for each version.

People open the file in Datasette and ask it things in SQL, so tables and columns have plain
names; days are ISO 8601 text, lists are parted by "; ". No triggers, no views. The number of
an authority, an event or a contact is never given out twice: letters and archives quote it.
A version that was released never changes again; what is new goes into the next one.
"""

import sqlite3

from charter_cli.schema import first, second

APPLICATION_ID = 0x43484152
"""Marks the file as a register ("CHAR")."""

MIGRATIONS = (first.STATEMENTS, second.STATEMENTS)
"""The statements that lead from each version to the next."""

VERSION = len(MIGRATIONS)
"""The `user_version` of a register that is up to date."""

_NUMBERS = "CREATE TABLE sqlite_sequence(name,seq)"
_FIRST = (*first.STATEMENTS, _NUMBERS)
_SECOND = (
    *(second.GROWN.get(statement, statement) for statement in _FIRST),
    *(statement for statement in second.STATEMENTS if statement.startswith("CREATE")),
)

DEFINED = {1: _FIRST, 2: _SECOND}
"""Per version, everything that a register defines, as SQLite keeps it; more or less is foreign."""


def foreign(connection: sqlite3.Connection, version: int) -> bool:
    """Tell whether the file defines anything but the tables and indexes of that version.

    The table in which sqlite-utils notes the migrations is left out: its wording is theirs.
    """
    found = connection.execute(
        """SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
           AND NOT (type IN ('table', 'index') AND tbl_name = '_sqlite_migrations')"""
    )
    return version not in DEFINED or {sql for (sql,) in found} != set(DEFINED[version])
