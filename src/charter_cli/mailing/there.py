"""What a folder of letters holds already, so that nothing is made twice.

While letters are written, a journal beside them gets one line for each that is whole; it
outlives the program, however that ends. When all are there, the manifest takes its place.
Neither is believed: a file counts as there if its content is what they say.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum, auto
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from charter_cli import outbox
from charter_cli.letter import Letter, plain

MANIFEST = "manifest.json"
"""The file that says what a finished folder holds."""

JOURNAL = ".unfinished-letters.jsonl"
"""The file that says what is whole so far."""

WRITTEN_WITH = (
    "calendar_file.py",
    "cldr.py",
    "email_address.py",
    "typesetting/__init__.py",
    "typesetting/faces.typ",
)
"""What formats write with that does not stand among them; letterheads are part of a letter."""

_TEXTS = frozenset({".md", ".toml", ".docx"})
_DRAFT = re.compile(r"\.[0-9a-f]{16}\.part")


class State(Enum):
    """Say how a file that is wanted stands: EDITED by somebody, CHANGED if made anew now."""

    MISSING = auto()
    WHOLE = auto()
    EDITED = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a file that was made: its name, of what it was made, and what it came to be.

    `made_from` is a digest of the letter and the layouts; `pages` is None where
    the format has none; `size` is in bytes.
    """

    file: str
    made_from: str
    sha256: str
    size: int
    pages: int | None = None


def of_letter(letter: Letter) -> str:
    """Return a digest of everything that decides what the files of a letter will be."""
    written = json.dumps(letter, default=plain)
    return hashlib.sha256(f"{_layout()}{written}".encode()).hexdigest()


def of_texts(folder: Path) -> str:
    """Return a digest of the texts and settings in the folder of a mailing."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in _TEXTS and path.is_file():
            with outbox.hindrances(path):
                found.update(f"{path.name}\n{digest(path)}\n".encode())
    return found.hexdigest()


def state(folder: Path, made: Made | None, made_from: str) -> State:
    """Compare a file as it was made with what is there, and with what would be made now."""
    found = digest(folder / made.file) if made else ""
    if made is None or not found:
        return State.MISSING
    if found != made.sha256:
        return State.EDITED
    return State.WHOLE if made.made_from == made_from else State.CHANGED


def known(folder: Path) -> dict[str, Made] | None:
    """Return what was made in a folder, by file; None if no letters were made there."""
    told = [*listed(folder), *_lines(_read(folder / JOURNAL))]
    found = {made.file: made for made in map(_made, told) if made}
    return found if found or (folder / JOURNAL).is_file() else None


def listed(folder: Path) -> list[dict[str, Any]]:
    """Return the entries of a folder's manifest, as far as it can be understood."""
    told = next(_lines(_read(folder / MANIFEST).replace("\n", " ")), {})
    files = told.get("files")
    return [entry for entry in files if isinstance(entry, dict)] if isinstance(files, list) else []


def begin(folder: Path) -> None:
    """Mark a folder as one in which letters are being made, and clear what was cut short."""
    with outbox.hindrances(folder):
        os.close(os.open(folder / JOURNAL, _APPEND, 0o600))
        for path in folder.iterdir():
            if _DRAFT.fullmatch(path.name):
                path.unlink(missing_ok=True)


def note(folder: Path, made: Made) -> None:
    """Add a file that is whole to the journal; several processes may do so at once."""
    line = f"\n{json.dumps(asdict(made))}\n".encode("ascii")  # the line before may be cut short
    with outbox.hindrances(folder):
        handle = os.open(folder / JOURNAL, _APPEND, 0o600)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)


def end(folder: Path) -> None:
    """Take the journal away, now that the manifest tells it all."""
    with outbox.hindrances(folder):
        (folder / JOURNAL).unlink(missing_ok=True)
    outbox.settle(folder)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's content; empty if there is no such plain file."""
    if path.is_symlink() or not path.is_file():
        return ""
    with outbox.hindrances(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
_APPEND |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def _read(path: Path) -> str:
    if not path.is_file():
        return ""
    with outbox.hindrances(path):
        return path.read_text(encoding="utf-8", errors="replace")


def _lines(text: str) -> Iterator[dict[str, Any]]:
    """Yield what each line says; one that was cut short says nothing."""
    for line in text.splitlines():
        with suppress(ValueError):
            told = json.loads(line)
            if isinstance(told, dict):
                yield told


def _made(entry: dict[str, Any]) -> Made | None:
    """Return what an entry says was made: a file in this very folder, by its plain name."""
    name, pages = str(entry.get("file", "")), entry.get("pages")
    if not name or name != Path(name).name or name.startswith("."):
        return None
    return Made(
        name,
        str(entry.get("made_from", "")),
        str(entry.get("sha256", "")),
        entry["size"] if isinstance(entry.get("size"), int) else 0,
        pages if isinstance(pages, int) else None,
    )


@cache
def _layout() -> str:
    """Return a digest of what makes files of letters: those made by others are not the same.

    That is the formats with their layouts and fonts, what they write with, and Typst.
    """
    found = hashlib.sha256(metadata.version("typst").encode())
    house = files("charter_cli")
    beside = ((name, (house / name).read_bytes()) for name in WRITTEN_WITH)
    own = (*_sources(house / "letters"), *_sources(house / "typesetting" / "fonts"))
    for name, content in sorted((*own, *beside)):
        found.update(name.encode() + content)
    return found.hexdigest()


def _sources(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry)
        elif entry.is_file():
            yield entry.name, entry.read_bytes()
