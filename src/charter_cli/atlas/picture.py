"""The map as a picture of its own, for a slide or a report: what it says, the map, the shades.

An SVG holds no lines that break by themselves, so widths of letters are estimated; a line is
broken rather too early than too late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from charter_cli.atlas import europe, start
from charter_cli.atlas.markup import text
from charter_cli.atlas.press import Line
from charter_cli.atlas.site import CREDIT, Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair

WIDTH = 1600
"""How wide a picture is, in its own units; its height follows from the part of the map."""

_MARGIN = 70
_HEAD, _LINE, _SMALL = 46, 58, 24
_INK, _QUIET, _PAPER = "#1c1b19", "#625d56", "#fbfaf7"
_LETTERS = (("\u0530", 0.62), ("\u0370", 0.54), ("", 0.48))
"""How wide a letter is on average, as a share of the size of the type, from which letter on."""

_SHADES = ("#e9e6df", "#cfe3de", "#9fc9c1", "#68a9a1", "#338581", "#0b5f5b")
_COLOURS = {
    "land path": f"stroke:{_PAPER};stroke-linejoin:round",
    "far": "fill:#f3f1ec",
    **{f"s{number}": f"fill:{colour}" for number, colour in enumerate(_SHADES)},
    "land .near": "fill:#f3f1ec",
    "land .here": "fill:#cfe3de",
    "dots path": "fill:none;stroke-linecap:round",
    "halo": f"stroke:{_PAPER}",
    "dot": f"stroke:{_INK}",
    "perhaps": f"stroke:{_QUIET}",
}
_SERIF = "'Libertinus Serif',Palatino,Georgia,serif"
_SANS = "'Noto Sans','Segoe UI',Helvetica,sans-serif"


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold a picture: its height, what it says to those who do not see it, its map, its lines."""

    height: int
    told: str
    inner: str
    lines: tuple[Line, ...]

    def bare(self) -> str:
        """Return the picture as SVG without its lines, for whoever sets them itself."""
        return self._written("")

    def svg(self) -> str:
        """Return the picture as an SVG file."""
        return self._written("".join(map(_svg, self.lines)))

    def _written(self, lines: str) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}"'
            f' role="img" {self.told}><rect fill="{_PAPER}" width="{WIDTH}"'
            f' height="{self.height}"/>{self.inner}{lines}</svg>\n'
        )


def drawn(site: Site, tongue: Tongue, code: str = "") -> Picture | None:
    """Return the picture of Europe, or of one country; None if there is no map of it."""
    inner = plain(site, tongue, code)
    if not inner:
        return None
    said, when = headline(site, tongue, code), tongue.words.as_of.format(day=tongue.day(site.day))
    heads = _balanced(said, int((WIDTH - 2 * _MARGIN) / (_HEAD * _letter(said))))
    top = _MARGIN + _LINE * len(heads) + 3 * _SMALL
    height = round(WIDTH * _tallness(inner))
    foot = top + height
    left = tongue.words.no_point.format(n=tongue.number(start.without_dot(site, code)))
    shades = [] if code else list(_shades(start.shades(site, tongue), foot + 39))
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


def plain(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the bare map as an SVG file; nothing if there is no map."""
    scale, facts = start.scale(site), start.facts(site, tongue, code)
    found = europe.country(facts, scale, code) if code else europe.europe(facts, scale)
    return europe.alone(found, _COLOURS) if found else ""


def headline(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the sentence that says how many there are, in all or in a country."""
    if not code:
        return tongue.in_all(site.total, site.countries)
    signed = (held.signed[:4] for b in site.nations.get(code, ()) if (held := b.on(site.day)))
    since = min((int(year) for year in signed if year), default=None)
    return tongue.in_country(site.pairs.get(code, Pair()), code, since)


def _head(said: str, height: int) -> Line:
    return Line(said, _MARGIN, height, _HEAD, _INK, serif=True)


def _small(said: str, across: int, height: int, *, end: bool = False) -> Line:
    return Line(said, across, height, _SMALL, _QUIET, end=end)


def _svg(line: Line) -> str:
    anchor = ' text-anchor="end"' if line.end else ""
    face = _SERIF if line.serif else _SANS
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
    for number, name in enumerate(names, start=1):
        swatch = (
            f'<rect fill="{_SHADES[number]}" x="{across}" y="{height}" width="26" height="26"/>'
        )
        yield swatch, _small(name, across + 36, height + 24)
        across += 76 + round(_SMALL * 0.6 * len(name))


def _tallness(drawing: str) -> float:
    """Return the height of a drawing in its widths."""
    _, _, width, height = drawing.partition('viewBox="')[2].partition('"')[0].split()
    return float(height) / float(width)
