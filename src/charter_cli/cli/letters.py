"""`charter letters`: one letter for each recipient, in its language."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import (
    beforehand,
    desk,
    export,
    keeping,
    numbers,
    options,
    printing,
    terminal,
)
from charter_cli.cli.options import RegisterPath
from charter_cli.model import Pair, Selection
from charter_cli.shell import typed

if TYPE_CHECKING:
    from charter_cli.mailing.folder import Mailing
    from charter_cli.mailing.plan import Composed, Planned
    from charter_cli.recipients import Choice
    from charter_cli.register.file import Book


@options.filtered()
def letters(
    selection: Selection,
    folder: Annotated[Path, typer.Argument(help="The mailing's folder.", metavar="FOLDER")],
    output: Annotated[
        Path | None,
        typer.Option(
            help="The folder for the letters; FOLDER/letters if not given.", metavar="DIR"
        ),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Only say who would get which letter, and why.")
    ] = False,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help="The form: pdf (if not given), docx, html, txt or eml (a draft); may be repeated.",
            metavar="F",
        ),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            help="Make no letters but this for the printer: l7160 or l7163 (labels), c5 or dl"
            " (envelopes), print or duplex (all letters in one file); may be repeated.",
            metavar="NAME",
        ),
    ] = None,
    role: Annotated[
        str,
        typer.Option(help="Write to the contact in this role, else to the office.", metavar="ROLE"),
    ] = "",
    limit: Annotated[
        int | None,
        typer.Option(
            help="Write at most so many of each language, as a proof.",
            metavar="N",
            parser=numbers.amount("--limit", 1),
        ),
    ] = None,
    into: Annotated[
        bool, typer.Option("--into", help="Add to a folder that holds files already.")
    ] = False,
    together: Annotated[
        bool,
        typer.Option(
            "--together", help="Write one letter to all of them, as PDF, with the list of them."
        ),
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Make anew, in the same folder, what would be different now."),
    ] = False,
    unrecorded: Annotated[
        bool,
        typer.Option(
            "--unrecorded", help="Keep no record of this round: its numbers cannot be proved."
        ),
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write one letter to each recipient, in its language.

    Without filters the recipients are those that mailing.toml names. Numbers are counted, and
    recipients chosen, as of the mailing's date. The register keeps each round: its files, and
    all numbers in them with those behind them. A run that was stopped goes on where it was if
    you say the same again.
    """
    from charter_cli.mailing import folder as folders
    from charter_cli.mailing import plan as planning
    from charter_cli.register import occasions

    home = Path(typer.get_app_dir("charter")) / "letterheads"
    mailing = folders.read(folder, home)
    with desk.reading(register) as book:
        mailing = folders.settled(mailing, lambda key: occasions.find(book.connection, key))
        choice = _recipients(book, mailing, selection, role)
        reached = printing.reach(form or (), sheet or ())
        planned = planning.proof(planning.plan(mailing, choice.recipients), limit, reached)
        if plan:
            beforehand.show(planned, choice)
            return
        if not (unrecorded or sheet):
            keeping.refuse_unwritable(register)
        figures = keeping.Numbers(book, mailing)
        composed = _composed(mailing, planned, figures, together)
    if sheet:
        printing.lay_out(composed, folder / folders.LETTERS, output or folder / "sheets", sheet)
        return
    target = output or folder / (folders.TOGETHER if together else folders.LETTERS)
    manner = (into or limit is not None, again)
    files = printing.produce(mailing, composed, target, form or (), manner)
    if not unrecorded:
        keeping.keep(register, folder, mailing, composed, files, figures)
    _tell(composed, choice, "" if unrecorded else str(target))


def _recipients(book: "Book", mailing: "Mailing", selection: Selection, role: str) -> "Choice":
    from charter_cli import recipients
    from charter_cli.errors import NotFound
    from charter_cli.register import listing

    chosen = mailing.selection if selection == Selection() else selection
    options.tell_unknown_regions(book, chosen)
    found = recipients.choose(
        listing.addressed(book.connection, mailing.date, chosen), mailing.date, role
    )
    if not found.recipients:
        raise NotFound(
            f"Nobody to write to on {mailing.date}: no authority fits, or all are left out.",
            "Look with `charter list --as-of DAY` and the same filters.",
        )
    return found


def _composed(
    mailing: "Mailing", planned: tuple["Planned", ...], figures: keeping.Numbers, together: bool
) -> "Composed":
    """Return the letters, filled: one for each, or one for all of them together."""
    from charter_cli.mailing import plan as planning
    from charter_cli.mailing.together import compose_together

    if together:
        return compose_together(mailing, planned, figures)
    with terminal.progress("texts filled", len(planned)) as done:
        return planning.compose_all(mailing, planned, figures, done)


def _tell(composed: "Composed", choice: "Choice", kept: str) -> None:
    """Say how the round is proved, whom it left out, and which numbers its letters carry.

    The numbers look like this: 2 in NO; 47–281 in all; 17–22 countries in all; 4 in NO (county).
    """
    if kept:
        proof = f"charter verify {typed(kept)}"
        terminal.say(f"  Kept in the register; to prove it later: {proof}")
    said = []
    for asked, told in composed.figures.items():
        only = ", ".join(part for part in (asked.kind, asked.edition) if part)
        number = str(told) if isinstance(told, Pair) else f"{told.signatories} ({told.source})"
        if asked.what == "countries":
            number = terminal.amount(number, "country", "countries")
        where = f"in {asked.country}" if asked.country else "in all"
        said.append(f"{number} {where} ({only})" if only else f"{number} {where}")
    if said:
        terminal.say(f"  The numbers in them: {'; '.join(said)}.")
    export.tell(choice)
