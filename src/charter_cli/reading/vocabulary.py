"""The words that lists use, in every language that has a file in `words/`.

A word is known by its key (see `folding`), so that case, accents and signs do not matter;
with it stand the languages in which it means what it means.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from charter_cli import shelf
from charter_cli.folding import fold
from charter_cli.model import Kind

Meanings = Mapping[str, frozenset[str]]
"""What a word can mean, and in which languages it means that."""

_PACKAGE = "charter_cli.reading.words"
_SUFFIX = ".toml"
_EVERYWHERE = frozenset({""})


@cache
def headings() -> Mapping[str, Meanings]:
    """Return for the key of every heading the fields that it can stand for."""
    return _gathered("headings")


@cache
def kinds() -> Mapping[str, Meanings]:
    """Return for the key of every word for a kind of authority the kinds that it can mean."""
    own = {fold(kind.value): {kind.value: _EVERYWHERE} for kind in Kind}
    return {**_gathered("kinds"), **own}


@cache
def contact_words() -> frozenset[str]:
    """Return the keys of words that make `e-mail` the contact's e-mail."""
    return frozenset(_gathered("groups"))


@cache
def words(what: str) -> frozenset[str]:
    """Return the keys of the words for `totals`, `yes` or `no`."""
    return frozenset(key for key, meanings in _gathered("words").items() if what in meanings)


@cache
def languages() -> Mapping[str, str]:
    """Return the tag for the key of every language's name, in any European language."""
    source = files("charter_cli.reading").joinpath("languages.tsv").read_text(encoding="utf-8")
    pairs = (line.partition("\t") for line in source.splitlines())
    return {name: tag for name, _, tag in pairs}


@cache
def language_tags() -> frozenset[str]:
    """Return the tags of the languages that are known by name."""
    return frozenset(languages().values())


def _gathered(section: str) -> Mapping[str, Meanings]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for language, held in _files():
        for meaning, spellings in held[section].items():
            for spelling in spellings:
                known = found.setdefault(fold(spelling), {})
                known[meaning] = known.get(meaning, frozenset()) | {language}
    return found


@cache
def _files() -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, dict[str, Any]]]:
    for language in shelf.names(_PACKAGE, _SUFFIX):
        yield language, tomllib.loads(shelf.text(_PACKAGE, language, "language", _SUFFIX))
