"""Envelopes C5 without a window, 229 × 162 mm: one a letter, with the sender in the corner."""

from charter_cli.sheets import Stack
from charter_cli.sheets._cells import Paper, set_cells

PAPER = Paper(229, 162, 1, 1, 105, 78, 0, 0, 110, 60, 2, sender=True)
ADDRESSES = True


def render(stack: Stack) -> bytes:
    """Return the envelopes, a page a letter."""
    return set_cells(PAPER, stack.letters)
