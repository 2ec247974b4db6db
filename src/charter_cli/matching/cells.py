"""How a cell names a body: several names at once, and in brackets which of two is meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from charter_cli import naming

_BRACKET = re.compile(r"(?P<name>[^()]+)\((?P<which>[^()]+)\)")


class Called(NamedTuple):
    """Hold one name; `which` is what the cell says in brackets to tell it from its namesakes."""

    name: str
    which: str = ""


def called(cell: str) -> list[Called]:
    """Return the names that a cell holds; Halle (Saale) is also a Halle, told by the Saale."""
    if "/" not in cell and "(" not in cell:
        return [Called(cell.strip())]
    return [one for name in naming.parts(cell) for one in _readable(name)]


def _readable(name: str) -> Iterator[Called]:
    """Yield a name, what is left of it without a bracket, and the parts of Biel/Bienne."""
    yield Called(name)
    bracket = _BRACKET.fullmatch(name)
    if bracket:
        yield Called(bracket["name"].strip(), bracket["which"])
    elif "/" in name:
        whole = f"part of {name.replace('/', '-')}"
        yield from (Called(part.strip(), whole) for part in name.split("/") if part.strip())
