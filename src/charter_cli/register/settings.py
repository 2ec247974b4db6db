"""What a register was told to do where secretariats differ."""

import sqlite3

from charter_cli.register.file import understood
from charter_cli.words import Successors


def successors(connection: sqlite3.Connection) -> Successors:
    """Return the rule of this register for bodies that others merged into."""
    rule = connection.execute("SELECT value FROM setting WHERE name = 'successors'").fetchone()
    with understood("the setting 'successors'"):
        return Successors(rule[0]) if rule else Successors.INHERIT
