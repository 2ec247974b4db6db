"""The board over the front desk: the commands, in the order in which a person meets them.

Only the command that is called is opened. To list them all the board is enough: its sentences
are the first ones of the commands themselves, and a test keeps them so.
"""

from collections.abc import Sequence
from importlib import import_module

import typer

from charter_cli import __version__

COMMANDS = {
    "init": ("init.init", "Make an empty register."),
    "demo": ("demo.demo", "Show the whole job on real data, in one new folder."),
    "add": ("add.add", "Enter a new authority or partner, and its signature if any."),
    "edit": ("edit.edit", "Correct what is on record of an authority."),
    "record": ("record.record", "Record what happened between an authority and the Charter."),
    "show": ("show.show", "Show all that is on record of one authority."),
    "list": ("listing.listing", "List those that stand by the Charter, or others by filter."),
    "count": ("count.count", "Count those that stand by the Charter on a day."),
    "changes": ("changes.changes", "Say who joined, renewed, left or merged between two days."),
    "plans": ("plans.plans", "List action plans: due, overdue or adopted."),
    "import": ("importing.importing", "Take in a list that somebody sent, after a preview."),
    "reconcile": ("reconcile.reconcile", "Compare two lists, or a list with the register."),
    "export": ("export.export", "Write a mailing list, for Excel or an address book."),
    "letters": ("letters.letters", "Write one letter to each recipient, in its language."),
    "verify": ("verify.verify", "Say whether a letter is what it was, and its numbers hold."),
    "atlas": ("atlas.atlas", "Write the public atlas: a site that needs no server."),
    "map": ("map.draw", "Draw the signatories on a map of Europe, or of one country."),
    "report": ("report.report", "Write the report of a year: of one country, or of Europe."),
    "log": ("journal.log", "Tell who changed what, when and by which command."),
    "undo": ("journal.undo", "Take one batch of changes back exactly."),
    "redo": ("journal.redo", "Do a batch again that was undone."),
    "check": ("check.check", "Check that the register is sound, and name every doubt."),
    "backup": ("backup.backup", "Copy the register, read the copy back, and list the copies."),
    "restore": ("restore.restore", "Make a backup the register again."),
    "subject": ("subject.subject", "Give all that is stored about a person."),
    "erase": ("erase.erase", "Take a person out of the register and its log, for good."),
    "retention": ("retention.retention", "List contacts whose term has ended, and say what to do."),
    "contact": ("contact.app", "Keep the people and mailboxes at an authority."),
    "expect": ("expect.app", "Keep counts that must stay true, for `charter check`."),
    "statement": ("statement.app", "Keep the numbers that somebody published."),
    "occasion": ("occasion.app", "Keep the occasions that letters invite to."),
    "mailing": ("mailing.app", "Start a folder from which letters are made."),
    "template": ("template.app", "Look at a text or a Word template before letters are made."),
}
"""Per word: where the command is (a file, and a name in it), and what it does."""

HELP = ["--help", "-h"]
"""The options that ask what a command does."""


def program(words: Sequence[str] = ()) -> typer.Typer:
    """Return the program as far as these words need it; for no words, all of it."""
    app = typer.Typer(
        name="charter",
        help="Keep the register of the European Charter for Equality of Women and Men in Local"
        " Life: add signatories, count them on any day, export mailing lists, write letters.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": HELP},
    )
    app.callback()(about)
    if len(words) == 1 and words[0] in HELP:
        for word, (_, sentence) in COMMANDS.items():
            app.command(word, help=sentence)(_listed)
        return app
    for word in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        _open(app, word)
    return app


def about(
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
) -> None:
    """Keep the register of the bodies that signed the Charter."""
    if version:
        from charter_cli.cli import terminal

        terminal.put(f"charter {__version__}")
        raise typer.Exit


def _open(app: typer.Typer, word: str) -> None:
    """Open a command, or a group of commands, and give it to the program."""
    file, _, name = COMMANDS[word][0].partition(".")
    command = getattr(import_module(f"{__package__}.{file}"), name)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=word)
    else:
        app.command(word)(command)


def _listed() -> None:
    """Stand for a command in the list of all, which needs none of its options."""
