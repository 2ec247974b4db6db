"""The commands, in the order in which a person meets them."""

import typer

from charter_cli import __version__
from charter_cli.cli import (
    add,
    changes,
    check,
    contact,
    count,
    demo,
    edit,
    export,
    init,
    journal,
    letters,
    listing,
    mailing,
    plans,
    record,
    show,
    statement,
)

app = typer.Typer(
    name="charter",
    help="Keep the register of the European Charter for Equality of Women and Men in Local Life:"
    " add signatories, count them on any day, export mailing lists, write letters.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

app.command()(init.init)
app.command()(demo.demo)
app.command()(add.add)
app.command()(edit.edit)
app.command()(record.record)
app.command()(show.show)
app.command(name="list")(listing.listing)
app.command()(count.count)
app.command()(changes.changes)
app.command()(plans.plans)
app.command()(export.export)
app.command()(letters.letters)
app.command()(journal.log)
app.command()(journal.undo)
app.command()(check.check)
app.add_typer(contact.app, name="contact")
app.add_typer(statement.app, name="statement")
app.add_typer(mailing.app, name="mailing")


@app.callback()
def about(
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
) -> None:
    """Keep the register of the bodies that signed the Charter."""
    if version:
        from charter_cli.cli import terminal

        terminal.put(f"charter {__version__}")
        raise typer.Exit
