"""One language of the site: its words, and how it writes numbers, dates, countries and names."""

import re
from datetime import date
from functools import lru_cache

from charter_cli import cldr, sentence
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH, PartialDate
from charter_cli.errors import Misused
from charter_cli.folding import fold
from charter_cli.languages import Language, speak
from charter_cli.languages.atlas_words import Atlas
from charter_cli.model import Kind

_RUN = re.compile(r"[^\s,/]*\d[^\s,/]*")
_OWN_LETTERS = frozenset({"da", "et", "fi", "is", "nb", "nn", "se", "sv"})
"""Languages in which å, ä, ö or ø come after z."""

_LATIN = "\u024f"
_YEAR, _DAY = 2013, 22
"""A day whose numbers are no part of each other."""

_PERIOD = 200


class Tongue:
    """Speak one language of the shelf."""

    def __init__(self, tag: str) -> None:
        self.language: Language = speak(tag)
        self.words: Atlas = self.language.atlas
        self.tag = self.language.tag

    def number(self, n: int) -> str:
        return cldr.number(n, self.tag)

    def pair(self, counted: Pair) -> str:
        return cldr.pair(counted, self.tag)

    def day(self, iso: str) -> str:
        return _day(iso, self.tag)

    def as_of(self, iso: str) -> str:
        return self.words.as_of.format(day=self.day(iso))

    def country(self, code: str) -> str:
        return _country(code, self.tag)

    def order(self, word: str) -> str:
        """Return what words are put in order by: accents aside, but where they are letters."""
        plain = self.tag in _OWN_LETTERS or word[:1] > _LATIN
        return word.casefold() if plain else fold(word)

    def kind(self, kind: str) -> str:
        return _begun(self.language.kinds[Kind(kind)].one)

    def kinds(self, kind: str) -> str:
        return _begun(self.language.kinds[Kind(kind)].many)

    def share(self, part: int, whole: int) -> str:
        return cldr.percent(part / whole, self.tag) if whole else "–"

    def in_all(self, pair: Pair, countries: Pair) -> str:
        """Say how many bodies in how many countries joined the Charter."""
        return sentence.total(self.tag, pair, countries)

    def in_country(self, pair: Pair, code: str, since: int | None) -> str:
        """Say how many bodies of a country signed the Charter, and since when."""
        return sentence.national(self.tag, pair, code, since)

    def script(self, last: str) -> dict[str, object]:
        """Return what a script needs to write numbers, days up to `last`, and a count in words.

        A day is put together from a pattern for its month (`{d}. februar {y}`), the text of
        its number in the month and the text of its year: both may bear an ending. A month
        without a day has a pattern of its own (`alone`). The plurals of 0 to 199 tell those of
        all numbers: from 100 on, they come again with every hundred.
        """
        counts, grouped = self.language.counts, self.number(10_000)
        return {
            "tag": self.tag,
            "mark": grouped[2:-3],
            "from": 10_000 if self.number(1000) == "1000" else 1000,
            "months": [_pattern(date(_YEAR, month, _DAY), self.tag) for month in range(1, 13)],
            "alone": [_alone(month, self.tag) for month in range(1, 13)],
            "days": [_parts(date(_YEAR, 1, day), self.tag)[0] for day in range(1, 32)],
            "years": [
                _parts(date(year, 1, _DAY), self.tag)[1]
                for year in range(LAUNCH.year, int(last[:4]) + 1)
            ],
            "plurals": [cldr.plural(n, self.tag) for n in range(_PERIOD)],
            "asOf": self.words.as_of,
            "none": self.in_all(Pair(), Pair()),
            "total": dict(counts.total.texts),
            "bodies": dict(counts.bodies.texts),
            "countries": dict(counts.countries.texts),
        }


def _parts(day: date, tag: str) -> tuple[str, str]:
    """Return how the number in the month and the year are written, with their endings."""
    runs = _RUN.findall(cldr.day(day, tag))
    year = next(run for run in runs if str(day.year) in run)
    return next(run for run in runs if run != year), year


def _pattern(day: date, tag: str) -> str:
    number, year = _parts(day, tag)
    return cldr.day(day, tag).replace(year, "{y}").replace(number, "{d}")


def _alone(month: int, tag: str) -> str:
    """Return how a month without a day is written; its year is that of a full day."""
    said = cldr.partial(PartialDate(f"{_YEAR}-{month:02}"), tag)
    return said.replace(next(run for run in _RUN.findall(said) if str(_YEAR) in run), "{y}")


@lru_cache(maxsize=1 << 16)
def _day(iso: str, tag: str) -> str:
    return cldr.partial(PartialDate(iso), tag)


@lru_cache(maxsize=1 << 14)
def _country(code: str, tag: str) -> str:
    try:
        return cldr.country(code, tag)
    except Misused:
        return code


def _begun(word: str) -> str:
    return word[:1].title() + word[1:]
