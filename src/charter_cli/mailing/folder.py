"""Read the folder of a mailing: `mailing.toml`, and beside it a text for each language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from charter_cli import letterheads, shelf
from charter_cli.errors import BadTemplate, Misused, NotFound
from charter_cli.letter import Letterhead, Sender
from charter_cli.mailing import inviting, texts, word
from charter_cli.mailing.table import Table
from charter_cli.model import Edition, Kind, Selection
from charter_cli.occasions import Occasion, Person
from charter_cli.shell import typed
from charter_cli.wording import Worded

SETTINGS = "mailing.toml"
LETTERS, TOGETHER = "letters", "together"
"""Where the letters of a mailing go, and the one letter to all, if no other folder is named."""

_OPEN_IN_WORD = "~$"
"""How the name of the file begins that Word puts beside one that it has open."""
_STANDINGS = ("signatory", "former", "decided", "all")
_PLANS = ("adopted", "due", "overdue")


@dataclass(frozen=True, slots=True)
class References:
    """Hold what the archive of the sender knows the letter by."""

    our_reference: str = ""
    archive_code: str = ""
    case_handler: str = ""
    your_reference: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Hold everything that one round of letters needs, but for its recipients."""

    date: date
    sender: Sender
    texts: Mapping[str, texts.Text]
    letterhead: Letterhead
    references: References = References()
    occasion: Occasion = field(default_factory=Occasion)
    signers: tuple[Person, ...] = ()
    contacts: tuple[Person, ...] = ()
    enclosures: tuple[Worded, ...] = ()
    selection: Selection = field(default_factory=Selection)


def read(folder: Path, home: Path | None = None) -> Mailing:
    """Return the mailing in `folder`; BadTemplate names the file and the key or the line.

    `home` is the folder of the user's own letterheads.
    """
    if not (folder / SETTINGS).is_file():
        raise NotFound(
            f"There is no mailing in {folder}: it holds no {SETTINGS}.",
            f"Make one: charter mailing new {typed(folder)}",
        )
    table = Table.read(folder / SETTINGS)
    written = table.day("date", required=True)
    assert written is not None
    mailing = Mailing(
        date=written,
        sender=_sender(table.table("sender")),
        texts=_texts(folder),
        letterhead=_letterhead(table.text("letterhead"), folder, home),
        references=_references(table.table("references")),
        occasion=_occasion(table),
        signers=tuple(inviting.person(item) for item in table.tables("signers")),
        contacts=tuple(inviting.person(item) for item in table.tables("contacts")),
        enclosures=table.all_worded("enclosures"),
        selection=_selection(table.table("recipients")),
    )
    table.close()
    return mailing


def settled(mailing: Mailing, find: Callable[[str], Occasion]) -> Mailing:
    """Return the mailing with its occasion looked up, where it names one by its key.

    Without contacts of its own, the mailing has those of the occasion.
    """
    occasion = mailing.occasion
    if occasion.key:
        occasion = find(occasion.key)
    return replace(mailing, occasion=occasion, contacts=mailing.contacts or occasion.contacts)


def _texts(folder: Path) -> dict[str, texts.Text]:
    """Return the texts by language; a file that is no language is somebody's mistake."""
    found: dict[str, texts.Text] = {}
    for path in sorted((*folder.glob("*.md"), *folder.glob("*.docx"))):
        if path.name.startswith(_OPEN_IN_WORD):
            continue
        try:
            shelf.require("charter_cli.languages", path.stem, "language", ".toml")
        except Misused as problem:
            raise BadTemplate(
                f"{path.name} is not named after a language.",
                f"{problem.next_step} Keep notes in a file that does not end in {path.suffix}.",
            ) from None
        if path.stem in found:
            raise BadTemplate(
                f"{folder} holds both {found[path.stem].file} and {path.name}.",
                "Keep one text for each language.",
            )
        read = word.read if path.suffix == ".docx" else texts.read
        found[path.stem] = read(path, path.stem)
    if not found:
        raise BadTemplate(f"{folder} holds no text.", "Write one for each language, such as nb.md.")
    return found


def _letterhead(name: str, folder: Path, home: Path | None) -> Letterhead:
    try:
        return letterheads.find(name, folder, home)
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
    """Return the occasion that the mailing tells of, or the mere key of one in the register."""
    if table.is_text("occasion"):
        return Occasion(key=table.text("occasion"))
    return inviting.occasion(table.table("occasion"))


def _selection(table: Table) -> Selection:
    selection = Selection(
        countries=table.countries("country"),
        kinds=table.chosen("kind", Kind),
        regions=table.lines("region"),
        languages=table.lines("language"),
        editions=table.chosen("edition", Edition),
        plan=next(iter(table.chosen("plan", _PLANS)), ""),
        standing=next(iter(table.chosen("standing", _STANDINGS)), "signatory"),
    )
    table.close()
    return selection
