"""`charter letters`: one letter for each recipient, in its language."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, export, options, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.definition import spelt
from charter_cli.model import Pair, Selection, Statement

if TYPE_CHECKING:
    from charter_cli.mailing.folder import Mailing
    from charter_cli.mailing.plan import Composed, Planned
    from charter_cli.mailing.vocabulary import FigureRequest
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
        typer.Option("--format", help="The format: pdf; may be repeated.", metavar="F"),
    ] = None,
    role: Annotated[
        str,
        typer.Option(help="Write to the contact in this role, else to the office.", metavar="ROLE"),
    ] = "",
    limit: Annotated[
        int | None,
        typer.Option(
            help="Write at most so many of each language, as a proof.", min=1, metavar="N"
        ),
    ] = None,
    into: Annotated[
        bool, typer.Option("--into", help="Add to a folder that holds files already.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write one letter to each recipient, in its language.

    Without filters the recipients are those that mailing.toml names. Numbers are counted, and
    recipients chosen, as of the mailing's date.
    """
    from charter_cli.mailing import folder as folders
    from charter_cli.mailing import plan as planning
    from charter_cli.mailing import produce

    mailing = folders.read(folder)
    chosen = mailing.selection if selection == Selection() else selection
    with desk.reading(register) as book:
        choice = _recipients(book, mailing, chosen, role)
        planned = _limited(planning.plan(mailing, choice.recipients), limit)
        if plan:
            _show(planned, choice)
            return
        composed = planning.compose_all(mailing, planned, figures(book, mailing))
    target = output or folder / "letters"
    with terminal.progress("letters", len(planned)) as done:
        files = produce.produce(composed, target, tuple(form or ("pdf",)), into, done)
    terminal.say(f"Written: {len(files)} letters of {spelt(mailing.date)} to {target}")
    _tell_numbers(composed)
    export.tell(choice)


def figures(book: "Book", mailing: "Mailing") -> Callable[["FigureRequest"], Pair | Statement]:
    """Return what answers the numbers that a mailing asks for, as of its date."""
    from charter_cli.errors import NotFound
    from charter_cli.register import counting, statements

    def answer(asked: "FigureRequest") -> Pair | Statement:
        if asked.what == "stated":
            found = statements.latest(book.connection, asked.country or "ALL", mailing.date)
            if found is None:
                raise NotFound(
                    f"nobody's statement about {asked.country or 'all countries'} is on record"
                    f" by {mailing.date}.",
                    "Enter it with `charter statement add`, or take it out of the text.",
                )
            return found
        counted = counting.count(
            book,
            mailing.date,
            Selection(
                countries=(asked.country,) if asked.country not in ("", "ALL") else (),
                kinds=(asked.kind,) if asked.kind else (),
                editions=(asked.edition,) if asked.edition else (),
            ),
        )
        return counted.countries if asked.what == "countries" else counted.total

    return answer


def _recipients(book: "Book", mailing: "Mailing", selection: Selection, role: str) -> "Choice":
    from charter_cli import recipients
    from charter_cli.errors import NotFound
    from charter_cli.register import listing

    found = recipients.choose(
        listing.addressed(book.connection, mailing.date, selection), mailing.date, role
    )
    if not found.recipients:
        raise NotFound(
            f"Nobody to write to on {mailing.date}: no authority fits, or all are left out.",
            "Look with `charter list --as-of DAY` and the same filters.",
        )
    return found


def _limited(planned: tuple["Planned", ...], limit: int | None) -> tuple["Planned", ...]:
    """Return at most so many letters of each language."""
    if limit is None:
        return planned
    seen: dict[str, int] = {}
    kept = []
    for item in planned:
        language = item.choice.language
        seen[language] = seen.get(language, 0) + 1
        if seen[language] <= limit:
            kept.append(item)
    return tuple(kept)


def _show(planned: tuple["Planned", ...], choice: "Choice") -> None:
    terminal.table(
        ("to", "country", "language", "because", "address", "file"),
        [
            (
                item.recipient.authority.name,
                item.recipient.authority.country,
                item.choice.language,
                _because(item),
                _where(item),
                item.name,
            )
            for item in planned
        ],
    )
    terminal.say(f"{len(planned)} letters; nothing is written yet.")
    missing = sorted({item.choice.wished for item in planned if item.choice.missing})
    if missing:
        terminal.say(f"  No text in {', '.join(missing)}: the nearest language is taken.")
    export.tell(choice)


def _where(item: "Planned") -> str:
    post = item.recipient.authority.address
    place = " ".join(part for part in (post.postcode, post.city) if part)
    return ", ".join(part for part in (post.street, post.po_box, place) if part) or "none"


def _because(item: "Planned") -> str:
    """Say where the wish for a language comes from, and that it cannot be met if so."""
    said = f"the {item.choice.rule} reads {item.choice.wished}"
    return said + ("; no text in it" if item.choice.missing else "")


def _tell_numbers(composed: "Composed") -> None:
    """Say which numbers the letters carry: 2 in NO; 47–281 in all; 17–22 countries."""
    said = []
    for asked, told in composed.figures.items():
        of = " ".join(part for part in (asked.kind, asked.edition) if part)
        number = str(told) if isinstance(told, Pair) else f"{told.signatories} ({told.source})"
        number += " countries" if asked.what == "countries" else ""
        where = f"in {asked.country}" if asked.country else "in all"
        said.append(" ".join(part for part in (number, of, where) if part))
    if said:
        terminal.say(f"  The numbers in them: {'; '.join(said)}.")
