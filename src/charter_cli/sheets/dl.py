"""Envelopes C6/5 (DL) without a window, 220 × 110 mm: one a letter, the sender in the corner."""

from charter_cli.sheets import Stack
from charter_cli.sheets._cells import Paper, set_cells

PAPER = Paper(220, 110, 1, 1, 100, 46, 0, 0, 105, 45, 2, sender=True)
ADDRESSES = True


def render(stack: Stack) -> bytes:
    """Return the envelopes, a page a letter."""
    return set_cells(PAPER, stack.letters)
