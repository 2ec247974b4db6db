"""All letters in one file for a printer that prints both sides: each begins on a new sheet."""

from charter_cli.sheets import Stack
from charter_cli.sheets._pile import pile

ADDRESSES = False


def render(stack: Stack) -> bytes:
    """Return all letters as one PDF, with an empty page after an odd last one."""
    return pile(stack, on_new_sheets=True)
