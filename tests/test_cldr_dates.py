"""Dates stand as each language writes them: in words, in figures, as ranges, and in part."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

from charter_cli import cldr, shelf
from charter_cli.dates import PartialDate

SHELF = shelf.names("charter_cli.languages", ".toml")

DAYS = {  # 26 February 2018
    "nb": "26. februar 2018",
    "nn": "26. februar 2018",
    "se": "guovvamánu 26. b. 2018",
    "sv": "26 februari 2018",
    "da": "26. februar 2018",
    "fi": "26. helmikuuta 2018",
    "is": "26. febrúar 2018",
    "en": "26 February 2018",
    "de": "26. Februar 2018",
    "fr": "26 février 2018",
    "es": "26 de febrero de 2018",
    "ca": "26 de febrer del 2018",
    "eu": "2018ko otsailaren 26a",
    "it": "26 febbraio 2018",
    "pt": "26 de fevereiro de 2018",
    "nl": "26 februari 2018",
    "pl": "26 lutego 2018",
    "cs": "26. února 2018",
    "sk": "26. februára 2018",
    "hu": "2018. február 26.",
    "ro": "26 februarie 2018",
    "bg": "26 февруари 2018\u202fг.",
    "el": "26 Φεβρουαρίου 2018",
    "hr": "26. veljače 2018.",
    "sr": "26. фебруар 2018.",
    "tr": "26 Şubat 2018",
    "uk": "26 лютого 2018\u202fр.",
    "lt": "2018 m. vasario 26 d.",
    "lv": "2018. gada 26. februāris",
    "et": "26. veebruar 2018",
    "mt": "26 ta’ Frar 2018",
}

RANGES = {  # 11 to 13 June 2018, and 11 June to 2 July 2018
    "nb": ("11.–13. juni 2018", "11. juni–2. juli 2018"),
    "nn": ("11.–13. juni 2018", "11. juni–2. juli 2018"),
    "se": ("geassemánu 11.–13. b. 2018", "geassemánu 11. – suoidnemánu 2. b. 2018"),
    "sv": ("11–13 juni 2018", "11 juni–2 juli 2018"),
    "da": ("11.–13. juni 2018", "11. juni–2. juli 2018"),
    "fi": ("11.–13. kesäkuuta 2018", "11. kesäkuuta – 2. heinäkuuta 2018"),
    "is": ("11.–13. júní 2018", "11. júní – 2. júlí 2018"),
    "en": ("11–13 June 2018", "11 June – 2 July 2018"),
    "de": ("11.–13. Juni 2018", "11. Juni – 2. Juli 2018"),
    "fr": ("11–13 juin 2018", "11 juin – 2 juillet 2018"),
    "es": ("11–13 de junio de 2018", "11 de junio – 2 de julio de 2018"),
    "ca": ("11–13 de juny del 2018", "11 de juny – 2 de juliol del 2018"),
    "eu": ("2018ko ekainaren 11–13a", "2018ko ekainaren 11 – uztailaren 2a"),
    "it": ("11–13 giugno 2018", "11 giugno – 2 luglio 2018"),
    "pt": ("11–13 de junho de 2018", "11 de junho – 2 de julho de 2018"),
    "nl": ("11–13 juni 2018", "11 juni – 2 juli 2018"),
    "pl": ("11–13 czerwca 2018", "11 czerwca–2 lipca 2018"),
    "cs": ("11.–13. června 2018", "11. června – 2. července 2018"),
    "sk": ("11. – 13. júna 2018", "11. júna – 2. júla 2018"),
    "hu": ("2018. június 11–13.", "2018. június 11. – július 2."),
    "ro": ("11–13 iunie 2018", "11 iunie – 2 iulie 2018"),
    "el": ("11–13 Ιουνίου 2018", "11 Ιουνίου – 2 Ιουλίου 2018"),
    "hr": ("11. – 13. lipnja 2018.", "11. lipnja – 2. srpnja 2018."),
    "tr": ("11–13 Haziran 2018", "11 Haziran – 2 Temmuz 2018"),
    "lt": ("2018 m. birželio 11–13 d.", "2018 m. birželio 11 – liepos 2 d."),
    "lv": ("2018. gada 11.–13. jūnijs", "2018. gada 11. jūnijs – 2. jūlijs"),
    "et": ("11.–13. juuni 2018", "11. juuni – 2. juuli 2018"),
    "ka": ("11–13 ივნისი, 2018", "11 ივნისი – 2 ივლისი, 2018"),
}


@pytest.mark.parametrize(("language", "written"), DAYS.items())
def test_a_day_is_written_in_words(language: str, written: str) -> None:
    assert cldr.day(date(2018, 2, 26), language) == written


@pytest.mark.parametrize(("language", "written"), RANGES.items())
def test_days_are_written_as_briefly_as_can_be(language: str, written: tuple[str, str]) -> None:
    start = date(2018, 6, 11)
    ends = (date(2018, 6, 13), date(2018, 7, 2))
    assert tuple(cldr.days(start, end, language) for end in ends) == written


def test_days_of_two_years_name_both_and_one_day_is_a_day() -> None:
    assert cldr.days(date(2018, 6, 11), date(2019, 1, 3), "nb") == "11. juni 2018–3. januar 2019"
    assert cldr.days(date(2018, 6, 11), date(2018, 6, 11), "nb") == "11. juni 2018"


def test_the_first_of_a_month_is_an_ordinal_in_french_and_italian() -> None:
    assert cldr.day(date(2018, 6, 1), "fr") == "1er juin 2018"
    assert cldr.day(date(2018, 6, 21), "fr") == "21 juin 2018"
    assert cldr.days(date(2018, 6, 1), date(2018, 7, 1), "fr") == "1er juin – 1er juillet 2018"
    assert cldr.day(date(2018, 6, 1), "it") == "1º giugno 2018"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2005, 3, 11), "2005eko martxoaren 11"),
        (date(2011, 3, 31), "2011ko martxoaren 31"),
        (date(2020, 3, 1), "2020ko martxoaren 1a"),
        (date(2021, 3, 21), "2021eko martxoaren 21a"),
        (date(2030, 3, 8), "2030eko martxoaren 8a"),
    ],
)
def test_basque_endings_follow_the_sound_of_the_number(day: date, written: str) -> None:
    assert cldr.day(day, "eu") == written


def test_the_full_width_names_the_day_of_the_week() -> None:
    assert cldr.day(date(2018, 2, 26), "nb", "full") == "mandag 26. februar 2018"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nb", "26.02.2018"),
        ("se", "26.02.2018"),
        ("sv", "2018-02-26"),
        ("en", "26/02/2018"),
        ("de", "26.02.2018"),
        ("es", "26/2/2018"),
        ("it", "26/02/2018"),
        ("nl", "26-02-2018"),
        ("hu", "2018. 02. 26."),
    ],
)
def test_a_short_day_has_all_four_figures_of_its_year(language: str, written: str) -> None:
    assert cldr.short_day(date(2018, 2, 26), language) == written


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("", "nb", ""),
        ("2008", "nb", "2008"),
        ("2008", "hu", "2008."),
        ("2013-09", "nb", "september 2013"),
        ("2013-09", "en", "September 2013"),
        ("2013-09", "es", "septiembre de 2013"),
        ("2013-09", "pl", "wrzesień 2013"),
        ("2013-09", "fi", "syyskuu 2013"),
        ("2013-09", "se", "čakčamánnu 2013"),
        ("2013-09", "eu", "2013ko iraila"),
        ("2018-02-26", "nb", "26. februar 2018"),
    ],
)
def test_a_partial_date_says_no_more_than_its_source(
    text: str, language: str, written: str
) -> None:
    assert cldr.partial(PartialDate(text), language) == written


def test_a_language_without_names_of_months_spoils_no_later_one() -> None:
    """Babel shares a root between its locales, and writes into it what one of them lacks."""
    script = (
        "from charter_cli import cldr, dates\n"
        "for tag in ('smj-NO', 'sma', 'root', 'iu-Latn', 'wa'):\n"
        "    try: cldr.partial(dates.PartialDate('2006-05'), tag)\n"
        "    except cldr.Misused: pass\n"
        "print(cldr.partial(dates.PartialDate('2006-05'), 'bs'))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "maj 2006."


@pytest.mark.parametrize("language", SHELF)
def test_no_language_leaves_a_makeshift_in_its_dates(language: str) -> None:
    for start in (date(2018, month, 11) for month in range(1, 13)):
        for length in (0, 2, 25, 400):
            end = start + timedelta(days=length)
            text = cldr.days(start, end, language)
            assert str(start.year) in text
            assert str(end.day) in text
            assert looks_written(text), text
        month = cldr.partial(PartialDate(start.isoformat()[:7]), language)
        assert "2018" in month
        assert looks_written(month), month


def looks_written(text: str) -> bool:
    return not set("'\"()\u2009") & set(text) and not re.search(r"M\d\d|  ", text)
