"""What a mailing invites to stands in the reader's calendar."""

from datetime import date, datetime, time

import pytest

from charter_cli.dates import PartialDate
from charter_cli.letter import Sender
from charter_cli.mailing.appointing import appointments
from charter_cli.occasions import Occasion, OccasionKind, Place, When
from charter_cli.wording import Worded

KS = Sender("KS", "NO", "nb", email="ks@ks.no")
TITLE = Worded(by_language={"nb": "Likestilling", "en": "Equality"})


def occasion(
    starts: str, ends: str = "", opens: int = 0, closes: int = 0, zone: str = ""
) -> Occasion:
    when = When(
        PartialDate(starts),
        PartialDate(ends or starts),
        time(opens) if opens else None,
        time(closes) if closes else None,
        zone,
    )
    place = Place(Worded("Rådhuset"), city=Worded(by_language={"nb": "Brussel", "en": "Brussels"}))
    return Occasion(title=TITLE, when=when, place=place, website="https://a.example")


def test_days_are_whole_days_in_the_readers_words() -> None:
    (found,) = appointments(occasion("2018-06-11", "2018-06-13"), KS, ("en",))
    assert (found.title, found.place) == ("Equality", "Rådhuset, Brussels")
    assert (found.starts, found.ends, found.zone) == (date(2018, 6, 11), date(2018, 6, 13), "")
    assert found.website == "https://a.example"


def test_hours_stand_by_the_clocks_of_their_zone() -> None:
    (found,) = appointments(occasion("2018-06-11", "", 9, 16, "Europe/Oslo"), KS, ("nb",))
    assert found.starts == datetime(2018, 6, 11, 9)
    assert found.ends == datetime(2018, 6, 11, 16)
    assert found.zone == "Europe/Oslo"


def test_several_days_without_a_closing_hour_are_whole_days() -> None:
    (found,) = appointments(occasion("2018-06-11", "2018-06-13", 9, 0, "Europe/Oslo"), KS, ("nb",))
    assert (found.starts, found.ends, found.zone) == (date(2018, 6, 11), date(2018, 6, 13), "")


@pytest.mark.parametrize("day", ["", "2018", "2018-06"])
def test_a_day_that_is_not_known_stands_in_no_calendar(day: str) -> None:
    assert appointments(occasion(day), KS, ("nb",)) == ()


def test_all_languages_mean_the_same_appointment() -> None:
    one = occasion("2018-06-11")
    names = {appointments(one, KS, (tag,))[0].identity for tag in ("nb", "en")}
    assert names == {"likestilling@ks.no"}
    kept = Occasion(key="bilbao-2018", title=TITLE, when=one.when)
    assert appointments(kept, KS, ("nb",))[0].identity == "bilbao-2018@ks.no"


def test_a_programme_has_an_appointment_for_each_of_its_parts() -> None:
    parts = (occasion("2018-03-01"), occasion("2018"), occasion("2018-09-01"))
    programme = Occasion(kind=OccasionKind.PROGRAMME, title=TITLE, parts=parts)
    found = appointments(programme, KS, ("nb",))
    assert [one.starts for one in found] == [date(2018, 3, 1), date(2018, 9, 1)]
    assert len({one.identity for one in found}) == 2
