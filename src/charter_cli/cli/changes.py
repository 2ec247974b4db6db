"""`charter changes`: who joined, renewed, left and merged between two days."""

from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import Countries, Form, Output, RegisterPath
from charter_cli.errors import Misused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from charter_cli.register.movements import Movement

_HEADINGS = ("country", "what", "authority", "name", "on", "certain", "into")


def changes(
    since: Annotated[str, typer.Argument(help="After this day.", metavar="FROM")],
    until: Annotated[str, typer.Argument(help="Up to this day.", metavar="TO")],
    country: Countries = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw under the table what happened when.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Say who joined, renewed, left or merged between two days.

    So `charter changes 2020 2021` means: after the end of 2020, up to the end of 2021.
    """
    options.form(form)
    first, last = desk.day(since, "FROM"), desk.day(until, "TO")
    if first > last:
        raise Misused(f"{since} is later than {until}.", "Give the earlier day first.")
    from charter_cli.register import movements

    with desk.reading(register) as book:
        found = movements.between(book.connection, first, last, options.one_country(country))
    rows = [_row(one) for one in found]
    if form != "table" or output:
        desk.hand_out(rows, form, output, _HEADINGS)
        return
    _show(found, first, last)
    if chart:
        from charter_cli.cli import charts

        charts.movements([m for m in found if m.on], first, last, movements.MOVES)


def _show(found: "Sequence[Movement]", first: "date", last: "date") -> None:
    from charter_cli import countries
    from charter_cli.definition import spelt
    from charter_cli.register import movements

    terminal.put(f"After {spelt(first)}, up to {spelt(last)}:")
    dated = [m for m in found if m.on]
    shown = [
        (countries.name(m.country), m.move, m.name + (f" → {m.into}" if m.into else ""), _when(m))
        for m in dated
    ]
    terminal.table(("country", "what", "who", "on"), shown)
    sums = (f"{sum(m.move == move for m in dated)} {move}" for move in movements.MOVES)
    terminal.put("\n" + ", ".join(sums) + ".")
    if not all(m.certainly for m in dated):
        terminal.put('"perhaps": the date is too inexact to tell whether it fell between the days.')
    if len(found) > len(dated):
        more = terminal.amount(len(found) - len(dated), "more has", "more have")
        terminal.put(
            f"{more} no date at all and may have joined or left then (--format csv lists them)."
        )


def _when(movement: "Movement") -> str:
    return movement.on + ("" if movement.certainly else " (perhaps)")


def _row(movement: "Movement") -> dict[str, object]:
    return {
        "country": movement.country,
        "what": movement.move,
        "authority": movement.authority,
        "name": movement.name,
        "on": movement.on,
        "certain": movement.certainly,
        "into": movement.into,
    }
