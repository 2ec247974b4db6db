"""What a language file holds, as frozen values: its keys are the fields of `Language`."""

from collections.abc import Mapping
from dataclasses import dataclass

from charter_cli.languages.atlas_words import Atlas
from charter_cli.model import Kind


@dataclass(frozen=True, slots=True)
class Forms:
    """Hold one text per CLDR plural category; `none` is for the number 0, `other` for the rest.

    In TOML: one text that serves for every number, or a table of texts by category.
    """

    texts: Mapping[str, str]

    def of(self, category: str) -> str:
        return self.texts.get(category) or self.texts["other"]


@dataclass(frozen=True, slots=True)
class Noun:
    """Hold a noun without a number, as a table heads it; in TOML `["kommune", "kommuner"]`."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Hold the words around a letter.

    The reference block: `our_reference`, `your_reference`, `archive_code`, `case_handler`, `date`.
    Then `enclosure` and `enclosures`, over one and over several; `recipients`, over the list of
    those who get the letter; `page`, with {page} and {pages}; `source`, of a number, with
    {source} and {day}; `label`, how a word before its value ends, with {label}.
    """

    our_reference: str
    your_reference: str
    archive_code: str
    case_handler: str
    date: str
    enclosure: str
    enclosures: str
    recipients: str
    page: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """Hold how a letter begins and ends.

    `body` greets a body, and may use its name {body}; `office` the one at its head, by kind of
    body, where the language has a word that fits every such body; `closing` ends the letter.
    """

    closing: str
    body: str
    office: Mapping[Kind, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Hold the sentences of a count, each by plural category.

    `since` tells how many bodies of a country signed, and from which year on: {bodies}, {year},
    {charter}. `undated` tells it without the year. `total` tells how many joined, in how many
    countries: {bodies}, {countries}.

    They are filled with `bodies`, the noun with its number {n}; `placed`, which joins {bodies}
    and {place}; `countries`, their number {n} in the case and with the preposition of `total`.
    """

    since: Forms
    undated: Forms
    total: Forms
    bodies: Forms
    placed: str
    countries: Forms


@dataclass(frozen=True, slots=True)
class Language:
    """Hold everything that the program can say in one language.

    `tag` is its BCP 47 tag and `name` its own name; `fallback` the languages to take where a
    text is missing, the last being English; `charter` the official title of the Charter.

    `home` holds, by country where the language is at home, what the bodies of that country are
    called, {n} among them. `in_country` holds `in Norway` for every country of Europe whose name
    must bend or take an article; its key `other` bends any name, {country}, for those left.
    `kinds` names the kinds of bodies. `atlas` holds the words of the atlas.
    """

    tag: str
    name: str
    fallback: tuple[str, ...]
    charter: str
    labels: Labels
    greeting: Greeting
    counts: Counts
    home: Mapping[str, Forms]
    in_country: Mapping[str, str]
    kinds: Mapping[Kind, Noun]
    atlas: Atlas

    def to_body(self, body: str) -> str:
        """Return the salutation of a body."""
        return self.greeting.body.format(body=body)

    def to_office(self, kind: Kind, body: str) -> str:
        """Return the salutation of the office at the head of a body, else that of the body."""
        return self.greeting.office.get(kind) or self.to_body(body)
