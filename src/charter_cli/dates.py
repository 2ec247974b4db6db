"""Days, months and years: the earliest and the latest day that each can mean.

A date is as exact as its source, written as an ISO 8601 prefix: `2018-02-26`,
`2018-02`, `2018`, or nothing at all where the source gives no date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from charter_cli.errors import BadInput

LAUNCH = date(2006, 5, 12)
"""The day the Charter was launched in Innsbruck: nobody signed before it."""

NEVER = date.max
"""Stands for a day that does not come."""

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_HOW = "Write a day as 2018-02-26, a month as 2018-02 or a year as 2018."


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the days between which something happened, both included."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is later than {self.latest}")

    @property
    def exact(self) -> bool:
        """Tell whether only one day is meant."""
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Hold a day, a month, a year, or (empty) an unknown date."""

    text: str = ""

    @classmethod
    def parse(cls, text: str, field: str = "date") -> Self:
        """Read `2018-02-26`, `2018-02`, `2018` or an empty text; anything else is BadInput."""
        text = text.strip()
        if text:
            shape = _SHAPE.fullmatch(text)
            if shape is None or not text.isascii():
                raise BadInput(f"{field}: {text!r} is not a date that can be read.", _HOW)
            try:
                date(*(int(part) for part in shape.groups(default="1")))
            except ValueError:
                raise BadInput(f"{field}: {text!r} is not a day of the calendar.", _HOW) from None
        return cls(text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def span(self, unknown: Span) -> Span:
        """Return the days that this date can mean; `unknown` where it says nothing."""
        match len(self.text):
            case 0:
                return unknown
            case 4:
                return Span(date(int(self.text), 1, 1), date(int(self.text), 12, 31))
            case 7:
                year, month = int(self.text[:4]), int(self.text[5:])
                return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            case _:
                day = date.fromisoformat(self.text)
                return Span(day, day)


UNKNOWN = PartialDate()
"""A date of which nothing is known."""


def last_day(text: str, field: str = "date") -> date:
    """Return the last day that `text` can mean: `2018` is 31 December 2018."""
    return _meant(text, field).latest


def first_day(text: str, field: str = "date") -> date:
    """Return the first day that `text` can mean: `2018` is 1 January 2018."""
    return _meant(text, field).earliest


def _meant(text: str, field: str) -> Span:
    partial = PartialDate.parse(text, field)
    if not partial:
        raise BadInput(f"{field}: a date is missing.", _HOW)
    return partial.span(Span(LAUNCH, LAUNCH))


def years_later(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 28 February where it must."""
    year = day.year + years
    if year > NEVER.year:
        return NEVER
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
