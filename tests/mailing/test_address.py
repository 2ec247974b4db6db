"""The lines of an address, as they stand on the envelope."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli import cldr
from charter_cli.countries import languages
from charter_cli.mailing.address import capitals, lines, postcode
from charter_cli.model import Address, Authority, Contact, Recipient

OSLO = Authority(1, "Oslo kommune", "NO", address=Address("Rådhusplassen 1", "", "0037", "OSLO"))
EUROPE = tuple(
    re.findall(
        "..",
        "ADALAMATAXAZBABEBGCHCYCZDEDKEEESFIFOFRGBGEGIGRHRHU"
        "IEISITLILTLULVMCMDMEMKMTNLNOPLPTRORSSESISKSMTRUAXK",
    )
)


def posted(country: str, street: str, code: str, town: str, home: str = "NO") -> tuple[str, ...]:
    """Return what stands under the name on an envelope that KS or somebody else sends."""
    body = Authority(1, "Body", country, address=Address(street, "", code, town))
    name, *rest = lines(
        Recipient(body), "en", home, lambda code: capitals(cldr.country(code, "nb"), "nb")
    )
    assert name == "Body"
    return tuple(rest)


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
    ("country", "street", "code", "town", "written"),
    [
        ("SE", "August Palms plats 1", "20580", "Malmö", "SE-205 80 Malmö / SVERIGE"),
        ("FI", "Pohjoisesplanadi 11", "00099", "HELSINKI", "FI-00099 HELSINKI / FINLAND"),
        ("DE", "Marktplatz 10", "69117", "Heidelberg", "69117 Heidelberg / TYSKLAND"),
        ("FR", "Place de la Mairie", "35031", "Rennes Cedex", "35031 RENNES CEDEX / FRANKRIKE"),
        ("IT", "Piazza Municipio 5", "39100", "Bolzano", "39100 BOLZANO / ITALIA"),
        ("ES", "Plaza Ernesto Erkoreka 1", "48007", "Bilbao", "48007 BILBAO / SPANIA"),
        ("NL", "Stadsplateau 1", "3521AZ", "Utrecht", "3521 AZ Utrecht / NEDERLAND"),
        ("LV", "Rātslaukums 1", "LV-1050", "Rīga", "Rīga, LV-1050 / LATVIA"),
        ("GB", "4 East Market St", "EH88BG", "Edinburgh", "EDINBURGH / EH8 8BG / STORBRITANNIA"),
        ("UA", "Khreshchatyk 36", "01044", "Kyiv", "Kyiv / 01044 / UKRAINA"),
        ("RO", "Bd. Regina Elisabeta 47", "050013", "București", "050013 BUCUREȘTI / ROMANIA"),
        ("MT", "Triq il-Punent", "VLT1535", "Valletta", "VALLETTA VLT 1535 / MALTA"),
    ],
)
def test_street_town_and_code_stand_in_the_order_of_the_destination(
    country: str, street: str, code: str, town: str, written: str
) -> None:
    assert posted(country, street, code, town) == (street, *written.split(" / "))


def test_a_town_of_hungary_stands_above_the_street() -> None:
    written = posted("HU", "Városház utca 9–11.", "1052", "Budapest")
    assert written == ("BUDAPEST", "Városház utca 9–11.", "1052", "UNGARN")


@pytest.mark.parametrize(
    ("country", "given", "written"),
    [("SE", "S-205 80", "205 80"), ("FI", "FIN-00099", "00099"), ("LT", "LT-01124", "01124")],
)
def test_the_mark_of_the_country_stands_in_a_code_only_in_mail_from_abroad(
    country: str, given: str, written: str
) -> None:
    assert posted(country, "A 1", given, "B", home=country)[-1] == f"{written} B"
    assert posted(country, "A 1", given, "B")[-2] == f"{country}-{written} B"


def test_a_country_that_stands_in_the_address_already_is_not_named_twice() -> None:
    assert posted("GI", "John Mackintosh Square", "GX11 1AA", "") == (
        "John Mackintosh Square",
        "GX11 1AA",
        "GIBRALTAR",
    )
    assert posted("AX", "Torggatan 17", "22100", "Mariehamn")[1:] == ("AX-22100 Mariehamn", "ÅLAND")


@given(st.sampled_from(EUROPE), st.booleans(), st.booleans(), st.booleans())
def test_what_is_missing_leaves_no_mark_and_no_empty_line(
    country: str, street: bool, code: bool, town: bool
) -> None:
    only_town = {"GI": "Gibraltar"}.get(country, "Town")
    given = ("Street 1" if street else "", "1234" if code else "", only_town if town else "")
    written = posted(country, *given, home="US")
    assert written[-1] == capitals(cldr.country(country, "nb"), "nb")
    for line in written[:-1]:
        assert line == line.strip(" ,/-")
        assert "%" not in line
        assert "  " not in line
    text = "\n".join(written).casefold()
    assert all(part.casefold() in text for part in given if part)


@given(st.sampled_from(EUROPE), st.text("ABC 019-", max_size=9))
def test_a_code_keeps_its_figures_and_is_written_the_same_again(country: str, code: str) -> None:
    written = postcode(code, country)
    assert [c for c in written if c.isdigit()] == [c for c in code if c.isdigit()]
    assert postcode(written, country) == written


def test_every_country_of_europe_has_a_language_for_its_capitals() -> None:
    assert all(languages(country) for country in EUROPE)


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
