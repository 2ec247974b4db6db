"""The words in which it is told what was done with a list, and what was left undone."""

from collections.abc import Iterable, Iterator

from charter_cli import countries
from charter_cli.importers import letter
from charter_cli.reading.child import Book, Sheet
from charter_cli.reading.header import Header
from charter_cli.reading.headings import REMARK, is_copy
from charter_cli.reading.survey import Survey
from charter_cli.shell import typed

_NAMED = 5
_LISTED = 20
_LONG = 40


def said(book: Book, sheet: Sheet, header: Header, seen: Survey, country: str) -> Iterator[str]:
    """Give the remarks on a list that was read; `country` is the one that was asked for."""
    yield from book.said
    yield from sheet.said
    yield from _about_sheets(book, sheet)
    yield from _about_header(sheet, header)
    if "country" not in header.fields:
        named = countries.name(country)
        yield f"There is no column for the country; every row was taken to be of {named}."
    yield from _about_columns(sheet, header, seen)
    yield from _about_rows(sheet, header, seen)


def _about_sheets(book: Book, chosen: Sheet) -> Iterator[str]:
    hidden = [sheet for sheet in book.sheets if not sheet.visible]
    others = [sheet for sheet in book.sheets if sheet.visible and sheet != chosen]
    if hidden:
        named = ", ".join(f"{sheet.name} ({_many(sheet.height, 'row')})" for sheet in hidden)
        what = "1 hidden sheet was" if len(hidden) == 1 else f"{len(hidden)} hidden sheets were"
        yield f"{what} not read: {named}."
    if left := [sheet for sheet in others if len(sheet.rows)]:
        yield f"Other sheets were not read: {names(sheet.name for sheet in left)}."


def _about_header(sheet: Sheet, header: Header) -> Iterator[str]:
    if header.first < header.number:
        yield f"The headings were found in {sheet.counted}s {header.first} and {header.number}."
    elif header.taken > 1:
        above = header.number - 1
        left = f"the {above} {sheet.counted}s above were" if above > 1 else "the one above was"
        yield f"The headings were found in {sheet.counted} {header.number}; {left} left out."


def _about_columns(sheet: Sheet, header: Header, seen: Survey) -> Iterator[str]:
    known = {place: column for place, column in enumerate(header.columns) if column.heading.strip()}
    left = {
        place: seen.unused.get(place, 0)
        for place, column in known.items()
        if not (column.field or column.settled or column.heading.startswith(REMARK))
    }
    if is_copy(column.heading for column in header.columns):
        yield (
            "charter wrote this list: standing and edition in it follow from the events of a"
            " register and are not read. For corrections: charter export FILE.xlsx --round-trip."
        )
    elif left:
        named = [
            f"{known[place].heading.strip()[:_LONG]!r} ({_many(count, 'value')})"
            for place, count in left.items()
        ]
        more = f" and {len(named) - _LISTED} more" if len(named) > _LISTED else ""
        shown = ", ".join(named[:_LISTED])
        yield f"Columns that are not known were not imported: {shown}{more}."
        full = next((place for place, count in left.items() if count), None)
        if full is not None:
            example = typed(f"{known[full].heading.strip()}=FIELD")
            yield f"To take one in, say which field it is, such as code or note: --map {example}."
    for column in header.columns:
        if column.proposed:
            yield (
                f"The column {column.heading[:_LONG]!r} may be the {column.proposed}; if so, say"
                f" --map {typed(f'{column.heading}={column.proposed}')}."
            )
    for place, count in seen.unused.items():
        if place not in known and not (sheet.ragged and place >= header.width):
            yield (
                f"Column {letter(place)} has no heading, but {_many(count, 'value')};"
                " it was not imported."
            )


def _about_rows(sheet: Sheet, header: Header, seen: Survey) -> Iterator[str]:
    if seen.totals:
        what = f"The totals {_numbered(sheet, seen.totals)}"
        yield f"{what} {'was' if len(seen.totals) == 1 else 'were'} left out."
    if seen.short:
        have = "has" if len(seen.short) == 1 else "have"
        yield (
            f"{_numbered(sheet, seen.short).capitalize()} {have} fewer cells than the"
            f" {header.width} headings; the rest was taken as empty."
        )


def _numbered(sheet: Sheet, numbers: tuple[int, ...]) -> str:
    named = ", ".join(map(str, numbers[:_NAMED])) + (", …" if len(numbers) > _NAMED else "")
    return f"{sheet.counted}{'' if len(numbers) == 1 else 's'} {named}"


def names(given: Iterable[str]) -> str:
    """Return names one after the other, the first five of them."""
    all_names = list(given)
    return ", ".join(map(repr, all_names[:_NAMED])) + (", …" if len(all_names) > _NAMED else "")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
