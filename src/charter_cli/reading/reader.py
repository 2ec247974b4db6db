"""Read a list: choose the sheet, find its headings, and say what was done and left undone."""

from dataclasses import replace
from pathlib import Path

from charter_cli.errors import BadInput
from charter_cli.folding import fold
from charter_cli.importers import Hints
from charter_cli.reading import child, remarks
from charter_cli.reading.child import USUAL, Book, Limits, Sheet
from charter_cli.reading.document import Document
from charter_cli.reading.header import check, find, nothing_found
from charter_cli.reading.headings import with_proposals
from charter_cli.reading.survey import survey
from charter_cli.reading.wishes import NO_WISHES, Wishes
from charter_cli.shell import typed

_LONG = 40


def read(path: Path, wishes: Wishes = NO_WISHES, limits: Limits = USUAL) -> Document:
    """Read the list in a file; raise BadInput, which names the file, where there is none."""
    try:
        return _read(path, wishes, limits)
    except BadInput as error:
        raise BadInput(f"{path.name}: {error.message}", error.next_step) from None


def _read(path: Path, wishes: Wishes, limits: Limits) -> Document:
    book = child.read(path, Hints(wishes.encoding, wishes.country), limits)
    sheet = _chosen(book, wishes)
    header = find(sheet, wishes)
    if header is None:
        raise nothing_found(sheet)
    check(header, sheet, wishes)
    header = replace(header, columns=with_proposals(header.columns))
    rows = sheet.rows.after(header.taken)
    used = frozenset(place for place, column in enumerate(header.columns) if column.field)
    seen = survey(rows, used, header.width if sheet.ragged else 0)
    if not seen.records:
        raise BadInput("There are no rows under the headings.", "Give a file with a list.")
    return Document(
        file=path.name,
        sheet=sheet.name,
        counted=sheet.counted,
        headings=header.number,
        columns=header.columns,
        rows=rows,
        said=tuple(dict.fromkeys(remarks.said(book, sheet, header, seen, wishes.country))),
        totals=frozenset(seen.totals),
        width=header.width if sheet.ragged else 0,
        merged=sheet.merged,
        wishes=wishes,
    )


def _chosen(book: Book, wishes: Wishes) -> Sheet:
    """Return the sheet that was asked for, or the only one that holds a list."""
    if wishes.sheet:
        return _asked(book, wishes.sheet)
    filled = [sheet for sheet in book.sheets if sheet.visible and len(sheet.rows)]
    if not filled:
        what = "has no rows" if len(book.sheets) == 1 else "has no sheet with rows"
        raise BadInput(f"The file is empty: it {what}.", "Give a file with a list.")
    if len(filled) == 1:
        return filled[0]
    lists = [sheet for sheet in filled if _holds_a_list(sheet, wishes)]
    if len(lists) == 1:
        return lists[0]
    names = remarks.names(sheet.name for sheet in lists or filled)
    raise BadInput(
        f"Several sheets could be meant: {names}.",
        f"Say which one, for instance --sheet {typed((lists or filled)[0].name)}.",
    )


def _asked(book: Book, name: str) -> Sheet:
    named = [sheet for sheet in book.sheets if sheet.name == name] or [
        sheet for sheet in book.sheets if fold(sheet.name) == fold(name)
    ]
    if not named:
        raise BadInput(
            f"The file has no sheet {name[:_LONG]!r}.",
            f"It has {remarks.names(sheet.name for sheet in book.sheets if sheet.visible)}.",
        )
    if not named[0].visible:
        raise BadInput(
            f"The sheet {named[0].name!r} is hidden, and hidden sheets are never read.",
            "Show it in the spreadsheet program and save the file.",
        )
    return named[0]


def _holds_a_list(sheet: Sheet, wishes: Wishes) -> bool:
    header = find(sheet, wishes)
    return header is not None and "name" in header.fields
