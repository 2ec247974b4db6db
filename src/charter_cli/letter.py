"""The letter: one frozen value in which words and layout meet.

Mailings make letters, formats turn them into bytes; neither knows the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any


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
class Letterhead:
    """Hold the looks of a sender's letters, which formats follow as far as they can.

    `references` are the fields of the reference block, in order; `accent` and `quiet` the
    colours of the sender's name and of what stands back, as `#1f3a5f`.
    """

    references: tuple[str, ...]
    accent: str
    quiet: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold one letter to one recipient, complete and without a word left to choose.

    `recipient` holds the lines of the address as they stand on the envelope. `pages` is the
    pattern of the page number, with `{page}` and `{pages}`.
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


def plain(value: object) -> object:
    """Return a value of this module as what JSON can hold; for `json.dumps(default=plain)`."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {"is": type(value).__name__.lower(), **named}
    raise TypeError(f"{type(value).__name__} is no part of a letter")


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
