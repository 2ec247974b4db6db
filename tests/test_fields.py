"""Values that people type: each has one form, and a bad one is refused by its field's name."""

from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli import fields
from charter_cli.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Oslo   kommune ", "Oslo kommune"),
        ("Biel\n/\tBienne", "Biel / Bienne"),
        ("Malmo\u0308", "Malmö"),
        ("\ufeffOs\u00adlo\u200b", "Oslo"),
        ("Fresno\u00a0kommune", "Fresno kommune"),
        ("Roma & Co <b> [x] #1 $ @ *", "Roma & Co <b> [x] #1 $ @ *"),
        (" \n ", ""),
    ],
)
def test_a_line_is_trimmed_and_composed(typed: str, kept: str) -> None:
    assert fields.line(typed, "name") == kept


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f"])
def test_letters_that_cannot_be_seen_are_refused_by_number(letter: str) -> None:
    with pytest.raises(BadInput, match=rf"^region: .*U\+{ord(letter):04X}"):
        fields.line(f"Os{letter}lo", "region")


def test_a_line_that_is_too_long_is_refused_and_one_that_just_fits_is_kept() -> None:
    assert fields.line("x" * 300, "name") == "x" * 300
    with pytest.raises(
        BadInput, match=r"^name: 301 characters are too many; there is room for 300"
    ):
        fields.line("x" * 301, "name")
    with pytest.raises(BadInput, match="room for 10"):
        fields.line("x" * 11, "name", limit=10)


@given(st.text(max_size=40))
def test_a_line_that_was_taken_is_taken_again_as_it_is(typed: str) -> None:
    try:
        once = fields.line(typed, "name")
    except BadInput:
        return
    assert fields.line(once, "name") == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("00150", "00150"),
        (" lv-1050", "LV-1050"),
        ("eh8  8bg", "EH8 8BG"),
        ("2921", "2921"),
        ("D02 X285", "D02 X285"),
        ("", ""),
    ],
)
def test_a_postcode_keeps_its_zeros_and_gets_capitals(typed: str, kept: str) -> None:
    assert fields.postcode(typed) == kept


@pytest.mark.parametrize("typed", ["0150 Oslo, Norway", "=0150", "0", "12345678901234", "01.50"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^postcode: "):
        fields.postcode(typed)


@pytest.mark.parametrize(
    "number",
    [
        "+47 22 86 44 00",
        "22864400",
        "05556",
        "352 247-85814",
        "02 21 / 2 21-0",
        "06221/58-10580",
        "+49 6221/58-10580",
        "0043 (0)7242/12345",
        "+49 (0)30 1234-56",
        "(+47) 22 86 44 00",
        "01.42.76.40.40",
    ],
)
def test_a_telephone_number_stays_as_it_is_written(number: str) -> None:
    assert fields.phone(f" {number} ") == number


@pytest.mark.parametrize(
    "typed",
    [
        "32 00 00 / 32 00 01",
        "+47 22 86 44 00 / 22 86 44 01",
        "22864400/22864401",
        "05556/05557",
        "0471 997111/997112",
        "+47 22 86 44 00, 22 86 44 01",
        "+47 22 86 44 00; 22 86 44 01",
        "22 86 44 00 eller 22 86 44 01",
        "+47 22 86 44 00 +47 22 86 44 01",
        "1/2/3/4",
        "112",
        "123456789012345678901",
        "call me",
        "=1+1",
        "٠١٢٣٤٥",
    ],
)
def test_two_telephone_numbers_or_none_are_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^phone: "):
        fields.phone(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.Oslo.example", "https://www.oslo.example"),
        ("oslo.example:8080/a-b", "https://oslo.example:8080/a-b"),
        ("HTTP://Oslo.Example/Om?Q=1#Del", "http://oslo.example/Om?Q=1#Del"),
        ("https://gemeinde-müller.example/", "https://gemeinde-müller.example/"),
        ("", ""),
    ],
)
def test_a_website_is_an_http_address_and_a_bare_domain_becomes_one(typed: str, kept: str) -> None:
    assert fields.website(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "javascript://oslo.example/%0aalert(1)",
        "data:text/html,x",
        "mailto:post@oslo.example",
        "ftp://oslo.example",
        "file:///etc/passwd",
        "//oslo.example",
        "https://",
        "https://oslo",
        "https://user@oslo.example",
        "https://oslo.example:99999/",
        "https://oslo.example/a b",
        'https://oslo.example/"><script>',
        "https://[::1",
        "https://-oslo.example",
        "=1+1",
    ],
)
def test_what_is_no_website_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^website: "):
        fields.website(typed)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("709037", 709037),
        ("709 037", 709037),
        ("709\u202f037", 709037),
        ("1.692", 1692),
        ("1,692", 1692),
        ("1’692", 1692),
        ("12 345 678", 12345678),
        ("0", 0),
        ("", None),
    ],
)
def test_a_population_is_read_with_any_grouping(typed: str, people: int | None) -> None:
    assert fields.population(typed) == people


@pytest.mark.parametrize(
    "typed", ["-5", "1.5", "1.692,5", "1 692.000", "many", "1e6", "1234567890", "١٢"]
)
def test_what_is_no_whole_number_of_people_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^population: "):
        fields.population(typed)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("nb", "nb"),
        ("NB_no", "nb-NO"),
        ("SR-LATN", "sr-Latn"),
        ("sr-cyrl-rs", "sr-Cyrl-RS"),
        ("ca-Valencia", "ca-valencia"),
        ("sma", "sma"),
        ("es-419", "es-419"),
        ("", ""),
    ],
)
def test_a_language_is_a_tag_in_its_usual_case(typed: str, tag: str) -> None:
    assert fields.language(typed) == tag


@pytest.mark.parametrize("typed", ["norsk", "n", "nb,nn", "nb nn", "nb-", "sr-Latinica-", "бг"])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^language: "):
        fields.language(typed)


@pytest.mark.parametrize("check", [fields.phone, fields.website, fields.language, fields.postcode])
@given(typed=st.text(max_size=30))
def test_any_text_is_taken_or_refused_and_what_is_taken_stays(
    check: Callable[[str], str], typed: str
) -> None:
    try:
        once = check(typed)
    except BadInput:
        return
    assert check(once) == once


def test_the_field_that_the_user_knows_is_the_one_that_is_named() -> None:
    with pytest.raises(BadInput, match=r"^contact phone: "):
        fields.phone("none", "contact phone")


@pytest.mark.parametrize("text", ["9:30", "09.30", " 09:30 "])
def test_an_hour_is_read_as_people_write_it(text: str) -> None:
    assert fields.hour(text, "opens") == time(9, 30)
    assert fields.hour("", "opens") is None


@pytest.mark.parametrize("text", ["9", "24:00", "9:60", "9:30:15", "09:30+02:00"])
def test_what_is_no_hour_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"opens: .* is not an hour"):
        fields.hour(text, "opens")
