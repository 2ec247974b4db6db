"""The manual of mailings names every word that a text can use, and every example in it is true."""

import re
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from charter_cli.dates import PartialDate
from charter_cli.letter import Paragraph
from charter_cli.mailing.filters import FILTERS
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.grammar import FIGURES
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.texts import Text
from charter_cli.mailing.vocabulary import FIELDS, STATED, Figure, FigureRequest
from charter_cli.model import Address, Authority, Contact, Pair, Recipient, Statement
from charter_cli.occasions import Occasion, Person, Place, When
from charter_cli.wording import Worded

MANUAL = (Path(__file__).parents[2] / "docs" / "mailings.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?m)^\| `(\{\{.*?\}\})` \| (.*?) \|", MANUAL)

SEMINAR = When(
    PartialDate("2019-11-19"), PartialDate("2019-11-19"), time(14), time(17, 30), "Europe/Brussels"
)
BILBAO = Occasion(
    title=Worded("Equality, Diversity & Inclusion", {"nb": "Likestilling og mangfold"}),
    when=When(
        PartialDate("2018-06-11"), PartialDate("2018-06-13"), time(9), time(15), "Europe/Madrid"
    ),
    place=Place(Worded("Palacio Euskalduna"), Worded("Abandoibarra 4"), Worded("Bilbao"), "ES"),
    website="https://www.cemrbilbao2018.eu",
    parts=(Occasion(when=SEMINAR),),
)
TO_BERGEN = Recipient(
    Authority(1, "Bergen kommune", "NO", address=Address(city="Bergen")),
    Contact(7, 1, role="ordfører", phone="+47 55 56 55 56"),
    signed_on="2008-03-08",
    plan_due="2010-03-08",
)


def counted(asked: FigureRequest) -> Figure:
    if asked.what == "stated":
        return Statement(PartialDate("2018-02"), "ALL", 1692, 35, source="KS")
    if asked.what == "countries":
        return Pair(35, 35)
    number = {("NO", ""): 38, ("NO", "county"): 4}.get((asked.country, asked.kind), 1692)
    return Pair(number, number)


@pytest.fixture
def printed(mailing: Mailing) -> dict[str, str]:
    """Return what each example becomes in a letter to Bergen."""
    body = "".join(f"\n\n{example.replace(chr(92), '')}" for example, _ in EXAMPLES)
    told = replace(
        mailing,
        occasion=BILBAO,
        texts={"nb": Text("nb.md", "nb", "S", body)},
        contacts=(
            Person("Marit Tovsen", Worded("rådgiver"), "marit.tovsen@ks.no"),
            Person("Knut Hjorth-Johansen", email="knut.hjorth-johansen@ks.no"),
        ),
    )
    ((_, letter),) = compose_all(told, plan(told, [TO_BERGEN]), counted).letters
    texts = [
        "".join(run.text for run in block.runs)
        for block in letter.body
        if isinstance(block, Paragraph)
    ]
    return dict(zip((example for example, _ in EXAMPLES), texts, strict=True))


def test_every_example_is_what_a_letter_prints(printed: dict[str, str]) -> None:
    assert len(printed) > 30
    assert {key: text.replace("\xa0", " ") for key, text in printed.items()} == dict(EXAMPLES)


def test_no_line_ends_inside_a_number_an_hour_or_a_phone(printed: dict[str, str]) -> None:
    assert printed["{{ count() }}"] == "1\xa0692"
    assert printed["{{ occasion.opens }}"] == "kl.\xa009:00"
    assert printed["{{ contact.phone \\| phone }}"] == "+47\xa055\xa056\xa055\xa056"


def test_every_field_stands_in_the_manual() -> None:
    for name, fields in FIELDS.items():
        assert f"`{{{{ {name}" in MANUAL
        for field in fields:
            known = (f"{name}.{field}", f"`.{field}`")
            assert any(said in MANUAL for said in known), f"{name}.{field}"


def test_every_filter_and_figure_stands_in_the_manual() -> None:
    assert [name for name in FILTERS if f"\\| {name}" not in MANUAL] == []
    assert all(f"{name}(" in MANUAL for name in FIGURES)
    assert all(f".{field}`" in MANUAL for field in STATED)
