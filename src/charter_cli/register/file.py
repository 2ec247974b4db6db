"""Open, check and lock the one file that is the register.

A file is looked at before it is trusted: it must be a plain file, a sound SQLite database,
marked as ours, of a known version, and define exactly our tables. Until all of that holds,
not one byte of it is touched.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from charter_cli import schema
from charter_cli.errors import BadInput, CharterError, Hindered, NotFound, UnfitRegister
from charter_cli.register.lock import locked

if TYPE_CHECKING:
    from charter_cli.model import Scribe

_MAGIC = b"SQLite format 3\x00"
_VERSION = slice(60, 64)
_MARK = slice(68, 72)
_PATIENCE = 60.0
_NOBODY = "charter, to take back a change that was cut short"
_RESTORE = "Nothing was changed. Use your last backup, or ask whoever sent you the file."


class Book:
    """Hold an open register."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting of the register."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,))
        found = row.fetchone()
        return str(found[0]) if found else default


@contextmanager
def reading(path: Path) -> Iterator[Book]:
    """Open a register to read from; the file is not touched.

    Except after a power cut: then the change that was cut short is taken back first.
    """
    with troubles(path):
        _look(path)
        connection = _connect(path, "ro")
        try:
            if _cut_short(connection):
                _take_back(path)
            _recognise(connection, path)
            connection.execute("BEGIN")
            yield Book(connection, path)
        finally:
            connection.close()


@contextmanager
def writing(path: Path, scribe: "Scribe", seconds: float = _PATIENCE) -> Iterator[Book]:
    """Open a register to write into, alone; others wait for their turn up to `seconds`."""
    with troubles(path):
        _look(path)
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise Hindered(
                f"{path} cannot be written to: the file or its folder is read-only.",
                "Ask for permission, or work on a copy.",
            )
        with locked(path, scribe.who, scribe.at, seconds):
            connection = _connect(path, "rw")
            try:
                _recognise(connection, path)
                for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "fullfsync = ON"):
                    connection.execute(f"PRAGMA {pragma}")
                if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise UnfitRegister(f"{path} is damaged.", _RESTORE)
                yield Book(connection, path)
            finally:
                connection.close()


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system complain about into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) from error
    except UnicodeDecodeError as error:
        raise UnfitRegister(f"{path} is damaged.", _RESTORE) from error
    except PermissionError as error:
        raise Hindered(
            f"{error.filename or path} may not be opened or written.",
            "Ask for permission, or work on a copy.",
        ) from error
    except OSError as error:
        raise Hindered(
            f"{error.filename or path}: {error.strerror}.", "Nothing was changed; try again."
        ) from error


def _sentence(error: sqlite3.Error, path: Path) -> CharterError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return Hindered(
            f"There is no room left to write {path}.", "Nothing was changed. Make room, try again."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Hindered(f"Somebody else is writing to {path}.", "Try again in a minute.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return Hindered(f"{path} may not be opened or written.", "Ask for permission.")
    unreadable = isinstance(error, sqlite3.OperationalError) and not name
    if unreadable or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return UnfitRegister(f"{path} is damaged.", _RESTORE)
    raise error


@contextmanager
def understood(row: str) -> Iterator[None]:
    """Refuse a row whose words or dates charter cannot have written."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, BadInput) as error:
        raise UnfitRegister(f"{row} holds what charter did not write: {error}", _RESTORE) from error


def _look(path: Path) -> None:
    """Refuse what is no register by its looks, before SQLite opens it."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        raise NotFound(
            f"There is no register at {path}.",
            "Make one with `charter init`, or say where it is with --register PATH.",
        ) from None
    if not stat.S_ISREG(found.st_mode):
        raise UnfitRegister(f"{path} is not a plain file.", "Name the file itself, not a link.")
    if found.st_nlink > 1:
        raise UnfitRegister(
            f"{path} is one file under two names: two programs could damage it.",
            "Copy it to a file of its own.",
        )
    with path.open("rb") as file:
        head = file.read(_MARK.stop)
    if not head.startswith(_MAGIC):
        raise UnfitRegister(f"{path} is not a register of charter.", _RESTORE)
    if int.from_bytes(head[_MARK]) != schema.APPLICATION_ID:
        raise UnfitRegister(f"{path} is a database, but not a register of charter.", _RESTORE)
    version = int.from_bytes(head[_VERSION])
    if version > schema.VERSION:
        raise UnfitRegister(
            f"{path} was made by a newer charter (version {version} of the tables; "
            f"this program knows {schema.VERSION}).",
            "Nothing was changed. Install the newer charter.",
        )


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cache_spill = OFF",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _cut_short(connection: sqlite3.Connection) -> bool:
    """Tell whether a program was stopped in the middle of writing, as by a power cut."""
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
            return True
        raise
    return False


def _take_back(path: Path) -> None:
    """Let SQLite restore what was there before a change that was cut short."""
    with locked(path, _NOBODY, datetime.min, _PATIENCE):
        connection = _connect(path, "rw")
        try:
            connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds other tables, views or triggers than ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if schema.foreign(connection, version):
        raise UnfitRegister(
            f"{path} holds tables, views or triggers that charter did not make.", _RESTORE
        )
