"""The looks of a sender's letters: a shelf with one TOML file a profile."""

import tomllib
from functools import cache

from charter_cli import shelf
from charter_cli.errors import BadTemplate
from charter_cli.letter import Letterhead


@cache
def take(name: str) -> Letterhead:
    """Return the profile called `name`; one that no file holds is Misused."""
    data = tomllib.loads(shelf.text(__name__, name, "letterhead", ".toml"))
    try:
        return Letterhead(tuple(data["references"]), data["accent"], data["quiet"])
    except KeyError as missing:
        raise BadTemplate(f"The letterhead {name} has no {missing}.") from None
