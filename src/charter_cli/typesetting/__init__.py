"""Set pages with Typst, the same on every machine; the one room that knows it.

Values come as files beside a layout, as JSON, and are never read as markup. What Typst has
against a page becomes BadTemplate, with a sentence that says which page it was.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from weakref import finalize

import typst

from charter_cli import meanwhile, outbox
from charter_cli.errors import BadTemplate

Standard = Literal["a-2a", "a-2b", "ua-1"]
ARCHIVE: Sequence[Standard] = ("a-2a", "ua-1")
"""Files that are kept, and that everybody can read: PDF/A-2a and PDF/UA-1."""

_HOUSE = files("charter_cli")
_LAYOUT, _FACES = "layout.typ", "faces.typ"
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_QUOTED, _SHORT = re.compile(rb'"(?:[^"\\]|\\.)*"'), 600


class Press:
    """Set pages of one layout, one after the other, with one compiler; each thread needs its own.

    It sees no fonts but Typst's own and ours, and no files but those in a folder of its own: the
    layout, `faces.typ` with the names of the fonts, what is kept there, and the parts of the
    page that is being set, of which nothing stays. Typst reads and sets anew only what differs
    from the page before, which inputs of its own would prevent.
    """

    def __init__(self, layout: bytes) -> None:
        self._room = meanwhile.room()
        finalize(self, meanwhile.leave, self._room)
        self.keep(_LAYOUT, layout)
        self.keep(_FACES, _HOUSE.joinpath("typesetting", _FACES).read_bytes())
        self._compiler = typst.Compiler(
            self._room / _LAYOUT, root=self._room, font_paths=_fonts(), ignore_system_fonts=True
        )

    def keep(self, name: str, content: bytes) -> None:
        """Let a file lie beside the layout for good, unless one of this name does."""
        with outbox.hindrances(self._room):
            if not (self._room / name).exists():
                (self._room / name).write_bytes(content)

    def pdf(
        self,
        what: str,
        parts: Mapping[str, bytes],
        on: date,
        standards: Sequence[Standard] = ARCHIVE,
    ) -> bytes:
        """Return a page, with its parts (files by name), as PDF written at noon of a day.

        `what` begins the sentence of a complaint: "The letter to Bergen". A letter that no font
        has is complained of only where a standard forbids it, as each of ours does.
        """
        written = int(datetime.combine(on, time(12), UTC).timestamp())
        return self._set(what, parts, pdf_standards=list(standards), timestamp=written)

    def png(self, what: str, parts: Mapping[str, bytes], density: float) -> bytes:
        """Return the one page that there is as PNG, of so many dots an inch."""
        return self._set(what, parts, format="png", ppi=density)

    def _set(self, what: str, parts: Mapping[str, bytes], **how: Any) -> bytes:
        with self._laid_out(parts):
            try:
                content, warnings = self._compiler.compile_with_warnings(**how)
            except typst.TypstError as problem:
                raise _complaint(what, problem.message, parts) from problem
        if warnings:
            raise _complaint(what, warnings[0].message, parts)
        assert isinstance(content, bytes), "it is one file"
        return content

    @contextmanager
    def _laid_out(self, parts: Mapping[str, bytes]) -> Iterator[None]:
        with outbox.hindrances(self._room):
            try:
                for name, content in parts.items():
                    (self._room / name).write_bytes(content)
                yield
            finally:
                for name in parts:
                    (self._room / name).unlink(missing_ok=True)


@cache
def _fonts() -> typst.Fonts:
    ours = Path(str(_HOUSE.joinpath("typesetting", "fonts")))
    return typst.Fonts(include_system_fonts=False, font_paths=[ours])


def _complaint(what: str, message: str, parts: Mapping[str, bytes]) -> BadTemplate:
    if unshown := _UNSHOWN.search(message):
        said = _around(unshown[1], parts)
        return BadTemplate(
            f"{what} holds what no font of ours can show: {said!r}.", "Write it in other letters."
        )
    return BadTemplate(f"{what} cannot be set: {message}.")


def _around(unshown: str, parts: Mapping[str, bytes]) -> str:
    """Return the short value in which a text stands, such as a name; else the text itself."""
    told = (content for name, content in parts.items() if name.endswith(".json"))
    quoted = (value for content in told for value in _QUOTED.findall(content))
    values = (json.loads(value) for value in quoted if len(value) < _SHORT)
    return next((value for value in values if unshown in value), unshown)
