"""The words that a text of a mailing can use: fields, and the figures it can ask for.

    {{ authority.name }}   the body that the letter goes to, and what the register knows of it
    {{ contact.name }}     the person or office addressed there; empty if it is the body itself
    {{ sender.name }}      who writes
    {{ occasion.title }}   what the letter invites to; `occasion | when`, `occasion | where`
    {{ references.our_reference }}
    {{ contacts }}         the contact persons of the mailing or its occasion, for `| people`
    {{ address }}          the address of the recipient, in lines as on the envelope
    {{ salutation }}       the salutation that the contact has chosen, else the language's
    {{ office }}           the salutation of the office at the head of the body
    {{ today }}            the date of the letter
    {{ language }}         the tag of the letter's language

    {{ count() }}  {{ count("NO") }}  {{ count(authority.country, kind="county") }}
    {{ countries() }}
    {{ stated("ALL").signatories }}  a published statement, on the letter's date

A field that is empty cannot be printed: ask `{% if contact.role %}` first, or write
`{{ contact.name or authority.name }}`.
"""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from charter_cli import countries
from charter_cli.dates import PartialDate
from charter_cli.model import Pair, Statement
from charter_cli.wording import Worded

FIELDS: dict[str, tuple[str, ...]] = {
    "authority": (
        "name",
        "country",
        "kind",
        "region",
        "code",
        "city",
        "email",
        "phone",
        "website",
        "population",
        "signed_on",
        "edition",
        "standing",
        "plan",
        "plan_due",
    ),
    "contact": ("name", "role", "email", "phone"),
    "sender": ("name", "country", "email", "phone", "website"),
    "occasion": (
        "title",
        "kind",
        "publication",
        "about",
        "audience",
        "starts",
        "ends",
        "opens",
        "closes",
        "zone",
        "place",
        "address",
        "city",
        "country",
        "hosts",
        "speakers",
        "website",
        "registration",
        "deadline",
        "fee",
        "documents",
        "parts",
    ),
    "references": ("our_reference", "archive_code", "case_handler", "your_reference"),
    "contacts": (),
    "address": (),
    "salutation": (),
    "office": (),
    "today": (),
    "language": (),
}
"""Each field; those of a group are written as `group.field`."""

MANUAL = "What a text can say stands in docs/mailings.md, under What is filled in."
"""The next step where no better one is known."""

STATED = ("signatories", "countries", "on", "source")
"""The fields of a published statement."""

COUNTRY_FIELDS = ("authority.country", "sender.country")
"""The fields that can stand for a country in `count`, `countries` and `stated`."""


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """Ask for a number: `what` is `count`, `countries` or `stated`.

    `country` is a code, empty for all. In a text it may also be one of COUNTRY_FIELDS;
    whoever answers the request sees codes only.
    """

    what: str
    country: str = ""
    kind: str = ""
    edition: str = ""


Figure = Pair | Statement
"""What answers a request: a count on a day, or a published statement."""


def code_of(country: str) -> str:
    """Return the code of a country given by code or name, empty for `ALL`; else Misused."""
    return "" if country in ("", "ALL") else countries.find(country)


def plain_figure(figure: Figure) -> dict[str, Any]:
    """Return a figure as plain data."""
    match figure:
        case Pair():
            return {"certain": figure.certain, "possible": figure.possible}
        case Statement():
            return {
                "signatories": figure.signatories,
                "countries": figure.countries,
                "on": plain_day(figure.on.text),
                "source": figure.source,
            }


def plain_day(day: date | str | None) -> Any:
    """Return a day, or a date as exact as it is known, in a form that `revive` knows again."""
    text = day.isoformat() if isinstance(day, date) else day or ""
    return {"day": text} if text else ""


def plain_hour(hour: time | None) -> Any:
    """Return an hour in a form that `revive` knows again."""
    return {"hour": hour.isoformat("minutes")} if hour else ""


class Foreign(str):
    """Hold a text that is not in the reader's language: `language` is the tag of its own."""

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> "Foreign":
        words = super().__new__(cls, text)
        words.language = language
        return words


def plain_words(words: Worded, chain: Sequence[str]) -> Any:
    """Return a text in the first language of `chain` that it has.

    In another language than the reader's, it has a form that `revive` knows again.
    """
    text, language = words.spoken(chain)
    if not language or _bare(language) == _bare(chain[0]):
        return text
    return {"text": text, "language": language}


def _bare(tag: str) -> str:
    return tag.partition("-")[0]


def revive(data: dict[str, Any]) -> Any:
    """Return what was made plain; for `json.loads(object_hook=revive)`."""
    if data.keys() == {"text", "language"}:
        return Foreign(data["text"], data["language"])
    if data.keys() == {"hour"}:
        return time.fromisoformat(data["hour"])
    if data.keys() != {"day"}:
        return data
    text = data["day"]
    return date.fromisoformat(text) if len(text) == len("2018-02-26") else PartialDate(text)


def nearest(word: str, known: Collection[str], group: str = "") -> str:
    """Return a sentence that names the known words, the likeliest first."""
    prefix = f"{group}." if group else ""
    if not known:
        return ""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    guess = f"Did you mean {prefix}{near[0]}? " if near else ""
    return f"{guess}Known: {', '.join(prefix + name for name in sorted(known))}."
