"""Read text with delimiters: csv, tsv, and what Excel calls "Unicode text"."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from charter_cli import countries
from charter_cli.errors import BadInput
from charter_cli.importers import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Hints, Row, Sheet, trimmed
from charter_cli.importers._decoding import text_encoding

_DELIMITERS = ";\t,|"
_SAMPLE = 1 << 16
_DOS_END = b"\x1a"
_SEP = re.compile(r"sep=(.)[\r\n]*", re.IGNORECASE)
_SHARE = 0.8
"""A column of which so many cells are countries is the column of countries."""


def read(path: Path, hints: Hints) -> Iterator[Sheet]:
    """Read one list; a row has the number of the line of the text in which it begins."""
    csv.field_size_limit(MOST_LETTERS)
    data = path.read_bytes()
    told = []
    if data.endswith(_DOS_END):
        data = data.rstrip(_DOS_END)
        told.append("An end-of-file mark of DOS at the end of the file was left out.")
    decision = text_encoding(data, hints, _countries_in)
    told += filter(None, [decision.said])
    text = io.TextIOWrapper(io.BytesIO(data), decision.encoding, newline="")
    declared = _SEP.fullmatch(next(iter(_head(text)), ""))
    delimiter = declared[1] if declared else _delimiter(_head(text))
    lines = _Lines(text)
    if declared:
        next(lines)
    yield Sheet("", _rows(lines, delimiter), counted="line", ragged=True, said=told)


class _Lines:
    """Hand out the lines of a text from its beginning, and count them as an editor does.

    A line ends at a line feed, or at a carriage return where the text has no line feeds.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        text.seek(0)
        self.end = "\n" if any(line.endswith("\n") for line in text) else "\r"
        text.seek(0)
        self.text = text
        self.seen = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.text)
        self.seen += line.endswith(self.end)
        return line


def _head(text: io.TextIOBase) -> list[str]:
    """Return the first lines of a text."""
    text.seek(0)
    lines: list[str] = []
    letters = 0
    for line in text:
        lines.append(line)
        letters += len(line)
        if letters > _SAMPLE:
            break
    return lines


def _delimiter(lines: list[str]) -> str:
    """Return the sign that parts most lines into equally many cells."""
    return max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    """Return which share of the records has the most frequent number of cells, and that number."""
    try:
        records = [record for record in csv.reader(lines, delimiter=sign) if record]
    except csv.Error:
        return (0, 0)
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return (0, 0)
    width, number = widths.most_common(1)[0]
    return (number / len(records), width)


def _rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    records = csv.reader(lines, delimiter=delimiter, strict=True)
    count = 0
    while True:
        start = lines.seen + 1
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(error, start) from None
        if any(record):
            count += 1
            yield start, _checked(record, start, count)


def _checked(record: list[str], line: int, count: int) -> tuple[str, ...]:
    """Return the cells, all of them: their number tells whether some were lost."""
    if count > MOST_ROWS:
        raise BadInput(f"The file has more than {MOST_ROWS} rows.", "Import it in parts.")
    if len(record) <= MOST_COLUMNS:
        return tuple(record)
    used = len(trimmed(list(record)))
    if used > MOST_COLUMNS:
        raise BadInput(
            f"Line {line} has {used} columns; at most {MOST_COLUMNS} are read.",
            "Keep the columns that are wanted and save the file again.",
        )
    return tuple(record[:used])


def _broken(error: csv.Error, line: int) -> BadInput:
    if "field larger" in str(error):
        return BadInput(
            f"Line {line} begins a cell of more than {MOST_LETTERS} characters.",
            "A quotation mark that is never closed does this; correct the line.",
        )
    return BadInput(
        f"Line {line}: the quotation marks do not match.",
        'Correct the line (a cell that holds quotation marks is written as "say ""hi"""),'
        " or save the list as .xlsx.",
    )


def _countries_in(text: str) -> frozenset[str]:
    """Return the countries of the column that holds nothing else, if there is one."""
    lines = _head(io.StringIO(text, newline=""))
    try:
        records = list(csv.reader(lines, delimiter=_delimiter(lines)))
    except csv.Error:
        return frozenset()
    for column in range(min(max(map(len, records), default=0), MOST_COLUMNS)):
        cells = [record[column] for record in records if len(record) > column]
        values = Counter(filter(str.strip, cells))
        named = {value: code for value in values if (code := countries.lookup(value))}
        known = sum(number for value, number in values.items() if value in named)
        if known and known >= _SHARE * (values.total() - 1):
            return frozenset(named.values())
    return frozenset()
