"""A list as it came in: what was asked, what was read, and the rows that cannot be taken."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from charter_cli import countries
from charter_cli.chronology import SIGNATURES
from charter_cli.dates import PartialDate
from charter_cli.errors import Misused
from charter_cli.folding import fold
from charter_cli.intake.proposal import Proposal, propose
from charter_cli.intake.watching import Watch, unwatched, watched
from charter_cli.intake.zeros import restored
from charter_cli.reading import Complaint, Document, Wishes, is_copy, read, returned
from charter_cli.workbook import Page, write

_REASON = "charter: what is wrong"
_PERSONS = {"email": "contact_email", "phone": "contact_phone"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what the command line says of a list; `headings` maps headings to fields."""

    file: Path
    source: str
    day: PartialDate
    today: date
    country: str = ""
    signatories: bool = False
    sheet: str = ""
    encoding: str = ""
    dates: str = ""
    headings: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """Hold a list that was read: what its rows say, and what is wrong with others.

    `said` are remarks on the whole, `notes` tell of rows in which something was read otherwise
    than it stands there. `unread` are the country and the key of the name of rows that cannot
    be taken. A list that was `copied` is one that charter wrote, of what it concluded.
    """

    asked: Asked
    document: Document
    proposals: tuple[Proposal, ...]
    complaints: tuple[Complaint, ...]
    said: tuple[str, ...]
    notes: tuple[str, ...]
    mapped: str
    unread: frozenset[tuple[str, str]] = frozenset()
    copied: bool = False

    @property
    def read(self) -> int:
        """Return how many rows were read, totals left out."""
        return len(self.document)

    def rejects(self, complaints: Iterable[Complaint]) -> bytes:
        """Return a workbook of the rejected rows with the reasons, to be corrected and imported."""
        reasons: dict[int, list[str]] = {}
        for one in complaints:
            value = f" {one.value!r}" if one.value else ""
            said = f"{one.column}{value}: {one.reason}" if one.column else one.reason
            reasons.setdefault(one.row, []).append(said)
        headings, cells = returned(self.document, reasons)
        rows = tuple(("; ".join(reasons[number]), *row) for number, row in cells.items())
        title = f"Rows of {self.document.file} to be corrected"
        page = Page("To be corrected", (_REASON, *headings), rows)
        return write((page,), title, self.asked.today)


def receive(asked: Asked, remembered: str, watch: Watch = unwatched) -> Received:
    """Read a list; `remembered` are the headings that were mapped for its source last time."""
    mapping = _mapping(asked, remembered)
    wishes = Wishes(
        encoding=asked.encoding,
        sheet=asked.sheet,
        country=countries.find(asked.country) if asked.country else "",
        dates=asked.dates,
        mapping=mapping,
        remembered=not asked.headings,
        today=asked.today,
    )
    document = read(asked.file, wishes)
    copied = is_copy(column.heading for column in document.columns)
    proposals: list[Proposal] = []
    complaints: list[Complaint] = []
    notes: list[str] = []
    unread: set[tuple[str, str]] = set()
    for record in watched(document.records(), "rows read", len(document), watch):
        notes += [f"{document.counted} {record.number}, {note}" for note in record.notes]
        if record.complaints:
            complaints += record.complaints
            unread.add((record.values.get("country", ""), fold(record.values.get("name", ""))))
        else:
            values = _addressed(record.values) if copied else record.values
            proposal, told = restored(propose(record.number, values, signatories=asked.signatories))
            proposals.append(proposal)
            notes += [f"{document.counted} {record.number}, {note}" for note in told]
    return Received(
        asked=asked,
        document=document,
        proposals=tuple(proposals),
        complaints=tuple(complaints),
        said=document.said,
        notes=tuple(notes),
        mapped=json.dumps(dict(mapping)),
        unread=frozenset(unread),
        copied=copied,
    )


def pairs(words: Iterable[str]) -> dict[str, str]:
    """Read `Heading=field` of --map; a heading without a field is left out."""
    found = {}
    for word in words:
        heading, equals, of = word.rpartition("=")
        if not equals or not heading.strip():
            raise Misused(f"--map {word!r} is not a heading and a field.", 'Write "Heading=field".')
        found[heading.strip()] = of.strip()
    return found


def answers(words: Iterable[str]) -> dict[int, int | None]:
    """Read `ROW=NUMBER` or `ROW=new` of --decide: per row the authority meant, or none."""
    found: dict[int, int | None] = {}
    for word in words:
        row, _, who = (part.strip() for part in word.partition("="))
        if not row.isdecimal() or not (who == "new" or who.isdecimal()):
            raise Misused(f"--decide {word!r} is no decision.", "Write ROW=NUMBER or ROW=new.")
        found[int(row)] = None if who == "new" else int(who)
    return found


def _mapping(asked: Asked, remembered: str) -> Mapping[str, str]:
    """Return the headings asked for; without any, those remembered for this source."""
    if asked.headings:
        return asked.headings
    found = json.loads(remembered)
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _addressed(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return a row of a mailing list: where it names a person, it gives that person's mailbox."""
    if "contact_name" not in values:
        return values
    return {_PERSONS.get(of, of): text for of, text in values.items() if of != "languages"}


def silence(got: Received) -> Iterator[str]:
    """Say how many rows tell of no signature, if that may surprise; a workbook of ours need not."""
    unsigned = [one for one in got.proposals if one.version is None and not _signed(one)]
    decided = sum(bool(one.events) for one in unsigned)
    if decided:
        told = "1 row tells" if decided == 1 else f"{decided} rows tell"
        yield (
            f"{told} of a decision and of no signature, so nobody counts as a signatory by it."
            " If every row of the list has signed, say --signatories."
        )
    elif unsigned and len(unsigned) == len(got.proposals) and not _may_be_signed(got):
        yield "The list tells of no signature. If every row has signed, say --signatories."


def _may_be_signed(got: Received) -> bool:
    """Tell whether rows that could not be read, or another register, may know of a signature."""
    days = {column.heading for column in got.document.columns if column.field in SIGNATURES}
    return got.copied or any(one.column in days for one in got.complaints)


def _signed(one: Proposal) -> bool:
    return any(kind in SIGNATURES for kind, *_ in one.events)
