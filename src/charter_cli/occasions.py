"""The nouns of an occasion: what letters invite to, when, where, by whom, whom to ask."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from charter_cli.dates import UNKNOWN, PartialDate, Span
from charter_cli.errors import BadInput
from charter_cli.wording import UNSAID, Worded


class OccasionKind(StrEnum):
    """Name what an occasion is. A programme has parts, which are occasions themselves."""

    CONFERENCE = "conference"
    SEMINAR = "seminar"
    LAUNCH = "launch"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class When:
    """Hold the days, as exactly as they are known, and the hours on them.

    `ends` is `starts` where it lasts a day. `opens` is the hour on the first day and `closes`
    that on the last, both by the clocks of `zone`, an IANA name such as `Europe/Brussels`.
    """

    starts: PartialDate = UNKNOWN
    ends: PartialDate = UNKNOWN
    opens: time | None = None
    closes: time | None = None
    zone: str = ""

    @property
    def first(self) -> date | None:
        """Return the first day; None where only its month or year is known, or nothing."""
        return _day(self.starts)

    @property
    def last(self) -> date | None:
        """Return the last day, included; None where it is not known to the day."""
        return _day(self.ends)


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where it is: a house, its address as one line, the town, the country's code."""

    name: Worded = UNSAID
    address: Worded = UNSAID
    city: Worded = UNSAID
    country: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Hold somebody who signs, or whom to ask, with a role at an office."""

    name: str
    title: Worded = UNSAID
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Hold an occasion, complete; empty where letters invite to none.

    `key` is the short word that a mailing names it by. `publication` is the title of what a
    launch presents; `audience` says for whom it is; `fee` what it costs; `documents` are links
    to what came out of it. `hosts`, `speakers` and `contacts` stand in the order to be named.
    `part_of` is the key of the programme it belongs to, `parts` what belongs to a programme.
    """

    key: str = ""
    kind: OccasionKind = OccasionKind.CONFERENCE
    title: Worded = UNSAID
    publication: Worded = UNSAID
    about: Worded = UNSAID
    audience: Worded = UNSAID
    when: When = When()
    place: Place = Place()
    hosts: tuple[Worded, ...] = ()
    speakers: tuple[Worded, ...] = ()
    website: str = ""
    registration: str = ""
    deadline: PartialDate = UNKNOWN
    fee: Worded = UNSAID
    documents: tuple[str, ...] = ()
    contacts: tuple[Person, ...] = ()
    part_of: str = ""
    parts: "tuple[Occasion, ...]" = ()
    source: str = ""
    note: str = ""
    id: int = 0


def check(occasion: Occasion) -> None:
    """Raise BadInput, which names the field, where the facts of an occasion contradict each other.

    Hours need days and a zone, since nobody can keep an appointment without them.
    """
    when = occasion.when
    starts, ends, deadline = (_span(on) for on in (when.starts, when.ends, occasion.deadline))
    if when.ends and not when.starts:
        raise _misfit("starts", f"it ends on {when.ends}, but has no first day")
    if ends.latest < starts.earliest:
        raise _misfit("ends", f"{when.ends} is before {when.starts}, when it starts")
    if when.closes and not when.opens:
        raise _misfit("opens", f"it closes at {when.closes:%H:%M}, but does not open")
    if when.opens and not (when.first and when.last):
        raise _misfit("opens", "hours need a day, such as 2019-11-19")
    if when.opens and not when.zone:
        raise _misfit("zone", "hours need a time zone, such as Europe/Brussels")
    if when.opens and when.closes and when.starts == when.ends and when.closes <= when.opens:
        raise _misfit("closes", f"{when.closes:%H:%M} is not after {when.opens:%H:%M}")
    if occasion.deadline and when.starts and deadline.earliest > ends.latest:
        raise _misfit("deadline", f"{occasion.deadline} is after the occasion is over")


def _misfit(field: str, what: str) -> BadInput:
    return BadInput(f"{field}: {what}.", "Correct one of them.")


def _span(on: PartialDate) -> Span:
    return on.span(Span(date.min, date.max))


def _day(on: PartialDate) -> date | None:
    return date.fromisoformat(on.text) if len(on.text) == len("2018-02-26") else None
