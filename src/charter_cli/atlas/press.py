"""Pictures in dots, and reports, set by Typst with its own fonts and ours: everywhere the same."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
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
#image("map.svg", width: {_POINTS}pt)
#for line in json("lines.json") {{
  let face = if line.serif {{
    ("Libertinus Serif", "Noto Serif Georgian", "Noto Serif Armenian")
  }} else {{ ("Noto Sans", "Noto Sans Georgian", "Noto Sans Armenian") }}
  let said = text(
    font: face, size: line.size * 0.5pt, fill: rgb(line.colour), top-edge: "baseline", line.said,
  )
  let across = if line.end {{ line.across * 0.5pt - {_POINTS}pt }} else {{ line.across * 0.5pt }}
  let corner = if line.end {{ top + right }} else {{ top + left }}
  place(corner, dx: across, dy: line.height * 0.5pt, said)
}}"""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of a picture: where its baseline begins (or with `end` ends), how it looks.

    Measures are in units of the picture, of which two are a point.
    """

    said: str
    across: int
    height: int
    size: int
    colour: str
    serif: bool = False
    end: bool = False


def png(drawing: str, lines: Iterable[Line], width: int) -> bytes:
    """Return an SVG, with lines upon it, as a PNG so many dots wide.

    Typst finds a face for every letter of a line; of texts within an SVG it loses some.
    """
    written = json.dumps([asdict(line) for line in lines])
    parts = {"page.typ": _PICTURE, "map.svg": drawing, "lines.json": written}
    with _laid_out(parts) as compiler:
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
