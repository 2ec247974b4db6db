"""The nouns of the house, as frozen values.

They pass between rooms; they know neither the database nor the screen. The words, and the nouns
of counting, have files of their own and are handed on from here.
"""

from dataclasses import dataclass
from datetime import date, datetime

from charter_cli.counts import Count as Count
from charter_cli.counts import Pair as Pair
from charter_cli.counts import Selection as Selection
from charter_cli.counts import Tally as Tally
from charter_cli.dates import NEVER, UNKNOWN, PartialDate
from charter_cli.words import Edition as Edition
from charter_cli.words import EventKind as EventKind
from charter_cli.words import Kind as Kind
from charter_cli.words import Successors as Successors


@dataclass(frozen=True, slots=True)
class Scribe:
    """Hold who changes the register, when, and by which command: what the log says of it."""

    who: str
    at: datetime
    command: str


@dataclass(frozen=True, slots=True)
class Event:
    """Hold something that happened on a day, with its source.

    `attested` is the day by which the source shows it; `entered` the day it came into
    the register; both bound an undated event. `into` is the successor's id of a merger.
    `set_aside` says why the law passes over it: another event says the same more exactly,
    or somebody preferred another.
    """

    kind: EventKind
    on: PartialDate = UNKNOWN
    attested: PartialDate = UNKNOWN
    entered: date = NEVER
    edition: str = ""
    into: int | None = None
    source: str = ""
    document: str = ""
    note: str = ""
    set_aside: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one name of an authority: `language` is a BCP 47 tag or empty.

    `use` is `official` (one of its present names), `other` (a translation, an exonym)
    or `former` (it was renamed).
    """

    text: str
    language: str = ""
    use: str = "official"


@dataclass(frozen=True, slots=True)
class Address:
    """Hold a postal address as parts; every part is text, so zeros stay."""

    street: str = ""
    po_box: str = ""
    postcode: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold what a partner says of itself (a ministry, an agency, a network)."""

    stakeholder: str = ""
    area: str = ""
    targets: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    aims: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """Hold a body that can sign the Charter, or a partner that is written to."""

    id: int
    name: str
    country: str
    kind: Kind = Kind.MUNICIPALITY
    region: str = ""
    code: str = ""
    languages: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    address: Address = Address()
    email: str = ""
    phone: str = ""
    website: str = ""
    population: int | None = None
    tags: tuple[str, ...] = ()
    do_not_contact: bool = False
    note: str = ""
    profile: Profile = Profile()


@dataclass(frozen=True, slots=True)
class Contact:
    """Hold a person or an office mailbox at an authority, with the days it holds.

    One with a name is a person: `basis` is the lawful basis for keeping it, a word of `Basis`,
    and `term` the day until when it is kept.
    """

    id: int
    authority: int
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    salutation: str = ""
    since: PartialDate = UNKNOWN
    until: PartialDate = UNKNOWN
    do_not_contact: bool = False
    source: str = ""
    note: str = ""
    basis: str = ""
    term: PartialDate = UNKNOWN


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an authority together with its standing on the day that was asked about.

    `standing` is `signatory`, `possible` (it may stand, its dates do not tell),
    `former`, `decided`, `none` or `partner`. `plan` is `adopted`, `due`, `overdue` or empty,
    and `plan_due` the day by which one is due.
    """

    authority: Authority
    standing: str
    signed_on: str = ""
    edition: str = ""
    plan: str = ""
    plan_due: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Hold one envelope: an authority, and the contact at it that is addressed (if any)."""

    authority: Authority
    contact: Contact | None = None
    standing: str = "signatory"
    signed_on: str = ""
    edition: str = ""
    plan: str = ""
    plan_due: str = ""

    @property
    def email(self) -> str:
        """Return the mailbox to write to: the contact's, else the office's."""
        return (self.contact.email if self.contact else "") or self.authority.email

    @property
    def has_post(self) -> bool:
        """Tell whether anything is known of where to send a letter by post."""
        return self.authority.address != Address()


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a number that somebody published, kept beside counts and never mixed with them.

    `scope` is a country code or `ALL`; `qualifier` is `exact`, `about`, `more than`,
    `at least` or `nearly`; `kinds` is `all` or kinds joined by `+`.
    """

    on: PartialDate
    scope: str
    signatories: int
    countries: int | None = None
    kinds: str = "all"
    qualifier: str = "exact"
    source: str = ""
    id: int | None = None
