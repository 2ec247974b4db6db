"""`charter expect`: counts that must stay true; `charter check` asks them again."""

from typing import Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.options import AsOf, Form, Output, RegisterPath, Source
from charter_cli.counts import Selection
from charter_cli.definition import spelt

app = typer.Typer(
    help="Keep counts that must stay true, for `charter check`.", no_args_is_help=True
)

_HEADINGS = ("id", "on", "expected", "counted", "holds", "filters", "source")


@app.command()
@options.filtered()
def add(
    selection: Selection,
    signatories: Annotated[
        int,
        typer.Argument(
            help="How many there are.", metavar="N", parser=numbers.amount("signatories", 0, 10**7)
        ),
    ],
    as_of: AsOf = "",
    source: Source = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Expect so many on a day, with the filters of `charter count`.

    Enter what was published or proven; whoever changes the past by mistake is told by
    `charter check`.
    """
    from charter_cli import fields
    from charter_cli.register import expectations

    day = desk.day(as_of)
    said = expectations.Expectation(
        day, signatories, selection, fields.line(source, "source") if source else ""
    )
    with desk.writing(register) as batch:
        options.tell_unknown_regions(batch.book, selection)
        number = expectations.add(batch, said)
        pair = expectations.counted(batch.book, said)
    terminal.say(f"Expectation {number}: {signatories} on {spelt(day)}.")
    if not expectations.holds(said, pair):
        terminal.say(f"  It does not hold now: {pair} counted. `charter check` will say so.")


@app.command(name="list")
def listing(
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List what is expected, and whether it holds."""
    options.form(form)
    from charter_cli.register import expectations

    with desk.reading(register) as book:
        rows: list[dict[str, object]] = [
            {
                "id": one.id,
                "on": one.on.isoformat(),
                "expected": one.signatories,
                "counted": str(pair),
                "holds": "yes" if expectations.holds(one, pair) else "no",
                "filters": spelled(one.filters),
                "source": one.source,
            }
            for one in expectations.listed(book.connection)
            for pair in (expectations.counted(book, one),)
        ]
    desk.hand_out(rows, form, output, _HEADINGS)


@app.command()
def remove(
    number: Annotated[
        int,
        typer.Argument(
            help="The expectation's number.",
            metavar="N",
            parser=numbers.of("an expectation", "charter expect list"),
        ),
    ],
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Expect a count no longer."""
    from charter_cli.register import expectations

    with desk.writing(register) as batch:
        expectations.remove(batch, number)
    terminal.say(f"Expectation {number} is removed.")


def spelled(filters: dict[str, str | list[str]]) -> str:
    """Return filters as words: `countries NO; kinds county`."""
    return "; ".join(
        f"{name.replace('_', ' ')} {', '.join(said) if isinstance(said, list) else said}"
        for name, said in filters.items()
    )
