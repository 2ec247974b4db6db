"""A country is found by its code or by any of its names, and never guessed."""

import csv
import subprocess
import sys
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli import countries
from charter_cli.errors import Misused
from charter_cli.folding import fold
from charter_cli.reference.iso3166 import NAMES

DATA = Path(__file__).parent.parent / "data"

OWN_NAMES = {
    "bg": {"България": "BG", "Северна Македония": "MK"},
    "bs": {"Bosna i Hercegovina": "BA"},
    "ca": {"Andorra": "AD", "Espanya": "ES"},
    "cs": {"Česko": "CZ", "Česká republika": "CZ", "Německo": "DE"},
    "da": {"Danmark": "DK", "Kongeriget Danmark": "DK", "Tyskland": "DE"},
    "de": {
        "Deutschland": "DE",
        "Österreich": "AT",
        "Schweiz": "CH",
        "Fürstentum Liechtenstein": "LI",
    },
    "el": {"Ελλάδα": "GR", "Ελλάς": "GR", "Κύπρος": "CY", "Κυπριακή Δημοκρατία": "CY"},
    "en": {"Ireland": "IE", "United Kingdom": "GB", "Great Britain": "GB", "The Netherlands": "NL"},
    "es": {"España": "ES", "Reino Unido": "GB", "Alemania": "DE"},
    "et": {"Eesti": "EE", "Eesti Vabariik": "EE", "Läti": "LV"},
    "eu": {"Espainia": "ES", "Frantzia": "FR"},
    "fi": {"Suomi": "FI", "Ruotsi": "SE", "Saksa": "DE", "Viro": "EE"},
    "fo": {"Føroyar": "FO"},
    "fr": {"Belgique": "BE", "République tchèque": "CZ", "Pays-Bas": "NL", "Allemagne": "DE"},
    "ga": {"Éire": "IE", "Poblacht na hÉireann": "IE"},
    "hr": {"Hrvatska": "HR", "Austrija": "AT", "Njemačka": "DE"},
    "hu": {"Magyarország": "HU", "Olaszország": "IT", "Lengyelország": "PL"},
    "hy": {"Հայաստան": "AM"},
    "is": {"Ísland": "IS", "Þýskaland": "DE", "Bretland": "GB"},
    "it": {"Italia": "IT", "Svizzera": "CH", "Repubblica di San Marino": "SM"},
    "ka": {"საქართველო": "GE"},
    "lb": {"Lëtzebuerg": "LU"},
    "lt": {"Lietuva": "LT", "Lenkija": "PL", "Vokietija": "DE"},
    "lv": {"Latvija": "LV", "Igaunija": "EE", "Vācija": "DE"},
    "mk": {"Северна Македонија": "MK", "Македонија": "MK"},
    "mt": {"Malta": "MT", "Italja": "IT"},
    "nb": {"Norge": "NO", "Kongeriket Norge": "NO", "Hellas": "GR"},
    "nl": {"Nederland": "NL", "België": "BE", "Duitsland": "DE"},
    "nn": {"Noreg": "NO", "Noreg/Norge": "NO"},
    "pl": {"Polska": "PL", "Rzeczpospolita Polska": "PL", "Niemcy": "DE", "Włochy": "IT"},
    "pt": {"Portugal": "PT", "Países Baixos": "NL", "Grécia": "GR"},
    "rm": {"Svizra": "CH"},
    "ro": {"România": "RO", "Republica Moldova": "MD", "Franța": "FR"},
    "ru": {"Россия": "RU", "Беларусь": "BY"},
    "se": {"Norga": "NO", "Suopma": "FI"},
    "sk": {"Slovensko": "SK", "Slovenská republika": "SK", "Maďarsko": "HU"},
    "sl": {"Slovenija": "SI", "Nemčija": "DE"},
    "sq": {"Shqipëria": "AL", "Kosova": "XK", "Republika e Kosovës": "XK", "Mali i Zi": "ME"},
    "sr": {"Србија": "RS", "Република Србија": "RS", "Republika Srbija": "RS", "Crna Gora": "ME"},
    "sv": {"Sverige": "SE", "Konungariket Sverige": "SE", "Frankrike": "FR"},
    "tr": {"Türkiye": "TR", "Türkiye Cumhuriyeti": "TR", "Almanya": "DE", "Yunanistan": "GR"},
    "uk": {"Україна": "UA", "Німеччина": "DE"},
}
"""By hand, per language: what people write."""

TRAPS = {
    "UK": "GB",
    "uk": "GB",
    "EL": "GR",
    "XK": "XK",
    "XKX": "XK",
    "no": "NO",
    "Nor": "NO",
    " se ": "SE",
    "is": "IS",
    "AND": "AD",
    "Kosovo": "XK",
    "KOSOVO*": "XK",
    "Kosovo (UNSCR 1244/1999)": "XK",
    "FYROM": "MK",
    "F.Y.R.O.M.": "MK",
    "Macedonia, the former Yugoslav Republic of": "MK",
    "Republika Srpska": "BA",
    "Република Српска": "BA",
    "Schweiz/Suisse": "CH",
    "England": "GB",
    "Scotland": "GB",
    "Turkey": "TR",
    "TURKIYE": "TR",
    "Georgia": "GE",
    "Luxembourg": "LU",
    "Monaco": "MC",
    "San Marino": "SM",
    "ellada": "GR",
    "OESTERREICH": "AT",
    "osterreich": "AT",
    "Holland": "NL",
    "Czech Republic": "CZ",
    "Moldova, Republic of": "MD",
    "Holy See": "VA",
    "Namibia": "NA",
    "Côte d'Ivoire": "CI",
    "Korea, Republic of": "KR",
    "Niger": "NE",
    "Nigeria": "NG",
    "Dominica": "DM",
    "Australia": "AU",
    "Austria": "AT",
}
"""By hand: what other libraries get wrong or do not know."""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(text, code, id=f"{language}-{text}")
        for language, names in OWN_NAMES.items()
        for text, code in names.items()
    ],
)
def test_a_country_is_found_by_its_name_in_any_official_language(text: str, code: str) -> None:
    assert countries.find(text) == code


