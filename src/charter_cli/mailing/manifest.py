"""The list of what a folder of letters holds, as case systems and archives take it in.

`manifest.json` and `manifest.csv` say the same, one entry a file, in the order of the letters.
Nothing in them depends on the day or the machine: the same round gives the same bytes.
"""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from charter_cli import outbox
from charter_cli.inert import inert
from charter_cli.letter import Letter
from charter_cli.mailing import there
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import Composed, Planned
from charter_cli.mailing.there import Made

TABLE = "manifest.csv"
"""The same list for spreadsheets."""

_COLUMNS = (
    "recipient", "contact", "authority", "country", "code", "address", "language", "title",
    "date", "our_reference", "your_reference", "archive_code", "case_handler", "sender",
    "file", "format", "size", "pages", "sha256", "made_from",
)  # fmt: skip


def write(folder: Path, mailing: Mailing, composed: Composed, files: Sequence[Made]) -> None:
    """Write the list of `files`, and of what earlier rounds left in the folder."""
    facts = {item.name: _facts(mailing, item, letter) for item, letter in composed.letters}
    entries = [{**facts[Path(made.file).stem], **_of_file(made)} for made in files]
    entries += _kept(folder, {made.file for made in files})
    _put(folder / TABLE, _table(entries))
    _put(folder / there.MANIFEST, _json(mailing, entries))
    there.end(folder)


def read(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that a folder's list names; none where there is no list."""
    found = there.known(folder) or {}
    return tuple(found)


def _facts(mailing: Mailing, item: Planned, letter: Letter) -> dict[str, Any]:
    authority, contact = item.recipient.authority, item.recipient.contact
    return {
        "recipient": letter.recipient[0] if letter.recipient else authority.name,
        "contact": contact.name if contact else "",
        "authority": authority.id or None,  # nobody's: the one letter to all
        "country": authority.country,
        "code": authority.code,
        "address": list(letter.recipient),
        "language": letter.language,
        "title": letter.subject,
        "date": letter.date.isoformat(),
        "our_reference": mailing.references.our_reference,
        "your_reference": mailing.references.your_reference,
        "archive_code": mailing.references.archive_code,
        "case_handler": mailing.references.case_handler,
        "sender": letter.sender.name,
    }


def _of_file(made: Made) -> dict[str, Any]:
    return {
        "file": made.file,
        "format": made.file.rpartition(".")[2],
        "size": made.size,
        "pages": made.pages,
        "sha256": made.sha256,
        "made_from": made.made_from,
    }


def _kept(folder: Path, new: Set[str]) -> Iterator[dict[str, Any]]:
    """Yield what an earlier list says of files that are still there and are none of the new."""
    known = there.known(folder) or {}
    for entry in there.listed(folder):
        name = str(entry.get("file"))
        if name not in new and name in known and (folder / name).is_file():
            yield {column: entry.get(column) for column in _COLUMNS}


def _table(entries: Sequence[dict[str, Any]]) -> bytes:
    """Return the entries as Excel in Europe opens them: see exporters/csv."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        writer.writerow([inert(_cell(entry[column])) for column in _COLUMNS])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def _json(mailing: Mailing, entries: Sequence[dict[str, Any]]) -> bytes:
    """Return the entries as JSON, each on a line of its own."""
    files = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"date": "{mailing.date}", "files": [\n{files}\n]}}\n'.encode()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _put(path: Path, content: bytes) -> None:
    """Write a file unless it holds just that already."""
    if not path.is_file() or path.read_bytes() != content:
        outbox.write(path, content)
