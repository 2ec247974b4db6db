"""PDF: an archive file (PDF/A-2a) that everybody can read (PDF/UA-1), set by Typst."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import mkdtemp

import typst

from charter_cli import outbox
from charter_cli.errors import BadTemplate
from charter_cli.letter import Image, Letter, Letterhead, plain

_LAYOUT = "letter.typ"
_DATA = "letter.json"
_HERE = files(__package__)
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


class Press:
    """Set letters, one after the other, with one compiler; each thread needs its own.

    It sees no fonts but Typst's own and ours, and no files but those in a folder of its own, so
    a letter looks the same everywhere and gives the same bytes every time. Layout and values are
    files there, the values as JSON: Typst then reads and sets anew only what differs from the
    letter before, which inputs of its own would prevent. Of a letter nothing stays there.
    """

    def __init__(self) -> None:
        self._room = Path(mkdtemp(prefix="charter-"))
        Finalize(self, shutil.rmtree, (self._room, True), exitpriority=0)
        (self._room / _LAYOUT).write_bytes(_HERE.joinpath("layouts", _LAYOUT).read_bytes())
        self._compiler = typst.Compiler(
            self._room / _LAYOUT,
            root=self._room,
            font_paths=[Path(str(_HERE.joinpath("fonts")))],
            ignore_system_fonts=True,
        )
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
        written = datetime.combine(letter.date, time(12), UTC)
        with self._laid_out(letter):
            try:
                content, warnings = self._compiler.compile_with_warnings(
                    pdf_standards=["a-2a", "ua-1"], timestamp=int(written.timestamp())
                )
            except typst.TypstError as problem:
                raise _complaint(letter, problem.message) from problem
        if warnings:
            raise _complaint(letter, warnings[0].message)
        assert isinstance(content, bytes)
        return content

    @contextmanager
    def _laid_out(self, letter: Letter) -> Iterator[None]:
        """Let the letter's data lie in the folder, which they are in for just as long."""
        data = self._room / _DATA
        with outbox.hindrances(self._room):
            for image in _images(letter.letterhead):
                if not (self._room / image.name).exists():
                    (self._room / image.name).write_bytes(image.content)
            try:
                values = {"long": self._long, "letter": letter}
                data.write_text(json.dumps(values, default=plain), encoding="ascii")
                yield
            finally:
                data.unlink(missing_ok=True)


def _images(head: Letterhead) -> Iterator[Image]:
    if head.logo:
        yield head.logo
    for _, image in head.signatures:
        yield image


@cache
def _press() -> Press:
    return Press()


def render(letter: Letter) -> bytes:
    """Return the letter as PDF."""
    return _press().render(letter)


def pages(content: bytes) -> int | None:
    """Return how many pages a PDF of ours has."""
    count = _PAGES.search(content)
    return int(count[1]) if count else None


def _complaint(letter: Letter, message: str) -> BadTemplate:
    whom = letter.recipient[0] if letter.recipient else letter.subject
    if unshown := _UNSHOWN.search(message):
        return BadTemplate(
            f"The letter to {whom} holds what no font of the PDF can show: {unshown[1]!r}.",
            "Write it in other letters.",
        )
    return BadTemplate(f"The layout {_LAYOUT} cannot set the letter to {whom}: {message}.")
