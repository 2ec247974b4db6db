"""`charter init` makes an empty register, and never over a file."""

import pytest
from tests.conftest import Charter


def test_a_new_register_is_empty_and_names_the_next_step(desk: Charter) -> None:
    told = desk.told("init")
    assert "charter.db" in told
    assert "charter add NAME --country CC" in told
    assert desk.json("count")["total"] == {"certain": 0, "possible": 0}
    assert "all is well" in desk.told("check")
    assert [path.name for path in desk.folder.iterdir()] == ["charter.db"]


def test_what_stands_there_already_is_never_written_over(towns: Charter) -> None:
    assert "exists already" in towns.refused("init", code=2)
    (towns.folder / "letter.txt").write_text("Kjære ordfører", encoding="utf-8")
    assert "exists already" in towns.refused("init", "--register", "letter.txt", code=2)


def test_a_register_may_lie_anywhere(desk: Charter, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(desk.folder / "Likestilling æøå 100% #1?.db")
    desk.told("init", "--register", place)
    desk.told("add", "Bergen", "--country", "NO", "--register", place)
    monkeypatch.setenv("CHARTER_REGISTER", place)
    assert len(desk.json("list", "--standing", "all")) == 1


def test_a_folder_that_is_not_there_is_named(desk: Charter) -> None:
    assert "nowhere" in desk.refused("init", "--register", "nowhere/charter.db", code=7)


def test_the_rule_for_successors_is_chosen_at_the_start(desk: Charter) -> None:
    desk.told("init", "--successors", "renew")
    desk.told("add", "Agder", "--country", "NO", "--kind", "county")
    desk.told("add", "Aust-Agder", "--country", "NO", "--kind", "county", "--signed", "2009")
    desk.told("record", "merged", "Aust-Agder", "--into", "Agder", "--on", "2020-01-01")
    count = desk.json("count")
    assert count["total"]["possible"] == 0
    assert "asked for a new signature" in count["definition"]


def test_a_rule_that_nobody_knows_is_refused_with_those_there_are(desk: Charter) -> None:
    assert "inherit, renew" in desk.refused("init", "--successors", "both", code=2)
