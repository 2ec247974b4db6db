"""`charter edit` corrects what is on record, field by field."""

import pytest
from tests.conftest import Charter


def test_a_correction_says_what_it_changed(towns: Charter) -> None:
    told = towns.told("edit", "Bergen", "--phone", "+47 55 56 55 56", "--code", "0301")
    assert "Bergen (number 1), corrected:" in told
    assert "code: 4601 → 0301" in told
    assert "phone: empty → +47 55 56 55 56" in told
    assert towns.json("show", "NO-0301")["authority"]["phone"] == "+47 55 56 55 56"


def test_an_empty_text_erases_a_field(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--email", "", "--region", "", "--postcode", "")
    one = towns.json("show", "Bergen")["authority"]
    assert (one["email"], one["region"]) == ("", "")


def test_a_misspelt_name_is_corrected_and_not_kept_as_another(towns: Charter) -> None:
    towns.told("edit", "Malmö", "--name", "Malmö stad")
    names = towns.json("show", "Malmo stad")["authority"]["names"]
    assert [name["text"] for name in names] == ["Malmö stad"]
    towns.told("add", "Malmoe", "--country", "DE")
    assert towns.json("show", "Malmoe")["authority"]["country"] == "DE"


def test_another_of_its_names_may_stand_first(towns: Charter) -> None:
    towns.told("edit", "Bolzano", "--name", "Bozen")
    entry = towns.json("show", "Bozen")
    assert entry["authority"]["name"] == "Bozen"
    assert towns.json("show", "Bolzano")["authority"]["id"] == entry["authority"]["id"]


def test_one_more_name_is_added_once(towns: Charter) -> None:
    for _ in range(2):
        towns.told("edit", "Bolzano", "--also", "lld:Bulsan")
    names = towns.json("show", "Bulsan")["authority"]["names"]
    assert [(n["text"], n["language"]) for n in names] == [
        ("Bolzano", ""), ("Bozen", "de"), ("Bulsan", "lld"),
    ]  # fmt: skip


def test_who_asks_not_to_be_contacted_can_change_their_mind(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--do-not-contact")
    assert "Not to be contacted" in towns.done("show", "Bergen")
    towns.told("edit", "Bergen", "--contact")
    assert "Not to be contacted" not in towns.done("show", "Bergen")


def test_nothing_to_correct_is_said(towns: Charter) -> None:
    assert "nothing to change" in towns.told("edit", "Bergen", "--code", "4601")


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["--name", " "], 4, "name: it is empty"),
        (["--email", "x"], 4, "mail: 'x'"),
        (["--postcode", "?"], 4, "postcode: '?'"),
        (["--country", "Nowhere"], 2, "no country 'Nowhere'"),
        (["--kind", "village"], 2, "kind of authority 'village'"),
        (["--kind", "partner"], 4, "Bergen cannot be a partner"),
        (["--population", "-1"], 4, "population: '-1'"),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_changed(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("edit", "Bergen", *words, code=code)


def test_a_successor_cannot_become_a_partner(towns: Charter) -> None:
    assert "cannot be a partner" in towns.refused("edit", "Agder", "--kind", "partner", code=4)
