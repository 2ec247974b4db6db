"""A date is as exact as its source: a day, a month, a year, or unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.dates import (
    LAUNCH,
    NEVER,
    UNKNOWN,
    PartialDate,
    Span,
    first_day,
    last_day,
    years_later,
)
from charter_cli.errors import BadInput

ELSEWHERE = Span(date(1999, 1, 1), date(1999, 1, 2))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-02-26", "2018-02-26", "2018-02-26"),
        ("2013-09", "2013-09-01", "2013-09-30"),
        ("2008", "2008-01-01", "2008-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_means_the_days_from_its_earliest_to_its_latest(
    text: str, earliest: str, latest: str
) -> None:
    days = PartialDate.parse(text).span(ELSEWHERE)
    assert (days.earliest.isoformat(), days.latest.isoformat()) == (earliest, latest)
    assert days.exact == (earliest == latest)
    assert (first_day(text), last_day(text)) == (days.earliest, days.latest)


def test_an_unknown_date_means_whatever_days_are_known_of_it() -> None:
    assert PartialDate.parse("  ") == UNKNOWN
    assert not UNKNOWN
    assert UNKNOWN.span(ELSEWHERE) == ELSEWHERE


@pytest.mark.parametrize(
    "text",
    [
        "26.02.2018", "2018-2-6", "2018/02/26", "18-02-26", "2018-02-26T10:00", "20180226",
        "2018-W09", "next week", "2018-", "-2018", "٢٠١٨", "２０１８", "2018-02-26\n2019",
    ],
)  # fmt: skip
def test_what_is_no_iso_date_is_refused_by_the_name_of_its_field(text: str) -> None:
    with pytest.raises(BadInput, match=r"^day of 'signed': .* not a date") as refusal:
        PartialDate.parse(text, "day of 'signed'")
    assert "2018-02-26" in refusal.value.next_step


@pytest.mark.parametrize(
    "text", ["2018-02-30", "2023-02-29", "2018-13", "2018-00", "2018-02-00", "0000"]
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not a day of the calendar"):
        PartialDate.parse(text)


@pytest.mark.parametrize("ask", [first_day, last_day])
def test_a_question_about_a_day_needs_one(ask: type[PartialDate]) -> None:
    with pytest.raises(BadInput, match="--due: a date is missing"):
        ask("", "--due")  # type: ignore[call-arg]


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_day_lies_within_its_month_and_its_year(day: date, length: int) -> None:
    partial = PartialDate.parse(day.isoformat()[:length])
    days = partial.span(ELSEWHERE)
    assert days.earliest <= day <= days.latest
    assert str(partial) == day.isoformat()[:length]


def test_a_span_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="later than"):
        Span(date(2018, 1, 2), date(2018, 1, 1))


def test_nobody_signed_before_the_charter_was_launched_in_innsbruck() -> None:
    assert date(2006, 5, 12) == LAUNCH


def test_two_years_after_a_leap_day_is_the_last_of_february() -> None:
    assert years_later(date(2008, 2, 29), 2) == date(2010, 2, 28)
    assert years_later(date(2008, 2, 29), 4) == date(2012, 2, 29)
    assert years_later(date(2018, 2, 26), 2) == date(2020, 2, 26)
    assert years_later(NEVER, 2) == NEVER
