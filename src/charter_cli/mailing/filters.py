"""The filters of a text: days, hours, numbers, lists, people, links, in the reader's own way.

Each takes the value before the bar, and the reader's language by itself.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from inspect import signature
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import pass_context
from jinja2.runtime import Context

from charter_cli import cldr, clock, sentence
from charter_cli.dates import PartialDate
from charter_cli.languages import speak
from charter_cli.letter import Run
from charter_cli.mailing.marks import LINK, Value, joined, mark, resolve
from charter_cli.mailing.printing import Fields as Fields
from charter_cli.mailing.printing import Inline, shown, spoken, written
from charter_cli.mailing.printing import Unfit as Unfit
from charter_cli.mailing.printing import printed as printed
from charter_cli.model import Pair


@lru_cache(maxsize=4096)
def _range(first: date, last: date, language: str) -> str:
    return cldr.days(first, last, language)


def _day(language: str, value: Any) -> str:
    return written(value if isinstance(value, PartialDate) else _a_day(value), language)


def _short_day(language: str, value: Any) -> str:
    return cldr.short_day(_a_day(value), language)


def _full_day(language: str, value: Any) -> str:
    return cldr.day(_a_day(value), language, "full")


def _days(language: str, first: Any, last: Any) -> str:
    """Write the days from one to another, as exactly as they are known."""
    if isinstance(first, date) and isinstance(last, date):
        return _range(first, last, language)
    if first == last:
        return _day(language, first)
    dash = "–" if len(str(first)) == len(str(last)) == len("2018") else " – "
    return dash.join((_day(language, first), _day(language, last)))


def _when(language: str, occasion: Any) -> str:
    """Write days and hours of an occasion, or a part of one, and the zone of the hours."""
    starts, ends = (_group(occasion).field(name) for name in ("starts", "ends"))
    opens, closes = occasion.field("opens"), occasion.field("closes")
    if not opens:
        return _days(language, starts, ends)
    zone = f" ({_zone(language, occasion)})"
    if starts == ends:
        hours = clock.hours(opens, closes or None, language)
        return _day(language, starts) + clock.after_day(hours, language) + zone
    moments = ((starts, opens), (ends, closes)) if closes else ((starts, opens),)
    told = [_moment(language, day, hour) for day, hour in moments]
    return " – ".join(told) + zone


def _hours(language: str, occasion: Any) -> str:
    """Write the hours of an occasion, and their zone: `kl. 14:00–17:30 (CET)`."""
    opens, closes = _group(occasion).field("opens"), occasion.field("closes")
    if not isinstance(opens, time):
        raise _empty(f"{occasion.path}.opens")
    hours = clock.hours(opens, closes or None, language)
    return f"{hours} ({_zone(language, occasion)})"


def _where(language: str, occasion: Any) -> Inline:
    """Write house, address, town and country of an occasion in one line, none of them twice."""
    told = [_group(occasion).field(name) for name in ("place", "address", "city")]
    if occasion.field("country"):
        told.append(cldr.country(occasion["country"], language))
    kept: list[Run] = []
    for part in filter(None, told):
        if not any(part.casefold() in before.text.casefold() for before in kept):
            kept.append(spoken(part))
    if not kept:
        raise _empty(f"{occasion.path}.place")
    return Inline(_parted(kept))


def _moment(language: str, day: Any, hour: time) -> str:
    return _day(language, day) + clock.after_day(clock.hours(hour, None, language), language)


def _zone(language: str, occasion: Any) -> str:
    at = datetime.combine(_a_day(occasion.field("starts")), occasion["opens"])
    return clock.zone(at.replace(tzinfo=ZoneInfo(occasion["zone"])), language)


def _number(language: str, value: Any) -> str:
    if not isinstance(value, Pair | int):
        raise Unfit(f"{_text(value)!r} is not a number", "Print it without this filter.")
    return written(value, language)


def _sentence(language: str, counted: Any, beside: Any, since: Any = None) -> str:
    """Say a count as a sentence: of a country (and since which year), or in how many countries."""
    if not isinstance(counted, Pair):
        raise Unfit("sentence needs a count, such as count()", "Write count() | sentence(…).")
    if isinstance(beside, Pair):
        return sentence.total(language, counted, beside)
    if not isinstance(since, int | None):
        raise Unfit(
            f"{_text(since)!r} is no year", 'Write it as sentence("NO", 2008), without quotes.'
        )
    return sentence.national(language, counted, _text(beside), since)


@pass_context
def _sourced(context: Context, value: Any) -> str:
    """Say where a number comes from: a count from the sender's register, as of the letter's day."""
    if isinstance(value, Pair):
        source, on = context["sender"].field("name"), context["today"]
    elif isinstance(value, Fields) and "signatories" in value:
        source, on = value.field("source"), value.field("on")
    else:
        raise Unfit("sourced needs a number", 'Write count("NO") | sourced, or stated() | sourced.')
    language = context["language"]
    return speak(language).labels.source.format(source=str(source), day=written(on, language))


def _listing(language: str, values: Any) -> Inline:
    return _listed(language, [shown(value, language) for value in _a_list(values)])


def _listed(language: str, values: list[Value]) -> Inline:
    """Return values as one list, in the reader's way of listing."""
    marks = [mark(number) for number in range(len(values))]
    return Inline(resolve(cldr.listing(marks, language), values))


