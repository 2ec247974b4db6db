"""The words of a command that a person copies from the screen."""

import os
import re
from shlex import quote

_PLAIN = re.compile(r"[\w+=:./\\-]+")
_EXPANDED = frozenset('"$`\\!%')


def typed(word: object) -> str:
    """Return a word as it is typed in a command: in quotes where the shell would part it.

    Double quotes where they do, because every shell knows them.
    """
    text = str(word)
    if _PLAIN.fullmatch(text):
        return text
    if os.name == "nt" or (text and _EXPANDED.isdisjoint(text)):
        return f'"{text}"'
    return quote(text)
