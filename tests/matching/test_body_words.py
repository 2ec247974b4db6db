"""The words that say what a body is: every language of Europe has its own, well written."""

import tomllib
from pathlib import Path

import pytest

from charter_cli import bodywords, countries
from charter_cli.bodywords import RANKS, lexicon
from charter_cli.folding import fold
from charter_cli.matching.spelling import Step, readings
from charter_cli.reference.iso3166 import LANGUAGES

FILES = sorted((Path(bodywords.__file__).parent / "reference" / "body_words").glob("*.toml"))
LISTS = {*RANKS, "links", "endings", "sounds", "whole"}
TABLES = {"short", "irregular"}
TEXTS = {"letters", "like"}


@pytest.mark.parametrize(
    "tongue", sorted({t for code in LANGUAGES for t in countries.languages(code)})
)
def test_every_language_in_which_authorities_are_written_to_has_its_words(tongue: str) -> None:
    assert tongue in {file.stem for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_words_is_well_formed(file: Path) -> None:
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    sections = [words, *(value for key, value in words.items() if key.isupper())]
    for section in sections:
        assert {key for key in section if not key.isupper()} <= LISTS | TABLES | TEXTS
        for rank in RANKS:
            phrases = section.get(rank, [])
            assert len(set(phrases)) == len(phrases)
            for phrase in phrases:
                before, mark, after = phrase.partition("…")
                assert mark
                assert bool(before) != bool(after), f"{phrase}: a name stands before or after"
                assert fold(before + after)
    assert "like" in words or any(rank in words for rank in RANKS)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_country_has_words_for_its_municipalities(code: str) -> None:
    words = lexicon(code)
    known = [
        word for group in (words.before, words.after) for same in group.values() for word in same
    ]
    assert {"municipality", "county", "region"} <= {word.rank for word in known}


@pytest.mark.parametrize(
    ("country", "name", "rank"),
    [
        ("DE", "Landkreis Göttingen", "county"),
        ("DE", "Rhein-Sieg-Kreis", "county"),
        ("NO", "Agder fylkeskommune", "county"),
        ("SE", "Norrbottens läns landsting", "region"),
        ("SE", "Västra Götalandsregionen", "region"),
        ("IT", "Provincia di Siena", "county"),
        ("IT", "Provincia autonoma di Bolzano", "region"),
        ("FR", "Département de l’Isère", "county"),
        ("FR", "Communauté d'agglomération Pays Basque", "intermunicipal"),
        ("PL", "Powiat nyski", "county"),
        ("PL", "Gmina Wiejska Nysa", "district"),
        ("NL", "Provincie Utrecht", "region"),
        ("BE", "Provincie Antwerpen", "county"),
        ("LT", "Vilniaus rajono savivaldybė", "district"),
        ("RO", "Primăria Municipiului Cluj-Napoca", "town"),
        ("UA", "Полтавська обласна рада", "region"),
        ("GR", "Περιφέρεια Αττικής", "region"),
        ("HR", "Varaždinska županija", "county"),
        ("IT", "Comune di Siena", "municipality"),
        ("IT", "Siena", ""),
        ("IT", "Città di Castello", ""),
        ("DE", "Weil der Stadt", ""),
        ("AT", "Ried im Innkreis", ""),
    ],
)
def test_the_words_say_what_a_body_is(country: str, name: str, rank: str) -> None:
    assert readings(name, country)[0].rank == rank


def test_a_name_is_never_taken_off_with_its_words() -> None:
    for country, name in (("DE", "Stadt"), ("FR", "Ville de"), ("NO", "Kommune"), ("SE", "Stad")):
        assert [reading.key for reading in readings(name, country)] == [fold(name)]


def test_every_key_knows_what_was_done_to_the_name() -> None:
    found = {reading.key: reading for reading in readings("Helsingin kaupunki", "FI")}
    assert found["helsingin kaupunki"].step is Step.SAME
    assert (found["helsingin"].step, found["helsingin"].words) == (Step.WITHOUT_WORDS, "kaupunki")
    assert found["helsinki"].step is Step.WITHOUT_ENDING
