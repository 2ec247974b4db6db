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
from charter_cli.errors import BadInput, CharterError, Hindered, NotFound, Outdated, UnfitRegister
from charter_cli.register import soundness
from charter_cli.register.lock import locked

if TYPE_CHECKING:
    from charter_cli.model import Scribe

_MAGIC = b"SQLite format 3\x00"
_JOURNAL = slice(18, 20)
_WAL = b"\x02\x02"
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
    """Open a register to read from; the file is not touched. Outdated if an older charter made it.

    Except after a power cut: then the change that was cut short is taken back first.
    """
    with troubles(path):
        _look(path)
        connection = connect(path, "ro")
        try:
            if _cut_short(connection):
                _take_back(path)
            recognise(connection, path)
            connection.execute("BEGIN")
            yield Book(connection, path)
        finally:
            connection.close()


@contextmanager
def writing(path: Path, scribe: "Scribe", seconds: float = _PATIENCE) -> Iterator[Book]:
    """Open a register to write into, alone; others wait for their turn up to `seconds`.

    Outdated if an older charter made it.
    """
    with troubles(path):
        _look(path)
        with alone(path, scribe, seconds) as connection:
            if not soundness.seems(connection):
                raise UnfitRegister(f"{path} is damaged.", _RESTORE)
            yield Book(connection, path)


@contextmanager
def alone(path: Path, scribe: "Scribe", seconds: float = _PATIENCE) -> Iterator[sqlite3.Connection]:
    """Hold the lock of a register of any version, with a connection that writes it durably."""
    if not writable(path):
        raise Hindered(
            f"{path} cannot be written to: the file or its folder is read-only.",
            "Ask for permission, or work on a copy.",
        )
    with locked(path, scribe.who, scribe.at, seconds):
        look(path)
        connection = connect(path, "rw")
        try:
            recognise(connection, path)
            for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "fullfsync = ON"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of what is done meanwhile, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system complain about into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) from error
    except UnicodeDecodeError as error:
        raise UnfitRegister(f"{path} is damaged.", _RESTORE) from error
    except OverflowError as error:
        raise BadInput(
            "A number that was given is larger than any that a register can hold.",
            "Nothing was changed. Look for a digit too many.",
        ) from error
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
    """Refuse what is no register of today by its looks, before SQLite opens it."""
    if outdated(look(path)):
        raise old(path)


def old(path: Path) -> Outdated:
    """Return what there is to say of a register that an older charter made."""
    return Outdated(
        f"{path} was made by an older charter, or changed by another program, and must be"
        " brought up to date before it can be read.",
        "Any command does so where the file and its folder may be written to: copy it there.",
    )


def outdated(head: bytes) -> bool:
    """Tell whether the head of a register is of an older version, or of another kind of journal."""
    return int.from_bytes(head[_VERSION]) < schema.VERSION or has_other_journal(head)


def has_other_journal(head: bytes) -> bool:
    """Tell whether a register has the kind of journal that cannot be read without writing."""
    return head[_JOURNAL] == _WAL


def writable(path: Path) -> bool:
    """Tell whether a file may be changed: SQLite and charter need files beside it for that."""
    own = os.access in os.supports_effective_ids
    return all(os.access(one, os.W_OK, effective_ids=own) for one in (path, path.parent))


def look(path: Path) -> bytes:
    """Refuse what is no register by its looks; return the head of one, of whatever version."""
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
    return head


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Connect to a file that is there, to read (`ro`) or write (`rw`), believing none of it."""
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
    if not writable(path):
        raise Hindered(
            f"A change to {path} was cut short, and it cannot be taken back: the file or its"
            " folder is read-only.",
            "Open it where you may write; copy it only together with the file that ends in"
            " -journal.",
        )
    with locked(path, _NOBODY, datetime.min, _PATIENCE):
        connection = connect(path, "rw")
        try:
            connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()


def recognise(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds other tables, views or triggers than ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if schema.foreign(connection, version):
        raise UnfitRegister(
            f"{path} holds tables, views or triggers that charter did not make.", _RESTORE
        )
