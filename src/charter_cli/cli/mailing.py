"""`charter mailing`: the folder from which letters are made."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.shell import typed

if TYPE_CHECKING:
    from charter_cli.occasions import Occasion

app = typer.Typer(help="Start a folder from which letters are made.", no_args_is_help=True)


@app.callback()
def about() -> None:
    """Make and keep the folder from which letters are made."""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="A new folder.", metavar="FOLDER")],
    kind: Annotated[
        str,
        typer.Option(
            help="What the letters are: conference (if not given), seminar, launch, programme,"
            " renewal (of the signature, by the text of 2022), plan-reminder.",
            metavar="K",
        ),
    ] = "",
    languages: Annotated[
        str, typer.Option(help="The languages of its texts, parted by commas.", metavar="L,L")
    ] = "nb,en",
    occasion: Annotated[
        str,
        typer.Option(help="What they invite to: the key of an occasion on record.", metavar="KEY"),
    ] = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write a mailing that works as it stands, for you to edit.

    It holds mailing.toml (date, references, signers) and a text for each language (nb.md).
    Without --occasion, an example stands there to be overwritten.
    """
    from charter_cli.mailing import new as starter

    tags = tuple(dict.fromkeys(tag.strip() for tag in languages.split(",") if tag.strip()))
    found = _occasion(register, occasion) if occasion else None
    chosen = kind or (str(found.kind) if found else "conference")
    for path in starter.create(folder, tags, chosen, found, desk.today()):
        terminal.say(f"Written: {path}")
    terminal.say("Edit these files, then look who would get what:")
    terminal.say(f"  charter letters {typed(folder)} --plan")


def _occasion(register: Path, key: str) -> "Occasion":
    from charter_cli.register import occasions

    with desk.reading(register) as book:
        return occasions.find(book.connection, key)
