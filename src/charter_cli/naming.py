"""How one cell of a list holds several names: "Helsinki / Helsingfors", "Kefalonia (Κεφαλονιά)"."""

import re

_SLASH = re.compile(r"\s+/\s+(?![^()]*\))")
_BRACKETS = re.compile(r"(?P<name>.+?)\s*\((?P<other>[^()]+)\)")


def parts(text: str) -> tuple[str, ...]:
    """Return the names that a cell holds, the first one first.

    A slash without blanks belongs to the name: Biel/Bienne is one name. What stands in
    brackets is a name of its own only where it is written in another script; otherwise it
    says which of two towns is meant.
    """
    if "/" not in text and "(" not in text:
        return (text.strip(),)
    found = []
    for name in _SLASH.split(text.strip()):
        bracket = _BRACKETS.fullmatch(name)
        if bracket and _foreign(bracket["name"], bracket["other"]):
            found += [bracket["name"], bracket["other"]]
        else:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _foreign(name: str, other: str) -> bool:
    return _latin(name) != _latin(other)


def _latin(text: str) -> bool:
    return all(ord(letter) < 0x250 for letter in text if letter.isalpha())
