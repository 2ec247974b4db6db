"""Small charts of a line a row, drawn with letters, for a terminal or a mail."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from charter_cli.cli import terminal

if TYPE_CHECKING:
    from charter_cli.counts import Pair
    from charter_cli.register.movements import Movement

_STEPS = "▁▂▃▄▅▆▇█"
_MOST_MONTHS = 36

_Row = tuple[str, Sequence[int], str]
"""What a row shows, its values, and what is said at its end."""


def line(values: Sequence[int], most: int) -> str:
    """Return one step for each value, the highest for `most`; nought stays empty."""
    return "".join(
        _STEPS[-(-value * len(_STEPS) // most) - 1] if value > 0 else " " for value in values
    )


def growth(counted: Sequence[tuple[date, "Pair"]]) -> None:
    """Draw how a count grew, from the first of these days to the last."""
    certain = [pair.certain for _, pair in counted]
    possible = [pair.possible for _, pair in counted]
    rows: list[_Row] = [("possibly", possible, str(possible[-1]))]
    if certain == possible:
        rows = [("signatories", certain, str(certain[-1]))]
    else:
        rows.insert(0, ("certainly", certain, str(certain[-1])))
    first, last = counted[0][0], counted[-1][0]
    _draw(f"At the end of each year, {first.year} to {last.year}:", rows)


def movements(dated: Sequence["Movement"], since: date, until: date, words: Sequence[str]) -> None:
    """Draw what certainly happened after one day and up to another, by month or by year."""
    start = since + timedelta(days=1)
    months = (until.year - start.year) * 12 + until.month - start.month + 1
    size, unit = (7, "month") if months <= _MOST_MONTHS else (4, "year")
    steps = _steps(start, until, size)
    tallies = {word: Counter[str]() for word in words}
    for one in dated:
        if one.certainly and len(one.on) >= size:
            tallies[one.move][one.on[:size]] += 1
    rows = [
        (word, [tally[step] for step in steps], str(tally.total()))
        for word, tally in tallies.items()
        if tally
    ]
    if not rows:
        return
    _draw(f"By {unit}, {steps[0]} to {steps[-1]}:", rows)
    if missing := len(dated) - sum(tally.total() for tally in tallies.values()):
        terminal.put(f"  {missing} not drawn: the date is not exact to the {unit}.")


def _draw(title: str, rows: Sequence[_Row]) -> None:
    terminal.put(f"\n{title}")
    width = max(len(word) for word, _, _ in rows)
    most = max(max(values) for _, values, _ in rows)
    for word, values, said in rows:
        terminal.put(f"  {word:<{width}}  {line(values, most)}  {said}")


def _steps(start: date, until: date, size: int) -> list[str]:
    """Return the months (size 7) or the years (size 4) from one day to another."""
    first, last = start.isoformat()[:7], until.isoformat()[:7]
    months = (f"{y:04d}-{m:02d}" for y in range(start.year, until.year + 1) for m in range(1, 13))
    return list(dict.fromkeys(month[:size] for month in months if first <= month <= last))
