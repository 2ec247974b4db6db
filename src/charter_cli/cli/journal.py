"""`charter log`, `undo` and `redo`: who changed what, the way back, and forth again."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.options import Form, Output, RegisterPath

if TYPE_CHECKING:
    from charter_cli.register.file import Book
    from charter_cli.register.journal import Change

_HEADINGS = ("id", "at", "who", "command", "changes", "undoes", "undone_by")
_FIELDS = ("table", "row", "about", "action", "field", "old", "new")
_DONE = {"insert": "entered", "update": "changed", "delete": "removed"}


def log(
    authority: Annotated[
        str, typer.Argument(help="Only what touched this authority.", metavar="[AUTHORITY]")
    ] = "",
    batch: Annotated[
        int | None,
        typer.Option(
            help="Show every field that this batch changed.", metavar="N", parser=numbers.BATCH
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            help="Show at most so many.", metavar="N", parser=numbers.amount("--limit", 1)
        ),
    ] = 50,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Tell who changed what, when and by which command.

    Each command that changes the register is one batch; the newest stands first.
    """
    options.form(form)
    from dataclasses import asdict

    from charter_cli.register import authorities, journal

    with desk.reading(register) as book:
        if batch is not None:
            _one(book, batch, limit, form, output)
            return
        one = authorities.find(book.connection, authority).id if authority else None
        found = journal.batches(book.connection, one, limit)
    rows = [asdict(entry) for entry in found]
    if form == "table":
        rows = [{**row, "at": row["at"][:16].replace("T", " ")} for row in rows]
    desk.hand_out(rows, form, output, _HEADINGS)


def undo(
    batch: Annotated[
        int | None,
        typer.Argument(
            help="The batch; the last one if not given.", metavar="[BATCH]", parser=numbers.BATCH
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Take one batch of changes back exactly.

    Any batch can be undone, not only the last. Where later changes build on it, they are named
    and nothing is done.
    """
    from charter_cli.register import undoing

    with desk.reading(register) as book:
        number = undoing.last(book.connection) if batch is None else batch
    with desk.writing(register, undoes=number) as one:
        taken = undoing.undo(one, number)
        done = one.id
    terminal.say(
        f"Batch {number} is undone: changes taken back: {taken.changes} (as batch {done})."
    )
    _stay_erased(taken.erased)
    terminal.say(f"To do it again: charter redo {number}")


def redo(
    batch: Annotated[
        int | None,
        typer.Argument(
            help="The batch; the one undone last if not given.",
            metavar="[BATCH]",
            parser=numbers.BATCH,
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Do a batch again that was undone."""
    from charter_cli.register import journal, undoing

    with desk.reading(register) as book:
        number = undoing.undoing_of(book.connection, batch)
        first = journal.entry(book.connection, number).undoes
    with desk.writing(register, undoes=number) as one:
        taken = undoing.undo(one, number)
        done = one.id
    terminal.say(f"Batch {first} is done again: changes: {taken.changes} (as batch {done}).")
    _stay_erased(taken.erased)
    terminal.say(f"To take it back: charter undo {first}")


def _stay_erased(contacts: tuple[int, ...]) -> None:
    if contacts:
        numbers = ", ".join(map(str, contacts))
        terminal.say(f"  Left out, because the person was erased for good: contact {numbers}.")


def _one(book: "Book", batch: int, limit: int, form: str, output: Path | None) -> None:
    """Tell one batch field by field; on the screen in words, and at most `limit` fields."""
    from charter_cli.register import journal

    entry = journal.entry(book.connection, batch)
    found = journal.changes(book.connection, batch)
    if form != "table" or output is not None:
        lines = ({field: getattr(line, field) for field in _FIELDS} for line in found)
        desk.hand_out(lines, form, output, _FIELDS)
        return
    said = f"Batch {batch}: {entry.who}, {entry.at[:16].replace('T', ' ')}, {entry.command}"
    if entry.undoes:
        said += f" (takes back batch {entry.undoes})"
    if entry.undone_by:
        said += f" (taken back by batch {entry.undone_by})"
    _put(said)
    for action, table, rows in journal.summary(book.connection, batch):
        _put(f"  {_DONE[action]}: {rows} {_rows(table, rows)}")
    _fields(list(islice(found, limit)))
    if next(found, None):
        terminal.say(f"Shown: the first {terminal.amount(limit, 'field')}; more with --limit N.")


def _fields(lines: list["Change"]) -> None:
    from charter_cli.register import telling

    last = ("", 0, "")
    for line in lines:
        if (line.table, line.row, line.action) != last:
            terminal.put("")
            _put(f"{line.about}, {_DONE[line.action]}:")
            last = (line.table, line.row, line.action)
        if not line.field:
            _put("  nothing is kept of it")
        elif line.action == "update":
            _put(f"  {telling.field(line.field)}: {_said(line.old)} → {_said(line.new)}")
        else:
            value = line.new if line.action == "insert" else line.old
            _put(f"  {telling.field(line.field)}: {_said(value)}")


def _rows(table: str, rows: int) -> str:
    from charter_cli.register import telling

    word = telling.table(table)
    if rows == 1:
        return word
    head, of, rest = word.partition(" of ")
    return (f"{head[:-1]}ies" if head.endswith("y") else f"{head}s") + of + rest


def _said(value: object) -> str:
    return "(empty)" if value in ("", None) else str(value)


def _put(text: str) -> None:
    """Write one line: whatever is kept, it cannot pass for another line of the log."""
    terminal.put(terminal.line(text))
