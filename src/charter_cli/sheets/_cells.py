"""Set addresses in the cells of a sheet: labels, or an envelope with one cell."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files

from charter_cli.letter import Letter
from charter_cli.typesetting import Press

_LAYOUT = files(__package__).joinpath("layouts", "cells.typ")


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold a sheet of equal cells, in millimetres from its upper left corner.

    `across` and `down` are the distances from one cell to the next. `inset` stays free on
    every side of a cell, as no printer meets its edge exactly. With `sender`, its name and
    address stand small in the corner.
    """

    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    across: float
    down: float
    cell_width: float
    cell_height: float
    inset: float
    sender: bool = False


def set_cells(paper: Paper, letters: Sequence[Letter]) -> bytes:
    """Return the addresses of letters as PDF, one a cell; BadTemplate says what cannot be set."""
    sheet = {
        "paper": asdict(paper),
        "addresses": [
            {"lines": letter.recipient, "language": letter.language} for letter in letters
        ],
        "sender": [(letters[0].sender.name, *letters[0].sender.address)] if paper.sender else [],
    }
    parts = {"sheet.json": json.dumps(sheet).encode()}
    press = Press(_LAYOUT.read_bytes())
    return press.pdf("A sheet of addresses", parts, letters[0].date, ("a-2b",))
