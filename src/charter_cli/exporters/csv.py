"""Comma-separated values, shaped for Excel in Europe.

UTF-8 with its signature, because Excel reads the system's code page without one. Semicolons,
because Excel takes the list separator of the system's region, and wherever the comma is the
decimal sign that is the semicolon. Every cell is quoted: LibreOffice can then be told to
take quoted cells as text, and a comma in a cell stays in it whatever the reader splits at.
Excel drops the zeros of a postcode when it opens any such file; the workbook keeps them.
"""

import codecs
import csv as stdlib_csv
from collections.abc import Iterable
from typing import BinaryIO

from charter_cli.errors import Misused
from charter_cli.exporters import Options
from charter_cli.exporters._columns import HEADINGS, cells
from charter_cli.inert import inert
from charter_cli.model import Recipient

SUFFIX = ".csv"
MEDIA = "text/csv; charset=utf-8"

_DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}
_SIGNS = {"": ";", "|": "|", **_DELIMITERS} | {sign: sign for sign in _DELIMITERS.values()}


def write(recipients: Iterable[Recipient], target: BinaryIO, options: Options) -> None:
    """Write a heading and one line a recipient; lines end in CR LF (RFC 4180)."""
    if options.delimiter not in _SIGNS:
        raise Misused(
            f"A CSV file cannot be delimited by {options.delimiter!r}.",
            f"Choose one of: {', '.join(_DELIMITERS)}.",
        )
    # A stream of text would close the caller's stream when it goes; this one only encodes.
    writer = stdlib_csv.writer(
        codecs.getwriter("utf-8-sig")(target),
        delimiter=_SIGNS[options.delimiter],
        quoting=stdlib_csv.QUOTE_ALL,
        lineterminator="\r\n",
    )
    writer.writerow(HEADINGS)
    for recipient in recipients:
        writer.writerow([inert(cell) for cell in cells(recipient, options)])
