"""The chart of signatories over time, as SVG: what is certain, what is possible, what was said.

Pure functions from pairs and published numbers to text; numbers are written by whoever calls.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from charter_cli.atlas.markup import text
from charter_cli.counts import Pair

WIDTH, HEIGHT = 960, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 0, 6, 26, 34
_NICE = (1, 2, 2.5, 5, 10)
_LINES = 4
_EVERY_YEAR_UP_TO = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a published number: its day, its height and what is told of it."""

    day: str
    number: int
    said: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold what a chart shows: days in order with a count on each, and published numbers."""

    days: Sequence[str]
    pairs: Sequence[Pair]
    marks: Sequence[Mark] = ()
    title: str = ""
    description: str = ""


def over_time(facts: Facts, write: Callable[[int], str]) -> str:
    """Draw the counts as a band between certain and possible; `write` puts a number into words."""
    shown = [mark for mark in facts.marks if facts.days[0] <= mark.day <= facts.days[-1]]
    heights = [pair.possible for pair in facts.pairs] + [mark.number for mark in shown]
    grid = _grid(max(heights))
    scale = _Scale(facts.days[0], facts.days[-1], grid[-1])
    possible = [pair.possible for pair in facts.pairs]
    certain = [pair.certain for pair in facts.pairs]
    upper, lower = scale.steps(facts.days, possible), scale.steps(facts.days, certain)
    floor = scale.down(0)
    marks = "".join(
        f'<circle cx="{scale.across(mark.day)}" cy="{scale.down(mark.number)}" r="5">'
        f"<title>{text(mark.said)}</title></circle>"
        for mark in shown
    )
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' aria-labelledby="chart-title chart-text">'
        f'<title id="chart-title">{text(facts.title)}</title>'
        f'<desc id="chart-text">{text(facts.description)}</desc>'
        f'<g class="grid">{"".join(_line(scale, n, write) for n in grid)}</g>'
        f'<g class="years">{"".join(_years(scale, facts.days))}</g>'
        f'<path class="band" d="M{upper}L{_backwards(lower)}z"/>'
        f'<path class="area" d="M{lower}V{floor}H{_LEFT}z"/>'
        f'<path class="maybe" d="M{upper}"/><path class="line" d="M{lower}"/>'
        f'<g class="marks">{marks}</g>'
        f'<path class="now" d="M{scale.across(facts.days[-1])} {_TOP}V{floor}"/></svg>'
    )


class _Scale:
    def __init__(self, first: str, last: str, top: int) -> None:
        self.first = date.fromisoformat(first)
        self.days = max(1, (date.fromisoformat(last) - self.first).days)
        self.top = top

    def across(self, day: str) -> float:
        past = (date.fromisoformat(day) - self.first).days / self.days
        return round(_LEFT + past * (WIDTH - _LEFT - _RIGHT), 1)

    def down(self, number: int) -> float:
        room = HEIGHT - _TOP - _BOTTOM
        return round(_TOP + room * (1 - number / self.top), 1)

    def steps(self, days: Sequence[str], numbers: Sequence[int]) -> str:
        """Return the points of a line, without those in the middle of a level stretch."""
        kept = [
            i
            for i in range(len(days))
            if i in (0, len(days) - 1) or not numbers[i - 1] == numbers[i] == numbers[i + 1]
        ]
        return "L".join(f"{self.across(days[i])} {self.down(numbers[i])}" for i in kept)


def _grid(most: int) -> list[int]:
    """Return the heights of the lines: round numbers from 0 to at least the largest."""
    size = 1
    while True:
        for nice in _NICE:
            step = nice * size
            if step == int(step) and step * _LINES >= most:
                return [int(step) * n for n in range(_LINES + 1)]
        size *= 10


def _line(scale: _Scale, number: int, write: Callable[[int], str]) -> str:
    height = scale.down(number)
    end = WIDTH - _RIGHT
    return (
        f'<path d="M{_LEFT} {height}H{end}"/>'
        f'<text x="{_LEFT}" y="{height - 6}">{text(write(number)) if number else ""}</text>'
    )


def _years(scale: _Scale, days: Sequence[str]) -> Iterator[str]:
    """Yield the years under the chart; where there are many, every other is left out."""
    first, last = int(days[0][:4]) + 1, int(days[-1][:4])
    apart = 1 if last - first < _EVERY_YEAR_UP_TO else (last - first) // _EVERY_YEAR_UP_TO + 1
    for year in range(last, first - 1, -apart):
        across = scale.across(f"{year}-01-01")
        if 12 < across < WIDTH - 24:
            yield f'<path d="M{across} {HEIGHT - _BOTTOM}v5"/>'
            yield f'<text x="{across}" y="{HEIGHT - 8}">{year}</text>'


def _backwards(points: str) -> str:
    return "L".join(reversed(points.split("L")))
