"""Pictures in dots, and reports, set by Typst with its own fonts and ours: everywhere the same."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from charter_cli import outbox
from charter_cli.errors import BadTemplate

_FONTS = Path(str(files("charter_cli.letters").joinpath("fonts")))
_POINTS = 800
_PICTURE = f"""#set page(width: auto, height: auto, margin: 0pt)
#image("map.svg", width: {_POINTS}pt)"""


def png(drawing: str, width: int) -> bytes:
    """Return an SVG as a PNG so many dots wide."""
    with _laid_out({"page.typ": _PICTURE, "map.svg": drawing}) as compiler:
        found = compiler.compile(format="png", ppi=72 * width / _POINTS)
    assert isinstance(found, bytes), "there is one page"
    return found


def pdf(layout: str, parts: Mapping[str, str], on: date) -> bytes:
    """Return a layout with its parts (files beside it, by name) as PDF/A-2a and PDF/UA-1."""
    written = int(datetime.combine(on, time(12), UTC).timestamp())
    with _laid_out({"page.typ": layout, **parts}) as compiler:
        found = compiler.compile(pdf_standards=["a-2a", "ua-1"], timestamp=written)
    assert isinstance(found, bytes), "it is one file"
    return found


@contextmanager
def _laid_out(parts: Mapping[str, str]) -> Iterator[typst.Compiler]:
    """Let the parts lie in a folder of their own, which is all that Typst sees."""
    with TemporaryDirectory(prefix="charter-") as folder:
        room = Path(folder)
        with outbox.hindrances(room):
            for name, content in parts.items():
                (room / name).write_text(content, encoding="utf-8")
        try:
            yield typst.Compiler(
                room / "page.typ", root=room, font_paths=[_FONTS], ignore_system_fonts=True
            )
        except typst.TypstError as problem:
            raise BadTemplate(f"This cannot be set on a page: {problem.message}.") from problem
