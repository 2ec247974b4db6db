"""The tables of months and languages say what CLDR says, in every language that lists use."""

from importlib.resources import files

import pytest
from babel import Locale, UnknownLocaleError

from charter_cli import shelf
from charter_cli.dates import PartialDate
from charter_cli.folding import fold
from charter_cli.reading import dates, vocabulary

LANGUAGES = shelf.names("charter_cli.reading.words", ".toml")
SHORTEST = 3


def locales(tag: str) -> list[Locale]:
    """Return what CLDR knows of a language: of Serbian also the other script."""
    tags = {"sr": ("sr_Latn", "sr_Cyrl"), "de": ("de", "de_AT"), "se": ("se", "se_FI")}
    try:
        return [Locale.parse(one) for one in tags.get(tag, (tag,))]
    except UnknownLocaleError:
        return []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_months_are_those_of_cldr(language: str) -> None:
    for locale in locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in locale.months[context][width].items():
                    if len(fold(name).split()[-1]) < SHORTEST or any(map(str.isdigit, name)):
                        continue
                    country = {"hr": "HR", "pl": "PL", "cs": "CZ", "uk": "UA"}.get(language, "")
                    found = dates.read(f"8 {name} 2008", country=country)
                    assert found == PartialDate(f"2008-{month:02}-08"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_known_by_their_names_in_every_language(language: str) -> None:
    for locale in locales(language):
        for tag in LANGUAGES:
            name = locale.languages.get(tag)
            if name and len(fold(name)) >= SHORTEST and fold(name) not in ("roman", "romainis"):
                assert vocabulary.languages()[fold(name)] == tag, name


def test_a_word_of_the_table_names_one_month_unless_languages_part_ways() -> None:
    table = files("charter_cli.reading").joinpath("months.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    words = [row[0] for row in rows]
    several = {word for word in words if words.count(word) > 1}
    assert several == {"lip", "lis", "listopad", "listopada", "srp"}
    assert all(len(row) == (3 if row[0] in several else 2) for row in rows)
    assert words == sorted(words, key=lambda word: (rows[words.index(word)][1] == "0", word))
