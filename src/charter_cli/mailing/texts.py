"""Read the texts of a mailing: one Markdown file a language, with a few lines on top.

The lines on top look like those of an e-mail, because people know them and nothing in
them needs quotes:

    Subject: Invitation to {{ occasion.title }}
    Salutation: To the Mayor of {{ authority.name }}

    The first paragraph follows after an empty line …
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from charter_cli import plain_file
from charter_cli.errors import BadTemplate
from charter_cli.letter import Block, WordText
from charter_cli.mailing.word_form import Form

LARGEST = 200_000
"""Bytes that a text may have; a long letter has 10,000."""

_HEADERS = ("Subject", "Salutation", "Closing")
_HEADER = re.compile(r"([A-Za-z][A-Za-z -]*):(.*)")
TAG = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
"""A field, a condition or a remark; none goes beyond the beginning of another of its kind."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ue000-\uf8ff\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """Hold the text of a letter in one language, not yet filled.

    Each part begins with as many line feeds as lines stand above it in the file, so that
    a line number in it is the line number in the file. Salutation and closing may be
    empty: the language then has its own. `word` is the form of a Word file, whose body is
    its tags and marks.
    """

    file: str
    language: str
    subject: str
    body: str
    salutation: str = ""
    closing: str = ""
    word: Form | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold the text of one letter, filled with the values of its recipient; `word` has no body."""

    subject: str
    body: tuple[Block, ...]
    salutation: str = ""
    closing: str = ""
    word: WordText | None = None


def read(path: Path, language: str) -> Text:
    """Return the text in the file at `path`; BadTemplate names the file, the line and why."""
    lines = _lines(path)
    headers: dict[str, str] = {}
    number = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            break
        key, value = _header(path.name, number, line)
        if key in headers:
            raise BadTemplate(
                f"{path.name}, line {number}: {key} appears twice.", "Delete one of the lines."
            )
        headers[key] = "\n" * (number - 1) + value
    if not headers.get("Subject", "").strip():
        raise BadTemplate(
            f"{path.name} has no subject.", "Begin the file with a line “Subject: …”."
        )
    body = "\n" * number + "\n".join(lines[number:])
    if not body.strip():
        raise BadTemplate(
            f"{path.name} has no text.", "Write it below the first lines, after an empty line."
        )
    salutation, closing = (headers.get(key, "") for key in _HEADERS[1:])
    return Text(path.name, language, headers["Subject"], body, salutation, closing)


def quoted(texts: Iterable[Text], message: str) -> str:
    """Return a message about one of `texts`; in a Word file, a place is told by its paragraph."""
    for text in texts:
        message = text.word.told(message) if text.word else message
    return message


def _header(file: str, number: int, line: str) -> tuple[str, str]:
    shape = _HEADER.fullmatch(line)
    if shape is None:
        raise BadTemplate(
            f"{file}, line {number}: the lines before the first empty line must look like "
            "“Subject: …”.",
            f"Write one of {', '.join(_HEADERS)}, then an empty line, then the letter.",
        )
    key = shape[1].strip().capitalize()
    if key not in _HEADERS:
        near = difflib.get_close_matches(key, _HEADERS, n=1)
        guess = f"Did you mean {near[0]}? " if near else ""
        raise BadTemplate(
            f"{file}, line {number}: there is no line {shape[1].strip()!r} in a letter.",
            f"{guess}Known are {', '.join(_HEADERS)}.",
        )
    return key, shape[2].strip()


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that is plain, small and honest UTF-8."""
    try:
        if not path.is_file() or path.resolve().parent != path.parent.resolve():
            raise BadTemplate(
                f"{path.name} is not a plain file in the folder of the mailing.",
                "Put the text itself there, and no link to it.",
            )
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise BadTemplate(
            f"{path.name} cannot be read: {problem.strerror}.", "Ask for permission to read it."
        ) from problem
    if len(content) > LARGEST:
        raise BadTemplate(
            f"{path.name} is larger than {LARGEST:,} bytes: that is no letter.",
            "Keep to what is sent.",
        )
    lines = plain_file.text(path.name, content).split("\n")
    for number, line in enumerate(lines, start=1):
        if hidden := UNSEEN.search(line):
            raise BadTemplate(
                f"{path.name}, line {number} holds a character that nobody can see "
                f"(U+{ord(hidden[0]):04X}).",
                "Delete it, or type the line again.",
            )
    return lines
