"""What stands between a value and the page: fields that know when they are empty.

Whatever a text prints goes through `printed`, which leaves a mark in its place; so a value
is never read as Markdown.
"""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from charter_cli import cldr, clock
from charter_cli.dates import PartialDate
from charter_cli.letter import Run
from charter_cli.mailing.marks import Value, mark
from charter_cli.mailing.vocabulary import Foreign, nearest
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
    values.append(shown(value, context["language"]))
    return mark(len(values) - 1)


def shown(value: Any, language: str) -> Value:
    """Return what a value looks like in a language; Unfit if it is none that can be printed."""
    match value:
        case Inline():
            return value.runs
        case date() | time() | PartialDate() | Pair() | int() if not isinstance(value, bool):
            return (Run(written(value, language)),)
        case Fields():
            raise Unfit(
                f"{value.path} is a group of fields and cannot be printed",
                nearest("", value, value.path),
            )
        case list() | bool() | float():
            raise Unfit("this is neither a text nor a number nor a day and cannot be printed")
        case _:
            return (spoken(value),)


def spoken(text: Any) -> Run:
    """Return a text, marked with its language where that is not the reader's."""
    return Run(str(text), language=text.language if isinstance(text, Foreign) else "")


@lru_cache(maxsize=4096)
def written(value: date | time | PartialDate | Pair | int, language: str) -> str:
    """Write a day, an hour or a number; cached, since all letters say the same ones."""
    match value:
        case time():
            return clock.hours(value, None, language)
        case date():
            return cldr.day(value, language)
        case PartialDate():
            return cldr.partial(value, language)
        case Pair():
            return cldr.pair(value, language)
        case int():
            return cldr.number(value, language)
