"""Cut the outlines of Europe for the atlas: each country fine, for its own page, and coarse.

A line of the file is a code, the fine and the coarse path, parted by tabs. Units are tenths of
those in europe_paths.json, so that a path is made of short whole numbers; after its first point
every point is told from the one before it. Land of which the atlas has no page bears no code.
Northern Cyprus, an outline of its own at the source, is drawn with Cyprus.
"""

import json
import re
from heapq import heapify, heappop, heappush
from pathlib import Path

Point = tuple[int, int]

COARSE = 90.0
"""What a corner must weigh to stay in the coarse path: the area that it spans, in units."""

SMALLEST = 250.0
"""The area of an island that the coarse path leaves out, unless the country has no other land."""

_SAME = {"-1": "CY"}
_BACKDROP = frozenset(
    ("DZ", "GL", "IL", "IQ", "IR", "JO", "KZ", "LB", "MA", "PS", "SA", "SY", "TN")
)


def files(here: Path) -> dict[str, bytes]:
    """Return the shipped file of outlines and the constants of its projection."""
    raw = json.loads((here / "europe_paths.json").read_text(encoding="utf-8"))
    rings: dict[str, list[list[Point]]] = {}
    for outline in raw["paths"]:
        code = _SAME.get(outline["id"], outline["id"])
        rings.setdefault("" if code in _BACKDROP else code, []).extend(_rings(outline["d"]))
    size = f"{raw['w'] * 10}\t{raw['h'] * 10}"
    scale, (x, y) = raw["proj"]["scale"] * 10, (10 * n for n in raw["proj"]["translate"])
    lines = [f"{size}\t{scale:.3f}\t{x:.3f}\t{y:.3f}"]
    for code in sorted(rings):
        fine, coarse = _path(rings[code]), _path(_coarse(rings[code]))
        lines.append(f"{code}\t{fine}\t{coarse}")
    return {"outlines.tsv": "".join(f"{line}\n" for line in lines).encode()}


def _rings(path: str) -> list[list[Point]]:
    """Return the rings of a path of absolute points, in tenths."""
    return [
        [
            (round(float(x) * 10), round(float(y) * 10))
            for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", ring)
        ]
        for ring in path.split("M")
        if ring
    ]


def _path(rings: list[list[Point]]) -> str:
    """Write rings with a point of departure and steps: `M10 20l5-3 7 0z`."""
    written = []
    for ring in rings:
        (x, y), *rest = ring
        steps, last = [], (x, y)
        for point in rest:
            step = (point[0] - last[0], point[1] - last[1])
            if step != (0, 0):
                steps.append(f"{step[0]} {step[1]}")
            last = point
        written.append(f"M{x} {y}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(written)


def _coarse(rings: list[list[Point]]) -> list[list[Point]]:
    """Leave out what nobody sees on a map of all of Europe."""
    large = [ring for ring in rings if _area(ring) >= SMALLEST]
    kept = large or [max(rings, key=_area)]
    return [_simpler(ring) for ring in kept]


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _simpler(ring: list[Point]) -> list[Point]:
    """Take corners away, the least first, until each that is left spans enough (Visvalingam).

    Neighbours share a border corner by corner, and so lose the same ones.
    """
    count = len(ring)
    before = [(i - 1) % count for i in range(count)]
    after = [(i + 1) % count for i in range(count)]

    def weight(i: int) -> float:
        return _area([ring[before[i]], ring[i], ring[after[i]]])

    heap = [(weight(i), i) for i in range(count)]
    heapify(heap)
    left = set(range(count))
    while heap and len(left) > 4:
        least, i = heappop(heap)
        if i not in left or weight(i) != least:
            continue
        if least >= COARSE:
            break
        left.remove(i)
        before[after[i]], after[before[i]] = before[i], after[i]
        for j in (before[i], after[i]):
            heappush(heap, (weight(j), j))
    return [ring[i] for i in sorted(left)]
