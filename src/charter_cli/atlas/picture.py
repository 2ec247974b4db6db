"""The map as a picture of its own, for a slide or a report: what it says, the map, the shades.

An SVG holds no lines that break by themselves, so widths of letters are estimated; a line is
broken rather too early than too late.
"""

from collections.abc import Iterator
from textwrap import wrap

from charter_cli.atlas import europe, start
from charter_cli.atlas.markup import text
from charter_cli.atlas.site import CREDIT, Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair

WIDTH = 1600
"""How wide a picture is, in its own units; its height follows from the part of the map."""

_MARGIN = 70
_HEAD, _LINE, _SMALL = 46, 58, 24
_LETTER = 0.48
"""How wide a letter is on average, as a share of the size of the type."""

_SHADES = ("#e9e6df", "#cfe3de", "#9fc9c1", "#68a9a1", "#338581", "#0b5f5b")
_COLOURS = {
    "land path": "stroke:#fbfaf7;stroke-linejoin:round",
    "far": "fill:#f3f1ec",
    **{f"s{number}": f"fill:{colour}" for number, colour in enumerate(_SHADES)},
    "land .near": "fill:#f3f1ec",
    "land .here": "fill:#cfe3de",
    "dots path": "fill:none;stroke-linecap:round",
    "halo": "stroke:#fbfaf7",
    "dot": "stroke:#1c1b19",
    "perhaps": "stroke:#625d56",
}
_TYPE = {
    "paper": "fill:#fbfaf7",
    "head": f"font:{_HEAD}px 'Libertinus Serif','Noto Serif Armenian',"
    "'Noto Serif Georgian',Palatino,Georgia,serif;fill:#1c1b19",
    "said": f"font:{_SMALL}px 'Noto Sans','Noto Sans Armenian',"
    "'Noto Sans Georgian','Segoe UI',Helvetica,sans-serif;fill:#625d56",
    "end": "text-anchor:end",
}


def drawn(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the map of Europe, or of one country, as an SVG file; nothing if there is no map."""
    inner = plain(site, tongue, code)
    if not inner:
        return ""
    said = headline(site, tongue, code)
    lines = _balanced(said, int((WIDTH - 2 * _MARGIN) / (_HEAD * _LETTER)))
    top = _MARGIN + _LINE * len(lines) + 3 * _SMALL
    height = WIDTH * _tallness(inner)
    foot = top + height
    heads = "".join(
        f'<text class="head" x="{_MARGIN}" y="{_MARGIN + _LINE * number}">{text(line)}</text>'
        for number, line in enumerate(lines, start=1)
    )
    when = tongue.words.as_of.format(day=tongue.day(site.day))
    rules = "".join(f".{name}{{{rule}}}" for name, rule in _TYPE.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {foot + 90:.0f}"'
        f' role="img" aria-label="{text(said)} {text(when)}"'
        f' lang="{tongue.tag}"><style>{rules}</style>'
        f'<rect class="paper" width="{WIDTH}" height="{foot + 90:.0f}"/>{heads}'
        f'<text class="said" x="{_MARGIN}" y="{top - _SMALL / 2:.0f}">{text(when)}</text>'
        + inner.replace(
            "<svg ", f'<svg y="{top + _SMALL}" width="{WIDTH}" height="{height:.0f}" ', 1
        )
        + f"<g>{''.join(_under(site, tongue, code, foot + 55))}</g>"
        f'<text class="said end" x="{WIDTH - _MARGIN}" y="{foot + 63:.0f}">{text(CREDIT)}</text>'
        "</svg>\n"
    )


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


def _balanced(said: str, most: int) -> list[str]:
    """Break a text into as few lines as `most` letters allow, of much the same length."""
    fewest = len(wrap(said, most))
    widths = range(len(said) // fewest, most)
    return wrap(said, next((w for w in widths if len(wrap(said, w)) == fewest), most))


def _under(site: Site, tongue: Tongue, code: str, height: float) -> Iterator[str]:
    """Yield a swatch and a number for each shade; of one country, how many have no dot."""
    across = float(_MARGIN)
    if code:
        left = tongue.words.no_point.format(n=tongue.number(start.without_dot(site, code)))
        yield f'<text class="said" x="{across:.0f}" y="{height + 8:.0f}">{text(left)}</text>'
        return
    for number, name in enumerate(start.shades(site, tongue), start=1):
        yield (
            f'<rect fill="{_SHADES[number]}" x="{across:.0f}" y="{height - 16:.0f}"'
            ' width="26" height="26"/>'
            f'<text class="said" x="{across + 36:.0f}" y="{height + 8:.0f}">{text(name)}</text>'
        )
        across += 36 + _SMALL * _LETTER * len(name) + 40


def _tallness(drawing: str) -> float:
    """Return the height of a drawing in its widths."""
    _, _, width, height = drawing.partition('viewBox="')[2].partition('"')[0].split()
    return float(height) / float(width)
