"""A calendar file shows an appointment at the right hour, wherever and whenever it is opened."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter_cli.calendar_file import write
from charter_cli.errors import BadInput
from charter_cli.letter import Appointment, Sender

KS = Sender('KS "Norge"', email="ks@ks.no")
WRITTEN = date(2018, 2, 26)
DAYS = Appointment(
    "Likestilling", date(2018, 6, 11), date(2018, 6, 13), place="Bilbao", identity="bilbao@ks.no"
)
ZONES = (
    "Europe/Oslo",
    "Europe/Lisbon",
    "Europe/Athens",
    "Europe/Istanbul",
    "Europe/Dublin",
    "Europe/Chisinau",
    "Atlantic/Reykjavik",
    "Africa/Casablanca",
    "America/New_York",
    "Asia/Tbilisi",
)


def hours(starts: datetime, zone: str, ends: datetime | None = None) -> Appointment:
    return replace(DAYS, starts=starts, ends=ends or starts + timedelta(hours=2), zone=zone)


def text(*appointments: Appointment) -> str:
    return write(appointments, KS, "nb", WRITTEN).decode()


def calendar(*appointments: Appointment) -> Any:
    return icalendar.Calendar.from_ical(text(*appointments))


def instant(appointment: Appointment) -> datetime:
    """Return the beginning by the definition of the zone in the file, and by nothing else."""
    read = calendar(appointment)
    (zone,) = read.walk("VTIMEZONE")
    clocks = zone.to_tz(lookup_tzid=False)
    starts = appointment.starts
    assert isinstance(starts, datetime)
    return starts.replace(tzinfo=clocks).astimezone(UTC)


def test_whole_days_end_with_the_day_after_the_last() -> None:
    (event,) = calendar(DAYS).walk("VEVENT")
    assert event["DTSTART"].dt == date(2018, 6, 11)
    assert event["DTEND"].dt == date(2018, 6, 14)
    assert "VTIMEZONE" not in text(DAYS)


def test_it_publishes_and_says_who_and_where() -> None:
    read = calendar(replace(DAYS, website="https://bilbao.example"))
    (event,) = read.walk("VEVENT")
    assert read["METHOD"] == "PUBLISH"
    assert event["ORGANIZER"] == "mailto:ks@ks.no"
    assert event["ORGANIZER"].params["CN"] == "KS 'Norge'"
    assert (event["LOCATION"], event["URL"]) == ("Bilbao", "https://bilbao.example")


def test_a_later_letter_replaces_what_an_earlier_one_said() -> None:
    moved = replace(DAYS, starts=date(2018, 6, 12))
    earlier: Any = icalendar.Calendar.from_ical(write((DAYS,), KS, "nb", WRITTEN))
    later: Any = icalendar.Calendar.from_ical(write((moved,), KS, "nb", date(2018, 3, 15)))
    first, second = (one.walk("VEVENT")[0] for one in (earlier, later))
    assert first["UID"] == second["UID"] == "bilbao@ks.no"
    assert first["SEQUENCE"] < second["SEQUENCE"]


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Oslo", {"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"}),
        (
            "America/New_York",
            {"FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"},
        ),
        ("Atlantic/Reykjavik", set()),
    ],
)
def test_the_clocks_follow_rules_that_outlook_reads(zone: str, rules: set[str]) -> None:
    written = text(hours(datetime(2018, 6, 11, 9), zone))
    found = {line[6:] for line in written.splitlines() if line.startswith("RRULE:")}
    assert found == rules
    assert "RDATE" not in written


def test_clocks_change_at_the_hour_that_they_showed_before() -> None:
    written = text(hours(datetime(2018, 6, 11, 9), "Europe/Oslo"))
    assert "DTSTART:20170326T020000" in written
    assert "DTSTART:20171029T030000" in written


@settings(max_examples=80)
@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2007, 1, 1), datetime(2036, 12, 30)),
)
def test_an_hour_is_the_right_moment_in_every_zone(zone: str, starts: datetime) -> None:
    """All but the hours that a clock skips or shows twice, where nothing begins."""
    exact = starts.replace(minute=0, second=0, microsecond=0, tzinfo=ZoneInfo(zone))
    near = [exact + timedelta(hours=step) for step in (-3, 3)]
    if near[0].utcoffset() == near[1].utcoffset():
        assert instant(hours(exact.replace(tzinfo=None), zone)) == exact.astimezone(UTC)


def test_each_zone_is_defined_once_for_all_appointments() -> None:
    first = hours(datetime(2017, 6, 11, 9), "Europe/Oslo")
    second = hours(datetime(2019, 11, 11, 9), "Europe/Oslo")
    other = hours(datetime(2019, 11, 11, 9), "Europe/Lisbon")
    written = calendar(first, second, other, DAYS)
    assert [zone["TZID"] for zone in written.walk("VTIMEZONE")] == ["Europe/Oslo", "Europe/Lisbon"]
    assert len(written.walk("VEVENT")) == 4


def test_a_zone_that_nobody_knows_is_refused() -> None:
    for name in ("Europe/Bilbao", "../etc/passwd", "CEST+2"):
        with pytest.raises(BadInput, match="no time zone"):
            text(hours(datetime(2018, 6, 11, 9), name))


@settings(max_examples=150)
@given(st.text() | st.sampled_from(["END:VEVENT\nBEGIN:VEVENT", "a\\n;,\\", "Ω" * 80, "\r\nX:1"]))
def test_any_title_comes_back_and_no_line_is_too_long(title: str) -> None:
    written = text(replace(DAYS, title=title, place=title))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")
    read_back: Any = icalendar.Calendar.from_ical(written)
    (event,) = read_back.walk("VEVENT")
    assert len(event) == (8 if title else 7)

    def seen(value: str) -> str:
        return "".join(letter for letter in value if letter.isprintable() and letter != " ")

    assert seen(event["SUMMARY"]) == seen(title)
