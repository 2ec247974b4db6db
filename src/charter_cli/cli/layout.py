"""Rows set in columns: plain text for a pipe, lines and bold type for a person's terminal.

Text in, text out: `terminal` makes it safe before and writes it after. Columns that hold only
numbers are set flush right.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

BOLD, CYAN, END = "\x1b[1m", "\x1b[36m", "\x1b[0m"

_GAP = "  "
_BAR = "█"
_RULE = "─"
_BAR_IN_PIPE, _BAR_ON_SCREEN = 24, 48
_NARROWEST = 6
_NUMBER = re.compile(r"[+−-]?[\d.,  ]+(–[\d.,  ]+)?|")

Row = Sequence[str]


def plain(headings: Row, rows: Sequence[Row], values: Sequence[float] = ()) -> str:
    """Return rows as lines of text; `values` are drawn as bars at the ends of the first rows."""
    widths, right = _widths([headings, *rows]), _flush_right(headings, rows)
    bars = ["", *_bars(values, _BAR_IN_PIPE)]
    lines = [
        _GAP.join([_line(row, widths, right), bar]).rstrip()
        for row, bar in zip_longest([headings, *rows], bars, fillvalue="")
    ]
    return "\n".join(lines) + "\n"


def screen(
    headings: Row,
    rows: Sequence[Row],
    values: Sequence[float],
    *,
    columns: int,
    total: bool,
    colour: bool,
) -> str:
    """Return rows as a terminal of so many columns shows them; too long cells are folded.

    With `total`, the last row stands apart. Without `colour` there is no bold type either.
    """
    bold, cyan, end = (BOLD, CYAN, END) if colour else ("", "", "")
    widths, right = _fitted(_widths([headings, *rows]), columns), _flush_right(headings, rows)
    used = sum(widths) + len(_GAP) * (len(widths) - 1)
    bars = _bars(values, min(columns - used - len(_GAP), _BAR_ON_SCREEN))
    rule = _RULE * (used + max((len(_GAP) + len(bar) for bar in bars), default=0))
    lines = [*(f"{bold}{one}{end}" for one in _folded(headings, widths, right)), rule]
    for number, (row, bar) in enumerate(zip_longest(rows, bars, fillvalue=""), start=1):
        first, *more = _folded(row, widths, right)
        last = total and number == len(rows)
        if last:
            lines.append(rule)
        first = f"{bold}{first}{end}" if last else first
        lines += [f"{first}{_GAP}{cyan}{bar}{end}" if bar else first, *more]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str], widths: list[int], right: list[bool]) -> str:
    return _GAP.join(
        " " * (width - _width(cell)) + cell if flush else cell + " " * (width - _width(cell))
        for cell, width, flush in zip(cells, widths, right, strict=True)
    )


def _folded(cells: Row, widths: list[int], right: list[bool]) -> Iterator[str]:
    """Yield the lines that a row takes when every cell keeps to its width."""
    parts = [
        [cell] if _width(cell) <= width else wrap(cell, width) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for line in zip_longest(*parts, fillvalue=""):
        yield _line(line, widths, right)


def _fitted(widths: list[int], columns: int) -> list[int]:
    """Narrow the widest columns until a row fits; none becomes narrower than six characters."""
    widths = list(widths)
    gaps = len(_GAP) * (len(widths) - 1)
    while sum(widths) + gaps > columns and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _bars(values: Sequence[float], width: int) -> list[str]:
    most = max(values, default=0)
    if not most or width < 1:
        return []
    return [_BAR * max(round(value / most * width), int(value > 0)) for value in values]


def _widths(rows: Iterable[Row]) -> list[int]:
    return [max(map(_width, column)) for column in zip(*rows, strict=True)]


def _flush_right(headings: Row, rows: Sequence[Row]) -> list[bool]:
    if not rows:
        return [False] * len(headings)
    return [all(map(_NUMBER.fullmatch, column)) for column in zip(*rows, strict=True)]


def _width(text: str) -> int:
    """Return how many columns a text takes: combining marks take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