@pytest.mark.parametrize(("text", "code"), TRAPS.items())
def test_a_spelling_that_trips_others_is_understood(text: str, code: str) -> None:
    assert countries.find(text) == code


def test_the_hand_written_spellings_are_many_and_of_many_languages() -> None:
    assert len(OWN_NAMES) >= 24
    assert sum(map(len, OWN_NAMES.values())) >= 80


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "?", "ZZ", "EU", "YU", "CS", "Berlin", "London", "Mayo", "Here", "Corn",
        "Oland", "Yugoslavia", "Serbia and Montenegro", "Norwegn", "Germny", "Republika", "Korea",
        "Guine", "NO SE", "Norge, Sverige", "\x1b[31mNorge", "4601", "x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_country_or_more_than_one_is_never_guessed(text: str) -> None:
    assert countries.lookup(text) is None
    with pytest.raises(Misused):
        countries.find(text)


@pytest.mark.parametrize(
    ("text", "suggested"),
    [("Norwegn", "Norway (NO)"), ("Germny", "Germany (DE)"), ("Sverge", "Sweden (SE)")],
)
def test_a_misspelling_is_refused_with_the_country_that_may_be_meant(
    text: str, suggested: str
) -> None:
    with pytest.raises(Misused) as refusal:
        countries.find(text)
    assert repr(text) in refusal.value.message
    assert suggested in refusal.value.next_step


def test_at_most_three_countries_are_suggested() -> None:
    with pytest.raises(Misused) as refusal:
        countries.find("Ukranie")
    assert refusal.value.next_step.count("(") == 3


def test_a_refusal_quotes_no_control_character_and_no_endless_text() -> None:
    with pytest.raises(Misused) as refusal:
        countries.find("\x1b[31m" + "Norge" * 1000)
    assert "\x1b" not in refusal.value.message
    assert len(refusal.value.message) < 200


def test_every_country_of_iso_3166_is_accepted_by_its_codes_and_its_english_names() -> None:
    for country in pycountry.countries:
        names = {country.name, getattr(country, "common_name", country.name)}
        names.add(getattr(country, "official_name", country.name))
        for text in {country.alpha_2, country.alpha_3.lower(), *names}:
            assert countries.find(text) == country.alpha_2, text
        assert countries.find(countries.name(country.alpha_2)) == country.alpha_2


def test_no_country_is_known_that_iso_3166_does_not_list_but_kosovo() -> None:
    listed = {country.alpha_2 for country in pycountry.countries}
    assert set(NAMES) - listed == {"XK"}


def test_every_name_that_cldr_has_for_a_european_country_means_that_country() -> None:
    with (DATA / "cldr_country_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [row for row in rows if countries.lookup(row["name"]) != row["code"]]
    assert not wrong
    assert len(rows) > 2000


def test_every_country_of_the_real_list_is_known() -> None:
    with (DATA / "signatories.csv").open(encoding="utf-8", newline="") as file:
        used = {row["country"] for row in csv.DictReader(file)}
    assert len(used) == 23
    for code in used:
        assert countries.find(code) == code
        assert countries.languages(code)


@given(st.sampled_from([name for names in OWN_NAMES.values() for name in names]))
def test_case_accents_and_script_do_not_matter(name: str) -> None:
    code = countries.find(name)
    assert countries.find(name.lower()) == code
    assert countries.find(f"  {name.upper()}  ") == code
    assert countries.find(fold(name)) == code


@given(st.text(max_size=40))
def test_any_text_is_either_a_country_or_refused(text: str) -> None:
    code = countries.lookup(text)
    if code is None:
        with pytest.raises(Misused):
            countries.find(text)
    else:
        assert code in NAMES


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("TR", "Türkiye"),
        ("CZ", "Czechia"),
        ("BA", "Bosnia and Herzegovina"),
        ("MK", "North Macedonia"),
        ("XK", "Kosovo"),
        ("HK", "Hong Kong"),
    ],
)
def test_a_country_is_shown_by_the_name_in_use(code: str, name: str) -> None:
    assert countries.name(code) == name


@pytest.mark.parametrize(
    ("code", "languages"),
    [
        ("NO", ("nb", "nn")),
        ("SE", ("sv",)),
        ("FI", ("fi", "sv")),
        ("CH", ("de", "fr", "it", "rm")),
        ("BE", ("nl", "fr", "de")),
        ("IE", ("en", "ga")),
        ("LU", ("fr", "de", "lb")),
        ("XK", ("sq", "sr")),
        ("BA", ("bs", "hr", "sr")),
        ("ME", ("cnr", "sr")),
        ("US", ()),
    ],
)
def test_the_languages_of_a_country_come_with_the_most_used_first(
    code: str, languages: tuple[str, ...]
) -> None:
    assert countries.languages(code) == languages


def test_knowing_countries_opens_neither_pycountry_nor_babel() -> None:
    program = (
        "import sys, charter_cli.countries as c; c.find('Norge'); c.name('NO');"
        "print(sorted({'pycountry', 'babel'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
