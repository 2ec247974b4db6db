"""The one place that writes to the screen: nothing passes that a terminal would obey.

Control characters, bidirectional overrides and invisible characters become visible marks;
markup is never interpreted. Rows go to standard output, remarks and progress to standard
error, so that pipes stay clean.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TextIO, cast

from charter_cli.errors import CharterError

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_BAR = "█"
_BAR_WIDTH = 24


class Closed(BaseException):
    """Whoever read our output has stopped reading (`| head`): leave quietly."""


def safe(text: object) -> str:
    """Return `text` with everything that a terminal would obey made visible as <U+XXXX>."""
    return _UNSAFE.sub(lambda found: f"<U+{ord(found.group()):04X}>", str(text))


def line(text: object) -> str:
    """Return `text` safe and on one line, for a cell of a table."""
    return safe(text).replace("\n", " ").replace("\t", " ")


class _Guard:
    """A standard error that makes unsafe characters visible, also in the library's own words."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(safe(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Make everything safe that is written to standard error meanwhile."""
    before = sys.stderr
    sys.stderr = cast(TextIO, _Guard(before))
    try:
        yield
    finally:
        sys.stderr = before


def prepare() -> None:
    """Let no letter that the terminal cannot show stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Write text to standard output, as it is but safe."""
    _write(safe(text) + "\n")


def say(text: str) -> None:
    """Tell the person something that is not a result: it goes to standard error."""
    with suppress(OSError):
        sys.stderr.write(safe(text) + "\n")


def complain(error: CharterError) -> None:
    """Say what went wrong and what to do next."""
    say(f"charter: {error.message}")
    if error.next_step:
        say(f"         {error.next_step}")


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    bars: Sequence[float] = (),
    total: bool = False,
) -> None:
    """Show rows as a table.

    `bars` holds one value a row, drawn at its end; with `total`, the last row stands apart.

    Columns that hold only numbers are set flush right. A person's terminal gets lines and
    bold type; a pipe gets the same columns as plain text.
    """
    cells = [[line(cell) for cell in row] for row in rows]
    right = [_numeric(column) for column in zip(*cells, strict=True)] if cells else []
    if sys.stdout.isatty():
        from charter_cli.cli import pretty

        drawn = _drawn(bars, width=_room(headings, cells, os.get_terminal_size().columns))
        pretty.show(headings, cells, right, drawn, total)
        return
    _plain(headings, cells, right, _drawn(bars, _BAR_WIDTH))


def _plain(
    headings: Sequence[str], cells: list[list[str]], right: list[bool], bars: list[str]
) -> None:
    widths = [_width(heading) for heading in headings]
    for row in cells:
        widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    right = right or [False] * len(widths)
    lines = []
    for number, row in enumerate([list(headings), *cells]):
        parts = [
            " " * (w - _width(cell)) + cell if flush else cell + " " * (w - _width(cell))
            for cell, w, flush in zip(row, widths, right, strict=True)
        ]
        bar = bars[number - 1] if 0 < number <= len(bars) else ""
        lines.append("  ".join([*parts, bar]).rstrip())
    _write("\n".join(lines) + "\n")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Closed from None


def _drawn(bars: Sequence[float], width: int) -> list[str]:
    most = max(bars, default=0)
    if not most or width < 1:
        return []
    return [_BAR * max(round(value / most * width), int(value > 0)) for value in bars]


def _room(headings: Sequence[str], cells: list[list[str]], columns: int) -> int:
    """Return how many characters a row of the terminal leaves for a bar."""
    rows = [list(headings), *cells]
    used = sum(max(_width(row[i]) for row in rows) for i in range(len(headings)))
    return min(columns - used - 3 * len(headings) - 2, _BAR_WIDTH * 2)


def _numeric(column: Iterable[str]) -> bool:
    return all(re.fullmatch(r"[+−-]?[\d.,  ]+(–[\d.,  ]+)?|", cell) for cell in column)


def _width(text: str) -> int:
    """Return how many columns a text takes: combining marks take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show on standard error how many of `total` are done, if a person looks on."""
    stream = sys.stderr

    def tell(done: int) -> None:
        stream.write(f"\r  {what}: {done} of {total}")
        stream.flush()

    watched = stream.isatty()
    try:
        yield tell if watched else lambda _done: None
    finally:
        if watched:
            stream.write("\r\033[K" if not os.environ.get("NO_COLOR") else "\n")
