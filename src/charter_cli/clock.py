"""Write hours and time zones as each language does; it stands beside `cldr`, and on it."""

import re
from datetime import datetime, time

from babel.dates import get_timezone_name

from charter_cli.cldr import locale

_CLOCK = {
    "da": "kl.\xa0{}",
    "de": "{}\xa0Uhr",
    "et": "kell\xa0{}",
    "fi": "klo\xa0{}",
    "is": "kl.\xa0{}",
    "lb": "{}\xa0Auer",
    "nb": "kl.\xa0{}",
    "nl": "{}\xa0uur",
    "nn": "kl.\xa0{}",
    "se": "dii.\xa0{}",
    "sv": "kl.\xa0{}",
}
"""The word that belongs to an hour, which CLDR leaves out."""


def hours(opens: time, closes: time | None, language: str) -> str:
    """Write an hour, or the hours from one to another: `kl. 14:00–17:30`, `14:00–17:30 Uhr`.

    All 24 hours are counted through, as letters of offices do in every language of Europe.
    """
    place = locale(language)
    pattern = place.datetime_skeletons["Hm"]
    texts = [pattern.apply(hour, place).replace(" ", "\xa0") for hour in (opens, closes) if hour]
    found = re.search(r"\s?–\s?", place.interval_formats["Hm"]["m"][0])
    dash = found[0] if found else "–"
    return _CLOCK.get(place.language, "{}").format(dash.join(texts))


def after_day(spoken: str, language: str) -> str:
    """Return hours as they follow a day: after a blank if a word leads them, else a comma."""
    led = _CLOCK.get(locale(language).language, "").endswith("{}")
    return f" {spoken}" if led else f", {spoken}"


def zone(at: datetime, language: str) -> str:
    """Name the time zone of a moment: `CET`, `MEZ`; its abbreviation where CLDR has only hours."""
    name = get_timezone_name(at, "short", locale=locale(language))
    if any(map(str.isdigit, name)):
        name = at.tzname() or name
    if any(map(str.isdigit, name)):
        name = get_timezone_name(at, "long", locale=locale(language))
    return str(name)
