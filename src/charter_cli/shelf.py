"""Folders of interchangeable files: a file's name is the word that the user types.

A shelf is a package whose files all offer the same thing. The folder is the registry:
to add a format or a language, add a file. Names are read from the folder without
importing anything; `take` imports one leaf.
"""

from importlib import import_module
from importlib.resources import files
from types import ModuleType

from charter_cli.errors import Misused


def names(package: str, suffix: str = ".py") -> tuple[str, ...]:
    """Return the words on the shelf of `package`, sorted."""
    found = (entry.name for entry in files(package).iterdir())
    return tuple(
        sorted(
            name.removesuffix(suffix)
            for name in found
            if name.endswith(suffix) and not name.startswith("_")
        )
    )


def require(package: str, word: str, what: str, suffix: str = ".py") -> str:
    """Return `word` if the shelf holds it; else raise Misused, which lists the shelf."""
    known = names(package, suffix)
    if word not in known:
        raise Misused(f"There is no {what} {word!r}.", f"Choose one of: {', '.join(known)}.")
    return word


def take(package: str, word: str, what: str) -> ModuleType:
    """Import and return the file named `word` from the shelf of `package`."""
    return import_module(f"{package}.{require(package, word, what)}")


def text(package: str, word: str, what: str, suffix: str) -> str:
    """Return the text of the data file named `word` from the shelf of `package`."""
    name = require(package, word, what, suffix) + suffix
    return files(package).joinpath(name).read_text(encoding="utf-8")
