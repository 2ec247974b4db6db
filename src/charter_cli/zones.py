"""Time zones by their IANA names: one is taken by its name alone, near ones are proposed."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from charter_cli import fields
from charter_cli.errors import BadInput

_ABBREVIATIONS = {
    "CET": ("Europe/Brussels", "Europe/Oslo", "Europe/Madrid"),
    "EET": ("Europe/Helsinki", "Europe/Athens", "Europe/Kyiv"),
    "WET": ("Europe/Lisbon",),
    "GMT": ("Europe/London", "Europe/Dublin", "Atlantic/Reykjavik"),
    "BST": ("Europe/London",),
    "IST": ("Europe/Dublin",),
    "TRT": ("Europe/Istanbul",),
    "MSK": ("Europe/Minsk",),
}
"""What people write instead; none of these says when summer time begins."""

_SHOWN = 3
_ASIDE = ("Etc", "SystemV", "posix", "right")


def find(text: str, field: str = "zone") -> str:
    """Return the IANA name of a time zone in its own spelling; BadInput proposes near ones."""
    word = fields.line(text, field)
    if not word:
        return ""
    known = _known()
    name = known.get(word.casefold().replace(" ", "_"))
    if name is None:
        near = " or ".join(_near(word, known))
        guess = f"Did you mean {near}? " if near else ""
        raise BadInput(
            f"{field}: there is no time zone {word!r}.",
            f"{guess}Write continent and city, as Europe/Brussels.",
        )
    return name


@cache
def _known() -> dict[str, str]:
    """Return the zones by their names in small letters."""
    named = (name for name in available_timezones() if "/" in name or name == "UTC")
    return {name.casefold(): name for name in named if name.partition("/")[0] not in _ASIDE}


def _near(word: str, known: dict[str, str]) -> tuple[str, ...]:
    """Return up to three zones that may be meant by an abbreviation, a city or a slip."""
    short = word.upper().replace("EST", "ET")
    if short in _ABBREVIATIONS:
        return _ABBREVIATIONS[short]
    asked = word.casefold().replace(" ", "_")
    cities = {name.rpartition("/")[2]: name for name in sorted(known, reverse=True)}
    names = [known[name] for name in get_close_matches(asked, known, n=_SHOWN, cutoff=0.7)]
    close = get_close_matches(asked.rpartition("/")[2], cities, n=_SHOWN, cutoff=0.75)
    return tuple(dict.fromkeys([*(known[cities[city]] for city in close), *names]))[:_SHOWN]
