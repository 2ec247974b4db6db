"""Clean the text of a cell: what does harm is refused, what cannot be seen is removed and told."""

import re
import unicodedata

from charter_cli.reading.outcome import Noted, Outcome, Refused

_HARM = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f"
) + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
_HARMFUL = re.compile(f"[{_HARM}]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SEPARATORS = "\u2028\u2029"
_LOST = "\ufffd"
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200c\u2060-\u2064\ufeff]"
    "|(?<![\u203c-\u3299\ufe0f\U0001f000-\U0001faff])[\u200d\ufe00-\ufe0f]"
)
"""Blanks without width and soft hyphens; what joins and colours emoji stays with them."""

_EDGES = " \t\r\n\xa0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_PLAIN = " \xa0\u202f\u2009"
_BLANKS = re.compile(f"[{_EDGES}]+")
_LINE_ENDS = re.compile(r"\r\n?")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED = re.compile(f"[{_MARKS}]{{3}}")
_UNUSUAL = re.compile(
    f"[{_HARM}{_EDGES[1:]}{_MARKS}\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
"""A text without any of these is left as it is; that is nearly every one."""

_OTHER_SCRIPTS = re.compile("[\u0370-\u03ff\u0400-\u04ff\u1f00-\u1fff]")
_WORDS = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def clean(text: str, *, lines: bool = False) -> Outcome:
    """Return the text composed, in one line and with single blanks; `lines` keeps line breaks.

    Control characters, marks of direction and what is no character at all are refused.
    """
    if not _UNUSUAL.search(text):
        text = unicodedata.normalize("NFC", text.strip())
        return _BLANKS.sub(" ", text) if "  " in text else text
    text = text.strip(_EDGES)
    if found := _HARMFUL.search(text):
        return Refused(_harm(found[0]))
    if not lines and ("\n" in text or "\r" in text):
        return Refused("it holds a line break")
    seen = _UNSEEN.sub("", text)
    notes = ["characters that cannot be seen were removed"] if seen != text else []
    if lines:
        clean = _LINE_ENDS.sub("\n", seen)
    else:
        clean = _BLANKS.sub(" ", seen).strip()
        notes += _blanks(seen)
    clean = unicodedata.normalize("NFC", clean)
    if _PILED.search(clean):
        return Refused("it has too many combining marks")
    return Noted(clean, "; ".join(notes)) if notes else clean


def mixes_scripts(text: str) -> bool:
    """Tell whether letters of two scripts stand in one word, as in a name made to deceive."""
    if not _OTHER_SCRIPTS.search(text):
        return False
    return any(len(_scripts(word)) > 1 for word in _WORDS.findall(text))


def _scripts(word: str) -> set[str]:
    named = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return named & set(_SCRIPTS)


def _blanks(text: str) -> list[str]:
    if "\t" in text:
        return ["a tab was read as a blank"]
    if any(sign not in _PLAIN for blank in _BLANKS.findall(text) for sign in blank):
        return ["an unusual blank was read as a blank"]
    return []


def _harm(sign: str) -> str:
    point = f"U+{ord(sign):04X}"
    if sign in _SEPARATORS:
        return f"it holds a line separator {point}"
    if sign == _LOST:
        return f"it holds {point} in place of a letter that was lost"
    if _DIRECTIONS.match(sign):
        return f"it holds a mark of direction {point}"
    if unicodedata.category(sign) == "Cc":
        return f"it holds a control character {point}"
    return f"it holds {point}, which is no character of a text"
