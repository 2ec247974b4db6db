"""Write numbers, dates, lists and names of countries as each language does.

The one room that knows Babel, which carries the Unicode CLDR. A language is a BCP 47 tag:
`nb`, `sr-Latn`, `de-CH`; `en` means British English and `pt` the Portuguese of Portugal.
Where CLDR leaves a gap or knows only a makeshift, the tables at the top say what is written.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, parse_pattern, tokenize_pattern
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from charter_cli.dates import PartialDate
from charter_cli.errors import Misused
from charter_cli.model import Pair

Tokens = list[tuple[str, str | tuple[str, int]]]

_MEANT = {"en": "en-GB", "pt": "pt-PT", "no": "nb"}
"""What a bare tag means."""

_NAMELESS = {"sma": "nb", "smj": "nb", "sms": "fi", "wa": "fr"}
"""Languages for which CLDR has no names of months, and the neighbour whose names serve.

These must not even be looked into: Babel 2.18 writes what it looks up in one locale into
the root that all share, and locales loaded later then have no names of months either.
"""

_WHOLE_BELOW_10_000 = frozenset(
    {"be", "bg", "es", "et", "hu", "hy", "it", "ka", "lv", "pl", "pt_PT", "sl", "sq"}
)
"""Four digits stand together: CLDR's minimumGroupingDigits of 2 (CLDR 48), unknown to Babel."""

_LONG = {"se": "MMMM d. 'b'. y"}
_SHORT = {"se": "dd.MM.y"}

_BARE_BEFORE_DASH = frozenset({"eu", "hu"})
"""Languages that write the ending of a day once, after the last: `június 11–13.`"""

_POLISH: dict[str, tuple[tuple[str, str], ...]] = {
    "eu": (
        (r"(\d\d(?:[02468]1|[13579]0|\d5))\(e\)ko", r"\1eko"),  # numbers that end in a consonant
        (r"\(e\)ko", "ko"),
        (r"\b(11|31)\(a\)", r"\1"),  # hamaika has its article already
        (r"\(a\)", "a"),
    ),
    "fr": ((r"(?<!\d)1(?=[ –])", "1er"),),
    "it": ((r"(?<!\d)1(?=[ –])", "1º"),),
    "se": ((r"mánnu(?= \d\d?\.)", "mánu"),),  # the month of a day stands in the genitive
}

_LAST_LINK = {
    "es": (" y ", r"h?i(?!e)", " e ", " y "),
    "lb": (" a(n) ", r"[aeiouäéëdhntz]", " an ", " a "),
}
"""The last link of a list, by the sound that follows: CLDR's, the sound, then, else."""

