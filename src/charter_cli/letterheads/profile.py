"""Read a profile; every complaint names the file and the key."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from charter_cli import fields, plain_file
from charter_cli.errors import BadInput, BadTemplate
from charter_cli.letter import Image, Letterhead, Margins
from charter_cli.letterheads import images
from charter_cli.wording import Worded

Raw = Mapping[str, Any]

REFERENCES = ("our_reference", "archive_code", "case_handler", "your_reference", "date")
"""The fields that a reference block can have."""

FONTS = ("serif", "sans")

_KEYS = (
    "like", "references", "labels", "accent", "quiet", "font", "margins", "footer", "logo",
    "signatures",
)  # fmt: skip
_RANGES = {"left": (20, 40), "right": (15, 40), "top": (20, 45), "bottom": (20, 45)}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_CONTRAST = 4.5
_MOST_LINES = 4
_WIDEST_LOGO = 90
_MANUAL = "What a letterhead can say stands in docs/mailings.md, under Letterhead."


@dataclass(frozen=True, slots=True)
class Source:
    """Know the file that is read, and the folder where its pictures stand."""

    file: str
    folder: Path | None = None

    def wrong(self, key: str, what: str, next_step: str = _MANUAL) -> BadTemplate:
        """Return the complaint that `key` of the file is not right."""
        place = f"{self.file}: {key} {what}" if key else f"{self.file} {what}"
        return BadTemplate(f"{place}.", next_step)

    def table(self, value: Any, key: str, known: Iterable[str] = ()) -> Raw:
        """Return the table `value`, which has only known keys, if any are."""
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, which begins with a line [{key}]")
        known = tuple(known)
        for odd in value.keys() - known if known else ():
            near = difflib.get_close_matches(odd, known, n=1)
            guess = f"Did you mean {near[0]}? " if near else ""
            path = f"{key}.{odd}" if key else odd
            raise self.wrong(path, "is not a known key", f"{guess}Known are {', '.join(known)}.")
        return value

    def line(self, value: Any, key: str) -> str:
        """Return a line of text that is not empty."""
        if not isinstance(value, str):
            raise self.wrong(key, "must be a text between quotes")
        try:
            text = fields.line(value, f"{self.file}: {key}")
        except BadInput as problem:
            raise BadTemplate(problem.message, problem.next_step) from None
        if not text:
            raise self.wrong(key, "is empty")
        return text

    def lines(self, value: Any, key: str) -> tuple[str, ...]:
        """Return a list of lines."""
        if not isinstance(value, list):
            raise self.wrong(key, 'must be a list, such as ["a", "b"]')
        return tuple(self.line(item, key) for item in value)

    def number(self, value: Any, key: str, least: float, most: float) -> float:
        """Return a number of millimetres between two others."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= value <= most:
            raise self.wrong(key, f"must be a number of millimetres from {least} to {most}")
        return float(value)

    def content(self, name: str, key: str) -> bytes:
        """Return what a plain, small file in the folder holds."""
        path = Path(name)
        if self.folder is None or path.name != name:
            raise self.wrong(key, f"names {name}, which is not the name of a file beside it")
        try:
            found = (self.folder / name).resolve()
            if not found.is_file() or found.parent != self.folder.resolve():
                raise self.wrong(key, f"names {name}, but no such file stands beside it")
            with found.open("rb") as file:
                return file.read(images.LARGEST + 1)
        except OSError as problem:
            raise self.wrong(
                key, f"names {name}, which cannot be read: {problem.strerror}"
            ) from None

    def picture(self, name: str, key: str, alt: str, width: float = 0.0) -> Image:
        """Return the picture in a file beside the profile."""
        try:
            return images.picture(self.content(name, key), alt, width)
        except images.Unusable as problem:
            raise self.wrong(
                key, f"names {name}, which {problem}", "Save it again as plain SVG or PNG."
            ) from None


