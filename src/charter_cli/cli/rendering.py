"""Rows as csv, JSON or Markdown, a row at a time: a long log is never held as a whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = Mapping[str, object]


def lines(rows: Iterable[Row], form: str, headings: Sequence[str]) -> Iterator[str]:
    """Yield rows as the lines of a text in csv, json or md (a table in a file is Markdown)."""
    if form == "json":
        yield from _json(rows)
    elif form == "csv":
        yield from _csv([headings])
        yield from _csv([shown(row[h]) for h in headings] for row in rows)
    else:
        yield f"| {' | '.join(headings)} |"
        yield f"| {' | '.join(['---'] * len(headings))} |"
        yield from (f"| {' | '.join(inline(row[h]) for h in headings)} |" for row in rows)


def shown(value: object) -> str:
    """Return a value as text: nothing for None, a list parted by commas."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


def inline(value: object) -> str:
    """Return a value as a cell of a Markdown table: one line, whose bars part nothing."""
    return " ".join(shown(value).split()).replace("|", "\\|")


def _json(rows: Iterable[Row]) -> Iterator[str]:
    import json

    encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
    before = ""
    for row in rows:
        yield f"{before}," if before else "["
        cells = ",\n".join(f'    "{key}": {encode(value)}' for key, value in row.items())
        before = f"  {{\n{cells}\n  }}"
    yield from (before, "]") if before else ("[]",)


def _csv(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # so a lone \r is quoted too
    for row in rows:
        writer.writerow(row)
        yield text.getvalue().removesuffix("\r\n")
        text.seek(0)
        text.truncate()
