"""What `charter letters` leaves in the register: the files, and every number with its proof."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from charter_cli.cli import desk
from charter_cli.model import Pair, Selection, Statement

if TYPE_CHECKING:
    from charter_cli.mailed import Number, Round
    from charter_cli.mailing.folder import Mailing
    from charter_cli.mailing.plan import Composed
    from charter_cli.mailing.there import Made
    from charter_cli.mailing.vocabulary import FigureRequest
    from charter_cli.register.file import Book


class Numbers:
    """Answer the numbers that a mailing asks for, as of its date, and remember their proof.

    `state` is the newest batch of the register in which they were counted.
    """

    def __init__(self, book: "Book", mailing: "Mailing") -> None:
        from charter_cli.register import journal

        self.proofs: dict[FigureRequest, Number] = {}
        self.state = journal.newest(book.connection)
        self._book = book
        self._day = mailing.date

    def __call__(self, asked: "FigureRequest") -> Pair | Statement:
        from charter_cli.register import proof

        chosen = Selection(
            countries=(asked.country,) if asked.country not in ("", "ALL") else (),
            kinds=(asked.kind,) if asked.kind else (),
            editions=(asked.edition,) if asked.edition else (),
        )
        if asked.what == "stated":
            found = self._published(asked.country or "ALL")
            self.proofs[asked] = proof.stated(found, self._day, chosen)
            return found
        number = proof.number(self._book, asked.what, self._day, chosen)
        self.proofs[asked] = number
        return number.value

    def _published(self, scope: str) -> Statement:
        from charter_cli.errors import NotFound
        from charter_cli.register import statements

        found = statements.latest(self._book.connection, scope, self._day)
        if found is None:
            where = "all countries" if scope == "ALL" else scope
            raise NotFound(
                f"nobody's statement about {where} is on record by {self._day}.",
                "Enter it with `charter statement add`, or take it out of the text.",
            )
        return found


def refuse_unwritable(register: Path) -> None:
    """Refuse a round of letters that the register could not keep, before one is made."""
    from charter_cli.errors import Hindered
    from charter_cli.register import file

    if not file.writable(register):
        raise Hindered(
            f"{register} or its folder is read-only, so these letters could not be kept in it."
            " None was made.",
            "Ask for permission, or say --unrecorded: nobody can then prove their numbers.",
        )


def keep(
    register: Path,
    folder: Path,
    mailing: "Mailing",
    composed: "Composed",
    files: Sequence["Made"],
    numbers: Numbers,
) -> None:
    """Keep a round of letters as one batch, unless it is kept already."""
    from charter_cli.register import mailings

    one = _round(folder, mailing, composed, files, numbers)
    with desk.reading(register) as book:
        if mailings.is_kept(book.connection, one):
            return
    with desk.writing(register) as batch:
        mailings.keep(batch, one)


def _round(
    folder: Path,
    mailing: "Mailing",
    composed: "Composed",
    files: Sequence["Made"],
    numbers: Numbers,
) -> "Round":
    from charter_cli.mailed import File, Round, Sent
    from charter_cli.mailing import there

    places = {asked: place for place, asked in enumerate(numbers.proofs)}
    made: dict[str, list[File]] = {}
    for one in files:
        made.setdefault(Path(one.file).stem, []).append(File(one.file, one.sha256, one.pages))
    own = mailing.sender.country
    sent = [
        Sent(
            to.recipient.authority.id,
            to.recipient.contact.id if to.recipient.contact else None,
            letter.language,
            (to.recipient.authority.name,) if composed.together else letter.recipient,
            tuple(made.get(item.name, ())),
            tuple(places[asked] for asked in composed.numbers(item, own)),
        )
        for item, letter in composed.letters
        for to in composed.together or (item,)
    ]
    return Round(
        folder.resolve().name,
        there.of_texts(folder),
        mailing.date,
        numbers.state,
        tuple(numbers.proofs.values()),
        tuple(sent),
    )
