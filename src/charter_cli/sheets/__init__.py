"""What is printed for a whole round of letters: a shelf, a file's name is the word one types.

A file offers `render(stack) -> bytes`: one PDF for the printer; `ADDRESSES` tells whether it is
one of postal addresses, which a recipient without one has no place on. Sheets are for paper alone:
what is kept and read is the letters themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from charter_cli.letter import Letter


@dataclass(frozen=True, slots=True)
class Stack:
    """Hold the letters of a round, in order, and what returns the PDF of one by its place."""

    letters: tuple[Letter, ...]
    pdf: Callable[[int], bytes]


class Sheet(Protocol):
    """What a file on this shelf offers."""

    ADDRESSES: bool

    def render(self, stack: Stack) -> bytes:
        """Return one PDF for the printer; the same letters give the same bytes."""
        ...
