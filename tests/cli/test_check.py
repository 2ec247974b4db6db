"""`charter check` recomputes everything, names any difference, and mends it when told to."""

import sqlite3

import pytest
from tests.conftest import Charter


def tamper(charter: Charter, statement: str) -> None:
    connection = sqlite3.connect(charter.register)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_register_is_called_sound(towns: Charter) -> None:
    assert "all is well" in towns.told("check")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("UPDATE standing SET begins_latest = '2007-01-01' WHERE authority = 1", "Bergen"),
        ("UPDATE standing SET country = 'SE' WHERE authority = 1", "Bergen"),
        ("UPDATE standing SET ends_latest = NULL, ends_earliest = NULL", "Rennes"),
        ("UPDATE standing SET signed = '2001' WHERE authority = 7", "Agder"),
        ("UPDATE standing SET plan_due = '2030-01-01' WHERE authority = 2", "Malmö"),
        ("DELETE FROM standing WHERE authority = 3", "Helsinki"),
        (
            "INSERT INTO standing (authority, spell, country, begins_earliest, undated)"
            " VALUES (8, 0, 'SE', '2010-01-01', 0)",
            "Lund",
        ),
        ("UPDATE event SET day = '2019-01-01' WHERE authority = 1 AND kind = 'signed'", "Bergen"),
        ("UPDATE setting SET value = 'renew'", "Agder"),
    ],
)
def test_a_standing_that_its_events_do_not_say_is_found_and_mended(
    towns: Charter, change: str, name: str
) -> None:
    tamper(towns, change)
    said = towns("check")
    assert said.code == 6
    assert any(line.startswith(f"law: {name} (") for line in said.out.splitlines())
    assert "charter check --repair" in said.out
    towns.done("check", "--repair")
    assert "all is well" in towns.told("check")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE event SET latest = '2009-01-01' WHERE id = 2", "days: Bergen (NO, 1): event 2 "),
        ("UPDATE name SET key = 'x' WHERE authority = 3", "names: Helsinki (FI, 3): "),
        ("UPDATE name SET text = 'Turku' WHERE text = 'Helsingfors'", "names: Helsinki (FI, 3): "),
    ],
)
def test_what_follows_from_dates_and_names_is_checked_and_mended_too(
    towns: Charter, change: str, said: str
) -> None:
    tamper(towns, change)
    found = towns("check")
    assert found.code == 6
    assert found.out.startswith(said)
    towns.done("check", "--repair")
    assert "all is well" in towns.told("check")


def test_a_row_that_points_nowhere_is_found(towns: Charter) -> None:
    tamper(towns, "INSERT INTO contact (authority, name) VALUES (99, 'Nobody')")
    said = towns("check")
    assert said.code == 6
    assert "points to a row of authority that is not there" in said.out


def test_contradicting_sources_are_doubts_and_no_damage(towns: Charter) -> None:
    towns.told("record", "decided", "Aust-Agder", "--on", "2021-05-01")
    said = towns("check")
    assert said.code == 0
    assert "sources: Aust-Agder (NO, 5)" in said.out
    assert "it decided on 2021-05-01, after it had merged on 2020-01-01" in said.out
    assert "charter show" in said.out


def test_looking_changes_nothing(towns: Charter) -> None:
    before = towns.files()
    towns.done("check")
    assert towns.files() == before
