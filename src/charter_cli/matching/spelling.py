"""Every key under which a name may be met: folded, spelled out, without its body words.

"Stadt Köln" is met under `stadt koln`, `stadt koeln`, `koln` and `koeln`; "Malmö stads" under
`malmo` too. Each key remembers what was done to the name, so that a reason can be given.
"""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from itertools import product
from math import prod
from operator import itemgetter
from typing import NamedTuple

from charter_cli.bodywords import BodyWord, Endings, Lexicon, lexicon
from charter_cli.folding import fold

_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe", "Đ": "Dj"}
)
_APOSTROPHES = re.compile(r"['’`]")
_WORDS_ON_WORDS = 3
_STEM = 2
_GREEK = "Ͱ"
_MOST_FORMS = 64


class Step(IntEnum):
    """Name what it takes to get from a name to a key, the closest first."""

    SAME = 0
    SPELLED = 1
    WITHOUT_WORDS = 2
    WITHOUT_ENDING = 3


class Reading(NamedTuple):
    """Hold one key of a name; `rank` is what the words that were taken off say of the body.

    `bare` tells that no body word is left in it.
    """

    key: str
    step: Step
    rank: str = ""
    words: str = ""
    bare: bool = True


@lru_cache(maxsize=1 << 15)
def readings(name: str, country: str) -> tuple[Reading, ...]:
    """Return the keys of one name in a country, the closest first, each once."""
    tongue = lexicon(country)
    found: list[Reading] = []
    for key, step in _spellings(name, tongue):
        found += _peeled(Reading(key, step), tongue, _WORDS_ON_WORDS)
    if len(found) > 2:
        found.sort(key=itemgetter(1))
        first: dict[str, Reading] = {}
        for reading in found:
            first.setdefault(reading.key, reading)
        found = list(first.values())
    return tuple(found)


def keys(name: str, country: str) -> set[str]:
    """Return the keys under which a name is met in a country, guesses at endings left out."""
    return {one.key for one in readings(name, country) if one.step is not Step.WITHOUT_ENDING}


def rank(name: str, country: str) -> str:
    """Return what the words of a name say of the body: `county`, `town` …; empty if nothing."""
    return next((one.rank for one in readings(name, country) if one.rank), "")


def _peeled(whole: Reading, tongue: Lexicon, depth: int) -> list[Reading]:
    """Return a key, and what is left of it when words and endings are taken off one by one."""
    less = _one_less(whole.key, tongue) if depth else ()
    if not less:
        return [whole]
    inner: list[Reading] = []
    bare = True
    for word, key in less:
        # What has grown together with a name may belong to it; what stands apart does not.
        bare = bare and not word.apart
        words = f"{whole.words} {word.shown}" if whole.words else word.shown
        rank = _finer(whole.rank, word.rank)
        inner += _peeled(Reading(key, Step.WITHOUT_WORDS, rank, words), tongue, depth - 1)
        if word.endings or tongue.irregular:
            forms = _nominatives(key, word.endings, tongue)
            inner += [Reading(form, Step.WITHOUT_ENDING, rank, words, False) for form in forms]
    return [Reading(whole.key, whole.step, inner[-1].rank, whole.words, bare), *inner]


def _spellings(name: str, tongue: Lexicon) -> list[tuple[str, Step]]:
    """Return the folded spellings of a name; only special letters and signs have several."""
    key = fold(name)
    if not key:
        return []
    found = [(key, Step.SAME)]
    if ", " in name:
        before, _, after = name.partition(", ")
        found.append((fold(f"{after} {before}"), Step.SAME))
    if "'" in name or "’" in name or "`" in name:
        found.append((fold(_APOSTROPHES.sub(" ", name)), Step.SAME))
    if not name.isascii():
        found += [(fold(written), Step.SPELLED) for written in _written(name, tongue)]
    parts = key.split()
    if not tongue.short.keys().isdisjoint(parts):
        brief = " ".join(tongue.short.get(part, part) for part in parts)
        found.append((brief, Step.SPELLED))
    return found


def _written(name: str, tongue: Lexicon) -> set[str]:
    """Return how else a name with special letters is written: Koeln, or in Latin letters."""
    written = {name.translate(_DIGRAPHS)}
    if max(name) >= _GREEK:
        written.update(name.translate(letters) for letters in tongue.letters)
        if tongue.sounds:
            written.add(_as_it_sounds(name, tongue))
    return written - {name}


def _as_it_sounds(name: str, tongue: Lexicon) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    said = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for sound, latin in tongue.sounds:
        said = sound.sub(latin, said)
    return said


def _one_less(key: str, tongue: Lexicon) -> list[tuple[BodyWord, str]]:
    """Return the word and the rest for the longest word at either end; never the whole name."""
    before = tongue.before.get(key.partition(" ")[0], ())
    last = key.rpartition(" ")[2]
    after = tongue.after.get(last, ())
    fused = last.endswith(tongue.fused_keys)
    if not (before or after or fused) or key in tongue.whole:
        return []
    found: list[tuple[BodyWord, str]] = []
    for word in before:
        if key.startswith(word.key):
            found += [(word, article + key[len(word.key) :]) for article in word.instead]
            break
    for word in after:
        if key.endswith(word.key):
            found.append((word, key[: -len(word.key)]))
            break
    if fused:
        found += [(word, key[: -len(word.key)]) for word in tongue.fused if _grown(last, word)]
    return found


def _grown(last: str, word: BodyWord) -> bool:
    """Tell whether a word has grown together with a name long enough to be one."""
    return last.endswith(word.key) and len(last) > len(word.key) + _STEM


def _finer(rank: str, inner: str) -> str:
    """Return the rank of a word within a word: the mayor's office of a town is a town's."""
    return (
        inner if rank in ("", "municipality") and inner in ("town", "district") else rank or inner
    )


def _nominatives(key: str, endings: Endings, tongue: Lexicon) -> set[str]:
    """Return what a name in the genitive may be in the nominative, several guesses at once."""
    parts = key.split()
    forms = [_forms(part, endings, tongue) for part in parts]
    if prod(map(len, forms)) > _MOST_FORMS:
        forms = [[part] for part in parts[:-1]] + forms[-1:]
    return {" ".join(words) for words in product(*forms)} - {key}


def _forms(part: str, endings: Endings, tongue: Lexicon) -> list[str]:
    if part in tongue.irregular:
        return [part, tongue.irregular[part]]
    return [part] + [
        part[: -len(ending)] + nominative
        for ending, nominative in endings
        if part.endswith(ending) and len(part) > len(ending) + 1
    ]


@lru_cache(maxsize=4096)
def region_keys(text: str, country: str) -> frozenset[str]:
    """Return the keys of a region, as lists write it: with or without its words and endings."""
    return frozenset(
        reading.key for part in text.split("/") for reading in readings(part.strip(), country)
    )
