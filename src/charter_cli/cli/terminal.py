"""The one place that writes to the screen: nothing passes that a terminal would obey.

Control characters, bidirectional overrides and invisible characters become visible marks;
markup is never interpreted. Rows go to standard output, remarks and progress to standard
error, so that pipes stay clean.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TextIO, cast

from charter_cli.cli import layout
from charter_cli.errors import CharterError

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


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
        if not isinstance(text, str):
            raise TypeError("text only")  # so a library finds out that this stream takes no bytes
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


def amount(number: object, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 letter, 2 letters, 17–22 countries."""
    return f"{number} {one if str(number) == '1' else many or f'{one}s'}"


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
    """Show rows as a table: with lines and bold type to a person, as plain columns to a pipe.

    `bars` holds one value a row, drawn at its end; with `total`, the last row stands apart.
    """
    cells = [[line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        _write(layout.plain(headings, cells, bars))
        return
    columns = shutil.get_terminal_size().columns
    shown = layout.screen(headings, cells, bars, columns=columns, total=total, colour=_coloured())
    _write(shown)


def _coloured() -> bool:
    """Tell whether the person's terminal knows bold type and colours, and may use them.

    The old console of Windows knows none; its successor, which does, says who it is.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Closed from None


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
