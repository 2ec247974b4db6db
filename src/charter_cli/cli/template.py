"""`charter template`: look at a text or a Word template before letters are made of it."""

from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import terminal

app = typer.Typer(
    help="Look at a text or a Word template before letters are made.", no_args_is_help=True
)


@app.callback()
def about() -> None:
    """Look at a text or a Word template before letters are made."""


@app.command()
def check(
    file: Annotated[
        Path,
        typer.Argument(help="A text (nb.md) or a Word file (nb.docx).", metavar="FILE"),
    ],
) -> None:
    """List the fields of a template, and name each that is wrong.

    A wrong one is quoted with its paragraph. In a Word file both {{ authority.name }} and Word's
    own merge field authority_name are read, in the text, in tables, headers, footers and footnotes.
    """
    from charter_cli.errors import BadTemplate
    from charter_cli.mailing import checking

    found = checking.check(file)
    terminal.table(("field", "times"), [(name, str(times)) for name, times in found.fields])
    for problem in found.problems:
        terminal.say(f"“{problem.quote}”" if problem.quote else file.name)
        terminal.say(f"  {problem.message} {problem.next_step}".rstrip())
    if found.problems:
        places = "place" if len(found.problems) == 1 else "places"
        raise BadTemplate(
            f"{file.name} cannot be filled: {len(found.problems)} {places} to correct.",
            "Correct them, then check again.",
        )
    terminal.say(f"{file.name} can be filled.")
