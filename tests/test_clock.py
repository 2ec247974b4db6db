"""Hours and time zones, as letters write them in every language of the shelf."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from charter_cli import cldr, clock, shelf, zones
from charter_cli.errors import BadInput

LANGUAGES = shelf.names("charter_cli.languages", ".toml")


def said(language: str, zone: str = "Europe/Brussels") -> str:
    """Write the hours of the seminar of 19 November 2019 as they follow its day."""
    day = date(2019, 11, 19)
    hours = clock.hours(time(14), time(17, 30), language)
    at = datetime(2019, 11, 19, 14, tzinfo=ZoneInfo(zone))
    return (
        f"{cldr.day(day, language)}{clock.after_day(hours, language)} ({clock.zone(at, language)})"
    )


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nb", "19. november 2019 kl.\xa014:00–17:30 (CET)"),
        ("da", "19. november 2019 kl.\xa014.00–17.30 (CET)"),
        ("fi", "19. marraskuuta 2019 klo\xa014.00–17.30 (CET)"),
        ("de", "19. November 2019, 14:00–17:30\xa0Uhr (MEZ)"),
        ("nl", "19 november 2019, 14:00–17:30\xa0uur (CET)"),
        ("en", "19 November 2019, 14:00–17:30 (CET)"),
        ("fr", "19 novembre 2019, 14:00\u2009–\u200917:30 (CET)"),
        ("el", "19 Νοεμβρίου 2019, 14:00–17:30 (CET)"),
        ("cs", "19. listopadu 2019, 14:00–17:30 (SEČ)"),
        ("bg", "19 ноември 2019\u202fг., 14:00\xa0ч. – 17:30\xa0ч. (CET)"),
        ("et", "19. november 2019 kell\xa014:00–17:30 (CET)"),
    ],
)
def test_hours_are_written_in_the_readers_own_way(language: str, written: str) -> None:
    assert said(language) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_counts_24_hours_and_names_the_zone(language: str) -> None:
    written = said(language)
    assert "17" in written
    assert "(" in written
    assert not written.endswith("00)")
    assert (
        clock.hours(time(9, 5), None, language).strip().endswith(("05", "Uhr", "uur", "Auer", "ч."))
    )


def test_summer_time_is_told_from_winter_time() -> None:
    summer = datetime(2021, 6, 23, 15, tzinfo=ZoneInfo("Europe/Brussels"))
    assert (clock.zone(summer, "nb"), clock.zone(summer, "de")) == ("CEST", "MESZ")


def test_a_zone_without_an_abbreviation_is_named_in_full() -> None:
    assert said("nb", "Asia/Tbilisi").endswith("(georgisk normaltid)")


@pytest.mark.parametrize(
    ("given", "name"),
    [("Europe/Brussels", "Europe/Brussels"), (" europe/isle of man ", "Europe/Isle_of_Man"),
     ("utc", "UTC"), ("", "")],
)  # fmt: skip
def test_a_zone_is_taken_by_its_name(given: str, name: str) -> None:
    assert zones.find(given) == name


@pytest.mark.parametrize(
    ("given", "near"),
    [("CEST", "Europe/Brussels"), ("EET", "Europe/Helsinki"), ("GMT", "Europe/London"),
     ("Oslo", "Europe/Oslo"), ("Europe/Olso", "Europe/Oslo"), ("Etc/GMT+1", "continent")],
)  # fmt: skip
def test_what_is_no_zone_is_told_near_ones(given: str, near: str) -> None:
    with pytest.raises(BadInput) as caught:
        zones.find(given)
    assert caught.value.message == f"zone: there is no time zone {given!r}."
    assert near in caught.value.next_step
