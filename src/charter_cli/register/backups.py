"""Copies of the register: made while it is in use, read back, and only then given their name.

Before each import and each upgrade a copy goes into the folder `NAME.backups` beside the
register. The last ten stay, and the last one of each of the twelve last months; the settings
`backups` and `monthly_backups` say otherwise.
"""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from charter_cli import outbox
from charter_cli.errors import Hindered, NotFound, UnfitRegister
from charter_cli.register import soundness
from charter_cli.register.file import Book, connect, look, recognise, troubles

KEPT = {"backups": 10, "monthly_backups": 12}
"""The settings of the rotation, and what they are unless somebody says otherwise."""

_NAME = re.compile(r"(\d{4,})-(\d{4}-\d\d-\d\d)-([a-z]+)\.db")
_ELSEWHERE = "elsewhere.json"
"""The file in the folder of copies that names the copies made in other places."""

_NEXT = "Keep the file, and use another backup."


@dataclass(frozen=True, slots=True)
class Backup:
    """Hold a copy in the folder of copies: later ones have higher numbers, whatever their day."""

    path: Path
    number: int
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class State:
    """Hold what a register holds: rows by table, and the number and time of its last batch."""

    rows: dict[str, int]
    batch: int
    at: str


def folder(register: Path) -> Path:
    """Return the folder that holds the copies of a register."""
    return register.with_name(f"{register.name}.backups")


def kept(register: Path) -> tuple[Backup, ...]:
    """Return the copies in the folder of a register, the oldest first."""
    named = ((path, _NAME.fullmatch(path.name)) for path in folder(register).glob("*.db"))
    found = (Backup(path, int(m[1]), m[2], m[3]) for path, m in named if m)
    return tuple(sorted(found, key=lambda one: one.number))


def keep(book: Book, reason: str, day: date) -> Path:
    """Copy a register that nobody else writes to into its folder, and let old copies go."""
    home = folder(book.path)
    open_folder(home)
    with outbox.hindrances(home):
        for left in home.glob(f".*{outbox.DRAFT}"):
            left.unlink()
    path = following(book.path, reason, day)
    make(book.connection, path)
    for old in _spare(kept(book.path), book):
        with outbox.hindrances(old.path):
            old.path.unlink(missing_ok=True)
    return path


def remember(register: Path, path: Path) -> None:
    """Note that a copy was made in another place, for whoever must know where copies are."""
    home = folder(register)
    open_folder(home)
    known = sorted({*map(str, elsewhere(register)), str(path.absolute())})
    outbox.write(home / _ELSEWHERE, json.dumps(known, ensure_ascii=False, indent=1).encode())


def elsewhere(register: Path) -> tuple[Path, ...]:
    """Return where copies were made beside those in the folder, be they still there or not."""
    try:
        found = json.loads((folder(register) / _ELSEWHERE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(Path(one) for one in found if isinstance(one, str))


def everywhere(register: Path) -> tuple[Path, ...]:
    """Return the copies in the folder of a register, and those made in other places."""
    return (*(one.path for one in kept(register)), *elsewhere(register))


def open_folder(home: Path) -> None:
    """Make sure of the folder of copies: one of the owner's own, and no link to another."""
    with outbox.hindrances(home):
        home.mkdir(mode=0o700, exist_ok=True)
    if home.is_symlink():
        raise Hindered(f"{home} is a link to another folder.", "Move it away, and try again.")


def following(register: Path, reason: str, day: date) -> Path:
    """Return the path of the next copy."""
    number = max((one.number for one in kept(register)), default=0) + 1
    return folder(register) / f"{number:04d}-{day.isoformat()}-{reason}.db"


def make(source: sqlite3.Connection, path: Path) -> State:
    """Copy an open register to a new file at `path`, which holds it whole or does not come up."""
    with outbox.hindrances(path), outbox.draft(path.parent) as part:
        held = copy(source, part)
        outbox.place(part, path)
    return held


def copy(source: sqlite3.Connection, part: Path) -> State:
    """Copy an open register into an empty file, and read it back."""
    own = not source.in_transaction
    if own:
        source.execute("BEGIN")
    with troubles(part):
        try:
            held = state(source)
            with closing(connect(part, "rw")) as target:
                # What is cut short here is thrown away as a whole: no journal is needed.
                target.execute("PRAGMA journal_mode = OFF")
                source.backup(target)
        finally:
            if own:
                source.execute("ROLLBACK")
        with closing(connect(part, "ro")) as target:
            sound = target.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            loose = target.execute("PRAGMA foreign_key_check").fetchone()
            if not sound or loose or state(target) != held:
                raise UnfitRegister("The copy is not the same as the register.", _NEXT)
    return held


def verify(path: Path) -> State:
    """Read a copy through and return what it holds; UnfitRegister if anything is wrong with it."""
    with troubles(path):
        look(path)
        with closing(connect(path, "ro")) as connection:
            recognise(connection, path)
            if wrong := soundness.faults(connection):
                raise UnfitRegister(f"{path} is damaged: {wrong[0]}.", _NEXT)
            return state(connection)


def state(connection: sqlite3.Connection) -> State:
    """Return what an open register holds."""
    tables = connection.execute(
        r"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\_%' ESCAPE '\'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    rows = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for (table,) in tables
    }
    last = connection.execute("SELECT id, at FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return State(rows, *(last or (0, "")))


def find(register: Path, words: str) -> Path:
    """Return the copy that is meant: the number of one in the folder, or any file."""
    numbered = [one.path for one in kept(register) if words == str(one.number)]
    path = numbered[0] if numbered else Path(words)
    if not path.exists():
        raise NotFound(f"There is no backup {words}.", "Look with `charter backup list`.")
    return path


def _spare(copies: tuple[Backup, ...], book: Book) -> list[Backup]:
    """Return the copies that the rotation lets go."""
    last, months = (int(book.setting(name, str(usual))) for name, usual in KEPT.items())
    of_month = {one.day[:7]: one for one in copies}
    monthly = sorted(of_month.values(), key=lambda one: one.day)[-months:] if months else []
    stay = {one.number for one in (*copies[-last:], *monthly)}
    return [one for one in copies if one.number not in stay]
