"""Whom a row means is never guessed: a person decides, once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

Listed = Callable[..., str]
Dump = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


def only(charter: Charter, *words: str) -> Any:
    (one,) = charter.json("import", *words, "--dry-run")["undecided"]
    return one


def test_what_is_spelled_almost_alike_is_asked_about(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;email", "Helsinkki;FI;a@helsinki.example")
    asked = only(towns, path)
    assert (asked["row"], asked["candidates"]) == (2, [3])
    shown = towns.done("import", path, "--dry-run")
    assert "--decide 2=3" in shown
    assert "--decide 2=new" in shown
    before = towns.files()
    assert towns("import", path, "--yes").code == 0
    assert towns.files() == before, "what is not decided is not written"


@pytest.mark.parametrize(("answer", "new", "changed"), [("3", 0, 1), ("new", 1, 0)])
def test_a_decision_is_remembered_and_applied_next_year(
    towns: Charter, listed: Listed, dump: Dump, answer: str, new: int, changed: int
) -> None:
    first = listed("name;country;phone", "Helsinkki;FI;+358 9 310 1691")
    done = towns.json("import", first, "--yes", "--decide", f"2={answer}")
    assert (done["new"], done["changed"]) == (new, changed)
    held = dump(towns.register)
    again = towns.json("import", first, "--yes", "--decide", f"2={answer}")
    assert (again["batch"], dump(towns.register)) == (None, held)
    second = listed("name;country;phone", "Helsinkki;FI;+358 9 310 1692", name="next.csv")
    later = towns.json("import", second, "--dry-run")
    assert (later["undecided"], later["new"], later["changed"]) == ([], 0, 1)


def test_a_decision_that_changes_no_field_is_remembered_too(towns: Charter, listed: Listed) -> None:
    path = listed("name;country", "Helsingfors stadd;FI")
    names = listed("name;country", "Helsinkki;FI", name="n.csv")
    towns.told("edit", "Helsinki", "--also", "Helsinkki")
    assert towns.json("import", names, "--dry-run")["unchanged"] == 1
    number = str(only(towns, path)["candidates"][0])
    assert towns.json("import", path, "--yes", "--decide", f"2={number}")["batch"] is not None
    assert towns.json("import", path, "--dry-run")["undecided"] == []


def test_a_later_decision_takes_the_place_of_an_earlier_one(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;phone", "Agderr;NO;+47 38 00 00 01")
    number = {one["name"]: one["id"] for one in towns.json("list", "--standing", "all")}
    towns.told("import", path, "--yes", "--decide", f"2={number['Bergen']}")
    towns.told("import", path, "--yes", "--decide", f"2={number['Agder']}")
    newer = listed("name;country;phone", "Agderr;NO;+47 38 00 00 02")
    assert "number 7" in towns.done("import", newer, "--dry-run")


@pytest.mark.parametrize("answer", ["2=99", "2=1", "9=3"])
def test_a_decision_about_nobody_is_refused(towns: Charter, listed: Listed, answer: str) -> None:
    path = listed("name;country", "Helsinkki;FI")
    assert "--decide" in towns.refused("import", path, "--yes", "--decide", answer, code=3)


@pytest.mark.parametrize("answer", ["2", "2=", "x=3", "2=old"])
def test_a_decision_that_is_none_is_refused(towns: Charter, listed: Listed, answer: str) -> None:
    assert "ROW=" in towns.refused("import", listed("name"), "--decide", answer, code=2)


def test_a_predecessors_name_asks_for_its_successor(towns: Charter, listed: Listed) -> None:
    asked = only(towns, listed("name;country;kind", "Aust-Agder;NO;county"))
    assert "has merged into Agder" in asked["reason"]
    assert asked["candidates"][0] == 7


def test_two_towns_of_one_name_are_asked_about(charter: Charter, listed: Listed) -> None:
    for region in ("Hessen", "Brandenburg"):
        charter.told("add", "Frankfurt", "--country", "DE", "--region", region)
    asked = only(charter, listed("name;country", "Frankfurt;DE"))
    assert sorted(asked["candidates"]) == [1, 2]


def test_a_county_is_not_the_town_of_its_name(charter: Charter, listed: Listed) -> None:
    charter.told("add", "Gävle", "--country", "SE", "--kind", "municipality")
    path = listed("name;country;kind", "Gävle;SE;region")
    found = charter.json("import", path, "--dry-run")
    assert (found["changed"], found["unchanged"]) == (0, 0)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bergen;NO;4601;Vestland", "Bergen;NO;4601;Vestland"),
        ("Lom;NO;;", "LOM ;NO;;"),
        ("Lom;NO;3434;", "Lomm;NO;3434;"),
    ],
)
def test_two_rows_for_one_authority_are_rejected_with_both_numbers(
    towns: Charter, listed: Listed, first: str, second: str
) -> None:
    said = towns("import", listed("name;country;code;region", first, second), "--yes")
    assert said.code == 4
    assert "line 3" in said.out
    assert "it means the same as line 2" in said.out


def test_new_rows_that_may_be_one_are_told(charter: Charter, listed: Listed) -> None:
    path = listed("name;country;code", "Lom;NO;3434", "Lom kommune;NO;")
    (twins,) = charter.json("import", path, "--dry-run")["duplicates"]
    assert twins["rows"] == [2, 3]
    assert "Possible duplicates" in charter.done("import", path, "--dry-run")


def test_a_code_that_another_has_is_rejected(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;code;kind", "Voss;NO;4601;municipality")
    said = towns("import", path, "--yes", "--decide", "2=new")
    assert said.code == 4
    assert "its code 4601 is that of another, number 1" in said.out


def test_a_partner_cannot_sign_in_a_list_either(charter: Charter, listed: Listed) -> None:
    path = listed("name;country;kind;signed", "Ministry of Love;NO;partner;2010")
    said = charter("import", path, "--yes")
    assert (said.code, "is a partner" in said.out) == (4, True)
