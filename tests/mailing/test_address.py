"""The lines of an address, as they stand on the envelope."""

import pytest

from charter_cli.mailing.address import capitals, lines
from charter_cli.model import Address, Authority, Contact, Recipient

OSLO = Authority(1, "Oslo kommune", "NO", address=Address("Rådhusplassen 1", "", "0037", "OSLO"))


def test_domestic_mail_ends_with_postcode_and_town() -> None:
    written = lines(Recipient(OSLO), "nb", "NO", str.lower)
    assert written == ("Oslo kommune", "Rådhusplassen 1", "0037 OSLO")


def test_mail_abroad_ends_with_the_country() -> None:
    written = lines(Recipient(OSLO), "nb", "SE", {"NO": "NORGE"}.__getitem__)
    assert written[-2:] == ("0037 OSLO", "NORGE")


def test_a_contact_stands_under_the_body_by_name_and_role() -> None:
    contact = Contact(7, 1, "Kari Nordmann", "likestillingsrådgiver")
    written = lines(Recipient(OSLO, contact), "nb", "NO", str.lower)
    assert written[:3] == ("Oslo kommune", "Kari Nordmann", "likestillingsrådgiver")


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Ελλάδα", "el", "ΕΛΛΑΔΑ"),
        ("Ταϊλάνδη", "el", "ΤΑΪΛΑΝΔΗ"),
        ("İsviçre", "tr", "İSVİÇRE"),
        ("Österrike", "sv", "ÖSTERRIKE"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, written: str) -> None:
    assert capitals(text, language) == written
