"""`charter show --as-known` tells what the register said at the end of a day."""

from datetime import UTC, datetime

import pytest
from tests.conftest import Charter


def let_it_be(patch: pytest.MonkeyPatch, day: str) -> None:
    noon = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture
def years(charter: Charter, monkeypatch: pytest.MonkeyPatch) -> Charter:
    """Return a register that was kept over years: a signature, a correction, a person, a name."""
    for day, *words in (
        ("2018-01-10", "add", "Kautokeino", "--country", "NO", "--signed", "2008",
         "--email", "old@kautokeino.example"),
        ("2018-02-10", "contact", "add", "Kautokeino", "--name", "Åse Øye", "--role", "Mayor"),
        ("2019-03-01", "record", "signed", "Kautokeino", "--on", "2008-11-05"),
        ("2019-03-02", "edit", "Kautokeino", "--email", "new@kautokeino.example"),
        ("2020-05-05", "contact", "edit", "1", "--name", "Åse Hansen"),
        ("2021-06-01", "edit", "Kautokeino", "--name", "Guovdageaidnu"),
        ("2022-06-01", "undo"),
    ):  # fmt: skip
        let_it_be(monkeypatch, day)
        charter.told(*words)
    let_it_be(monkeypatch, "2026-11-21")
    return charter


def test_later_corrections_are_not_known_yet(years: Charter) -> None:
    said = years.done("show", "1", "--as-known", "2018-12-31")
    assert "As the register knew it at the end of 31 December 2018." in said
    assert "signed 2008," in said
    assert "2008-11-05" not in said
    assert "old@kautokeino.example" in said
    assert "Åse Øye" in said


def test_a_day_between_two_corrections_knows_the_first(years: Charter) -> None:
    said = years.done("show", "1", "--as-known", "2019-03-01")
    assert "signed 2008-11-05" in said
    assert "old@kautokeino.example" in said


def test_what_was_undone_later_was_known_then(years: Charter) -> None:
    assert years.json("show", "1", "--as-known", "2021-12-31")["authority"]["name"] == (
        "Guovdageaidnu"
    )
    assert years.json("show", "1")["authority"]["name"] == "Kautokeino"
    years.done("show", "Guovdageaidnu", "--as-known", "2021-12-31")


def test_before_it_was_entered_nothing_was_known(years: Charter) -> None:
    why = years.refused("show", "Kautokeino", "--as-known", "2017-12-31", code=3)
    assert "At the end of 31 December 2017" in why


def test_the_present_is_known_today(years: Charter) -> None:
    now = years.json("show", "1")
    assert years.json("show", "1", "--as-known", "2026-11-21") == now


def test_the_last_change_is_the_last_that_was_known(years: Charter) -> None:
    assert years.json("show", "1", "--as-known", "2018-12-31")["last_batch"] == 3
    assert years.json("show", "1")["last_batch"] == 8
    assert "Last changed: 2022-06-01 by Kari (batch 8)" in years.done("show", "1")


def test_a_count_too_is_told_as_it_was_known(years: Charter) -> None:
    years.told("record", "annulled", "1", "--on", "2012")
    now = years.json("count", "--as-of", "2018-12-31")["total"]
    assert now == {"certain": 0, "possible": 0}
    then = years.json("count", "--as-known", "2018-12-31")
    assert (then["as_of"], then["total"]) == ("2018-12-31", {"certain": 1, "possible": 1})
    assert years.json("count", "--as-of", "2008-06-01", "--as-known", "2018-12-31")["total"] == {
        "certain": 0,
        "possible": 1,
    }
    said = years("count", "--as-known", "2018-12-31")
    assert "As the register knew it at the end of 31 December 2018:" in said.err


def test_as_of_asks_the_law_and_as_known_the_log(years: Charter) -> None:
    assert years.json("show", "1", "--as-of", "2008-06-01")["standing"] == "none"
    known = years.json("show", "1", "--as-of", "2008-06-01", "--as-known", "2018-12-31")
    assert known["standing"] == "possible"


def test_looking_back_changes_nothing(years: Charter) -> None:
    before = years.files()
    years.done("show", "1", "--as-known", "2018-12-31")
    assert years.files() == before


@pytest.mark.parametrize("day", ["2018-12-31", "2020-12-31", "2025-12-31"])
def test_nobody_who_was_erased_since_is_known_on_any_day(years: Charter, day: str) -> None:
    assert "Åse" in years.done("show", "1", "--as-known", day)
    years.told("erase", "1", "--yes")
    said = years.done("show", "1", "--as-known", day)
    assert "Kautokeino" in said
    assert "Åse" not in said
    assert "Mayor" not in said
