"""`charter backup`: a copy of the register that was read back; verify one, list them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.options import Form, Output, RegisterPath
from charter_cli.errors import CharterError, Misused

if TYPE_CHECKING:
    from charter_cli.register.backups import State

_COUNTED = {"authority": "authorities", "event": "events", "contact": "contacts"}
_HEADINGS = ("number", "day", "reason", "authorities", "last_change", "file")


def backup(
    what: Annotated[
        str,
        typer.Argument(
            help="A new file for the copy; or the word verify, or list.", metavar="[FILE]"
        ),
    ] = "",
    file: Annotated[
        str, typer.Argument(help="The backup to verify: a file or a number.", metavar="[BACKUP]")
    ] = "",
    last: Annotated[
        int | None,
        typer.Option(
            help="From now on keep the last so many.",
            metavar="N",
            parser=numbers.amount("--last", 1),
        ),
    ] = None,
    monthly: Annotated[
        int | None,
        typer.Option(
            help="And the last one of so many months.",
            metavar="N",
            parser=numbers.amount("--monthly", 0),
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Copy the register, read the copy back, and list the copies.

    Without FILE the copy goes into the folder of copies beside the register, where one is made
    before every import. `charter backup verify BACKUP` reads a copy through; `charter backup
    list` names those in the folder. `charter restore` brings one back.
    """
    options.form(form)
    if last is not None or monthly is not None:
        _keep(register, {"backups": last, "monthly_backups": monthly})
    elif what == "verify" and file:
        _verify(register, file)
    elif file or what == "verify":
        raise Misused("It is not clear what to do.", "charter backup verify BACKUP")
    elif what == "list":
        _list(register, form, output)
    else:
        _make(register, what)


def _make(register: Path, target: str) -> None:
    from charter_cli.register import backups

    if target:
        path = Path(target)
        with desk.reading(register) as book:
            held = backups.make(book.connection, path)
        _remember(register, path)
    else:
        with desk.alone(register) as book:
            path = backups.keep(book, "asked", desk.today())
            held = backups.state(book.connection)
    terminal.say(f"Written and read back: {path}\n  It holds {contents(held)}.")


def _remember(register: Path, path: Path) -> None:
    """Note where the copy is; where nothing can be written beside the register, say so."""
    from charter_cli.register import backups

    try:
        backups.remember(register, path)
    except CharterError as error:
        terminal.say(f"Not noted beside the register where the copy is: {error.message}")


def _verify(register: Path, words: str) -> None:
    from charter_cli.register import backups

    path = backups.find(register, words)
    held = backups.verify(path)
    terminal.say(f"{path}: sound. It holds {contents(held)}.")


def _list(register: Path, form: str, output: Path | None) -> None:
    from charter_cli.register import backups

    rows: list[dict[str, object]] = []
    for one in backups.kept(register):
        row: dict[str, object] = {"number": one.number, "day": one.day, "reason": one.reason}
        try:
            held = backups.verify(one.path)
            row |= {"authorities": held.rows["authority"], "last_change": held.at[:10]}
        except CharterError:
            row |= {"authorities": None, "last_change": "damaged"}
        rows.append({**row, "file": str(one.path)})
    desk.hand_out(rows, form, output, _HEADINGS)


def _keep(register: Path, settings: dict[str, int | None]) -> None:
    from charter_cli.register import backups

    with desk.writing(register) as batch:
        for name, number in settings.items():
            if number is not None:
                batch.setting(name, str(number))
        last, monthly = (
            batch.book.setting(name, str(usual)) for name, usual in backups.KEPT.items()
        )
    months = terminal.amount(monthly, "month")
    terminal.say(f"Kept from now on: the last {last}, and the last one of {months}.")


def contents(held: "State") -> str:
    """Return what a register holds, in words."""
    last = f"; the last change is batch {held.batch} of {held.at[:10]}" if held.batch else ""
    return ", ".join(f"{word}: {held.rows[table]}" for table, word in _COUNTED.items()) + last
