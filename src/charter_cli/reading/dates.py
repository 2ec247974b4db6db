"""Read the dates that people write, where they can be read one way only.

Months are known by their names in all European languages, as CLDR has them. What can be
read two ways is not guessed: the answer is then a reason, and not a date.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from charter_cli import countries
from charter_cli.dates import LAUNCH, NEVER, PartialDate, Span
from charter_cli.folding import fold

EARLIEST = date(LAUNCH.year, LAUNCH.month, 1)
"""Nothing that concerns the Charter happened before the month of its launch."""

_TIME = re.compile(
    r"(?:[T ]|, )(?:kl\.? )?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[AP]M)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:-|/|\. ?)(\d{1,2})(?:(?:-|/|\. ?)(\d{1,2}))?\.?")
_NORDIC = re.compile(r"(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{4})", re.ASCII)
"""25/4-2012 is written in the north, where the day comes first."""

_YEAR_LAST = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[./-] ?(\d{4})\.?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})\.?")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_TOKEN = re.compile(r"\d+|[a-z]+")
_RANGE = re.compile(r"\d\.?\s*(?:–|—|-|/|to|bis|til|till|au)\s*\d", re.IGNORECASE)

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_ROMAN |= {"x": 10, "xi": 11, "xii": 12}
_YEARS = frozenset(map(str, range(1900, 2101)))
_EPOCH = date(1899, 12, 30)
_LAST_NUMBER = 2_958_465
_PHANTOM = 60
"""Excel's number for 29 February 1900, a day that it invented."""

_LONGEST = 80
_TWO_DIGITS = "its year has two digits; write all four"
_UNREADABLE = "it is not a date that can be read; write it as 2018-02-26"


def read(text: str, order: str = "", country: str = "") -> PartialDate | str:
    """Return the day, month or year that a text means, or the reason why none can be taken.

    `order` (`dmy` or `mdy`) settles what `03/04/2012` means; `country` is a code, and settles
    the few names of months that mean two months in two languages.
    """
    text = " ".join(text.split())
    if not text:
        return PartialDate()
    if len(text) > _LONGEST:
        return _UNREADABLE
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return "it is not written in plain digits"
    bare = _without_time(text)
    found = _numeric(bare, order)
    if found is None:
        found = _worded(bare, country)
    return found


def within(day: PartialDate, today: date | None = None) -> str:
    """Return why a date cannot be one of the Charter's, or nothing if it can."""
    span = day.span(Span(EARLIEST, EARLIEST))
    if span.latest < EARLIEST:
        return f"it is before {EARLIEST:%Y-%m}, when the Charter was opened"
    if span.earliest > (today or NEVER):
        return "it is in the future"
    return ""


def _without_time(text: str) -> str:
    found = _TIME.search(text)
    return text[: found.start()] if found and found.end() == len(text) else text


