"""`charter show` tells all that is on record of one authority, as of a day."""

import pytest
from tests.conftest import Charter


def test_an_authority_is_shown_with_its_standing_names_history_and_contacts(
    towns: Charter,
) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye", "--role", "Ordfører")
    shown = towns.done("show", "bergen")
    assert shown.splitlines()[:2] == [
        "Bergen  (NO, municipality, number 1)",
        "  On 21 November 2026: a signatory, signed 2008-03-08, text of 2006;"
        " its action plan is overdue.",
    ]
    for part in (
        "Region: Vestland", "Code: 4601", "E-mail: post@bergen.example", "2008-02-01  decided",
        "2008-03-08  signed", "https://bergen.example/vedtak", "Åse Øye", "Ordfører",
    ):  # fmt: skip
        assert part in shown


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("Bergen", "2008-03-07", "not a signatory: it decided to sign"),
        ("Bergen", "2008-01-31", "not a signatory."),
        ("Malmö", "2008-05-15", "possibly a signatory"),
        ("Malmö", "2008-05", "a signatory, signed 2008-05"),
        ("Helsinki", "2012-06-29", "possibly a signatory"),
        ("Helsinki", "2012-06-30", "a signatory, text of 2006"),
        ("Rennes", "2015-06-30", "a signatory, signed 2007-03-01"),
        ("Rennes", "2015-07-01", "no longer a signatory"),
        ("Aust-Agder", "2020-01-01", "no longer a signatory"),
        ("Agder", "2019", "not a signatory."),
        ("Agder", "2020", "a signatory, signed 2009-06-01"),
        ("Heidelberg", "2011-12-31", "its action plan is due"),
        ("Heidelberg", "2012-01-31", "its action plan is adopted"),
        ("Heidelberg", "2025-11-23", "text of 2006"),
        ("Heidelberg", "2025-11-24", "text of 2022"),
    ],
)
def test_the_standing_is_that_of_the_day_that_was_asked_about(
    towns: Charter, words: str, day: str, said: str
) -> None:
    assert said in towns.done("show", words, "--as-of", day).splitlines()[1]


def test_an_undated_event_is_shown_with_the_day_that_attests_it(towns: Charter) -> None:
    assert "by 2012-06-30  signed" in towns.done("show", "Helsinki")


def test_names_in_other_languages_stand_with_their_language(towns: Charter) -> None:
    assert "Also: Bozen (de)" in towns.done("show", "Bolzano")


def test_what_was_set_aside_stays_on_record(towns: Charter) -> None:
    towns.told("record", "signed", "Malmö", "--on", "2008-05-09")
    assert "[set aside: known more exactly]" in towns.done("show", "Malmö")


def test_as_json_dates_are_plain_text(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--role", "mayor", "--since", "2023")
    entry = towns.json("show", "Bergen")
    assert entry["events"][0]["on"] == "2008-02-01"
    assert entry["events"][0]["attested"] == ""
    assert entry["contacts"][0]["since"] == "2023"


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["Nowhere"], 3, "'Nowhere'"),
        (["Bergen", "--as-of", "soon"], 4, "--as-of: 'soon'"),
        (["Bergen", "--format", "pdf"], 2, "table, json"),
        (["Bergen", "--format", "csv"], 2, "table, json"),
    ],
)
def test_what_cannot_be_shown_is_said(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("show", *words, code=code)
