"""Set addresses in the cells of a sheet: labels, or an envelope with one cell."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from charter_cli.errors import BadTemplate
from charter_cli.letter import Letter

_LAYOUT = "cells.typ"


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
    at = datetime.combine(letters[0].date, time(12), UTC)
    try:
        content, warnings = typst.compile_with_warnings(
            files(__package__).joinpath("layouts", _LAYOUT).read_bytes(),
            sys_inputs={"sheet": json.dumps(sheet)},
            ignore_system_fonts=True,
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as problem:
        raise BadTemplate(f"The addresses cannot be set: {problem.message}.") from problem
    if warnings:
        raise BadTemplate(f"The addresses cannot be set: {warnings[0].message}.")
    assert isinstance(content, bytes)
    return content
