"""Columns are recognised in every language, never guessed, and shown to be corrected."""

import tomllib
from pathlib import Path

import pytest

from charter_cli import reading, shelf
from charter_cli.errors import BadInput, Misused
from charter_cli.folding import fold
from charter_cli.importers import letter
from charter_cli.model import Kind
from charter_cli.reading import FIELDS, vocabulary
from charter_cli.reading.headings import (
    meanings,
    recognised,
    refuse_absent,
    refuse_clashes,
    with_proposals,
)

PACKAGE = "charter_cli.reading.words"
LANGUAGES = shelf.names(PACKAGE, ".toml")
OFFICIAL = (
    "bg bs ca cs cy da de el en es et eu fi fo fr ga gl hr hu hy is it ka lb lt lv mk mt nb nl nn"
    " pl pt rm ro se sk sl sq sr sv tr uk"
)
EVERYWHERE = (
    "name country kind region signed street postcode city email phone website population"
    " contact_name contact_role note source"
)


def fields_of(*headings: str, country: str = "", **mapping: str) -> list[str]:
    columns = recognised([(heading, "") for heading in headings], mapping, country)
    return [column.field for column in columns]


def words_of(language: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(shelf.text(PACKAGE, language, "language", ".toml"))


def test_every_official_language_of_europe_has_its_file() -> None:
    assert set(OFFICIAL.split()) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_everything_that_lists_need(language: str) -> None:
    held = words_of(language)
    assert set(EVERYWHERE.split()) <= set(held["headings"]) <= set(FIELDS) - {"id"}
    assert held["groups"]["contact"]
    assert set(held["kinds"]) <= set(Kind)
    assert {"municipality", "county", "region", "association", "partner"} <= set(held["kinds"])
    assert set(held["words"]) == {"totals", "yes", "no"}
    spellings = [word for section in held.values() for words in section.values() for word in words]
    assert all(fold(word) and word == word.strip() for word in spellings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_one_language_has_each_column_recognised_whatever_word_it_uses(
    language: str,
) -> None:
    held = words_of(language)["headings"]
    unknown = {
        spelling
        for field, spellings in held.items()
        for spelling in spellings
        if field not in meanings(spelling)
    }
    assert not unknown
    assert fields_of(*(spellings[0] for spellings in held.values())) == list(held)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Kommune", "name"),
        ("Land", "country"),
        ("Unterzeichnet am", "signed"),
        ("Date de signature", "signed"),
        ("Podpisano dnia", "signed"),
        ("Podepsáno dne", "signed"),
        ("E-post", "email"),
        ("E-post adresse", "email"),
        ("E_POST-ADRESSE:", "email"),
        ("Contact\xa0Email", "contact_email"),
        ("contact-role", "contact_role"),
        ("contact\nemail", "contact_email"),
        ("E-Mail Ansprechperson", "contact_email"),
        ("Telefon (Kontaktperson)", "contact_phone"),
        ("Einwohner (31.12.2022)", "population"),
        ("Befolkning 2023", "population"),
        ("Navn / Name", "name"),
        ("Land (Country)", "country"),
        ("PÄEVAKORD", ""),
        ("ΔΉΜΟΣ", "name"),
        ("Назва громади", "name"),
        ("id", ""),
        ("ID", ""),
        ("Charter id", "id"),
        ("rowid", ""),
        ("Name / Country", ""),
        ("", ""),
    ],
)
def test_sloppy_headings_are_known_and_unknown_ones_are_not(heading: str, field: str) -> None:
    assert fields_of(heading) == [field]


def test_a_word_with_two_meanings_takes_the_one_that_no_other_column_has() -> None:
    assert fields_of("Gemeinde", "PLZ", "Ort") == ["name", "postcode", "city"]
    assert fields_of("Ort", "Land") == ["name", "country"]
    assert fields_of("Municipio", "Población") == ["name", "population"]


def test_a_word_means_what_it_means_in_the_language_of_the_list() -> None:
    assert fields_of("Gmina", "Kraj", "Podpisano") == ["name", "country", "signed"]
    assert fields_of("Obec", "Kraj", "Podepsáno") == ["name", "region", "signed"]
    assert fields_of("Občina", "Kraj", "Podpisano") == ["name", "city", "signed"]
    assert fields_of("Name", "Kraj", country="CZ") == ["name", "region"]


def test_what_the_user_says_has_the_last_word() -> None:
    mapping = {"tlf": "contact_phone", "Kommentar": ""}
    columns = recognised([(h, "") for h in ("Kommune", "Tlf", "Kommentar")], mapping, "")
    assert [column.field for column in columns] == ["name", "contact_phone", ""]
    columns = recognised([(h, "") for h in ("Navn", "Kommune")], {"Kommune": "name"}, "")
    assert [column.field for column in columns] == ["", "name"]


def test_a_field_or_a_column_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Misused, match="no field 'nmae'"):
        recognised([("Kommune", "")], {"Kommune": "nmae"}, "")
    with pytest.raises(Misused, match="no column 'Komune'") as refused:
        refuse_absent(recognised([("Kommune", "")], {}, ""), {"Komune": "name"})
    assert "'Kommune'" in refused.value.next_step


def test_two_columns_for_one_field_are_refused_with_both_names() -> None:
    with pytest.raises(BadInput, match=r"'Telefon' \(column B\) and 'Tlf' \(column C\)") as refused:
        refuse_clashes(recognised([(h, "") for h in ("Navn", "Telefon", "Tlf")], {}, ""))
    assert "--map Telefon=phone." in refused.value.next_step
    with pytest.raises(BadInput, match=r"'name' appears twice \(columns A and C\)"):
        refuse_clashes(recognised([(h, "") for h in ("name", "x", "name")], {}, ""))


def test_a_close_spelling_is_proposed_and_not_taken() -> None:
    columns = with_proposals(recognised([("Kommne", ""), ("Lnad", ""), ("Land", "")], {}, ""))
    assert [(column.field, column.proposed) for column in columns] == [
        ("", "name"),
        ("", ""),  # the country has its column
        ("country", ""),
    ]


def test_a_group_above_makes_a_column_the_contacts() -> None:
    pairs = [("Navn", ""), ("Land", ""), ("Navn", "Kontaktperson"), ("E-post", "Kontaktperson")]
    columns = recognised(pairs, {}, "")
    assert [column.field for column in columns] == [
        "name",
        "country",
        "contact_name",
        "contact_email",
    ]
    assert columns[3].heading == "Kontaktperson E-post"


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702, 16383)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_yes_in_one_language_and_no_in_another_is_neither() -> None:
    both = vocabulary.words("yes") & vocabulary.words("no")
    assert "jo" in both  # Luxembourgish and Sámi yes, Albanian no
    assert not both & {"ja", "nei", "yes", "no", "oui", "non", "si"}


def test_the_words_are_files_of_the_package() -> None:
    assert Path(reading.__file__).with_name("words").joinpath("nb.toml").is_file()
