"""`charter plans`: action plans that are due, overdue or adopted."""

from dataclasses import asdict
from typing import Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Countries, Form, Output, RegisterPath

_HEADINGS = ("state", "due", "country", "authority", "name", "signed", "adopted")


def plans(
    due: Annotated[
        str, typer.Option(help="Only those to be adopted by this day.", metavar="DAY")
    ] = "",
    as_of: AsOf = "",
    country: Countries = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List action plans: due, overdue or adopted.

    A plan is due two years after signing. Where the day of signing is inexact, the deadline
    counts from the latest day it can be.
    """
    options.form(form)
    day = desk.day(as_of)
    from charter_cli.dates import last_day
    from charter_cli.definition import spelt
    from charter_cli.register import movements

    by = last_day(due, "--due") if due else None
    with desk.reading(register) as book:
        found = movements.plans(book.connection, day, by, options.one_country(country))
    desk.hand_out([asdict(plan) for plan in found], form, output, _HEADINGS)
    sums = (f"{sum(p.state == s for p in found)} {s}" for s in ("overdue", "due", "adopted"))
    terminal.say(f"On {spelt(day)}: {', '.join(sums)}.")
