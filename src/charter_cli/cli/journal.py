"""`charter log` and `charter undo`: who changed what, and the way back."""

from typing import Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import Form, Output, RegisterPath

_HEADINGS = ("id", "at", "who", "command", "changes", "undoes", "undone_by")


def log(
    authority: Annotated[
        str, typer.Argument(help="Only what touched this authority.", metavar="[AUTHORITY]")
    ] = "",
    batch: Annotated[
        int | None, typer.Option(help="Show every field that this batch changed.", metavar="N")
    ] = None,
    limit: Annotated[int, typer.Option(help="Show at most so many.", min=1, metavar="N")] = 50,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Tell who changed what, when and by which command.

    Each command that changes the register is one batch; the newest stands first.
    """
    options.form(form)
    from dataclasses import asdict

    from charter_cli.register import authorities, journal

    with desk.reading(register) as book:
        if batch is not None:
            lines = [asdict(line) for line in journal.changes(book.connection, batch)]
            headings = ("table", "row", "action", "field", "old", "new")
            desk.hand_out(lines, form, output, headings)
            return
        one = authorities.find(book.connection, authority).id if authority else None
        found = journal.batches(book.connection, one, limit)
    rows = [asdict(entry) for entry in found]
    if form == "table":
        rows = [{**row, "at": row["at"][:16].replace("T", " ")} for row in rows]
    desk.hand_out(rows, form, output, _HEADINGS)


def undo(
    batch: Annotated[
        int | None, typer.Argument(help="The batch; the last one if not given.", metavar="[BATCH]")
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Take one batch of changes back exactly.

    Where later changes build on it, they are named and nothing is done. Undoing an undoing does
    it again.
    """
    from charter_cli.register import journal

    with desk.reading(register) as book:
        number = journal.last(book.connection) if batch is None else batch
    with desk.writing(register, undoes=number) as one:
        taken = journal.undo(one, number)
        done = one.id
    terminal.say(f"Batch {number} is undone: changes taken back: {taken} (as batch {done}).")
    terminal.say(f"To do it again: charter undo {done}")
