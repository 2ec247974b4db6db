"""The map as a picture of its own, for a slide or a report: what it says, the map, the shades.

An SVG holds no lines that break by themselves, so widths of letters are estimated; a line is
broken rather too early than too late.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from textwrap import wrap

from charter_cli.atlas import figures, palette, telling
from charter_cli.atlas.markup import text
from charter_cli.atlas.palette import LIGHT
from charter_cli.atlas.site import CREDIT, Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.typesetting import Press

WIDTH = 1600
"""How wide a picture is, in its own units; its height follows from the part of the map."""

_LAYOUT = files(__package__).joinpath("layouts", "picture.typ")
_INCH = 144
"""Of a picture's units, as its layout takes them for half points."""

_MARGIN = 70
_HEAD, _LINE, _SMALL = 46, 58, 24
_LETTERS = (("\u0530", 0.62), ("\u0370", 0.54), ("", 0.48))
"""How wide a letter is on average, as a share of the size of the type, from which letter on."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of a picture: where its baseline begins (or with `end` ends), how it looks."""

    said: str
    across: int
    height: int
    size: int
    colour: str
    serif: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold a picture: its height, what it says to those who do not see it, its map, its lines."""

    height: int
    told: str
    inner: str
    lines: tuple[Line, ...]

    def svg(self) -> bytes:
        """Return the picture as an SVG file."""
        return self._written("".join(map(_svg, self.lines))).encode()

    def png(self, width: int) -> bytes:
        """Return the picture as a PNG so many dots wide."""
        told = {"width": WIDTH, "lines": [asdict(line) for line in self.lines]}
        parts = {"map.svg": self._written("").encode(), "picture.json": json.dumps(told).encode()}
        return Press(_LAYOUT.read_bytes()).png("The map", parts, _INCH * width / WIDTH)

    def _written(self, lines: str) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}"'
            f' role="img" {self.told}><rect fill="{LIGHT["paper"]}" width="{WIDTH}"'
            f' height="{self.height}"/>{self.inner}{lines}</svg>\n'
        )


def drawn(site: Site, tongue: Tongue, code: str = "") -> Picture | None:
    """Return the picture of Europe, or of one country; None if there is no map of it."""
    drawing = figures.drawn_map(site, tongue, code)
    if not drawing:
        return None
    inner = palette.alone(drawing)
    said, when = telling.headline(site, tongue, code), tongue.as_of(site.day)
    heads = _balanced(said, int((WIDTH - 2 * _MARGIN) / (_HEAD * _letter(said))))
    top = _MARGIN + _LINE * len(heads) + 3 * _SMALL
    height = round(WIDTH * _tallness(inner))
    foot = top + height
    left = telling.without_dot(site, tongue, code)
    shades = [] if code else list(_shades(figures.shades(site, tongue), foot + 39))
    lines = (
        *(_head(line, _MARGIN + _LINE * number) for number, line in enumerate(heads, start=1)),
        _small(when, _MARGIN, top - _SMALL // 2),
        *([_small(left, _MARGIN, foot + 63)] if code else [line for _, line in shades]),
        _small(CREDIT, WIDTH - _MARGIN, foot + 63, end=True),
    )
    inner = inner.replace("<svg ", f'<svg y="{top + _SMALL}" width="{WIDTH}" height="{height}" ', 1)
    swatches = "".join(swatch for swatch, _ in shades)
    told = f'aria-label="{text(said)} {text(when)}" lang="{tongue.tag}"'
    return Picture(foot + 90, told, f"{inner}<g>{swatches}</g>", lines)


def _head(said: str, height: int) -> Line:
    return Line(said, _MARGIN, height, _HEAD, LIGHT["ink"], serif=True)


def _small(said: str, across: int, height: int, *, end: bool = False) -> Line:
    return Line(said, across, height, _SMALL, LIGHT["quiet"], end=end)


def _svg(line: Line) -> str:
    anchor = ' text-anchor="end"' if line.end else ""
    face = palette.SERIF if line.serif else palette.SANS
    return (
        f'<text x="{line.across}" y="{line.height}" fill="{line.colour}"{anchor}'
        f' font-size="{line.size}" font-family="{face}">{text(line.said)}</text>'
    )


def _letter(said: str) -> float:
    """Return how wide a letter of a text is, by the last of its alphabets."""
    letter = max(filter(str.isalpha, said), default="")
    return next(width for first, width in _LETTERS if letter >= first)


def _balanced(said: str, most: int) -> list[str]:
    """Break a text into as few lines as `most` letters allow, of much the same length."""
    fewest = len(wrap(said, most))
    widths = range(max(1, len(said) // fewest), most)
    return wrap(said, next((w for w in widths if len(wrap(said, w)) == fewest), most))


def _shades(names: list[str], height: int) -> Iterator[tuple[str, Line]]:
    """Yield a swatch and a number for each shade."""
    across = _MARGIN
    for shade, name in zip(palette.SHADES, names, strict=False):
        swatch = f'<rect fill="{LIGHT[shade]}" x="{across}" y="{height}" width="26" height="26"/>'
        yield swatch, _small(name, across + 36, height + 24)
        across += 76 + round(_SMALL * 0.6 * len(name))


def _tallness(drawing: str) -> float:
    """Return the height of a drawing in its widths."""
    _, _, width, height = drawing.partition('viewBox="')[2].partition('"')[0].split()
    return float(height) / float(width)
