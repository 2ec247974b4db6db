"""Countries: a code for any of their names, and a name for any of their codes.

The facts are baked into `reference` from pycountry and CLDR, so that neither is opened here.
A word is a code first, then a name. What is close to a name is suggested, never taken.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from charter_cli.errors import Misused
from charter_cli.folding import fold
from charter_cli.reference.iso3166 import ALPHA3, LANGUAGES, NAMES

_NAMES = Path(__file__).with_name("reference") / "country_aliases.tsv"
_CLOSE = 0.7
_LONG = 60


def find(text: str) -> str:
    """Return the ISO 3166 code (or XK) of a country, given by code or by name.

    A name may be in any European language, in any case and accents, for a country of Europe;
    in English for any other. Anything else is Misused, with up to three suggestions.
    """
    code = lookup(text)
    if code is None:
        shown = text if len(text) <= _LONG else text[:_LONG] + "…"
        advice = "Write a two-letter code such as NO, or the country's name in its own language."
        close = " or ".join(f"{name(near)} ({near})" for near in _suggestions(text))
        meant = f"Did you mean {close}? " if close else ""
        raise Misused(f"There is no country {shown!r}.", meant + advice)
    return code


def lookup(text: str) -> str | None:
    """Return the code of a country as `find` does, or None where there is none."""
    word = text.strip().upper()
    if word in NAMES:
        return word
    return ALPHA3.get(word) or _aliases().get(fold(text))


def name(code: str) -> str:
    """Return the short English name of the country with that code; an unknown code as it is."""
    return NAMES.get(code, code)


def languages(code: str) -> tuple[str, ...]:
    """Return the BCP 47 tags of the languages in which local authorities are written to.

    The most used comes first; there is none for a country outside Europe.
    """
    return LANGUAGES.get(code, ())


def _suggestions(text: str) -> list[str]:
    """Return the codes of up to three countries whose names are spelled closely."""
    known = _aliases()
    near = get_close_matches(fold(text[:_LONG]), known, n=12, cutoff=_CLOSE)
    return list(dict.fromkeys(known[key] for key in near))[:3]


@cache
def _aliases() -> Mapping[str, str]:
    """Return the code for the key of every name."""
    lines = _NAMES.read_text(encoding="utf-8").splitlines()
    return {key: line[:2] for line in lines for key in line[3:].split("|")}
