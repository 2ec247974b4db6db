"""`charter mailing`: the folder from which letters are made."""

from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import terminal

app = typer.Typer(help="Start a folder from which letters are made.", no_args_is_help=True)


@app.callback()
def about() -> None:
    """Make and keep the folder from which letters are made."""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="A new folder.", metavar="FOLDER")],
    languages: Annotated[
        str, typer.Option(help="The languages of its texts, parted by commas.", metavar="L,L")
    ] = "nb,en",
) -> None:
    """Write a mailing that works as it stands, for you to edit.

    It holds mailing.toml (date, references, signers) and a text for each language (nb.md).
    """
    from charter_cli.mailing import new as starter

    tags = tuple(tag.strip() for tag in languages.split(",") if tag.strip())
    for path in starter.create(folder, tags):
        terminal.say(f"Written: {path}")
    terminal.say("Edit these files, then look who would get what:")
    terminal.say(f"  charter letters {folder} --plan")
