"""The letter: one frozen value in which words and layout meet.

Mailings make letters, formats turn them into bytes; neither knows the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from typing import Any

from charter_cli.wording import Worded


@dataclass(frozen=True, slots=True)
class Run:
    """Hold a stretch of text that is set in one way.

    A line feed in `text` is a forced line break. `url` makes it a link. `language` is set
    where it differs from the letter's. `note` is a footnote, whose mark follows `text`.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""
    language: str = ""
    note: "tuple[Run, ...]" = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph of the letter's body."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading inside the body: level 2 or 3, since the subject is the first."""

    runs: tuple[Run, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Items:
    """Hold a list: one tuple of blocks for each item, numbered from `start` if `ordered`."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False
    start: int = 1


Block = Paragraph | Heading | Items


@dataclass(frozen=True, slots=True)
class Sender:
    """Hold who writes, as it stands in the head and at the foot of the page."""

    name: str
    country: str = ""
    language: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold one line of the reference block, with its label in the reader's language."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Hold who signs: a name and, under it, a title."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """Hold a picture: SVG or PNG, as the ending of `name` says, `width` millimetres wide.

    `name` is made of a digest of `content`, so pictures that differ have different names.
    `alt` says in words what is seen.
    """

    name: str
    content: bytes
    alt: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Hold the margins of the text in millimetres."""

    left: float = 25.0
    right: float = 25.0
    top: float = 25.0
    bottom: float = 25.0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Hold the looks of a sender's letters, which formats follow as far as they can.

    `references` are the fields of the reference block, in order; `labels` what some of them are
    called here, and `before_address` how many of them are read before the address. `accent` and
    `quiet` are the colours of the sender's name and of what stands back, as `#1f3a5f`; `font` is
    serif or sans. `footer` stands in the place of the sender's own lines at the foot.
    `signatures` are pictures by the name of the signer.
    """

    references: tuple[str, ...]
    accent: str
    quiet: str
    font: str = "serif"
    before_address: int = 0
    labels: Mapping[str, Worded] = field(default_factory=dict)
    footer: tuple[str, ...] = ()
    margins: Margins = Margins()
    logo: Image | None = None
    signatures: tuple[tuple[str, Image], ...] = ()


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Hold the one mailbox that a letter goes to by e-mail, and whose it is."""

    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Hold what the letter invites to, as a calendar keeps it, in the reader's language.

    Both ends are days, the last one included, or both are hours on the clocks of `zone`, an
    IANA name. `identity` stays the same when the day, the place or the title changes.
    """

    title: str
    starts: date
    ends: date
    zone: str = ""
    place: str = ""
    website: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class WordFile:
    """Hold a Word file that staff made: its name, a digest of it, and its parts by name.

    Parts that are filled for each letter are empty here.
    """

    name: str
    digest: str
    parts: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold the place of a value in a Word file: its number, and its looks in Word's markup.

    `links` is false where none may stand, as inside of another link.
    """

    value: int
    style: str = ""
    links: bool = True


@dataclass(frozen=True, slots=True)
class WordText:
    """Hold the text of a letter that fills a Word file: its parts, with slots for the values."""

    template: WordFile
    filled: tuple[tuple[str, tuple[str | Slot, ...]], ...]
    values: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold one letter to one recipient, complete and without a word left to choose.

    `recipient` holds the lines of the address as they stand on the envelope. `pages` is the
    pattern of the page number, with `{page}` and `{pages}`. `mailbox` and `appointments` are
    for formats that travel by e-mail. `recipients` is the list of a letter that goes to many.
    `word` is the text in the place of `body`, where staff made the letter in Word.
    """

    language: str
    letterhead: Letterhead
    sender: Sender
    recipient: tuple[str, ...]
    references: tuple[Reference, ...]
    date: date
    subject: str
    salutation: str
    body: tuple[Block, ...]
    closing: str
    signers: tuple[Signer, ...]
    pages: str
    enclosures_label: str = ""
    enclosures: tuple[str, ...] = ()
    mailbox: Mailbox = Mailbox()
    appointments: tuple[Appointment, ...] = ()
    recipients_label: str = ""
    recipients: tuple[str, ...] = ()
    word: WordText | None = None


def plain(value: object) -> object:
    """Return a value of this module as what JSON can hold; for `json.dumps(default=plain)`."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):  # of an image, whose name holds a digest of them
        return len(value)
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no part of a letter")
    names = getattr(type(value), "__slots__", ())  # a tenth of what `fields` costs
    return {"is": type(value).__name__.lower(), **{name: getattr(value, name) for name in names}}


def blocks_from(data: Any) -> tuple[Block, ...]:
    """Return the blocks that `plain` wrote; KeyError, TypeError or ValueError if it did not."""
    return tuple(_block(item) for item in data)


def _block(data: Mapping[str, Any]) -> Block:
    match data["is"]:
        case "paragraph":
            return Paragraph(runs_from(data["runs"]))
        case "heading":
            return Heading(runs_from(data["runs"]), int(data["level"]))
        case "items":
            items = tuple(blocks_from(item) for item in data["items"])
            return Items(items, bool(data["ordered"]), int(data["start"]))
        case other:
            raise ValueError(f"{other!r} is no block of a letter")


def runs_from(data: Any) -> tuple[Run, ...]:
    """Return the runs that `plain` wrote; errors as in `blocks_from`."""
    return tuple(
        Run(
            str(run["text"]),
            bool(run["strong"]),
            bool(run["emphasis"]),
            str(run["url"]),
            str(run["language"]),
            runs_from(run["note"]),
        )
        for run in data
    )
