"""Address labels Avery L7163: 2 × 7 on A4, each 99.1 × 38.1 mm."""

from charter_cli.sheets import Stack
from charter_cli.sheets._cells import Paper, set_cells

PAPER = Paper(210, 297, 2, 7, 4.65, 15.15, 101.6, 38.1, 99.1, 38.1, 4)
ADDRESSES = True


def render(stack: Stack) -> bytes:
    """Return the labels, one a letter."""
    return set_cells(PAPER, stack.letters)
