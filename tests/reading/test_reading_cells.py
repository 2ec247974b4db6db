"""Text stays text; what is changed on the way in is told, what does harm is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.importers import Cell, Day, Several, Unfit
from charter_cli.reading import FIELDS, Wishes, cells
from charter_cli.reading.outcome import Noted, Outcome, Refused

WISHES = Wishes(today=date(2026, 11, 21))


def read(field: str, cell: Cell, country: str = "") -> Outcome:
    return cells.read(field, cell, country, WISHES)


def reason(outcome: Outcome) -> str:
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("name", "Saint-Étienne", "Saint-Étienne"),
        ("name", "  L'Aquila \xa0", "L'Aquila"),
        ("name", "Ma\u0308lmö", "Mälmö"),
        ("name", "Biel / Bienne", "Biel / Bienne"),
        ("name", "[bold]Rich[/bold] :smiley:", "[bold]Rich[/bold] :smiley:"),
        ("code", "0301", "0301"),
        ("code", 301, "301"),
        ("postcode", "0150", "0150"),
        ("postcode", "lv-1050", "LV-1050"),
        ("phone", "+47 22 86 44 00", "+47 22 86 44 00"),
        ("phone", 4930123456, "4930123456"),
        ("population", "12 345", "12345"),
        ("population", "12\xa0345", "12345"),
        ("population", "12’345", "12345"),
        ("population", "1.234.567", "1234567"),
        ("population", 4439, "4439"),
        ("population", "0", "0"),
        ("signed", Day("2008-03-08"), "2008-03-08"),
        ("signed", Day("2008-03"), "2008-03"),
        ("signed", 2008, "2008"),
        ("edition", 2022, "2022"),
        ("email", "Post@Bergen.EXAMPLE", "Post@bergen.example"),
        ("website", "https://bergen.example/", "https://bergen.example/"),
        ("note", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("note", "a\tb", "a\tb"),
        ("note", Day("2008-03-08"), "2008-03-08"),
        ("languages", "nb, Nynorsk / Davvisámegiella", "nb nn se"),
        ("languages", "nb nn", "nb nn"),
        ("languages", "français et Deutsch", "fr de"),
        ("languages", Several(("sv", "fi")), "sv fi"),
        ("tags", "capital;  coast;capital", "capital; coast"),
        ("tags", Several(("a", "b")), "a; b"),
        ("do_not_contact", True, "yes"),
        ("do_not_contact", "Nei", "no"),
        ("do_not_contact", "x", "yes"),
        ("country", "Norge", "NO"),
        ("country", "Ελλάδα", "GR"),
        ("id", 17, "17"),
    ],
)
def test_a_cell_takes_the_one_form_of_its_field(field: str, cell: Cell, value: str) -> None:
    assert read(field, cell) == value


@pytest.mark.parametrize(
    ("word", "country", "kind"),
    [
        ("kommune", "NO", "municipality"),
        ("Fylkeskommune", "", "county"),
        ("Landkreis", "DE", "county"),
        ("Città metropolitana", "IT", "county"),
        ("Provincia autonoma", "IT", "region"),
        ("région", "FR", "region"),
        ("Département", "FR", "county"),
        ("departement", "NO", "partner"),
        ("Община", "BG", "municipality"),
        ("Municipality", "", "municipality"),
        ("intermunicipal", "", "intermunicipal"),
    ],
)
def test_a_kind_is_known_in_the_language_of_its_country(word: str, country: str, kind: str) -> None:
    assert read("kind", word, country) == kind


@pytest.mark.parametrize(
    ("field", "cell", "told"),
    [
        ("name", "Ta\tb", "a tab was read as a blank"),
        ("name", "Em\u2003Space", "an unusual blank"),
        ("name", "Ber\u200bgen\ufeff", "cannot be seen were removed"),
        ("name", "P\u0430ris", "letters of two scripts"),
        ("name", "=1+1", 'starts with "="'),
        ("note", "＝1+1", 'starts with "＝"'),
        ("country", "UK", "UK was read as GB"),
        ("website", "bergen.example", "read as https://bergen.example"),
        ("region", "N/A", "'N/A' was read as an empty cell"),
        ("phone", "ask at the desk", "kept as it is"),
    ],
)
def test_what_is_changed_or_odd_is_told(field: str, cell: Cell, told: str) -> None:
    outcome = read(field, cell)
    assert isinstance(outcome, Noted)
    assert told in outcome.note


def test_a_family_of_emoji_stays_together() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467 ❤\ufe0f town"
    assert read("name", family) == family


@pytest.mark.parametrize("word", ["NULL", "N/A", "-", "—", "None", "nan", "?", "\\N", "  "])
def test_words_for_nothing_empty_a_cell_and_are_never_a_name(word: str) -> None:
    outcome = read("name", word)
    assert (outcome.value if isinstance(outcome, Noted) else outcome) == ""


@pytest.mark.parametrize(
    ("field", "cell", "why"),
    [
        ("name", "\x1b[31mRot", "control character U+001B"),
        ("name", "C1\x9b31m", "control character U+009B"),
        ("name", "two\nlines", "line break"),
        ("name", "a\u2028b", "line separator U+2028"),
        ("name", "\u202egnp.exe", "mark of direction U+202E"),
        ("name", "\ud800", "U+D800, which is no character"),
        ("note", "a\ufffeb", "U+FFFE, which is no character"),
        ("name", "Troms\ufffd", "a letter that was lost"),
        ("region", "Z\u0351\u0352\u0353algo", "combining marks"),
        ("name", "x" * 201, "it has 201 characters, at most 200"),
        ("note", "x" * 10_001, "at most 10000"),
        ("name", True, "it is TRUE"),
        ("name", 3.14, "fraction"),
        ("name", Day("2008-03-01"), "a spreadsheet may have made it"),
        ("name", Several(("a",)), "it is a list"),
        ("name", "#REF!", "a spreadsheet error"),
        ("name", Unfit("it is a formula without a value"), "formula without a value"),
        ("code", "4.93012E+11", "damaged by a spreadsheet"),
        ("phone", "4,93012E+11", "damaged by a spreadsheet"),
        ("postcode", 0.15, "fraction"),
        ("population", "12.345", "it is 12345, or a number with a fraction"),
        ("population", "12,345", "it is 12345, or a number with a fraction"),
        ("population", 12345.6, "not a whole number"),
        ("population", "-5", "below zero"),
        ("population", "1e5", "not a whole number"),
        ("population", "1" * 5000, "too large"),
        ("population", "٣٤٥", "plain digits"),
        ("population", "ca. 5000", "not a number"),
        ("population", "NaN", "not a number"),
        ("population", True, "it is TRUE"),
        ("email", "a@b.example, c@d.example", "not one e-mail address"),
        ("email", "Kari <kari@bergen.example>", "not one e-mail address"),
        ("email", "\u0430dmin@example.org", "outside ASCII"),
        ("email", "x@y.local", "not one e-mail address"),
        ("website", "javascript:alert(1)", "not an http"),
        ("website", "https://user:pass@example.org", "not an http"),
        ("country", "Germny", "Did you mean Germany (DE)"),
        ("country", "Scotland", "a part of the United Kingdom"),
        ("country", "Congo", "CG or CD"),
        ("country", "276", "not known"),
        ("kind", "Stadtrat", "not a kind"),
        ("languages", "Klingon", "'Klingon' is not a language"),
        ("edition", "2008", "there are 2006 and 2022"),
        ("do_not_contact", "jo", "neither yes nor no"),
        ("signed", "41024", "Excel day number"),
        ("signed", 41024, "Excel day number"),
        ("signed", "2027-01-01", "in the future"),
        ("id", "x", "not a number of this register"),
    ],
    ids=ascii,
)
def test_what_cannot_be_taken_is_refused_and_the_reason_is_told(
    field: str, cell: Cell, why: str
) -> None:
    assert why in reason(read(field, cell))


@given(st.sampled_from(FIELDS), st.text(max_size=60) | st.floats() | st.integers() | st.booleans())
def test_no_cell_brings_a_field_down_and_nothing_unseen_gets_in(field: str, cell: Cell) -> None:
    outcome = read(field, cell)
    value = outcome.value if isinstance(outcome, Noted) else outcome
    if isinstance(value, str):
        shown = value.replace("\n", "").replace("\t", "") if field == "note" else value
        assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
        assert read(field, value) in (value, outcome) or value == "" or isinstance(outcome, Noted)
