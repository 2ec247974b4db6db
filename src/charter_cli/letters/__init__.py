"""The formats of letters: a shelf, where a file's name is the word that the user types.

A file offers `render(letter) -> bytes`, and nothing else is asked of it.
"""

from typing import Protocol

from charter_cli.letter import Letter


class Format(Protocol):
    """What a file on this shelf offers."""

    def render(self, letter: Letter) -> bytes:
        """Return the letter as a whole file; the same letter gives the same bytes."""
        ...
