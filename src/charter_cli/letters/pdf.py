"""PDF: an archive file (PDF/A-2a) that everybody can read (PDF/UA-1), set by Typst."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

import typst

from charter_cli import outbox
from charter_cli.errors import BadTemplate
from charter_cli.letter import Letter, plain

_LAYOUT = "letter.typ"
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


class Press:
    """Set letters, one after the other, with one compiler; each thread needs its own.

    It sees no fonts but Typst's own and no files but those in a folder of its own, so a letter
    looks the same everywhere and gives the same bytes every time. Values reach it as JSON, in a
    file: Typst then sets anew only what differs from the letter before, which a value among its
    inputs would prevent.
    """

    def __init__(self) -> None:
        self._room = Path(mkdtemp(prefix="charter-"))
        self._layout = files(__package__).joinpath("layouts", _LAYOUT).read_bytes()
        self._compiler = typst.Compiler(root=self._room, ignore_system_fonts=True)
        self._numbered = False
        self._room.rmdir()

    def render(self, letter: Letter) -> bytes:
        """Return the letter as PDF; BadTemplate says what of it cannot be set, and for whom."""
        with self._laid_out(letter):
            pages = self._set(letter)
            if self._numbered != _is_long(pages):
                self._numbered = not self._numbered
                pages = self._set(letter)
            return pages

    @contextmanager
    def _laid_out(self, letter: Letter) -> Iterator[None]:
        """Let the letter's data lie in the folder, which is there for just as long."""
        data = self._room / "letter.json"
        with outbox.hindrances(self._room):
            self._room.mkdir(mode=0o700)
            try:
                data.write_text(json.dumps(letter, default=plain), encoding="ascii")
                yield
            finally:
                data.unlink(missing_ok=True)
                self._room.rmdir()

    def _set(self, letter: Letter) -> bytes:
        written = datetime.combine(letter.date, time(12), UTC)
        try:
            pages, warnings = self._compiler.compile_with_warnings(
                self._layout,
                sys_inputs={"numbered": "yes" if self._numbered else "no"},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=int(written.timestamp()),
            )
        except typst.TypstError as problem:
            raise _complaint(letter, problem.message) from problem
        if warnings:
            raise _complaint(letter, warnings[0].message)
        assert isinstance(pages, bytes)
        return pages


def _is_long(pages: bytes) -> bool:
    """Tell whether a PDF has more than one page, and so needs numbers on them."""
    count = _PAGES.search(pages)
    return count is None or int(count[1]) > 1


@cache
def _press() -> Press:
    return Press()


def render(letter: Letter) -> bytes:
    """Return the letter as PDF."""
    return _press().render(letter)


def _complaint(letter: Letter, message: str) -> BadTemplate:
    whom = letter.recipient[0] if letter.recipient else letter.subject
    if unshown := _UNSHOWN.search(message):
        return BadTemplate(
            f"The letter to {whom} holds what no font of the PDF can show: {unshown[1]!r}.",
            "Write it in other letters.",
        )
    return BadTemplate(f"The layout {_LAYOUT} cannot set the letter to {whom}: {message}.")
