"""`charter demo`: the whole job on real data, in one folder."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import changes, count, desk, export, letters, terminal
from charter_cli.definition import spelt
from charter_cli.shell import typed

LETTER_DAY = date(2018, 2, 26)
"""The day of the real letter that the project grew from."""


def demo(
    folder: Annotated[Path, typer.Argument(help="A new folder.", metavar="FOLDER")] = Path(
        "charter-demo"
    ),
) -> None:
    """Show the whole job on real data, in one new folder.

    It makes a register, counts it, and writes a mailing list and letters. The data is a sample of
    322 rows, each with its public source; it is not the whole list. All e-mail addresses are on
    reserved .example domains, so that nothing can be sent by accident.
    """
    from charter_cli import outbox, sample
    from charter_cli.mailing import new
    from charter_cli.register import founding

    outbox.prepare(folder)
    register = folder / "charter.db"
    founding.found(register)
    with desk.writing(register) as batch:
        entered = sample.enter(batch)
    terminal.say(
        f"1. A register: {register}\n   {entered.rows} rows of real data from"
        f" {entered.countries} countries, {entered.authorities} authorities with their successors,"
        f" {entered.statements} published numbers.\n   It is a sample: its counts say nothing"
        " about how many signed in reality."
    )
    for number, day in ((2, desk.today()), (3, LETTER_DAY)):
        _title(f"{number}. The count on {spelt(day)}, beside what offices have published")
        count.count(stated=True, as_of=day.isoformat(), register=register)
    _title("4. What changed in 2020")
    changes.changes("2019", "2020", register=register)
    _title("5. A mailing list of all of them, for Excel")
    for name in ("mailing-list.xlsx", "mailing-list.csv"):
        export.export(file=folder / name, register=register)
    mailing = folder / "bilbao-2018"
    new.create(mailing, ("nb", "sv", "en"))
    _title("6. Letters of 26 February 2018 to the Norwegian and Swedish signatories")
    letters.letters(
        folder=mailing,
        register=register,
        output=folder / "letters",
        country=["NO", "SE"],
    )
    _title("Now try, with the program `charter` at hand")
    for command in (
        f"cd {typed(folder)}",
        "charter show Malmö",
        "charter count --country Norge --as-of 2018-02-26 --sentence nb",
        f"charter letters {mailing.name} --plan --country IS",
    ):
        terminal.say(f"  {command}")


def _title(words: str) -> None:
    terminal.say(f"\n{words}")
