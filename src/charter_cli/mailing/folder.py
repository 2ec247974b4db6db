"""Read the folder of a mailing: `mailing.toml`, and one Markdown text a language beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from charter_cli import letterheads, shelf
from charter_cli.errors import BadTemplate, Misused, NotFound
from charter_cli.letter import Letterhead, Sender
from charter_cli.mailing import texts
from charter_cli.mailing.table import UNSAID, Table, Worded
from charter_cli.model import Edition, Kind, Selection

SETTINGS = "mailing.toml"
_STANDINGS = ("signatory", "former", "decided", "all")


@dataclass(frozen=True, slots=True)
class References:
    """Hold what the archive of the sender knows the letter by."""

    our_reference: str = ""
    archive_code: str = ""
    case_handler: str = ""
    your_reference: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Hold what the letters invite to."""

    title: Worded = UNSAID
    starts: date | None = None
    ends: date | None = None
    place: Worded = UNSAID
    website: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Hold somebody at the sender: who signs, or whom to ask."""

    name: str
    title: Worded = UNSAID
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Hold everything that one round of letters needs, but for its recipients."""

    date: date
    sender: Sender
    texts: Mapping[str, texts.Text]
    letterhead: Letterhead
    references: References = References()
    occasion: Occasion = Occasion()
    signers: tuple[Person, ...] = ()
    contacts: tuple[Person, ...] = ()
    enclosures: tuple[Worded, ...] = ()
    selection: Selection = field(default_factory=Selection)


def read(folder: Path) -> Mailing:
    """Return the mailing in `folder`; BadTemplate names the file and the key or the line."""
    if not (folder / SETTINGS).is_file():
        raise NotFound(
            f"There is no mailing in {folder}: it holds no {SETTINGS}.",
            f"Make one: charter mailing new {folder}",
        )
    table = Table.read(folder / SETTINGS)
    written = table.day("date", required=True)
    assert written is not None
    mailing = Mailing(
        date=written,
        sender=_sender(table.table("sender")),
        texts=_texts(folder),
        letterhead=_letterhead(table.text("letterhead") or "plain"),
        references=_references(table.table("references")),
        occasion=_occasion(table.table("occasion")),
        signers=tuple(_person(item) for item in table.tables("signers")),
        contacts=tuple(_person(item) for item in table.tables("contacts")),
        enclosures=table.all_worded("enclosures"),
        selection=_selection(table.table("recipients")),
    )
    table.close()
    return mailing


def _texts(folder: Path) -> dict[str, texts.Text]:
    """Return the texts by language; a file that is no language is somebody's mistake."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        try:
            shelf.require("charter_cli.languages", path.stem, "language", ".toml")
        except Misused as problem:
            raise BadTemplate(
                f"{path.name} is not named after a language.",
                f"{problem.next_step} Keep notes in a file that does not end in .md.",
            ) from None
        found[path.stem] = texts.read(path, path.stem)
    if not found:
        raise BadTemplate(f"{folder} holds no text.", "Write one for each language, such as nb.md.")
    return found


def _letterhead(name: str) -> Letterhead:
    try:
        return letterheads.take(name)
    except Misused as problem:
        raise BadTemplate(f"{SETTINGS}: letterhead: {problem.message}", problem.next_step) from None


def _sender(table: Table) -> Sender:
    sender = Sender(
        name=table.text("name", required=True),
        country=table.countries("country", required=True)[0],
        language=table.text("language", required=True),
        address=table.lines("address"),
        email=table.text("email"),
        phone=table.text("phone"),
        website=table.text("website"),
    )
    table.close()
    return sender


def _references(table: Table) -> References:
    references = References(*(table.text(item.name) for item in fields(References)))
    table.close()
    return references


def _occasion(table: Table) -> Occasion:
    starts = table.day("starts")
    occasion = Occasion(
        title=table.worded("title"),
        starts=starts,
        ends=table.day("ends") or starts,
        place=table.worded("place"),
        website=table.text("website"),
        registration=table.text("registration"),
    )
    table.close()
    if occasion.starts and occasion.ends and occasion.ends < occasion.starts:
        raise BadTemplate(f"{SETTINGS}: occasion.ends is before occasion.starts.")
    return occasion


def _person(table: Table) -> Person:
    person = Person(
        name=table.text("name", required=True),
        title=table.worded("title"),
        email=table.text("email"),
        phone=table.text("phone"),
    )
    table.close()
    return person


def _selection(table: Table) -> Selection:
    selection = Selection(
        countries=table.countries("country"),
        kinds=table.chosen("kind", Kind),
        regions=table.lines("region"),
        languages=table.lines("language"),
        editions=table.chosen("edition", Edition),
        standing=next(iter(table.chosen("standing", _STANDINGS)), "signatory"),
    )
    table.close()
    return selection
