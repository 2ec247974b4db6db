"""Rows that cannot be taken, laid out so that a person corrects them and gives them back."""

import re
from collections.abc import Container, Mapping

from charter_cli.importers import Cell, Unfit
from charter_cli.reading import cells
from charter_cli.reading.document import Document
from charter_cli.reading.header import as_text
from charter_cli.reading.headings import SURPLUS, Column, says_itself
from charter_cli.reading.outcome import Refused
from charter_cli.reading.wishes import Wishes

_ERROR = "#VALUE!"
"""Stands for what no cell of text can hold, and is itself refused in every field."""

_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""No workbook can hold these: without them a text that was refused would pass."""


def returned(
    document: Document, numbers: Container[int]
) -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """Return headings and, by their numbers, some rows of a list: texts as they were written.

    Read again under the same wishes but without their mapping, they mean what they meant, and
    what was refused is refused. What stood beyond the last heading gets a column of its own.
    """
    reader = document.reader()
    width = len(document.columns)
    rows: dict[int, tuple[str, ...]] = {}
    for number, given in document.rows:
        if number in numbers:
            values = reader.record((number, given)).values
            filled = () if all(isinstance(cell, Unfit) for cell in given) else given
            pairs = zip((*filled, *[""] * width), document.columns, strict=False)
            texts = [_text(cell, column, values, document.wishes) for cell, column in pairs]
            beyond = given[width:] if document.width else ()
            rows[number] = (*texts, "; ".join(as_text(cell) for cell in beyond if cell != ""))
    headings = says_itself(document.columns, document.wishes.country)
    if any(row[-1] for row in rows.values()):
        return (*headings, SURPLUS), rows
    return headings, {number: row[:-1] for number, row in rows.items()}


def _text(cell: Cell, column: Column, values: Mapping[str, str], wishes: Wishes) -> str:
    """Return the text of a cell; where it was none, one that means the same."""
    text = as_text(cell)
    if not column.field:
        return text
    if isinstance(cell, str):
        return _ERROR if _NO_TEXT.search(text) else text
    if column.field in values:
        return values[column.field]
    again = cells.read(column.field, text, values.get("country") or wishes.country, wishes)
    return text if isinstance(again, Refused) else _ERROR
