"""Words that say what a body is and are no part of its name: Stadt, Comune di, … kommune.

They stand in `reference/body_words`, one file a language, written around `…`, which is where
the name goes: "Comune di …", "… kommune", "…kreis" (grown together with the name).
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from charter_cli import countries
from charter_cli.folding import fold

_WORDS = Path(__file__).with_name("reference") / "body_words"

RANKS = ("town", "municipality", "district", "county", "region", "intermunicipal")
"""What a word can say: a kind of body; or a municipality that is a town, or the land around one.

Vilnius is a town and Vilniaus rajonas the district around it: two municipalities of one name.
"""

_MINORITIES = {
    "AT": ("sl", "hr", "hu"), "DE": ("da",), "DK": ("de",), "FI": ("se",), "FR": ("eu", "ca"),
    "GB": ("ga",), "HR": ("it",), "HU": ("de",), "IT": ("de", "sl", "fr"), "LT": ("pl",),
    "MD": ("ru",), "NO": ("se",), "RO": ("hu", "de"), "RS": ("hu", "sq"), "SE": ("fi", "se"),
    "SI": ("it", "hu"), "SK": ("hu",), "UA": ("ru", "hu"),
}  # fmt: skip
_EVERYWHERE = ("en", "fr")
"""Lists for the whole of Europe are kept in these."""


Endings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BodyWord:
    """Hold one word, as it is shown, and the rank that it gives.

    `key` is what it looks like in a folded name, up to and with the blank between them.
    `instead` is what the name begins with when the word is taken off: nothing, or the article
    that had grown together with it (Ville du Havre is Le Havre). `endings` are what its
    language may have done to the name, as (ending, nominative): Bilboko Udala is Bilbo.
    What does not stand `apart` has grown together with the name.
    """

    shown: str
    rank: str
    key: str
    instead: tuple[str, ...] = ("",)
    endings: Endings = ()
    apart: bool = True


@dataclass(frozen=True)
class Lexicon:
    """Hold what the languages of one country do to names; every text in it is folded.

    `before` has the words in front of a name by their first part, `after` those behind it by
    their last, the longest first; `fused` those at its end. `whole` are names that keep theirs
    (Weil der Stadt), `irregular` whole genitives, `short` abbreviations. `letters` and `sounds`
    write a name in Latin letters as its own country does.
    """

    before: Mapping[str, tuple[BodyWord, ...]]
    after: Mapping[str, tuple[BodyWord, ...]]
    fused: tuple[BodyWord, ...]
    whole: frozenset[str]
    irregular: Mapping[str, str]
    short: Mapping[str, str]
    letters: tuple[Mapping[int, str], ...]
    sounds: tuple[tuple[re.Pattern[str], str], ...]

    @cached_property
    def fused_keys(self) -> tuple[str, ...]:
        """Return what a name ends with that has grown together with such a word."""
        return tuple(word.key for word in self.fused)


@cache
def lexicon(country: str) -> Lexicon:
    """Return the words of the languages of a country, and of English and French."""
    tongues = dict.fromkeys(
        (*countries.languages(country), *_MINORITIES.get(country, ()), *_EVERYWHERE)
    )
    files = [_language(tongue) for tongue in tongues]
    words = [word for file in files for word in _words(file, country)]
    return Lexicon(
        before=_by_part([word for word in words if word.key.endswith(" ")], 0),
        after=_by_part([word for word in words if word.key.startswith(" ")], -1),
        fused=tuple(word for word in words if not word.apart),
        whole=frozenset(fold(name) for file in files for name in file.get("whole", ())),
        irregular={
            fold(said): fold(name) for file in files for said, name in _table(file, "irregular")
        },
        short={long: brief for file in files for long, brief in _table(file, "short")},
        letters=tuple(_letters(file["letters"]) for file in files if "letters" in file),
        sounds=tuple(
            (re.compile(sound), latin) for file in files for sound, latin in file.get("sounds", ())
        ),
    )


def one_name(name: str, other: str, country: str) -> bool:
    """Tell whether two names are one, but for a word of body before or behind the longer."""
    short, long = sorted((fold(name), fold(other)), key=len)
    tongue = lexicon(country)
    before = tongue.before.get(long.partition(" ")[0], ())
    after = tongue.after.get(long.rpartition(" ")[2], ())
    longer = {word.key + short for word in before} | {short + word.key for word in after}
    return long in (short, *longer)


@cache
def _language(tongue: str) -> dict[str, Any]:
    file = tomllib.loads((_WORDS / f"{tongue}.toml").read_text(encoding="utf-8"))
    return _language(file["like"]) if "like" in file else file


def _words(file: Mapping[str, Any], country: str) -> Iterator[BodyWord]:
    """Yield the words of a language; what it means in this country alone comes first."""
    links = dict(link.partition(" = ")[::2] for link in file.get("links", ()))
    endings = tuple(rule.partition(" > ")[::2] for rule in file.get("endings", ()))
    for section in (file.get(country, {}), file):
        for rank in RANKS:
            for phrase in section.get(rank, ()):
                for word in _phrase(phrase, rank, links):
                    yield replace(word, endings=endings)


def _phrase(phrase: str, rank: str, links: Mapping[str, str]) -> Iterator[BodyWord]:
    """Yield a phrase with each of the links of its language: Comune di, Comune della."""
    start, _, end = phrase.partition("…")
    if end:
        apart = end.startswith(" ")
        yield BodyWord(end.strip(), rank, " " * apart + fold(end), apart=apart)
        return
    words = start.strip()
    stem, _, last = words.rpartition(" ")
    for key in {fold(stem), fold(stem.replace("'", " "))}:
        if last not in links:
            yield BodyWord(words, rank, f"{key} {fold(last)} ".lstrip())
            continue
        for link, article in links.items():
            instead = ("", article + " ") if article else ("",)
            yield BodyWord(f"{stem} {link}", rank, f"{key} {link} ", instead)


def _by_part(words: list[BodyWord], part: int) -> Mapping[str, tuple[BodyWord, ...]]:
    found: defaultdict[str, dict[str, BodyWord]] = defaultdict(dict)
    for word in words:
        found[word.key.split()[part]].setdefault(word.key, word)
    return {
        token: tuple(sorted(same.values(), key=lambda word: -len(word.key)))
        for token, same in found.items()
    }


def _letters(written: str) -> Mapping[int, str]:
    """Return the table of "ц=c ч=č", for small letters and for capitals."""
    pairs = dict(pair.split("=") for pair in written.split())
    return str.maketrans(pairs | {letter.upper(): latin for letter, latin in pairs.items()})


def _table(file: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    table: Mapping[str, str] = file.get(name, {})
    yield from table.items()
