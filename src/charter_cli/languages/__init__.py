"""The words of letters and counts: a shelf with one TOML file a language.

A file's name is the BCP 47 tag of its language (`nb`, `sr-Latn`); its keys are the fields of
`words.Language`. To add a language, add a file: a missing or an unknown key is an error that
names the file and the key. Write as a careful person at an association's desk would: the office
is addressed and never a guessed gender, and apostrophes are printed ones (’).
"""

import tomllib
from collections.abc import Iterator
from functools import cache

from charter_cli import shelf
from charter_cli.errors import BadTemplate
from charter_cli.languages.reading import File
from charter_cli.languages.words import Language

__all__ = ["Language", "chain", "speak"]

_SAME = {"no": "nb", "cnr": "sr-Latn", "sh": "sr-Latn"}
"""Tags under which a language of the shelf is known as well."""

_NEAR = {
    "ast": "es",
    "br": "fr",
    "fo": "da",
    "fur": "it",
    "fy": "nl",
    "gsw": "de",
    "kl": "da",
    "oc": "fr",
    "rm": "de",
    "sc": "it",
    "sma": "nb",
    "smj": "nb",
    "smn": "fi",
    "sms": "fi",
}
"""Languages without a file, and the one on the shelf that their offices write as well."""


@cache
def speak(tag: str) -> Language:
    """Return the language of a tag: `sv-FI` is spoken as `sv`; an unknown one is Misused.

    A file of the shelf that lacks a key, or holds one too many, is BadTemplate.
    """
    known = shelf.names(__name__, ".toml")
    found = next((name for name in _lineage(tag) if name in known), tag)
    text = shelf.text(__name__, found, "language", ".toml")
    try:
        return File(found).language(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadTemplate(f"{found}.toml cannot be read: {error}.", "Correct the file.") from None


@cache
def chain(tag: str) -> tuple[str, ...]:
    """Return the languages to try for a reader of `tag`, in order; the last one is English."""
    known = shelf.names(__name__, ".toml")
    neighbour = _NEAR.get(tag.partition("-")[0], "")
    tried = [*_lineage(tag), *_lineage(neighbour)]
    spoken = next((name for name in tried if name in known), "en")
    return tuple(dict.fromkeys((*tried, spoken, *speak(spoken).fallback, "en")))


def _lineage(tag: str) -> Iterator[str]:
    """Yield a tag, then its ever shorter beginnings: `sr-Latn-ME`, `sr-Latn`, `sr`."""
    while tag:
        yield tag
        if tag in _SAME:
            yield _SAME[tag]
        tag = tag.rpartition("-")[0]
