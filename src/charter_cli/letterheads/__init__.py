"""The looks of a sender's letters: a shelf with one TOML file a profile, and those of the user.

The word of a shipped profile is the name of its file; a user's own file begins with one of them
and says what is different.
"""

from functools import cache
from pathlib import Path

from charter_cli import shelf
from charter_cli.errors import Misused
from charter_cli.letter import Letterhead
from charter_cli.letterheads import profile

OWN = "letterhead.toml"
"""The file of a mailing's own letterhead."""


def find(name: str, mailing: Path, home: Path | None = None) -> Letterhead:
    """Return the letterhead that a mailing names.

    `letterhead.toml` and the like stand beside the mailing; a word is a file of the user's own
    in `home`, or a shipped profile. Without a name it is `letterhead.toml` if there is one,
    else `plain`. BadTemplate names the file and the key that do not fit.
    """
    name = name or (OWN if (mailing / OWN).is_file() else "plain")
    if name.endswith(".toml"):
        return _read(mailing, name)
    if home and _is_word(name) and (home / f"{name}.toml").is_file():
        return _read(home, f"{name}.toml")
    return take(name)


@cache
def take(name: str) -> Letterhead:
    """Return the shipped profile called `name`; one that no file holds is Misused."""
    text = shelf.text(__name__, name, "letterhead", ".toml")
    return profile.parse(profile.Source(f"{name}.toml"), text.encode())


def _is_word(name: str) -> bool:
    return name.replace("-", "").replace("_", "").isalnum()


def _read(folder: Path, name: str) -> Letterhead:
    content = profile.Source("mailing.toml", folder).content(name, "letterhead")
    return profile.parse(profile.Source(name, folder), content, _base)


def _base(source: profile.Source, name: str) -> Letterhead:
    try:
        return take(name)
    except Misused as problem:
        raise source.wrong(
            "like", f"is {name!r}, which is no letterhead", problem.next_step
        ) from None
