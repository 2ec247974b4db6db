"""`charter check`: recompute everything, name every difference and doubt."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.errors import UnfitRegister


def check(
    repair: Annotated[
        bool, typer.Option("--repair", help="Write the right standing where it differs.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Check that the register is sound, and name every doubt.

    The standing of every authority is computed again and compared. Sources that contradict each
    other are told too; they are for a person to settle.
    """
    from charter_cli.register import checking

    if repair:
        with desk.writing(register) as batch:
            checking.repair(batch)
    with desk.reading(register) as book:
        found = checking.check(book)
    for finding in found:
        terminal.put(f"{finding.rule}: {finding.about}: {finding.said}.")
        terminal.put(f"    {finding.advice}")
    wrong = sum(finding.serious for finding in found)
    if wrong:
        raise UnfitRegister(f"{register} is not as it should be: {wrong} findings.", "See above.")
    terminal.say(
        f"{register}: sound; {len(found)} doubts." if found else f"{register}: all is well."
    )
