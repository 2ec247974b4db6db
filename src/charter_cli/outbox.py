"""Put files on the disk: whole or not at all, for their owner only, through no planted link."""

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from charter_cli.errors import NO_ROOM, BadInput, Hindered, Misused
from charter_cli.folding import fold

DRAFT = ".part"
"""How the name of an unfinished file ends, and how it begins is a full stop."""

_SLUG_LENGTH = 60
_DATABASE = b"SQLite format 3\x00"
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_CREATE |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def slug(text: str) -> str:
    """Return `text` as a part of a file name: at most 60 of a-z, 0-9 and hyphens."""
    return fold(text).replace(" ", "-")[:_SLUG_LENGTH].strip("-")


def file_stem(number: int, name: str) -> str:
    """Return a name for a file, without suffix, that every system takes.

    The number keeps it apart from others and in order. Because it begins with a digit it is
    no reserved word of Windows; the raw name is never part of it.
    """
    return "-".join(part for part in (f"{number:04d}", slug(name)) if part)


def prepare(folder: Path, into: bool | None = None) -> None:
    """Make `folder` for its owner alone; refuse one that holds files unless `into`.

    `into` is None where the command has no option that would allow it.
    """
    with hindrances(folder):
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{folder} is a file, not a folder.", "Name another folder.")
        if not into and folder.is_dir() and any(folder.iterdir()):
            raise BadInput(
                f"The folder {folder} is not empty; nothing was written.",
                "Name a new folder." if into is None else "Name a new one, or say --into to add.",
            )
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write `content` to `path` as a whole, readable by its owner only.

    A link, a pipe or a file that stands under this name is replaced, never followed; only a
    database is spared (BadInput): it may be the register. If anything fails, what was there
    before stays, no half file remains, and Hindered is raised.
    """
    if _is_database(path):
        raise BadInput(
            f"{path} is a database, perhaps the register itself; nothing is written over it.",
            "Name another file.",
        )
    with hindrances(path), draft(path.parent) as part:
        with part.open("r+b") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """Give an empty file for its owner alone; unless it got another name, it does not remain."""
    part = folder / f".{secrets.token_hex(8)}{DRAFT}"
    try:
        os.close(os.open(part, _CREATE, 0o600))
        yield part
    finally:
        part.unlink(missing_ok=True)


def place(finished: Path, path: Path) -> None:
    """Give a finished draft its name, so that it outlasts a power cut; never over a file."""
    if os.path.lexists(path):
        raise Misused(f"{path} exists already; nothing was changed.", "Choose another name.")
    replace(finished, path)


def replace(finished: Path, path: Path) -> None:
    """Give a finished draft the name of another file, in its place and for good."""
    with hindrances(path):
        with finished.open("r+b") as file:
            os.fsync(file.fileno())
        finished.replace(path)
    settle(path.parent)


def _is_database(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def settle(folder: Path) -> None:
    """Make sure that the names in `folder` outlast a power cut, where the system can."""
    if os.name == "nt":
        return
    with hindrances(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def hindrances(path: Path) -> Iterator[None]:
    """Say in a sentence what the operating system has against writing `path`."""
    try:
        yield
    except OSError as problem:
        raise _hindered(path, problem) from problem


def _hindered(path: Path, problem: OSError) -> Hindered:
    if problem.errno in NO_ROOM:
        return Hindered(f"There is no room left to write {path}.", "Make room, then try again.")
    if isinstance(problem, FileNotFoundError) and not path.parent.is_dir():
        return Hindered(
            f"{path} cannot be written: there is no folder {path.parent}.",
            "Make the folder, or name another.",
        )
    return Hindered(
        f"{path} cannot be written: {problem.strerror or type(problem).__name__}.",
        "Check the disk and your permissions, then try again.",
    )
