"""The map, as SVG: the darker a country the more signatories, and a dot for each that has a place.

Pure functions from counts and points to text. Colours come from the classes: within a page from
its style sheet, and in a file of its own from what `palette.alone` puts in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from charter_cli.atlas.markup import text
from charter_cli.atlas.outlines import Box, extent, outlines, union, whole
from charter_cli.atlas.palette import SHADES, STEADY
from charter_cli.counts import Pair

Point = tuple[int, int]

_NICE = (1, 2, 5)
_MARGIN = 0.06
_LEAST = 340
_TALLEST, _WIDEST = 1.25, 1.6
_DOT, _HALO = 0.0055, 0.009
_DOT_OF_ONE, _HALO_OF_ONE = 0.011, 0.018
"""How wide dots are, as shares of the map: wider on a country of its own, which has fewer."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold what a map shows: the count by country, and the points of its dots.

    `perhaps` are the points of those that stand only possibly. `said` is what is told of a
    country when it is pointed at; `title` and `description` tell those who do not see it.
    """

    counts: Mapping[str, Pair]
    sure: Sequence[Point] = ()
    perhaps: Sequence[Point] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    description: str = ""


def steps(most: int) -> tuple[int, ...]:
    """Return from how many signatories on each shade begins: 1, then up to the largest count.

    The steps grow evenly by ratio and are round numbers, so that many small counts and few
    large ones are all told apart.
    """
    found = [1]
    for number in range(1, len(SHADES)):
        wanted = most ** (number / len(SHADES))
        rounded = next(n for n in _round_numbers() if n >= wanted and n > found[-1])
        if rounded <= most:
            found.append(rounded)
    return tuple(found)


def shade(count: int, scale: Sequence[int]) -> int:
    """Return the shade of a count, on a scale of `steps`."""
    return sum(count >= step for step in scale)


def europe(facts: Facts, scale: Sequence[int]) -> str:
    """Draw all of Europe."""
    whole_map = Box(0, 0, outlines().width, outlines().height)
    return _drawn(facts, scale, outlines().coarse, whole_map)


def country(facts: Facts, scale: Sequence[int], code: str) -> str:
    """Draw one country with its neighbours; nothing where the map does not have it."""
    if code not in outlines().fine:
        return ""
    dots = [Box(x, y, 0, 0) for x, y in (*facts.sure, *facts.perhaps)]
    view = _framed(union([extent(code), *dots]))
    near = {
        other: path for other, path in outlines().fine.items() if other and whole(other).meets(view)
    }
    near[""] = outlines().coarse[""]
    return _drawn(facts, scale, near, view, chosen=code)


def dots(points: Iterable[Point]) -> str:
    """Return the path of dots: lines without length, whose round ends are seen."""
    return "".join(f"M{x} {y}h0" for x, y in sorted(set(points)))


def _drawn(
    facts: Facts, scale: Sequence[int], paths: Mapping[str, str], view: Box, chosen: str = ""
) -> str:
    land = "".join(_land(facts, scale, code, paths[code], chosen) for code in sorted(paths))
    size = max(view.width, view.height)
    inner, outer = (_DOT_OF_ONE, _HALO_OF_ONE) if chosen else (_DOT, _HALO)
    marks = "".join(
        f'<path class="{name}" stroke-width="{size * width:.0f}"{STEADY} d="{dots(points)}"/>'
        for name, width, points in (
            ("halo", outer, (*facts.sure, *facts.perhaps)),
            ("dot perhaps", inner, facts.perhaps),
            ("dot", inner, facts.sure),
        )
    )
    box = " ".join(f"{number:.0f}" for number in view)
    return (
        f'<svg class="map{" one" if chosen else ""}" viewBox="{box}" role="img"'
        ' aria-labelledby="map-title map-text">'
        f'<title id="map-title">{text(facts.title)}</title>'
        f'<desc id="map-text">{text(facts.description)}</desc>'
        f'<g class="land" stroke-width="{size * 0.0011:.1f}">{land}</g>'
        f'<g class="dots">{marks}</g></svg>'
    )


def _land(facts: Facts, scale: Sequence[int], code: str, path: str, chosen: str) -> str:
    if not code:
        return f'<path class="far" d="{path}"/>'
    counted = facts.counts.get(code, Pair())
    name = f"s{shade(counted.possible, scale)}"
    if chosen:
        name += " here" if code == chosen else " near"
    said = f"<title>{text(facts.said[code])}</title>" if code in facts.said else ""
    return f'<path class="{name}" data-country="{code}" d="{path}">{said}</path>'


def _framed(box: Box) -> Box:
    """Return a part of the map with a margin, neither too small nor too long or wide."""
    margin = _MARGIN * max(box.width, box.height)
    width, height = box.width + 2 * margin, box.height + 2 * margin
    width = max(width, height / _TALLEST, _LEAST)
    height = max(height, width / _WIDEST)
    middle, centre = box.x + box.width / 2, box.y + box.height / 2
    return Box(middle - width / 2, centre - height / 2, width, height)


def _round_numbers() -> Iterable[int]:
    size = 1
    while True:
        yield from (size * number for number in _NICE)
        size *= 10
