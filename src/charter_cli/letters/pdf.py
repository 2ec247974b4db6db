"""PDF: an archive file (PDF/A-2a) that everybody can read (PDF/UA-1)."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from charter_cli.letter import Image, Letter, Letterhead, plain
from charter_cli.typesetting import Press

_LAYOUTS = files(__package__).joinpath("layouts")
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_PARTS = {
    "house.json": (
        "letterhead",
        "sender",
        "language",
        "date",
        "pages",
        "closing",
        "signers",
        "enclosures_label",
        "enclosures",
        "recipients_label",
    ),
    "body.json": ("body",),
    "letter.json": ("subject", "recipient", "references", "salutation", "recipients"),
}
"""What the layout reads of a letter, in files: most are the same as for the letter before."""


class Letterpress:
    """Set letters, one after the other, each as one file."""

    def __init__(self) -> None:
        self._press = Press(_LAYOUTS.joinpath("letter.typ").read_bytes())
        self._press.keep("house.typ", _LAYOUTS.joinpath("house.typ").read_bytes())
        self._told: dict[str, tuple[dict[str, Any], bytes]] = {}
        self._long = False
        self._last: tuple[Letter, bytes] | None = None

    def render(self, letter: Letter) -> bytes:
        """Return the letter as PDF; BadTemplate says what of it cannot be set, and for whom.

        It is set as the letter before was, long or on one page, and once more if that was wrong.
        The very letter that was set last is not set again: an e-mail attaches what was written.
        """
        if self._last is None or self._last[0] is not letter:
            self._last = (letter, self._fitted(letter))
        return self._last[1]

    def _fitted(self, letter: Letter) -> bytes:
        content = self._set(letter)
        if self._long != (pages(content) != 1):
            self._long = not self._long
            content = self._set(letter)
        return content

    def _set(self, letter: Letter) -> bytes:
        for image in _images(letter.letterhead):
            self._press.keep(image.name, image.content)
        whom = letter.recipient[0] if letter.recipient else letter.subject
        return self._press.pdf(f"The letter to {whom}", self._parts(letter), letter.date)

    def _parts(self, letter: Letter) -> dict[str, bytes]:
        """Return what the layout reads; only what differs from the letter before is told anew."""
        for name, fields in _PARTS.items():
            values = {field: getattr(letter, field) for field in fields}
            if name == "letter.json":
                values["long"] = self._long
            if name not in self._told or self._told[name][0] != values:
                self._told[name] = (values, json.dumps(values, default=plain).encode("ascii"))
        return {name: content for name, (_, content) in self._told.items()}


def _images(head: Letterhead) -> Iterator[Image]:
    if head.logo:
        yield head.logo
    for _, image in head.signatures:
        yield image


@cache
def _letterpress() -> Letterpress:
    return Letterpress()


def render(letter: Letter) -> bytes:
    """Return the letter as PDF."""
    return _letterpress().render(letter)


def pages(content: bytes) -> int | None:
    """Return how many pages a PDF of ours has."""
    count = _PAGES.search(content)
    return int(count[1]) if count else None