_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that CLDR names and no country has."""

_NAMES = {
    ("el", "BA"): "Βοσνία-Ερζεγοβίνη",
    ("en", "BA"): "Bosnia and Herzegovina",
    ("se", "MK"): "Davvi-Makedonia",
}


@cache
def locale(language: str) -> Locale:
    """Return the locale of a BCP 47 tag, or of its longest known beginning; else raise Misused."""
    tag = _NAMELESS.get(language.partition("-")[0], language)
    while tag:
        try:
            found = Locale.parse(_MEANT.get(tag, tag), sep="-")
        except (UnknownLocaleError, ValueError):
            found = None
        if found and found.territories.get("NO"):  # it has words, and is no empty frame
            return found
        tag = tag.rpartition("-")[0]
    raise Misused(
        f"There is no language {language!r}.", "Write its tag, such as nb, fr, sr-Latn or de-CH."
    )


@cache
def regional(language: str) -> str:
    """Return a tag with the country where its language is at home: `nb-NO`, `sr-Latn-RS`.

    Programs that check spelling ask for both. A tag that names a country is kept, and so is one
    that CLDR knows no country for.
    """
    tag = _MEANT.get(language, language)
    first, *rest = tag.split("-")
    if any(len(part) == 2 or part.isdigit() for part in rest):
        return tag
    likely = get_global("likely_subtags")
    home = likely.get(tag.replace("-", "_")) or likely.get(first)
    return f"{tag}-{home.rpartition('_')[2]}" if home else tag


def number(n: int, language: str) -> str:
    """Write a whole number; the spaces in it do not break: `1 692` (nb), `1692` (es)."""
    place = locale(language)
    whole = abs(n) < 10_000 and not _WHOLE_BELOW_10_000.isdisjoint({place.language, str(place)})
    return format_decimal(n, locale=place, group_separator=not whole)


def pair(counted: Pair, language: str) -> str:
    """Write a count: `38`, or `38–40` where the possible is more than the certain."""
    if counted.certain == counted.possible:
        return number(counted.certain, language)
    return f"{number(counted.certain, language)}–{number(counted.possible, language)}"


def percent(share: float, language: str) -> str:
    """Write a share of 1 in whole per cent: `15 %` (nb), `15%` (en)."""
    return str(format_percent(share, locale=locale(language)))


def plural(n: int, language: str) -> str:
    """Return the CLDR plural category of a number: `zero`, `one`, `two`, `few`, `many`, `other`."""
    return locale(language).plural_form(n)


def day(on: date, language: str, width: Literal["full", "long", "medium"] = "long") -> str:
    """Write a day in words: `26. februar 2018`; `full` adds the day of the week."""
    place = locale(language)
    if width == "long":
        return _spoken(_long(place), on, place)
    return _polished(format_date(on, width, place), place)


def short_day(on: date, language: str) -> str:
    """Write a day in figures, the year with all four: `26.02.2018`."""
    place = locale(language)
    pattern = _SHORT.get(place.language) or place.date_formats["short"].pattern
    return parse_pattern(re.sub("y+", "y", pattern)).apply(on, place)


def partial(on: PartialDate, language: str) -> str:
    """Write a date as exactly as it is known: a day, `september 2013`, `2008`, or nothing."""
    place = locale(language)
    match len(on.text):
        case 0:
            return ""
        case 4:
            return format_skeleton("y", date(int(on.text), 1, 1), locale=place)
        case 7:
            first = date.fromisoformat(f"{on.text}-01")
            if place.language in _LONG:
                return _spoken("MMMM y", first, place)
            return _polished(format_skeleton("yMMMM", first, locale=place), place)
        case _:
            return day(date.fromisoformat(on.text), language)


def days(start: date, end: date, language: str) -> str:
    """Write the days from `start` to `end` as briefly as can be: `11.–13. juni 2018`.

    Made from the language's long date, since CLDR's own ranges are numeric, or stray from
    its dates, in many languages; the dash, with spaces or without, is that of CLDR.
    """
    if start == end:
        return day(start, language)
    place = locale(language)
    pattern = _tokens(place)
    fields = [token[1][0] if token[0] == "field" else "" for token in pattern]
    of_day, of_month = fields.index("d"), fields.index("M")
    if start.year != end.year:
        unit, head, tail = "y", pattern, pattern
    elif start.month != end.month:
        unit = "M"
        head = _through(pattern, max(of_day, of_month))
        tail = pattern[min(of_day, of_month) :]
    else:
        unit = "d"
        head = pattern[: of_day + 1]
        if place.language not in _BARE_BEFORE_DASH:
            head = _through(pattern, of_day)
        tail = pattern[of_day:]
    dash = " – " if _spaced(place, unit) else "–"
    texts = (_written(head, start, place), _written(tail, end, place))
    return _polished(dash.join(texts), place)


def listing(items: Sequence[str], language: str) -> str:
    """Join items as a sentence does: `A, B og C`."""
    text = format_list(items, locale=locale(language))
    link, sound, then, otherwise = _LAST_LINK.get(locale(language).language, ("", "", "", ""))
    if link and len(items) > 1:
        last = items[-1]
        chosen = then if re.match(sound, last, re.IGNORECASE) else otherwise
        return text.removesuffix(link + last) + chosen + last
    return text


def country(code: str, language: str) -> str:
    """Return the name of a country (ISO 3166 alpha-2, or XK), else raise Misused."""
    place = locale(language)
    found = (
        _NAMES.get((place.language, code))
        or place.territories.get(code)
        or locale("en").territories.get(code)
    )
    if not found or len(code) != 2 or code in _NO_COUNTRY:
        raise Misused(f"There is no country {code!r}.", "Write its two letters, such as NO.")
    return str(found)


def _long(place: Locale) -> str:
    return _LONG.get(place.language) or str(place.date_formats["long"].pattern)


def _spoken(pattern: str, on: date, place: Locale) -> str:
    return _polished(parse_pattern(pattern).apply(on, place), place)


def _polished(text: str, place: Locale) -> str:
    for makeshift, written in _POLISH.get(place.language, ()):
        text = re.sub(makeshift, written, text)
    return text


def _tokens(place: Locale) -> Tokens:
    """Cut the pattern of the long date into fields and the texts between them."""
    tokens: Tokens = []
    for kind, value in tokenize_pattern(_long(place)):
        if kind == "chars" and tokens and tokens[-1][0] == "chars":
            tokens[-1] = ("chars", f"{tokens[-1][1]}{value}")
        else:
            tokens.append((kind, value))
    return tokens


def _through(pattern: Tokens, index: int) -> Tokens:
    """Return the tokens up to `index`, and what clings to that one, as the point of `11.` does."""
    head = pattern[: index + 1]
    if index + 1 < len(pattern) and pattern[index + 1][0] == "chars":
        head.append(("chars", re.split(r"[\s,]", str(pattern[index + 1][1]))[0]))
    return head


def _written(pattern: Tokens, on: date, place: Locale) -> str:
    return "".join(
        value if isinstance(value, str) else parse_pattern(value[0] * value[1]).apply(on, place)
        for _, value in pattern
    )


def _spaced(place: Locale, unit: str) -> bool:
    """Tell whether CLDR sets spaces about the dash where this unit is the first to differ."""
    halves = place.interval_formats.get("yMMMd", {}).get(unit, (" – ",))
    return bool(re.search(r"\s–|–\s", "|".join(halves)))
