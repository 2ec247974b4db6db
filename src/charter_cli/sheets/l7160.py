"""Address labels Avery L7160: 3 × 7 on A4, each 63.5 × 38.1 mm."""

from charter_cli.sheets import Stack
from charter_cli.sheets._cells import Paper, set_cells

PAPER = Paper(210, 297, 3, 7, 7.25, 15.15, 66.0, 38.1, 63.5, 38.1, 4)
ADDRESSES = True


def render(stack: Stack) -> bytes:
    """Return the labels, one a letter."""
    return set_cells(PAPER, stack.letters)
