"""One command is one change as a whole: all of it is written, or nothing."""

import sqlite3
from datetime import UTC, datetime

import pytest
from tests.conftest import Charter

from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput
from charter_cli.model import Authority, Event, EventKind, Scribe
from charter_cli.register import authorities, events
from charter_cli.register.batch import change

KARI = Scribe("Kari", datetime(2026, 11, 21, 12, tzinfo=UTC), "charter add Bergen")


def rows(charter: Charter, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(charter.register)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("stop", [BadInput("the next row is bad"), KeyboardInterrupt()])
def test_what_stops_half_way_leaves_no_trace(charter: Charter, stop: BaseException) -> None:
    def half() -> None:
        with change(charter.register, KARI) as batch:
            number = authorities.add(batch, Authority(0, "Bergen", "NO"))
            one = authorities.get(batch.book.connection, number)
            events.record(batch, one, Event(EventKind.SIGNED, PartialDate("2010")))
            raise stop

    before = charter.files()
    with pytest.raises(type(stop)):
        half()
    assert charter.files() == before


def test_a_change_says_who_made_it_when_and_by_which_command(charter: Charter) -> None:
    with change(charter.register, KARI) as batch:
        authorities.add(batch, Authority(0, "Bergen", "NO"))
    assert rows(charter, "SELECT who, at, command FROM batch")[-1] == (
        "Kari",
        "2026-11-21T12:00:00+00:00",
        "charter add Bergen",
    )


def test_a_change_that_changes_nothing_is_no_change(towns: Charter) -> None:
    before = rows(towns, "SELECT count(*) FROM batch")
    towns.told("edit", "Bergen", "--name", "Bergen")
    towns.told("record", "signed", "Bergen", "--on", "2008")
    assert rows(towns, "SELECT count(*) FROM batch") == before


def test_a_correction_is_logged_field_by_field(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--code", "0301", "--phone", "+47 55 56 55 56")
    assert rows(
        towns,
        'SELECT "table", row, action, field, old, new FROM change'
        " WHERE batch = (SELECT max(id) FROM batch) ORDER BY field",
    ) == [
        ("authority", 1, "update", "code", "4601", "0301"),
        ("authority", 1, "update", "phone", "", "+47 55 56 55 56"),
    ]


def test_a_number_is_never_given_out_twice(charter: Charter) -> None:
    charter.told("add", "Bergen", "--country", "NO")
    charter.told("undo")
    charter.told("add", "Oslo", "--country", "NO")
    assert charter.json("list", "--standing", "all")[0]["id"] == 2