def parse(
    source: Source, content: bytes, base: Callable[[Source, str], Letterhead] | None = None
) -> Letterhead:
    """Return the letterhead that a file describes, beginning with the one that it is like."""
    data = source.table(plain_file.table(source.file, content), "", _KEYS)
    start = Letterhead((), "#000000", "#000000")
    if base:
        start = base(source, source.line(data.get("like", "plain"), "like"))
    read: dict[str, Callable[[Source, Any], dict[str, Any]]] = {
        "references": _references, "labels": _labels, "accent": _accent, "quiet": _quiet,
        "font": _font, "margins": _margins, "footer": _footer, "logo": _logo,
        "signatures": _signatures,
    }  # fmt: skip
    for key, reader in read.items():
        if key in data:
            start = replace(start, **reader(source, data[key]))
    return start


def _references(source: Source, value: Any) -> dict[str, Any]:
    """Return the fields in order; `address` stands where the address is read between them."""
    words = source.lines(value, "references")
    known = (*REFERENCES, "address")
    for word in words:
        if word not in known or words.count(word) > 1:
            raise source.wrong(
                "references",
                f"names {word!r}" + (" twice" if word in known else ", which is no reference"),
                f"Known are {', '.join(known)}, each once.",
            )
    before = words.index("address") if "address" in words else 0
    return {
        "references": tuple(word for word in words if word != "address"),
        "before_address": before,
    }


def _labels(source: Source, value: Any) -> dict[str, Any]:
    table = source.table(value, "labels", REFERENCES)
    return {"labels": {key: _worded(source, text, f"labels.{key}") for key, text in table.items()}}


def _worded(source: Source, value: Any, key: str) -> Worded:
    if isinstance(value, dict):
        texts = {tag: source.line(text, f"{key}.{tag}") for tag, text in value.items()}
        return Worded(by_language=texts)
    return Worded(source.line(value, key))


def _accent(source: Source, value: Any) -> dict[str, Any]:
    return {"accent": _colour(source, value, "accent")}


def _quiet(source: Source, value: Any) -> dict[str, Any]:
    return {"quiet": _colour(source, value, "quiet")}


def _colour(source: Source, value: Any, key: str) -> str:
    """Return a colour that can be read on white paper (WCAG 2, level AA)."""
    colour = source.line(value, key)
    if _COLOUR.fullmatch(colour) is None:
        raise source.wrong(key, f"is {colour!r}, which is no colour", "Write it as #1d3f66.")
    if contrast(colour) < _LEAST_CONTRAST:
        raise source.wrong(
            key,
            f"is {colour}, which is too pale to be read on white: its contrast is"
            f" {contrast(colour):.1f}, and readers need {_LEAST_CONTRAST}",
            "Choose a darker colour.",
        )
    return colour


def contrast(colour: str) -> float:
    """Return the contrast of a colour on white, as WCAG 2 reckons it: from 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


def _font(source: Source, value: Any) -> dict[str, Any]:
    if value not in FONTS:
        raise source.wrong("font", f"is {value!r}", f"Known are {' and '.join(FONTS)}.")
    return {"font": value}


def _margins(source: Source, value: Any) -> dict[str, Any]:
    table = source.table(value, "margins", _RANGES)
    given = {
        key: source.number(size, f"margins.{key}", *_RANGES[key]) for key, size in table.items()
    }
    return {"margins": Margins(**given)}


def _footer(source: Source, value: Any) -> dict[str, Any]:
    lines = source.lines(value, "footer")
    if len(lines) > _MOST_LINES:
        raise source.wrong("footer", f"has more than {_MOST_LINES} lines")
    return {"footer": lines}


def _logo(source: Source, value: Any) -> dict[str, Any]:
    table = source.table(value, "logo", ("file", "alt", "width"))
    alt = source.line(table.get("alt", ""), "logo.alt")
    width = source.number(table.get("width", 45), "logo.width", 10, _WIDEST_LOGO)
    name = source.line(table.get("file", ""), "logo.file")
    return {"logo": source.picture(name, "logo.file", alt, width)}


def _signatures(source: Source, value: Any) -> dict[str, Any]:
    """Return the pictures of signatures; what one shows is said with the signer's name."""
    table = source.table(value, "signatures")
    return {
        "signatures": tuple(
            (signer, source.picture(source.line(name, key), key, signer))
            for signer, name in table.items()
            for key in [f"signatures.{signer}"]
        )
    }
