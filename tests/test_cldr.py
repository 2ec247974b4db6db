"""Numbers, lists and names of countries stand as each language writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter_cli import cldr, shelf
from charter_cli.errors import Misused
from charter_cli.model import Pair

SHELF = shelf.names("charter_cli.languages", ".toml")

NUMBERS = {
    "nb": ("1\u00a0692", "16\u00a0920"),
    "nn": ("1\u00a0692", "16\u00a0920"),
    "se": ("1\u00a0692", "16\u00a0920"),
    "sv": ("1\u00a0692", "16\u00a0920"),
    "fi": ("1\u00a0692", "16\u00a0920"),
    "da": ("1.692", "16.920"),
    "is": ("1.692", "16.920"),
    "en": ("1,692", "16,920"),
    "de": ("1.692", "16.920"),
    "de-CH": ("1’692", "16’920"),
    "fr": ("1\u202f692", "16\u202f920"),
    "es": ("1692", "16.920"),
    "ca": ("1.692", "16.920"),
    "gl": ("1.692", "16.920"),
    "it": ("1692", "16.920"),
    "pt": ("1692", "16\u00a0920"),
    "pt-BR": ("1.692", "16.920"),
    "nl": ("1.692", "16.920"),
    "pl": ("1692", "16\u00a0920"),
    "cs": ("1\u00a0692", "16\u00a0920"),
    "hu": ("1692", "16\u00a0920"),
    "bg": ("1692", "16\u00a0920"),
    "sq": ("1692", "16\u00a0920"),
    "et": ("1692", "16\u00a0920"),
    "lv": ("1692", "16\u00a0920"),
    "lt": ("1\u00a0692", "16\u00a0920"),
    "sl": ("1692", "16.920"),
    "ka": ("1692", "16\u00a0920"),
    "hy": ("1692", "16\u00a0920"),
    "tr": ("1.692", "16.920"),
}


@pytest.mark.parametrize(("language", "written"), NUMBERS.items())
def test_four_digits_are_grouped_only_where_the_language_groups_them(
    language: str, written: tuple[str, str]
) -> None:
    assert (cldr.number(1692, language), cldr.number(16_920, language)) == written


def test_a_difference_below_zero_follows_the_same_rule() -> None:
    assert cldr.number(-1692, "es").endswith("1692")
    assert cldr.number(-1692, "da").endswith("1.692")


def test_a_pair_is_one_number_where_both_agree_and_a_range_where_not() -> None:
    assert cldr.pair(Pair(38, 38), "nb") == "38"
    assert cldr.pair(Pair(38, 40), "nb") == "38–40"
    assert cldr.pair(Pair(1692, 1700), "de") == "1.692–1.700"


@pytest.mark.parametrize(
    ("items", "language", "written"),
    [
        (["A", "B", "C"], "nb", "A, B og C"),
        (["A", "B", "C"], "en", "A, B and C"),
        (["A", "B", "C"], "de", "A, B und C"),
        (["España", "Italia"], "es", "España e Italia"),
        (["España", "Portugal"], "es", "España y Portugal"),
        (["A", "Diddeleng"], "lb", "A an Diddeleng"),
        (["A", "Lëtzebuerg"], "lb", "A a Lëtzebuerg"),
        (["A"], "es", "A"),
        ([], "nb", ""),
    ],
)
def test_a_list_ends_as_a_sentence_does(items: list[str], language: str, written: str) -> None:
    assert cldr.listing(items, language) == written


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("nb", "other one other other other"),
        ("fr", "one one other other other"),
        ("pl", "many one few many many"),
        ("lt", "other one few few one"),
        ("lv", "zero one other other one"),
        ("is", "other one other other one"),
        ("sl", "other one two other other"),
    ],
)
def test_plural_categories_are_those_of_cldr(language: str, categories: str) -> None:
    assert " ".join(cldr.plural(n, language) for n in (0, 1, 2, 5, 21)) == categories


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("NO", "nb", "Norge"),
        ("NO", "nn", "Noreg"),
        ("GR", "el", "Ελλάδα"),
        ("TR", "tr", "Türkiye"),
        ("XK", "sq", "Kosovë"),
        ("BA", "en", "Bosnia and Herzegovina"),
        ("MK", "se", "Davvi-Makedonia"),
    ],
)
def test_a_country_has_its_name_in_the_readers_language(
    code: str, language: str, name: str
) -> None:
    assert cldr.country(code, language) == name


@pytest.mark.parametrize("code", ["ZZ", "ZZZ", "", "001", "EU", "no"])
def test_an_unknown_country_is_refused(code: str) -> None:
    with pytest.raises(Misused, match="no country"):
        cldr.country(code, "nb")


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("en", "en_GB"),
        ("en-US", "en_US"),
        ("pt", "pt_PT"),
        ("pt-BR", "pt_BR"),
        ("no", "nb"),
        ("da-NO", "da"),
        ("sr-Latn", "sr_Latn"),
        ("de-CH", "de_CH"),
        ("smj-NO", "nb"),
    ],
)
def test_a_tag_means_the_european_form_of_its_language(tag: str, known: str) -> None:
    assert str(cldr.locale(tag)) == known


@pytest.mark.parametrize("tag", ["", "xx", "e n", "root", "tlh", "norsk bokmål"])
def test_an_unknown_language_is_refused(tag: str) -> None:
    with pytest.raises(Misused, match="no language"):
        cldr.number(1, tag)


@given(n=st.integers(0, 10**7), language=st.sampled_from(SHELF))
@settings(max_examples=100)
def test_a_number_keeps_its_figures_and_never_breaks_over_a_line(n: int, language: str) -> None:
    written = cldr.number(n, language)
    assert "".join(figure for figure in written if figure.isdigit()) == str(n)
    assert " " not in written
