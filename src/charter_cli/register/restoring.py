"""Put a backup in the place of the register: rehearsed on a copy, and nothing is lost by it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from charter_cli import outbox
from charter_cli.errors import CharterError, Hindered, Misused, UnfitRegister
from charter_cli.model import Scribe
from charter_cli.register import backups, erasure, founding, silences, tombstones
from charter_cli.register.backups import State
from charter_cli.register.file import (
    Book,
    connect,
    has_other_journal,
    look,
    outdated,
    recognise,
    troubles,
)
from charter_cli.register.lock import locked
from charter_cli.register.silences import Wish
from charter_cli.register.tombstones import Mark

_PATIENCE = 60.0
Told = TypeVar("Told")
_BESIDE = ("", "-journal", "-wal")


@dataclass(frozen=True, slots=True)
class Restored:
    """Hold what the register held before (None: there was none, or it was unfit) and holds now.

    `kept` is where the former file is; `older` says that the backup was brought up to date,
    `erased` how many contacts were erased from it again, `silent` how many have asked since not
    to be contacted.
    """

    before: State | None
    after: State
    kept: Path | None
    older: bool
    erased: int
    silent: int


def restore(register: Path, backup: Path, scribe: Scribe) -> Restored:
    """Make a backup the register again; the file in its place is kept among the backups."""
    if os.path.lexists(register) and backup.samefile(register):
        raise Misused(f"{backup} is the register itself.", "Name one of its backups.")
    backups.verify(backup)
    home = backups.folder(register)
    backups.open_folder(home)
    with (
        troubles(register),
        outbox.hindrances(home),
        locked(register, scribe.who, scribe.at, _PATIENCE),
        outbox.draft(home) as part,
    ):
        wishes = _known(register, silences.spoken)
        older, again, silent = _rehearse(backup, part, set(_forgotten(register)), wishes, scribe)
        after = backups.verify(part)
        before, kept = _set_aside(register, scribe)
        outbox.replace(part, register)
    return Restored(before, after, kept, older, again, silent)


def _rehearse(
    backup: Path, part: Path, forgotten: set[Mark], wishes: tuple[Wish, ...], scribe: Scribe
) -> tuple[bool, int, int]:
    """Make the whole of the new register.

    Tell if it was an old one, how many were erased, and how many are not to be contacted since.
    """
    with closing(connect(backup, "ro")) as source:
        backups.copy(source, part)
    older = outdated(look(part))
    with closing(connect(part, "rw")) as connection:
        if older:
            founding.upgrade(connection)
        book = Book(connection, part)
        again = len(erasure.reapply(book, forgotten, scribe))
        return older, again, silences.keep(book, wishes, scribe)


def _forgotten(register: Path) -> Iterator[Mark]:
    """Yield who was ever erased, as far as the register and its backups remember it."""
    for path in (register, *(one.path for one in backups.kept(register))):
        yield from _known(path, tombstones.remembered)


def _known(path: Path, ask: Callable[[sqlite3.Connection], tuple[Told, ...]]) -> tuple[Told, ...]:
    """Return what a register or a backup knows; nothing where it is not there, or unfit."""
    try:
        with troubles(path):
            if has_other_journal(look(path)):
                return ()
            with closing(connect(path, "ro")) as connection:
                recognise(connection, path)
                return ask(connection)
    except CharterError:
        return ()


def _set_aside(register: Path, scribe: Scribe) -> tuple[State | None, Path | None]:
    """Keep the file that is in the place of the register: copied if it is sound, else moved."""
    if not os.path.lexists(register):
        return None, None
    if register.is_symlink() or not register.is_file():
        raise Hindered(f"{register} is not a plain file.", "Move it out of the way.")
    today = scribe.at.date()
    try:
        with troubles(register):
            look(register)
            with closing(connect(register, "rw")) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                path = backups.following(register, "restore", today)
                return backups.make(connection, path), path
    except UnfitRegister:
        path = backups.following(register, "aside", today)
        for ending in _BESIDE:
            beside = register.with_name(register.name + ending)
            if beside.exists():
                beside.replace(path.with_name(path.name + ending))
        return None, path
