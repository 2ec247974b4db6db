"""Read a stranger's file in a child process with limits, and check again what it says.

A file of one kilobyte can make a reader ask for half a terabyte. So the reader is another
process: it may die, it may not take long, and what it writes is taken for what it is,
text of unknown origin.
"""

import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import IO, Any

from charter_cli.errors import BadInput, Hindered
from charter_cli.importers import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Day,
    Hints,
    Row,
    Several,
    Unfit,
)

_START = (
    "import sys; sys.path[:] = {path!r}; from charter_cli.importers.__main__ import main;"
    " main(sys.argv[1:], sys.stdout.buffer)"
)
_ISOLATED = ("-I", "-S", "-B", "-X", "utf8")
"""No site, no user's settings: the child gets our own path and starts in a few milliseconds."""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_ANEW = "Open it in a spreadsheet program, copy the rows into a new workbook and import that."
_COUNTED = ("row", "line", "record")
_MOST_SHEETS = 1000
_LONGEST_NAME = 200
_BLOCK = 1 << 18
"""So many bytes are pressed, and understood again, at once."""

_TEXT = frozenset({str})
_FAST = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold what the child may use: memory and output in megabytes, time in seconds."""

    memory: int = 350
    output: int = 200
    cpu: int = 30
    wall: float = 60


USUAL = Limits()


@dataclass(slots=True)
class Rows:
    """Hold rows as the child wrote them, pressed in blocks: a tenth of the memory of the rows."""

    blocks: list[tuple[int, bytes]] = field(default_factory=list)
    count: int = 0
    left_out: int = 0
    _last: list[bytes] = field(default_factory=list)
    _size: int = 0

    def add(self, line: bytes) -> None:
        """Take in one more row."""
        self._last.append(line)
        self.count += 1
        self._size += len(line)
        if self._size > _BLOCK:
            block = zlib.compress(b",".join(self._last), _FAST)
            self.blocks.append((len(self._last), block))
            self._last, self._size = [], 0

    def after(self, count: int) -> "Rows":
        """Return the rows that follow the first ones."""
        return replace(self, left_out=count)

    def __iter__(self) -> Iterator[Row]:
        return islice(self._rows(), self.left_out, None)

    def __len__(self) -> int:
        return self.count - self.left_out

    def _rows(self) -> Iterator[Row]:
        for count, block in self.blocks:
            yield from _unpacked(zlib.decompress(block), count)
        yield from _unpacked(b",".join(self._last), len(self._last))

    def first(self, count: int) -> list[Row]:
        """Return the first rows, at most `count` of them."""
        return list(islice(self, count))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one sheet; its attributes mean what they mean in `importers.Sheet`."""

    name: str
    rows: Rows
    counted: str
    visible: bool
    height: int
    headings: tuple[str, ...]
    merged: tuple[tuple[int, int, int, int], ...]
    ragged: bool
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Hold everything that was read from a file."""

    sheets: tuple[Sheet, ...]
    said: tuple[str, ...]


def read(path: Path, hints: Hints, limits: Limits = USUAL) -> Book:
    """Return the sheets of a file; raise BadInput where it cannot be taken as a whole."""
    _refuse_what_is_no_file(path)
    child = subprocess.Popen(
        command(path, hints, limits),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    clock = Timer(limits.wall, child.kill)
    clock.start()
    with child:
        try:
            return book(_lines(child.stdout, limits.output << 20))
        finally:
            child.kill()
            clock.cancel()


def command(path: Path, hints: Hints, limits: Limits) -> list[str]:
    """Return the words that start the child."""
    code = _START.format(path=sys.path)
    asked = (str(path.absolute()), hints.encoding, hints.country)
    return [sys.executable, *_ISOLATED, "-c", code, *asked, str(limits.memory), str(limits.cpu)]


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        if path.is_file():
            path.open("rb").close()
            return
    except PermissionError:
        raise Hindered(
            f"The file {path.name} may not be read.", "Ask for the permission to read it."
        ) from None
    except (OSError, ValueError):
        pass
    what = "is a folder, not a file" if path.is_dir() else "is not there"
    if path.exists() and not path.is_dir():
        what = "is a device or a pipe, not a file"
    raise BadInput(f"The file {what}.", "Give the path of a list.")


def _lines(output: IO[bytes] | None, most: int) -> Iterator[bytes]:
    """Give the lines of the child; one that is cut off ends them."""
    total = 0
    while output and (line := output.readline(most - total + 1)):
        total += len(line)
        if total > most:
            raise BadInput("The file holds too much text to be a list.", _ANEW)
        yield line


def book(lines: Iterable[bytes]) -> Book:
    """Put the sheets together; raise BadInput where the child stopped before the end."""
    about: dict[str, Any] | None = None
    sheets: list[Sheet] = []
    rows = Rows()
    said: list[str] = []
    remarks: list[str] = []
    for line in lines:
        if line.startswith(b"["):
            rows.add(line)
            continue
        told = _told(line)
        if "said" in told:
            remarks.append(told["said"])
            continue
        if about is None:
            said, remarks = remarks, []
        else:
            sheets.append(_sheet(about, rows, remarks))
            rows, remarks = Rows(), []
        if "end" in told:
            return Book(tuple(sheets), tuple(said))
        about = told["sheet"]
    raise BadInput(
        "The file cannot be read within the limits of memory and time: a value may stand far"
        " away from the list, or the file is damaged or made to do harm.",
        _ANEW + " A list that is truly so long can be saved as .csv.",
    )


def _told(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:
        raise _garbled() from None
    match told:
        case {"refused": [str(message), str(next_step)]}:
            raise BadInput(message, next_step)
        case {"said": str()} | {"sheet": dict()} | {"end": 1}:
            return dict(told)
    raise _garbled()


def _sheet(about: dict[str, Any], rows: Rows, said: list[str]) -> Sheet:
    try:
        merged = tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in about["merged"])
        sheet = Sheet(
            name=str(about["name"])[:_LONGEST_NAME],
            rows=rows,
            counted=str(about["counted"]),
            visible=bool(about["visible"]),
            height=int(about["height"]),
            headings=tuple(map(str, about["headings"])),
            merged=merged,
            ragged=bool(about["ragged"]),
            said=tuple(said),
        )
    except (KeyError, TypeError, ValueError):
        raise _garbled() from None
    if sheet.counted not in _COUNTED or len(rows) > MOST_ROWS or len(sheet.headings) > MOST_COLUMNS:
        raise _garbled()
    return sheet


def _unpacked(lines: bytes, count: int) -> Iterator[Row]:
    """Yield the rows that so many lines of the child hold; raise BadInput where one is none."""
    try:
        given = json.loads(f"[{lines.decode('utf-8', 'surrogatepass')}]")
    except (ValueError, RecursionError):
        raise _garbled() from None
    if len(given) != count:
        raise _garbled()
    yield from map(_row, given)


def _row(given: Any) -> Row:
    try:
        number, held = given
        texts = _TEXT.issuperset(map(type, held))
        cells = tuple(held) if texts else tuple([c if type(c) is str else _cell(c) for c in held])
    except (ValueError, TypeError):
        raise _garbled() from None
    if type(number) is not int or number < 1:
        raise _garbled()
    if type(held) is not list or len(cells) > MOST_COLUMNS:
        raise _garbled()
    return number, cells


def _cell(cell: Any) -> Cell:
    match cell:
        case bool() | int() | float():
            return cell
        case {"day": str(text)} if _DAY.fullmatch(text):
            return Day(text)
        case {"unfit": str(reason)}:
            return Unfit(reason[:_LONGEST_NAME])
        case {"several": list(texts)}:
            return Several(tuple(map(str, texts)))
        case _:
            raise ValueError(cell)


def _garbled() -> BadInput:
    return BadInput("The file could not be read to its end.", _ANEW)
