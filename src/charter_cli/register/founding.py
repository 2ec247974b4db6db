"""Make a new register, or bring an old one up to date: the only work that needs migrations."""

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from charter_cli import schema
from charter_cli.errors import Misused
from charter_cli.register.file import troubles


def found(path: Path) -> None:
    """Make an empty register at `path`, readable by its owner alone; never over a file."""
    with troubles(path):
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
        try:
            os.close(os.open(path, flags, 0o600))
        except FileExistsError:
            raise Misused(
                f"{path} exists already; nothing was changed.",
                "Choose another name with --register PATH.",
            ) from None
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
            connection.execute("PRAGMA secure_delete = ON")
            upgrade(connection)
        finally:
            connection.close()


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring an open register to the newest version; each step is one transaction."""
    steps = Migrations("charter")
    for number, statements in enumerate(schema.MIGRATIONS, start=1):
        steps(name=f"m{number:03}")(_Step(number, statements))
    steps.apply(Database(connection, recursive_triggers=False))


class _Step:
    """One migration, as the library wants it: a named thing that is called with the database."""

    def __init__(self, number: int, statements: tuple[str, ...]) -> None:
        self.__name__ = f"m{number:03}"
        self.number = number
        self.statements = statements

    def __call__(self, database: Database) -> None:
        for statement in self.statements:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {self.number:d}")
