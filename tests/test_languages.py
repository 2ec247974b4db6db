"""Every language of the shelf says everything, in its own typography, and falls back to English."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from charter_cli import cldr, shelf
from charter_cli.errors import BadTemplate, Misused
from charter_cli.languages import chain, speak
from charter_cli.languages.reading import File
from charter_cli.model import Kind

SHELF = shelf.names("charter_cli.languages", ".toml")

FIRST = ["nb", "nn", "sv", "da", "fi", "is", "en", "de", "fr", "es", "it", "nl", "pt", "pl"]
"""The languages that a count is said in from the first floor on."""

CODES = (
    "AD AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MC "
    "MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA XK"
)
EUROPE = frozenset(CODES.split())


def raw(tag: str) -> dict[str, Any]:
    text = files("charter_cli.languages").joinpath(f"{tag}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def texts(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from texts(value)
    elif isinstance(table, list):
        for value in table:
            yield from texts(value)


@pytest.mark.parametrize("tag", SHELF)
def test_every_file_holds_every_key_and_no_other(tag: str) -> None:
    language = speak(tag)
    assert language.tag == tag
    assert set(language.kinds) == set(Kind)
    assert language.home, "a language is at home somewhere"


@pytest.mark.parametrize("tag", SHELF)
def test_a_noun_that_bends_has_a_form_for_every_number_the_language_tells_apart(tag: str) -> None:
    told_apart = {cldr.plural(n, tag) for n in range(2000)}
    for forms in (speak(tag).counts.bodies, *speak(tag).home.values()):
        if forms.texts.keys() - {"none", "other"}:
            missing = told_apart - forms.texts.keys()
            assert len(missing) <= ("other" not in told_apart), missing


@pytest.mark.parametrize("tag", SHELF)
def test_texts_are_set_in_printed_typography(tag: str) -> None:
    for text in texts(raw(tag)):
        assert not set("'\"`´\t\n") & set(text), text
        assert "..." not in text
        assert "  " not in text
        assert text == text.strip()
        assert text == unicodedata.normalize("NFC", text)


def test_french_sets_a_no_break_space_before_a_colon() -> None:
    assert speak("fr").labels.label.format(label="Date") == "Date\u00a0:"
    assert not any(re.search(r"\w ?[:;!?]", text) for text in texts(raw("fr")))


def test_romanian_sets_commas_and_no_cedillas() -> None:
    assert not any(set("şţŞŢ") & set(text) for text in texts(raw("ro")))


def test_cyrillic_and_latin_serbian_say_the_same() -> None:
    cyrillic, latin = (list(texts({**raw(tag), "fallback": ""})) for tag in ("sr", "sr-Latn"))
    assert [len(text) for text in cyrillic] == [
        len(re.sub("[Ll]j|[Nn]j|[Dd]ž", "x", text)) for text in latin
    ]
    letters = "".join(re.sub(r"\{\w+\}", "", text) for text in cyrillic)
    assert not re.search("[A-Za-zČčĆćŠšŽžĐđ]", letters)


@pytest.mark.parametrize("tag", SHELF)
def test_every_chain_ends_in_english_and_names_nobody_twice(tag: str) -> None:
    languages = chain(tag)
    assert languages[0] == tag
    assert languages[-1] == "en"
    assert len(set(languages)) == len(languages)
    assert set(languages) <= set(SHELF)


@pytest.mark.parametrize(
    ("tag", "languages"),
    [
        ("nn", "nn nb en"),
        ("se", "se nb en"),
        ("ca", "ca es en"),
        ("lb", "lb fr de en"),
        ("sv-FI", "sv-FI sv en"),
        ("sr-Latn-ME", "sr-Latn-ME sr-Latn sr en"),
        ("cnr", "cnr sr-Latn sr en"),
        ("no", "no nb en"),
        ("smj-NO", "smj-NO smj nb en"),
        ("fo", "fo da en"),
        ("ja", "ja en"),
        ("", "en"),
        ("en-GB", "en-GB en"),
    ],
)
def test_a_reader_gets_the_nearest_language_first(tag: str, languages: str) -> None:
    assert " ".join(chain(tag)) == languages


def test_a_regional_tag_is_spoken_as_its_language() -> None:
    assert speak("sv-FI").tag == "sv"
    assert speak("no").tag == "nb"


def test_a_language_that_no_file_holds_is_refused_with_the_shelf() -> None:
    with pytest.raises(Misused) as refusal:
        speak("tlh")
    assert "nb, nl, nn" in refusal.value.next_step


def test_the_norwegian_reference_block_reads_as_in_the_real_letter() -> None:
    labels = speak("nb").labels
    assert labels.our_reference == "Vår referanse"
    assert labels.archive_code == "Arkivkode"
    assert labels.case_handler == "Saksbehandler"
    assert labels.your_reference == "Deres referanse"
    assert labels.date == "Dato"
    assert labels.page.format(page=1, pages=2) == "Side 1 av 2"
    assert speak("nb").greeting.closing == "Med vennlig hilsen"


@pytest.mark.parametrize(
    ("tag", "kind", "salutation"),
    [
        ("nb", Kind.MUNICIPALITY, "Til ordfører og kommunedirektør"),
        ("nb", Kind.COUNTY, "Til fylkesordfører og fylkeskommunedirektør"),
        ("nb", Kind.PARTNER, "Til Østre Toten"),
        ("sv", Kind.REGION, "Till regionstyrelsen"),
        ("fr", Kind.MUNICIPALITY, "Madame la Maire, Monsieur le Maire,"),
        ("de", Kind.PARTNER, "Guten Tag,"),
        ("pl", Kind.MUNICIPALITY, "Szanowni Państwo,"),
    ],
)
def test_the_office_is_greeted_where_such_a_body_has_it_and_else_the_body(
    tag: str, kind: Kind, salutation: str
) -> None:
    assert speak(tag).to_office(kind, "Østre Toten") == salutation


@pytest.mark.parametrize("tag", FIRST)
def test_every_country_of_europe_has_its_preposition_or_case(tag: str) -> None:
    places = speak(tag).in_country
    if "(" in places["other"]:
        assert places.keys() - {"other"} == EUROPE


@pytest.mark.parametrize("tag", SHELF)
def test_a_language_that_bends_names_of_countries_bends_all_of_europe(tag: str) -> None:
    bent = speak(tag).in_country.keys() - {"other"}
    assert bent <= EUROPE
    if "(" in speak(tag).in_country["other"]:
        assert len(bent) in (0, 5, len(EUROPE)), "all, or the Nordic countries alone, or none"


@pytest.mark.parametrize(
    ("tag", "places"),
    [
        ("nb", {"NO": None, "IS": "på Island"}),
        ("de", {"CH": "in der Schweiz", "NL": "in den Niederlanden"}),
        ("fr", {"NL": "aux Pays-Bas", "PT": "au Portugal", "CY": "à Chypre"}),
        ("fi", {"NO": "Norjassa", "GB": "Isossa-Britanniassa"}),
        ("pl", {"PL": "w Polsce", "FR": "we Francji", "HU": "na Węgrzech"}),
        ("is", {"IS": "á Íslandi", "ES": "á Spáni"}),
        ("pt", {"NO": "na Noruega", "GB": "no Reino Unido", "FR": "em França"}),
    ],
)
def test_some_places_known_by_heart(tag: str, places: dict[str, str | None]) -> None:
    assert {code: speak(tag).in_country.get(code) for code in places} == places


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("labels.date", None, "labels.date is missing"),
        ("labels.dtae", "Date", "labels.dtae is not a known key"),
        ("charter", None, "charter is missing"),
        ("labels", "Date", "labels is not a table"),
        ("labels.date", "", "labels.date is not a text"),
        ("labels.page", "Page {page} of {total}", "labels.page cannot fill in {total}"),
        ("labels.page", "Page {page of", "labels.page has a brace without its other half"),
        ("counts.bodies.several", "{n}", "counts.bodies.several is not a plural category"),
        ("counts.bodies.other", None, "counts.bodies.other is missing"),
        ("home.GB.one", "{m} council", "home.GB.one cannot fill in {m}"),
        ("in_country.other", None, "in_country.other is missing"),
        ("in_country.GB", "in {country}", "in_country.GB cannot fill in {country}"),
        ("greeting.office.mayor", "Dear Mayor,", "greeting.office.mayor is not a kind of body"),
        ("kinds.county", ["county"], "kinds.county is not a list of one and many"),
        ("fallback", "nb", "fallback is not a list of languages"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_key(path: str, value: Any, complaint: str) -> None:
    table = raw("en")
    *parents, key = path.split(".")
    place = table
    for parent in parents:
        place = place[parent]
    if value is None:
        del place[key]
    else:
        place[key] = value
    with pytest.raises(BadTemplate) as refusal:
        File("xx").language(table)
    assert refusal.value.message == f"xx.toml: {complaint}."


def test_a_file_that_is_no_toml_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "text", lambda *_: "name = ")
    with pytest.raises(BadTemplate, match=r"^fi\.toml cannot be read"):
        speak.__wrapped__("fi")
