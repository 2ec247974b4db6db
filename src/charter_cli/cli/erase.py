"""`charter erase`: take a person out of the register for good."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.cli.subject import Person, seen

if TYPE_CHECKING:
    from charter_cli.register import persons
    from charter_cli.register.dossier import Dossier


def erase(
    contact: Person,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Take a person out of the register and its log, for good.

    Counts stay as they are. It cannot be undone. A list or a backup that names the person
    later does not bring them back.
    """
    from charter_cli.register import backups, dossier, erasure, file, hosts

    with desk.reading(register) as book:
        found = dossier.compile_of(book.connection, hosts.meant(book.connection, contact))
    _announce(found)
    if not desk.agreed("Erase all of this for good?", yes):
        terminal.say("Nothing was changed.")
        return
    with desk.writing(register) as batch:
        # The log shall not name by its command whom it erases.
        person = hosts.meant(batch.book.connection, contact)
        number = person.contacts[0] if person.contacts else "(who to ask at an occasion)"
        batch.scribe = replace(batch.scribe, command=f"charter erase {number}")
        erasure.erase(batch, person)
    with file.writing(register, batch.scribe) as book:
        erasure.sweep(book.connection)
    terminal.say(f"Erased for good: {_who(person)}, also from the log (batch {batch.id}).")
    copies = erasure.holding(backups.everywhere(register), person)
    for said in _left(found, [f"{path}{seen(path)}" for path in copies]):
        terminal.say(f"  {said}")


def _left(found: "Dossier", copies: list[str]) -> Iterator[str]:
    """Yield what else holds the person, and what becomes of it."""
    if found.person.shared:
        yield f"Kept, because others have it too: {', '.join(found.person.shared)}."
    files = [str(row["files"]) for row in found.letters if row["files"]]
    if files:
        yield f"Delete by hand the letters that you kept: {'; '.join(files)}."
    if copies:
        yield "These backups still hold the person, until they are deleted:"
        yield from (f"  {path}" for path in copies)
        yield "If one of them is restored, the person is erased from it again."
    yield (
        "Files that were written before (letters, manifests, sheets, lists) and what was sent to"
        " others are not reached from here."
    )


def _who(person: "persons.Person") -> str:
    """Return as what the register knows a person."""
    numbers = ", ".join(map(str, person.contacts))
    return f"contact {numbers}" if numbers else "the one to ask at an occasion"


def _announce(found: "Dossier") -> None:
    """Say what is about to be erased."""
    terminal.say(f"{found.person.called}: {_who(found.person)}.")
    for number, said in (
        (len(found.history), "lines in the log"),
        (len(found.letters), "letters whose address names the person"),
        (len(found.elsewhere), "other texts that name the person"),
    ):
        terminal.say(f"  {said}: {number}")
