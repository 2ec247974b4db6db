"""Tables for a person's terminal: the one file that knows rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text


def show(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    bars: Sequence[str],
    total: bool,
) -> None:
    """Show rows with lines and bold type; colours only where the terminal wants them."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, heading in enumerate(headings):
        flush = bool(right) and right[number]
        table.add_column(Text(heading), justify="right" if flush else "left", overflow="fold")
    if bars:
        table.add_column("", no_wrap=True)
    for number, row in enumerate(rows):
        last = total and number == len(rows) - 1
        if last:
            table.add_section()
        cells = [Text(cell, style="bold" if last else "") for cell in row]
        if bars:
            cells.append(Text(bars[number] if number < len(bars) else "", style="cyan"))
        table.add_row(*cells)
    Console(highlight=False, markup=False, emoji=False).print(table)
