"""Folders for files that are needed meanwhile: for their owner alone, and gone in the end.

They may hold the text of a letter. Whoever ends the program without Python's own leave-taking
says `clear`; a process that writes for another makes its folders `within` one of the other's.
"""

import atexit
import os
import secrets
import shutil
from pathlib import Path
from tempfile import gettempdir

from charter_cli import outbox

_made: list[tuple[int, Path]] = []
"""The folders, each with the process that made it: a copy of that process has no say in it."""
_inside: list[Path] = []


def room() -> Path:
    """Make a folder for as long as it is needed, until `clear` at the latest."""
    home = _inside[-1] if _inside else Path(gettempdir())
    folder = home / f"charter-{secrets.token_hex(8)}"
    _made.append((os.getpid(), folder))  # before it is there: whoever stops us now leaves none
    with outbox.hindrances(home):
        folder.mkdir(mode=0o700)
    return folder


def within(folder: Path) -> None:
    """Make all folders of this process in one of another, which takes them away with its own."""
    _inside.append(folder)


def leave(folder: Path) -> None:
    """Take away a folder that is needed no longer, unless another process made it."""
    if (os.getpid(), folder) in _made:
        shutil.rmtree(folder, ignore_errors=True)
        _made.remove((os.getpid(), folder))


def clear() -> None:
    """Take away every folder that this process made."""
    for _, folder in tuple(_made):
        leave(folder)


atexit.register(clear)
