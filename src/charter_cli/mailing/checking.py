"""Check one text of a mailing, or a Word template, and name everything in it that is wrong."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from charter_cli.errors import BadTemplate, NotFound
from charter_cli.mailing import texts, word
from charter_cli.mailing.clerk import Clerk
from charter_cli.mailing.texts import TAG, Text
from charter_cli.mailing.vocabulary import FIELDS

_PARTS = ("subject", "salutation", "closing", "body")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w.|])[A-Za-z_]\w*(?:\.\w+)*\(?")
_FIGURES = ("count(", "countries(", "stated(")
_PLACE = re.compile(r".*?, line (\d+): (.*)", re.DOTALL)
_UNKNOWN = re.compile(r"the field (\S+) is not known")
_KNOWN = "language"
"""Stands in the place of a field that is not known, so that what follows can be looked at."""
_WORD = ".docx"
_MOST = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold what is wrong in one place: the paragraph, the sentence, and what to do."""

    quote: str
    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the fields of a text, each with how often it stands there, and its problems."""

    fields: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def check(path: Path) -> Report:
    """Return what the file at `path` names, and what is wrong; BadTemplate if it is no text."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.", "Name a text (nb.md) or a Word file (nb.docx).")
    text = _read(path)
    fields = Counter(name for part in _PARTS for name in _named(getattr(text, part)))
    problems = _problems(text)
    if path.suffix.lower() == _WORD and not problems:
        problems = _problems_of_word(path)
    return Report(tuple(sorted(fields.items())), tuple(problems))


def _problems_of_word(path: Path) -> list[Problem]:
    """Return what keeps a Word file from being filled, though each of its fields is known."""
    try:
        text = word.read(path, path.stem)
    except BadTemplate as problem:
        return [Problem("", problem.message, problem.next_step)]
    return _problems(replace(text, body="", word=None))


def _read(path: Path) -> Text:
    match path.suffix.lower():
        case ".md":
            return texts.read(path, path.stem)
        case ".docx":
            return Text(path.name, path.stem, "", "\n".join(word.paragraphs(path)))
        case _:
            raise BadTemplate(
                f"{path.name} is neither a text (.md) nor a Word file (.docx).",
                "Save it in one of these forms.",
            )


def _named(text: str) -> list[str]:
    """Return the fields and figures between the braces of a text."""
    names = [
        name
        for tag in TAG.findall(text)
        if not tag.startswith("{#")
        for name in _NAME.findall(_QUOTED.sub("", tag.strip("{}% ")))
    ]
    known = [name for name in names if name in _FIGURES or name.partition(".")[0] in FIELDS]
    return [f"{name})" if name in _FIGURES else name.rstrip("(") for name in known]


def _problems(text: Text) -> list[Problem]:
    """Return what is wrong; what is found is put right, so that the rest can be looked at."""
    found: list[Problem] = []
    mended = text
    with Clerk() as clerk:
        while len(found) < _MOST and (problem := _first(clerk, mended)):
            place = _PLACE.fullmatch(problem.message)
            line, message = (int(place[1]), place[2]) if place else (0, problem.message)
            found.append(Problem(_quote(text, line), message, problem.next_step))
            before, mended = mended, _put_right(mended, line, message)
            if mended == before:
                break
    return found


def _first(clerk: Clerk, text: Text) -> BadTemplate | None:
    try:
        clerk.check([text], is_markdown=not text.file.lower().endswith(_WORD))
    except BadTemplate as problem:
        return problem
    return None


def _lines(text: Text, part: str) -> list[str]:
    lines: list[str] = getattr(text, part).split("\n")
    return lines


def _quote(text: Text, line: int) -> str:
    """Return the paragraph in a line of the file."""
    found = (_lines(text, part)[line - 1 : line] for part in _PARTS if line)
    return next((one[0].strip() for one in found if one and one[0].strip()), "")


def _put_right(text: Text, line: int, message: str) -> Text:
    """Return the text with a known field in the place of the unknown one, else without the line."""
    unknown = _UNKNOWN.match(message)
    changed: dict[str, Any] = {}
    for part in _PARTS:
        lines = _lines(text, part)
        if 0 < line <= len(lines):
            name = rf"(?<![\w.]){re.escape(unknown[1])}(?:\.\w+)*(?!\w)" if unknown else ".*"
            lines[line - 1] = re.sub(name, _KNOWN if unknown else "", lines[line - 1])
            changed[part] = "\n".join(lines)
    return replace(text, **changed)
