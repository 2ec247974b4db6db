"""`charter init`: an empty register."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.model import Successors


def init(
    register: RegisterPath = desk.DEFAULT_REGISTER,
    successors: Annotated[
        str,
        typer.Option(
            help="After a merger the successor stands at once (inherit) or signs anew (renew).",
            metavar="RULE",
        ),
    ] = Successors.INHERIT,
) -> None:
    """Make an empty register."""
    desk.known(successors, tuple(Successors), "rule for successors")
    from charter_cli.register import founding

    founding.found(register)
    with desk.writing(register) as batch:
        batch.setting("successors", successors)
    terminal.say(f"Made an empty register: {register}")
    terminal.say("Next: charter add NAME --country CC --signed DAY")
