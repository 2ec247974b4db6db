"""Charts of a line a row, under a count and under what changed."""

import pytest
from tests.conftest import Charter

from charter_cli.cli import charts


@pytest.fixture
def two(charter: Charter) -> Charter:
    """Return a register with two towns, of which one signed on a day and one in a year."""
    charter.done("add", "Bergen", "--country", "NO", "--signed", "2007-05-01")
    charter.done("add", "Voss", "--country", "NO", "--signed", "2009")
    return charter


def test_the_greatest_value_has_the_highest_step_and_nought_none() -> None:
    assert charts.line([0, 1, 4, 8], 8) == " ▁▄█"
    assert charts.line([3, 3], 3) == "██"
    assert charts.line([0, 0], 0) == "  "


def test_the_smallest_of_many_is_still_seen() -> None:
    assert charts.line([1, 100_000], 100_000) == "▁█"


def test_a_count_shows_how_it_has_grown(two: Charter) -> None:
    shown = two.done("count", "--as-of", "2010-06-01", "--chart")
    assert "At the end of each year, 2006 to 2010:" in shown
    assert "  signatories   ▄▄██  2" in shown


def test_a_count_in_doubt_is_drawn_twice(two: Charter) -> None:
    shown = two.done("count", "--as-of", "2009-06-01", "--chart")
    assert "  certainly   ▄▄▄  1\n  possibly    ▄▄█  2" in shown


def test_what_changed_is_drawn_by_month_and_what_has_no_month_is_told(charter: Charter) -> None:
    charter.done("add", "Bergen", "--country", "NO", "--signed", "2008-03-01")
    charter.done("add", "Oslo", "--country", "NO", "--signed", "2008-03")
    charter.done("add", "Moss", "--country", "NO", "--signed", "2008-12-31")
    charter.done("add", "Voss", "--country", "NO", "--signed", "2008")
    shown = charter.done("changes", "2007", "2008", "--chart")
    assert "By month, 2008-01 to 2008-12:\n  joined    █        ▄  3" in shown
    assert "  1 not drawn: the date is not exact to the month." in shown


def test_what_changed_over_many_years_is_drawn_by_year(two: Charter) -> None:
    shown = two.done("changes", "2006", "2011", "--chart")
    assert "By year, 2007 to 2011:\n  joined  █ █    2\n" in shown


def test_nothing_is_drawn_where_nothing_happened(charter: Charter) -> None:
    assert "By " not in charter.done("changes", "2007", "2012", "--chart")
