"""A date is taken where it can be read one way only, and as exactly as it is written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.dates import PartialDate
from charter_cli.reading import dates

EIGHTH_OF_MARCH = """
2008-03-08 | 2008-3-8 | 8.3.2008 | 08.03.2008. | 8. 3. 2008 | 2008/03/08 | 2008. 03. 08.
20080308 | 2008-03-08T00:00:00Z | 2008-03-08 14:30:00 | 08.03.2008 0:00 | 8 March 2008
8.3.2008 kl. 14:00 | March 8, 2008 | 8th March 2008 | Saturday, 8 March 2008 | 8-Mar-2008
8. mars 2008 | den 8 mars 2008 | lördag 8 mars 2008 | d. 8. marts 2008 | 8. maaliskuuta 2008
8. märts 2008 | 2008. gada 8. marts | 2008. gada 8. martā | 2008 m. kovo 8 d.
8 marca 2008 r. | 8. března 2008 | 8. marca 2008 | 2008. március 8. | 2008. március 8-án
8. März 2008 | 8. Maerz 2008 | 8 maart 2008 | 8 mars 2008 | 8 MARS 2008 | 8 de marzo de 2008
8 de març de 2008 | 2008ko martxoaren 8a | 2008(e)ko martxoaren 8(a) | 8 de março de 2008
8 marzo 2008 | 8 martie 2008 | 8 ta’ Marzu 2008 | 8 Μαρτίου 2008 | 8η Μαρτίου 2008
8 март 2008 г. | 8. ožujka 2008. | 8. mart 2008. | 8. март 2008. године | 8. marec 2008
8 Mart 2008 | 8 березня 2008 року | 8 მარტი, 2008 | 2008 թ. մարտի 8 | 8 Mawrth 2008
8 Márta 2008 | 8.III.2008 | 8 iii 2008 | 2008 njukčamánnu 8 | 8/3-2008 | 8/3 – 2008
"""


@pytest.mark.parametrize("text", re.split(r" \| |\n", EIGHTH_OF_MARCH.strip()))
def test_one_day_in_sixty_notations_is_one_day(text: str) -> None:
    assert dates.read(text) == PartialDate("2008-03-08")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2008", "2008"),
        ("2008.", "2008"),
        ("2008-03", "2008-03"),
        ("03/2008", "2008-03"),
        ("3.2008", "2008-03"),
        ("mars 2008", "2008-03"),
        ("Juni 2007", "2007-06"),
        ("2013. szeptember", "2013-09"),
        ("wrzesień 2013", "2013-09"),
        ("Deireadh Fómhair 2013", "2013-10"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_written(text: str, exact: str) -> None:
    assert dates.read(text) == PartialDate(exact)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2012", "2012-04-03 or 2012-03-04; say with --dates dmy or --dates mdy"),
        ("03-04-2012", "--dates dmy or --dates mdy"),
        ("04/25/2012", "25 is no month; say with --dates mdy"),
        ("25.4.12", "two digits"),
        ("8. mars 08", "two digits"),
        ("31.02.2008", "not a day of the calendar"),
        ("2007-02-29", "not a day of the calendar"),
        ("2008-13", "no month 13"),
        ("0000-01", "no year 0"),
        ("39515", r"Excel day number \(2008-03-08\)"),
        ("39515.5", r"Excel day number \(2008-03-08\)"),
        ("60", "1900-02-29, a day that Excel invented"),
        ("1", r"\(1900-01-01\)"),
        ("-1", r"\(none\)"),
        ("2958466", "beyond"),
        ("9" * 79, "beyond"),
        ("11.–13. juni 2018", "a range"),
        ("11-13 June 2018", "a range"),
        ("2008/2009", "a range"),
        ("٨/٣/٢٠٠٨", "plain digits"),
        ("８.３.２００８", "plain digits"),
        ("hösten 2013", "not a date"),
        ("ca. 2008", "not a date"),
        ("not before 8 March 2008", "not a date"),
        ("8 March 2008 or later", "not a date"),
        ("8. mars", "not a date"),
        ("kl. 12", "not a date"),
        ("=TODAY()", "not a date"),
        ("8 March 2008" * 100, "not a date"),
    ],
)
def test_what_can_be_read_two_ways_or_none_is_not_taken_and_the_reason_is_told(
    text: str, reason: str
) -> None:
    found = dates.read(text)
    assert isinstance(found, str)
    assert re.search(reason, found), found


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        ("dmy", "03/04/2012", "2012-04-03"),
        ("mdy", "03/04/2012", "2012-03-04"),
        ("mdy", "04/25/2012", "2012-04-25"),
        ("dmy", "25-04-2012", "2012-04-25"),
        ("mdy", "25.04.2012", "2012-04-25"),
        ("", "04/04/2012", "2012-04-04"),
        ("", "25/04/2012", "2012-04-25"),
    ],
)
def test_the_order_that_is_asked_for_settles_slashes_and_dots_are_never_american(
    order: str, text: str, day: str
) -> None:
    assert dates.read(text, order) == PartialDate(day)


@pytest.mark.parametrize(
    ("country", "month"), [("HR", "10"), ("PL", "11"), ("UA", "11"), ("BA", "10")]
)
def test_listopada_is_october_in_croatia_and_november_in_poland(country: str, month: str) -> None:
    assert dates.read("8. listopada 2008.", country=country) == PartialDate(f"2008-{month}-08")


@pytest.mark.parametrize("country", ["", "NO"])
def test_listopada_of_nowhere_is_asked_about(country: str) -> None:
    assert "10 or 11" in str(dates.read("8. listopada 2008", country=country))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2006-04-30", "before 2006-05"),
        ("2005", "before 2006-05"),
        ("0001-01-01", "before 2006-05"),
        ("2026-11-22", "in the future"),
        ("2026-12", "in the future"),
        ("9999-12-31", "in the future"),
        ("2006", ""),
        ("2006-05", ""),
        ("2006-05-01", ""),
        ("2026", ""),
        ("2026-11", ""),
        ("2026-11-21", ""),
        ("", ""),
    ],
)
def test_nothing_happened_before_the_charter_or_after_today(text: str, reason: str) -> None:
    told = dates.within(PartialDate(text), date(2026, 11, 21))
    assert reason in told
    assert bool(told) == bool(reason)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_from_the_ways_in_which_europe_writes_it(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y%m%d"):
        assert dates.read(day.strftime(form)) == PartialDate(day.isoformat())


@given(st.text(max_size=90) | st.text("0123456789./- marsiIvVoO", max_size=20))
def test_no_text_at_all_brings_the_reader_down(text: str) -> None:
    found = dates.read(text)
    if isinstance(found, PartialDate):
        assert PartialDate.parse(found.text) == found
        dates.within(found, date(2026, 11, 21))
