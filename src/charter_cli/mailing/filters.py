"""What stands between a value and the page: fields that know when they are empty, filters.

Whatever a text prints goes through `printed`, which leaves a mark in its place; so a value
is never read as Markdown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from charter_cli import cldr
from charter_cli.dates import PartialDate
from charter_cli.letter import Run
from charter_cli.mailing.marks import LINK, Value, mark, resolve
from charter_cli.mailing.vocabulary import nearest
from charter_cli.model import Pair


class Unfit(Exception):
    """Say what is wrong with a value, and what to do; the text's file and line are added."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


class Blank(str):
    """Stand for an empty field: false in a question, and an error where it is printed."""

    __slots__ = ("path",)

    path: str

    def __new__(cls, path: str) -> "Blank":
        blank = super().__new__(cls, "")
        blank.path = path
        return blank

    def __str__(self) -> str:
        raise Unfit(
            f"the field {self.path} is empty",
            f"Ask first: {{% if {self.path} %}} … {{% endif %}}, or enter what is missing.",
        )


class Fields(dict[str, Any]):
    """Hold a group of fields that knows its own path."""

    def __init__(self, path: str, data: dict[str, Any]) -> None:
        prefix = f"{path}." if path else ""
        super().__init__({key: wrapped(value, prefix + key) for key, value in data.items()})
        self.path = path

    def field(self, name: str) -> Any:
        """Return a field of the group; Unfit names the likeliest if there is none."""
        if name not in self:
            raise Unfit(
                f"the field {self.path}.{name} is not known", nearest(name, self, self.path)
            )
        return self[name]


@dataclass(frozen=True, slots=True)
class Inline:
    """Hold a value that is more than bare text."""

    runs: Value


def wrapped(value: Any, path: str) -> Any:
    """Return plain data as fields; what is empty becomes Blank."""
    match value:
        case dict():
            return Fields(path, value)
        case list():
            return [wrapped(item, f"{path}[{number}]") for number, item in enumerate(value)]
        case None | "":
            return Blank(path)
        case _:
            return value


@pass_context
def printed(context: Context, value: Any) -> str:
    """Keep what `value` looks like in the reader's language, and return the mark for it."""
    values: list[Value] = context["_values"]
    values.append(_shown(value, context["language"]))
    return mark(len(values) - 1)


def _shown(value: Any, language: str) -> Value:
    match value:
        case Inline():
            return value.runs
        case date() | PartialDate() | Pair() | int() if not isinstance(value, bool):
            return (Run(_written(value, language)),)
        case Fields():
            raise Unfit(
                f"{value.path} is a group of fields and cannot be printed",
                nearest("", value, value.path),
            )
        case list() | bool() | float():
            raise Unfit("this is neither a text nor a number nor a day and cannot be printed")
        case _:
            return (Run(str(value)),)


@lru_cache(maxsize=4096)
def _written(value: date | PartialDate | Pair | int, language: str) -> str:
    """Write a day or a number in a language; cached, since all letters say the same ones."""
    match value:
        case date():
            return cldr.day(value, language)
        case PartialDate():
            return cldr.partial(value, language)
        case Pair():
            return cldr.pair(value, language)
        case int():
            return cldr.number(value, language)


@lru_cache(maxsize=4096)
def _range(first: date, last: date, language: str) -> str:
    return cldr.days(first, last, language)


def _day(language: str, value: Any) -> str:
    return _written(value if isinstance(value, PartialDate) else _a_day(value), language)


def _short_day(language: str, value: Any) -> str:
    return cldr.short_day(_a_day(value), language)


def _days(language: str, first: Any, last: Any) -> str:
    return _range(_a_day(first), _a_day(last), language)


def _number(language: str, value: Any) -> str:
    return _shown(value, language)[0].text


def _listing(language: str, values: Any) -> str:
    return cldr.listing([str(value) for value in _a_list(values)], language)


def _country(language: str, code: Any) -> str:
    return cldr.country(str(code), language)


def _link(_language: str, text: Any) -> Inline:
    """Return a link to an address of the web or of a mailbox, shown as it is written."""
    address = str(text)
    if "@" in address:
        url = f"mailto:{address}"
    else:
        url = address if "://" in address else f"https://{address}"
    if LINK.fullmatch(url) is None:
        raise Unfit(f"{address!r} is not an address that a link can lead to")
    return Inline((Run(address.removeprefix("https://").removeprefix("http://"), url=url),))


def _people(language: str, people: Any) -> Inline:
    """Return names with their mailboxes as one list: "A (a@b.no) og C (c@d.no)"."""
    shown = [_person(language, person) for person in _a_list(people)]
    marks = [mark(number) for number in range(len(shown))]
    return Inline(resolve(cldr.listing(marks, language), shown))


def _person(language: str, person: Any) -> Value:
    if not isinstance(person, Fields):
        raise Unfit("people needs a list of persons, such as contacts")
    name = Run(str(person.field("name")))
    if not person.field("email"):
        return (name,)
    return (name, Run(" ("), *_link(language, person["email"]).runs, Run(")"))


def _a_day(value: Any) -> date:
    if not isinstance(value, date):
        raise Unfit(f"{str(value)!r} is not a day, so it cannot be written as one")
    return value


def _a_list(values: Any) -> list[Any]:
    if not isinstance(values, list) or not values:
        raise Unfit("this list is empty, or no list at all")
    return values


def _filter(work: Callable[..., Any]) -> Callable[..., Any]:
    """Give `work` the reader's language before the values."""

    @pass_context
    def filtered(context: Context, *values: Any) -> Any:
        return work(context["language"], *values)

    return filtered


FILTERS: dict[str, Callable[..., Any]] = {
    "day": _filter(_day),
    "short_day": _filter(_short_day),
    "days": _filter(_days),
    "number": _filter(_number),
    "listing": _filter(_listing),
    "country": _filter(_country),
    "link": _filter(_link),
    "people": _filter(_people),
}
"""The filters of a text; each takes the value before the bar, `days` the last day as well."""
