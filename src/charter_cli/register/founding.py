"""Make a new register, or bring an old one up to date: the only work that needs migrations."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from charter_cli import outbox, schema
from charter_cli.errors import UnfitRegister
from charter_cli.model import Scribe
from charter_cli.register import backups, soundness
from charter_cli.register.file import (
    Book,
    alone,
    connect,
    look,
    old,
    outdated,
    transaction,
    troubles,
    writable,
)


def found(path: Path) -> None:
    """Make an empty register at `path`, readable by its owner alone; never over a file."""
    with troubles(path), outbox.hindrances(path), outbox.draft(path.parent) as part:
        with closing(connect(part, "rw")) as connection:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
            upgrade(connection)
        outbox.place(part, path)


def renew(path: Path, scribe: Scribe) -> Path | None:
    """Bring the register of an older charter up to date, and return the backup made before.

    None if somebody else was quicker. Outdated where the file may not be written to.
    """
    if not writable(path):
        raise old(path)
    with troubles(path), alone(path, scribe) as connection:
        if not outdated(look(path)):
            return None
        before = backups.keep(Book(connection, path), "upgrade", scribe.at.date())
        upgrade(connection)
    return before


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring an open register to the newest version: all of it and soundly, or not at all."""
    steps = Migrations("charter")
    for number, statements in enumerate(schema.MIGRATIONS, start=1):
        steps(name=f"m{number:03}")(_Step(number, statements))
    with transaction(connection):
        steps.apply(Database(connection, recursive_triggers=False))
        wrong = soundness.faults(connection)
        if wrong or schema.foreign(connection, schema.VERSION):
            raise UnfitRegister(
                f"The register cannot be brought up to date: {', '.join(wrong) or 'bad tables'}.",
                "Nothing was changed. Use your last backup.",
            )


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
