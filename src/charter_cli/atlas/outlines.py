"""The outlines of Europe and the projection they are drawn in, in units of the map."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sin, sqrt
from typing import NamedTuple

_CENTRE = (radians(52), radians(10))
_STEP = re.compile(r"-?\d+")
_MINOR = 0.04
"""A ring this much smaller than a country's largest does not widen the view of it."""


class Box(NamedTuple):
    """Hold a part of the map: its left upper corner, its width and its height."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two parts of the map overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Outlines:
    """Hold the paths by country, fine and coarse; other land is under the empty code."""

    width: int
    height: int
    scale: float
    x: float
    y: float
    fine: Mapping[str, str]
    coarse: Mapping[str, str]

    def point(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Project degrees (Lambert's equal areas about 52° N 10° E) to units of the map."""
        here, (centre, meridian) = radians(latitude), _CENTRE
        turn = radians(longitude) - meridian
        spread = 1 + sin(centre) * sin(here) + cos(centre) * cos(here) * cos(turn)
        stretch = self.scale * sqrt(2 / spread)
        across = cos(here) * sin(turn)
        up = cos(centre) * sin(here) - sin(centre) * cos(here) * cos(turn)
        return round(self.x + stretch * across), round(self.y - stretch * up)

    def holds(self, point: tuple[int, int]) -> bool:
        """Tell whether a point lies on the map."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height


@cache
def outlines() -> Outlines:
    """Return the outlines that ship with the program, as data/cut_outlines.py writes them."""
    found = files("charter_cli").joinpath("reference/outlines.tsv").read_text(encoding="utf-8")
    head, *lines = found.splitlines()
    width, height, scale, x, y = head.split("\t")
    paths = [line.split("\t") for line in lines]
    return Outlines(
        int(width), int(height), float(scale), float(x), float(y),
        fine={code: fine for code, fine, _ in paths},
        coarse={code: coarse for code, _, coarse in paths},
    )  # fmt: skip


@cache
def extent(code: str) -> Box:
    """Return the part of the map that a country takes; far and small islands are left out."""
    boxes = [_box(ring) for ring in _rings(outlines().fine[code])]
    largest = max(box.width * box.height for box in boxes)
    return union(box for box in boxes if box.width * box.height >= _MINOR * largest)


@cache
def whole(code: str) -> Box:
    """Return the part of the map that a country takes with all its islands."""
    return union(_box(ring) for ring in _rings(outlines().fine[code]))


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest part of the map that holds all of some."""
    found = tuple(boxes)
    left, top = min(box.x for box in found), min(box.y for box in found)
    right = max(box.x + box.width for box in found)
    bottom = max(box.y + box.height for box in found)
    return Box(left, top, right - left, bottom - top)


def _rings(path: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the points of each ring of a path of steps."""
    for ring in path.split("M")[1:]:
        numbers = [int(found) for found in _STEP.findall(ring)]
        x, y = 0, 0
        points = []
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            points.append((x, y))
        yield points


def _box(ring: list[tuple[int, int]]) -> Box:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