def _parted(runs: Sequence[Run]) -> Value:
    """Return runs with a comma between them."""
    told = [one for run in runs for one in (Run(", "), run)]
    return tuple(joined(told[1:]))


def _country(language: str, code: Any) -> str:
    return cldr.country(_text(code), language)


def _in_country(language: str, code: Any) -> str:
    """Say where: `i Norge`, `en France`, `Suomessa`."""
    places = speak(language).in_country
    return places.get(_text(code)) or places["other"].format(country=_country(language, code))


def _phone(_language: str, number: Any) -> str:
    """Return a telephone number that no line end cuts."""
    return _text(number).replace(" ", "\N{NO-BREAK SPACE}")


def _link(_language: str, text: Any) -> Inline:
    """Return a link to an address of the web or of a mailbox, shown as it is written."""
    address = _text(text)
    if "@" in address:
        url = f"mailto:{address}"
    else:
        url = address if "://" in address else f"https://{address}"
    if LINK.fullmatch(url) is None:
        raise Unfit(
            f"{address!r} is not an address that a link can lead to",
            "Print it without this filter, or correct the address.",
        )
    return Inline((Run(address.removeprefix("https://").removeprefix("http://"), url=url),))


def _people(language: str, people: Any) -> Inline:
    """Return persons with their titles and mailboxes as one list: "A, rådgiver (a@b.no) og C"."""
    return _listed(language, [_person(language, person) for person in _a_list(people)])


def _person(language: str, person: Any) -> Value:
    if not isinstance(person, Fields):
        raise Unfit("people needs a list of persons", "Write contacts | people.")
    name = _parted([spoken(person[of]) for of in ("name", "title") if person.field(of)])
    reach = [_link(language, person["email"]).runs] if person.field("email") else []
    if person.field("phone"):
        reach.append((Run(_phone(language, person["phone"])),))
    if not reach:
        return name
    told = [run for way in reach for run in (Run(", "), *way)][1:]
    return (*name, Run(" ("), *told, Run(")"))


def _group(value: Any) -> Fields:
    if not isinstance(value, Fields):
        raise Unfit("this needs an occasion, or a part of one", "Write occasion before the bar.")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("this filter needs a text, and gets none", "Name a single field before it.")
    return str(value)


def _a_day(value: Any) -> date:
    if not isinstance(value, date):
        raise Unfit(
            f"{_text(value)!r} is not a day, so it cannot be written as one",
            "Name a day before the bar, such as today.",
        )
    return value


def _a_list(values: Any) -> list[Any]:
    if not isinstance(values, list) or not values:
        raise Unfit(
            "this list is empty, or no list at all",
            "Ask first, as in {% if occasion.hosts %} … {% endif %}.",
        )
    return values


def _empty(path: str) -> Unfit:
    return Unfit(
        f"the field {path} is empty",
        f"Ask first: {{% if {path} %}} … {{% endif %}}, or enter what is missing.",
    )


def _filter(work: Callable[..., Any]) -> Callable[..., Any]:
    """Give `work` the reader's language before the values."""

    @pass_context
    def filtered(context: Context, *values: Any) -> Any:
        return work(context["language"], *values)

    return filtered


_WORK: dict[str, Callable[..., Any]] = {
    "day": _day,
    "short_day": _short_day,
    "full_day": _full_day,
    "days": _days,
    "when": _when,
    "hours": _hours,
    "where": _where,
    "number": _number,
    "sentence": _sentence,
    "listing": _listing,
    "country": _country,
    "in_country": _in_country,
    "phone": _phone,
    "link": _link,
    "people": _people,
}

FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _filter(work) for name, work in _WORK.items()},
    "sourced": _sourced,
}
"""The filters of a text, by name."""


def _taken(work: Callable[..., Any]) -> range:
    """Return how many values a filter takes in its brackets: the first two are not among them."""
    beside = list(signature(work).parameters.values())[2:]
    return range(sum(one.default is one.empty for one in beside), len(beside) + 1)


TAKEN = {name: _taken(work) for name, work in {**_WORK, "sourced": _sourced}.items()}
"""How many values each of them takes in its brackets."""
