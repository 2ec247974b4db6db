"""Which language a letter is in, and why."""

from dataclasses import replace

import pytest

from charter_cli import countries
from charter_cli.languages import chain
from charter_cli.mailing.tongue import Choice, choose
from charter_cli.model import Recipient

TEXTS = ("nb", "sv", "en")


def chosen(recipient: Recipient, texts: tuple[str, ...] = TEXTS, own: str = "nb") -> Choice:
    return choose(recipient, countries.languages, chain, texts, own)


def test_a_contact_who_chose_a_language_gets_it(towns: dict[str, Recipient]) -> None:
    assert chosen(towns["the mayor of Bergen"]) == Choice("en", "en", "contact")


def test_an_authority_gets_the_first_of_its_languages_that_there_is_a_text_in(
    towns: dict[str, Recipient],
) -> None:
    assert chosen(towns["Helsinki"]) == Choice("sv", "fi", "authority")
    assert chosen(towns["Helsinki"], (*TEXTS, "fi")) == Choice("fi", "fi", "authority")


def test_otherwise_the_languages_of_the_country_count(towns: dict[str, Recipient]) -> None:
    assert chosen(towns["Malmö"]) == Choice("sv", "sv", "country")


def test_a_variety_is_read_by_whoever_reads_the_language(towns: dict[str, Recipient]) -> None:
    body = replace(towns["Malmö"].authority, languages=("sv-FI",))
    assert chosen(Recipient(body)) == Choice("sv", "sv-FI", "authority")


@pytest.mark.parametrize(
    ("wished", "texts", "way"),
    [
        ("nn", ("nb", "en"), "nn nb"),
        ("nn", ("sv", "en"), "nn nb en"),
        ("el", ("nb", "en"), "el en"),
        ("el", ("nb", "sv"), "el en nb"),
        ("el", ("sv",), "el en nb sv"),
    ],
)
def test_a_missing_translation_falls_back_by_the_chain_and_says_so(
    towns: dict[str, Recipient], wished: str, texts: tuple[str, ...], way: str
) -> None:
    body = replace(towns["Bergen"].authority, languages=(wished,))
    tried = tuple(way.split())
    got = Choice(tried[-1], wished, "authority", missing=True, way=tried)
    assert chosen(Recipient(body), texts) == got
