"""`charter restore`: make a backup the register again."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.backup import contents
from charter_cli.cli.options import RegisterPath


def restore(
    file: Annotated[str, typer.Argument(help="The backup: a file or a number.", metavar="BACKUP")],
    yes: Annotated[bool, typer.Option("--yes", help="Restore without asking.")] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Make a backup the register again.

    The whole is rehearsed on a copy first. The file that is in the place of the register now is
    kept among the backups, so that this can be taken back too.
    """
    from charter_cli.register import backups, restoring

    path = backups.find(register, file)
    terminal.say(f"{path} holds {contents(backups.verify(path))}.")
    if register.exists() and not desk.agreed(f"Put it in the place of {register}?", yes):
        terminal.say("Nothing was changed.")
        return
    done = restoring.restore(register, path, desk.scribe())
    if done.kept:
        before = contents(done.before) if done.before else "what cannot be read"
        terminal.say(f"Before: {before}; kept as {done.kept}.")
    terminal.say(f"Now: {contents(done.after)}.\nRestored: {register}")
    entries = "entry", "entries"
    if done.erased:
        terminal.say(f"Erased again, as before: {terminal.amount(done.erased, *entries)}.")
    if done.silent:
        silent = terminal.amount(done.silent, *entries)
        terminal.say(f"Not to be contacted, as was asked since then: {silent}.")
    if done.older:
        terminal.say("An older charter had made the backup: it is up to date now.")