def _numeric(text: str, order: str) -> PartialDate | str | None:
    """Read a date of digits alone; nothing if it is not one."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(*found.groups())
    if found := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = found.groups()
        return _day(first, second, year, "dmy" if sign == "." else order)
    if found := _NORDIC.fullmatch(text):
        return _day(found[1], found[2], found[3], order or "dmy")
    if found := _MONTH_YEAR.fullmatch(text):
        return _date(found[2], found[1])
    if found := _RUN.fullmatch(text):
        day = _date(*found.groups())
        return day if isinstance(day, PartialDate) else _number(text)
    if (found := _YEAR.fullmatch(text)) and found[1] in _YEARS:
        return PartialDate(found[1])
    return _number(text) if _NUMBER.fullmatch(text) else None


def _day(first: str, second: str, year: str, order: str) -> PartialDate | str:
    """Read `25/04/2012`: the day first, unless that may be otherwise."""
    if len(year) == 2:
        return _TWO_DIGITS
    if order == "mdy":
        return _date(year, first, second)
    if order == "dmy" or int(first) > 12 or int(first) == int(second):
        return _date(year, second, first)
    if int(second) > 12:
        return f"{second} is no month; say with --dates mdy if the month is first"
    days = (f"{year}-{int(second):02}-{int(first):02}", f"{year}-{int(first):02}-{int(second):02}")
    return f"it is {days[0]} or {days[1]}; say with --dates dmy or --dates mdy"


def _date(year: str, month: str, day: str | None = None) -> PartialDate | str:
    number = int(month)
    if not 1 <= number <= 12:
        return f"there is no month {number}"
    if int(year) == 0:
        return "there is no year 0"
    if day is None:
        return PartialDate(f"{year}-{number:02}")
    if not 1 <= int(day) <= monthrange(int(year), number)[1]:
        return "it is not a day of the calendar"
    return PartialDate(f"{year}-{number:02}-{int(day):02}")


def _number(text: str) -> str:
    """Tell what Excel would make of a bare number; it is not taken by itself."""
    value = float(text.replace(",", "."))
    if value < 0:
        means = "none"
    elif value >= _LAST_NUMBER + 1:
        means = "beyond what Excel knows"
    elif int(value) == _PHANTOM:
        means = "1900-02-29, a day that Excel invented"
    else:
        means = (_EPOCH + timedelta(days=int(value) + (0 < value < _PHANTOM))).isoformat()
    return (
        f"it looks like an Excel day number ({means}); format the column as a date in Excel, or"
        " write the date out"
    )


def _worded(text: str, country: str) -> PartialDate | str:
    """Read a date with the name of its month, or with its month in Roman numerals."""
    tokens = _TOKEN.findall(_joined(fold(text)))
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    named = [found for word in words if (found := _months(word, country))]
    rest = [word for word in words if word not in _names() and word not in _fillers()]
    if not named and len(rest) < 2:
        named = [frozenset({_ROMAN[word]}) for word in words if word in _ROMAN]
        rest = [word for word in rest if word not in _ROMAN]
    if not rest and _RANGE.search(text):
        return "it is a range; a single date is expected"
    if rest or len(named) != 1 or len(numbers) not in (1, 2):
        return _UNREADABLE
    if len(named[0]) > 1:
        return (
            f"the name of its month means {_or(named[0])}, depending on the language; write it as a"
            " number"
        )
    return _with_month(numbers, str(*named[0]))


def _with_month(numbers: list[str], month: str) -> PartialDate | str:
    """Put together a month and the numbers around it: the longer one is the year."""
    lengths = sorted(map(len, numbers))
    if lengths[-1] <= 2 and len(numbers) == 2:
        return _TWO_DIGITS
    if lengths not in ([4], [1, 4], [2, 4]):
        return _UNREADABLE
    year = max(numbers, key=len)
    return _date(year, month, min(numbers, key=len) if len(numbers) == 2 else None)


def _joined(text: str) -> str:
    """Return the text with the names of months of two words written as one."""
    for name in _names():
        if " " in name:
            text = text.replace(name, name.replace(" ", ""))
    return text


def _months(word: str, country: str) -> frozenset[int]:
    """Return the months that a word can name; in a country, what it names there."""
    found = _names().get(word, {})
    spoken = set(countries.languages(country)) if country else set()
    here = frozenset(month for month, languages in found.items() if languages & spoken)
    return here if len(here) == 1 else frozenset(found)


@cache
def _table() -> tuple[tuple[str, int, frozenset[str]], ...]:
    """Return words, the month that each names, and the languages where others name another."""
    source = files("charter_cli.reading").joinpath("months.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines())
    return tuple(
        (word, int(month), frozenset(" ".join(rest).split())) for word, month, *rest in rows
    )


@cache
def _names() -> dict[str, dict[int, frozenset[str]]]:
    names: dict[str, dict[int, frozenset[str]]] = {}
    for word, month, languages in _table():
        if month:
            names.setdefault(word, {})[month] = languages
            names.setdefault(word.replace(" ", ""), {})[month] = languages
    return names


@cache
def _fillers() -> frozenset[str]:
    """Return weekdays, words and endings that stand around a date and add nothing to it."""
    return frozenset(word for word, month, _ in _table() if not month)


def _or(months: frozenset[int]) -> str:
    return " or ".join(map(str, sorted(months)))
