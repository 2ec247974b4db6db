"""`charter import`: a list that somebody sent, previewed, then applied as one batch."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, preview, terminal
from charter_cli.cli.options import DateOrder, Encoding, Mapped, RegisterPath, RowsCountry, Sheet
from charter_cli.errors import BadInput, Misused
from charter_cli.shell import typed

if TYPE_CHECKING:
    from charter_cli.dates import PartialDate
    from charter_cli.intake.plan import Plan
    from charter_cli.intake.received import Asked, Received


def importing(
    file: Annotated[
        Path, typer.Argument(help="The list: csv, xlsx, xls, ods, json or jsonl.", metavar="FILE")
    ],
    country: RowsCountry = "",
    source: Annotated[
        str, typer.Option(help="Whose list it is; the file's name if not given.", metavar="S")
    ] = "",
    attested: Annotated[
        str, typer.Option(help="The day the list is of; today if not given.", metavar="DAY")
    ] = "",
    signatories: Annotated[
        bool, typer.Option("--signatories", help="Every row has signed, dated or not.")
    ] = False,
    sheet: Sheet = "",
    encoding: Encoding = "",
    dates: DateOrder = "",
    mapped: Mapped = None,
    decide: Annotated[
        list[str] | None,
        typer.Option(help="Whom a row means: ROW=NUMBER, or ROW=new.", metavar="ROW=WHO"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the plan.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Apply the plan without asking.")] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Apply the good rows, leave out the rejected.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Write the rejected rows and the reasons to a workbook.", metavar="FILE"),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: table or json.", metavar="F")
    ] = "table",
) -> None:
    """Take in a list that somebody sent, after a preview.

    It is read, the plan is shown, and it is applied as one batch if you agree. Nothing that
    the register knows is erased; `charter undo` takes an import back.
    """
    desk.known(form, ("table", "json"), "format")
    if dry_run and yes:
        raise Misused("--dry-run and --yes exclude each other.", "Say one of them.")
    from charter_cli.intake import received

    _check_rejects(rejects, file)
    asked = received.Asked(
        file=file,
        country=country,
        source=source or file.name,
        day=_of_day(attested),
        today=desk.today(),
        signatories=signatories,
        sheet=sheet,
        encoding=encoding,
        dates=dates,
        headings=received.pairs(mapped or ()),
    )
    answers = received.answers(decide or ())
    asks = preview.asks(yes=yes, dry_run=dry_run)
    with _undisturbed():
        got, plan = _planned(register, asked, answers, shows=form == "table", asks=asks)
        _write_rejects(rejects, got, plan, register)
        batch = None if dry_run else _apply(register, got, plan, yes=yes, skip_bad=skip_bad)
    if form == "json":
        terminal.put(_json(got, plan, batch))
    if plan.rejected and (dry_run or not skip_bad):
        others = f" The others are in {rejects}." if rejects else ""
        raise BadInput(
            f"{_rows(plan.rejected_rows)} of {file} cannot be taken; nothing was written.",
            f"Correct them, or say --skip-bad to import the good ones.{others}",
        )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let nobody look for what goes round in circles: nothing here does, and it takes a while."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _planned(
    register: Path, asked: "Asked", answers: dict[int, int | None], *, shows: bool, asks: bool
) -> "tuple[Received, Plan]":
    """Read the list and draw up its plan; show it, and ask whom undecided rows mean."""
    from charter_cli.intake import received
    from charter_cli.register import intake, recall

    with desk.reading(register) as book:
        known = recall.headings(book.connection, asked.source)
        got = received.receive(asked, known, terminal.progress)
        plan = intake.draw(book.connection, got, answers, terminal.progress)
        if shows:
            preview.introduce(got)
            preview.show(plan)
        if plan.undecided and asks:
            answers |= preview.decide(plan)
            plan = intake.draw(book.connection, got, answers, terminal.progress)
    return got, plan


def _of_day(attested: str) -> "PartialDate":
    """Return the day that a list is of: today, if nobody says."""
    from charter_cli.dates import PartialDate, first_day

    day = PartialDate.parse(attested or desk.today().isoformat(), "--attested")
    if first_day(day.text) > desk.today():
        raise Misused(f"--attested: {day} lies in the future.", "Name the day the list is of.")
    return day


def _apply(
    register: Path, got: "Received", plan: "Plan", *, yes: bool, skip_bad: bool
) -> int | None:
    """Ask, write the plan as one batch, and return its number; None if nothing was written."""
    if plan.rejected and not skip_bad:
        return None
    if not plan.says_something:
        terminal.say("Nothing to write: the register knows all of it.")
        return None
    if not desk.agreed(f"Write {len(plan.new)} new and {len(plan.changed)} changed?", yes):
        terminal.say("Nothing was written.")
        return None
    from charter_cli.register import intake

    with desk.writing(register, after_backup="import") as batch:
        intake.apply(batch, got, plan, terminal.progress)
        number = batch.id
    terminal.say(
        f"Written as batch {number}: {len(plan.new)} new, {len(plan.changed)} changed."
        f" To take it back: charter undo {number}"
    )
    return number


def _check_rejects(rejects: Path | None, file: Path) -> None:
    if rejects is None:
        return
    if rejects.suffix.lower() != ".xlsx":
        raise Misused(f"{rejects} is no workbook.", "Name it with the suffix .xlsx.")
    if rejects.absolute() == file.absolute():
        raise Misused(f"{rejects} is the list itself.", "Name another file.")


def _write_rejects(file: Path | None, got: "Received", plan: "Plan", register: Path) -> None:
    if file is None or not plan.rejected:
        return
    from charter_cli import outbox

    outbox.write(file, got.rejects(plan.rejected))
    terminal.say(f"Written: {file}, {_rows(plan.rejected_rows)} to be corrected. Then:")
    terminal.say(f"  {_once_more(file, got.asked, register)}")


def _once_more(file: Path, asked: "Asked", register: Path) -> str:
    """Return the command that takes the corrected rows in, as those beside them were taken."""
    words: list[object] = ["charter", "import", file, "--source", asked.source]
    words += ["--country", asked.country] if asked.country else []
    words += ["--dates", asked.dates] if asked.dates else []
    words += ["--attested", asked.day] if asked.day.text != asked.today.isoformat() else []
    words += ["--signatories"] if asked.signatories else []
    words += ["--register", register] if register != desk.DEFAULT_REGISTER else []
    return " ".join(map(typed, words))


def _json(got: "Received", plan: "Plan", batch: int | None) -> str:
    import json

    return json.dumps(
        {
            "file": str(got.asked.file),
            "sheet": got.document.sheet,
            "read": plan.read,
            "new": len(plan.new),
            "changed": len(plan.changed),
            "unchanged": len(plan.unchanged),
            "undecided": [
                {
                    "row": question.proposal.row,
                    "name": question.proposal.name,
                    "reason": question.reason,
                    "candidates": [number for number, _ in question.candidates],
                }
                for question in plan.undecided
            ],
            "duplicates": [asdict(twins) for twins in plan.twins],
            "kept": [
                {"row": change.proposal.row, **asdict(difference)}
                for change, difference in plan.kept
            ],
            "missing": [{"id": number, "name": name} for number, name in plan.missing],
            "rejected": [asdict(complaint) for complaint in plan.rejected],
            "said": [*got.said, *got.notes, *plan.said],
            "erased": [one.row for one in plan.forgotten],
            "batch": batch,
        },
        ensure_ascii=False,
        indent=2,
    )


def _rows(number: int) -> str:
    return terminal.amount(number, "row")
