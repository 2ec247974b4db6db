"""All letters in one file for the printer, one after the other."""

from charter_cli.sheets import Stack
from charter_cli.sheets._pile import pile

ADDRESSES = False


def render(stack: Stack) -> bytes:
    """Return all letters as one PDF."""
    return pile(stack, on_new_sheets=False)
