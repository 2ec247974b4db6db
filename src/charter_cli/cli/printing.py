"""The part of `charter letters` that makes files: how far it is, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from charter_cli.cli import Stopped, terminal
from charter_cli.definition import spelt
from charter_cli.errors import Hindered, Misused, NotFound

if TYPE_CHECKING:
    from charter_cli.mailing.folder import Mailing
    from charter_cli.mailing.plan import Composed, Planned
    from charter_cli.mailing.produce import Produced
    from charter_cli.mailing.there import Made
    from charter_cli.model import Recipient

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
            f"  Whole: {whole} of {terminal.amount(total, 'letter')}. Say the same again to go on."
        )
        raise
    manifest.write(target, mailing, composed, found.files)
    whole = len({Path(one.file).stem for one in found.files})
    letters = f"{terminal.amount(whole, 'letter')} of {spelt(mailing.date)}"
    if composed.together:
        recipients = terminal.amount(len(composed.letters[0][1].recipients), "recipient")
        letters = f"one letter of {spelt(mailing.date)}, for {recipients},"
    _tell_made(found, composed, letters, target)
    return found.files


def _usual(composed: "Composed") -> tuple[str, ...]:
    """Return the format of letters where none is asked for: PDF, or Word if staff used that."""
    from charter_cli.mailing import produce

    if composed.together or not all(letter.word for _, letter in composed.letters):
        return ("pdf",)
    terminal.say("  The texts are Word files, so the letters are too (docx).")
    return (produce.WORD,)


def reach(formats: Sequence[str], sheets: Sequence[str]) -> "Callable[[Recipient], object]":
    """Return what tells whether a recipient can be reached by all that is to be made."""
    from charter_cli import shelf
    from charter_cli.mailing import produce

    by_mail = produce.MAIL in formats and not sheets
    by_post = any(shelf.take(_SHEETS, word, "sheet").ADDRESSES for word in sheets)
    return lambda one: (one.email or not by_mail) and (one.has_post or not by_post)


def _tell_made(found: "Produced", composed: "Composed", letters: str, target: Path) -> None:
    before = len({Path(one.file).stem for one in found.files}) - found.made
    if not found.files:
        terminal.say("No letter was written.")
    elif not found.made:
        terminal.say(f"In {target} already: {letters}; nothing was made.")
    else:
        also = f"; {before} of them were there already" if before else ""
        terminal.say(f"Written: {letters} to {target}{also}")
    if found.unreachable:
        stems = {Path(name).stem for name in found.unreachable}
        lacking = [item for item, _ in composed.letters if item.name in stems]
        terminal.say(
            f"  {len(lacking)} could not be made: the register has no e-mail address for"
            f" {_named(lacking)}. Enter it with `charter edit` or `charter contact add`, and say"
            " the same again."
        )


def _named(items: Sequence["Planned"]) -> str:
    names = list(dict.fromkeys(item.recipient.authority.name for item in items))
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def lay_out(composed: "Composed", letters: Path, target: Path, words: Sequence[str]) -> None:
    """Write what is printed for the whole round; of letters that are there, those very files.

    Sheets of postal addresses leave out who has none, and say so.
    """
    from charter_cli import outbox, shelf
    from charter_cli.sheets import Stack

    sheets = {word: shelf.take(_SHEETS, word, "sheet") for word in words}
    fitting = {word: _fitting(composed, word, one.ADDRESSES) for word, one in sheets.items()}
    outbox.prepare(target, into=True)
    for word, sheet in sheets.items():
        path, total = target / f"{word}.pdf", len(fitting[word].letters)
        read = _reader(fitting[word], letters)
        with terminal.progress("letters", total) as done:

            def pdf(
                place: int,
                read: Callable[[int], bytes] = read,
                done: Callable[[int], None] = done,
            ) -> bytes:
                done(place + 1)
                return read(place)

            stack = Stack(tuple(letter for _, letter in fitting[word].letters), pdf)
            outbox.write(path, sheet.render(stack))
        without = [pair[0] for pair in composed.letters if pair not in fitting[word].letters]
        terminal.say(f"Written: {path}, for {terminal.amount(total, 'letter')}{_lacking(without)}")


def _fitting(composed: "Composed", word: str, addresses: bool) -> "Composed":
    """Return the letters that have a place on a sheet; NotFound if there is none."""
    if not addresses:
        return composed
    found = tuple(pair for pair in composed.letters if pair[0].recipient.has_post)
    if not found:
        number = terminal.amount(len(composed.letters), "letter")
        raise NotFound(
            f"None of the {number} has a postal address, so {word} was not made.",
            "Enter addresses with `charter edit`, and say the same again.",
        )
    return replace(composed, letters=found)


def _lacking(without: Sequence["Planned"]) -> str:
    if not without:
        return ""
    return (
        f"; {terminal.amount(len(without), 'has', 'have')} no postal address: {_named(without)}."
        " Enter it with `charter edit`, and say the same again."
    )


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
