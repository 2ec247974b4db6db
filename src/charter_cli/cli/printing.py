"""The part of `charter letters` that makes files: how far it is, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from charter_cli.cli import Stopped, terminal
from charter_cli.definition import spelt
from charter_cli.errors import Hindered, Misused

if TYPE_CHECKING:
    from charter_cli.mailing.folder import Mailing
    from charter_cli.mailing.plan import Composed
    from charter_cli.mailing.produce import Produced
    from charter_cli.mailing.there import Made

_NAMED = 5
_SHEETS = "charter_cli.sheets"


def produce(
    mailing: "Mailing",
    composed: "Composed",
    target: Path,
    formats: Sequence[str],
    how: tuple[bool, bool],
) -> "tuple[Made, ...]":
    """Write the letters and the list of them, and say what was written.

    `how` tells whether to add to a folder, and whether to make anew what would be different.
    """
    from charter_cli.mailing import manifest, produce, there

    if composed.together and {*formats} - {"pdf"}:
        raise Misused("One letter to all is made as PDF only.", "Leave out --format.")
    formats = tuple(formats) or _usual(composed)
    total = len(composed.letters)
    manner = produce.Manner(*how)
    try:
        with terminal.progress("letters", total) as done:
            found = produce.produce(composed, target, formats, manner, done)
    except (Hindered, Stopped):
        whole = len({Path(name).stem for name in there.known(target) or {}})
        terminal.say(
            f"  {whole} of {terminal.amount(total, 'letter')} are whole."
            " Say the same again to go on."
        )
        raise
    manifest.write(target, mailing, composed, found.files)
    letters = f"{terminal.amount(total, 'letter')} of {spelt(mailing.date)}"
    if composed.together:
        recipients = len(composed.letters[0][1].recipients)
        letters = f"one letter of {spelt(mailing.date)}, for {recipients} recipients,"
    _tell_made(found, letters, total, target)
    return found.files


def _usual(composed: "Composed") -> tuple[str, ...]:
    """Return the format of letters where none is asked for: PDF, or Word if staff used that."""
    from charter_cli.mailing import produce

    if composed.together or not all(letter.word for _, letter in composed.letters):
        return ("pdf",)
    terminal.say("  The texts are Word files, so the letters are too (docx).")
    return (produce.WORD,)


def _tell_made(found: "Produced", letters: str, total: int, target: Path) -> None:
    before = total - found.made
    if not found.made:
        terminal.say(f"In {target} already: {letters}; nothing was made.")
    else:
        also = f"; {before} of them were there already" if before else ""
        terminal.say(f"Written: {letters} to {target}{also}")
    if found.unreachable:
        names = ", ".join(found.unreachable[:_NAMED])
        more = " …" if len(found.unreachable) > _NAMED else ""
        terminal.say(
            f"  {len(found.unreachable)} could not be made: the register has no address for"
            f" {names}{more}. Enter it with `charter edit` or `charter contact add`, and say the"
            " same again."
        )


def lay_out(composed: "Composed", letters: Path, target: Path, words: Sequence[str]) -> None:
    """Write what is printed for the whole round; of letters that are there, those very files."""
    from charter_cli import outbox, shelf
    from charter_cli.sheets import Stack

    for word in words:
        shelf.require(_SHEETS, word, "sheet")
    outbox.prepare(target, into=True)
    read = _reader(composed, letters)
    total = len(composed.letters)
    for word in words:
        with terminal.progress("letters", total) as done:

            def pdf(place: int, done: Callable[[int], None] = done) -> bytes:
                done(place + 1)
                return read(place)

            stack = Stack(tuple(letter for _, letter in composed.letters), pdf)
            content = shelf.take(_SHEETS, word, "sheet").render(stack)
        outbox.write(target / f"{word}.pdf", content)
        terminal.say(f"Written: {target / f'{word}.pdf'}, for {terminal.amount(total, 'letter')}")


def _reader(composed: "Composed", folder: Path) -> Callable[[int], bytes]:
    """Return what gives the PDF of a letter: the file if it is there, else made for this."""
    from charter_cli import shelf
    from charter_cli.mailing import produce, there

    known = there.known(folder) or {}

    def read(place: int) -> bytes:
        item, letter = composed.letters[place]
        made = known.get(f"{item.name}.pdf")
        if made and there.state(folder, made, there.of_letter(letter)) is there.State.WHOLE:
            return (folder / made.file).read_bytes()
        produce.require_fit([letter], "pdf")
        content: bytes = shelf.take(produce.FORMATS, "pdf", "format of letters").render(letter)
        return content

    return read
