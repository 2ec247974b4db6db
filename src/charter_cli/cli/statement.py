"""`charter statement`: numbers that others published, kept beside the counts."""

from typing import Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.options import Form, Output, RegisterPath, Source

app = typer.Typer(help="Keep the numbers that somebody published.", no_args_is_help=True)

_QUALIFIERS = ("exact", "about", "nearly", "more than", "at least")
_HEADINGS = ("id", "on", "scope", "signatories", "countries", "kinds", "qualifier", "source")


@app.command()
def add(
    signatories: Annotated[
        int,
        typer.Argument(
            help="The number of signatories.",
            metavar="N",
            parser=numbers.amount("signatories", 0, 10**6),
        ),
    ],
    on: Annotated[str, typer.Option(help="The day it speaks of.", metavar="DAY")],
    country: Annotated[
        str, typer.Option(help="The country it is about; all countries if not given.", metavar="CC")
    ] = "",
    countries: Annotated[
        int | None,
        typer.Option(
            "--in",
            help="In how many countries.",
            metavar="N",
            parser=numbers.amount("--in", 1, 300),
        ),
    ] = None,
    kinds: Annotated[
        str,
        typer.Option(help="What it counts: all, or kinds of authority joined by +.", metavar="K"),
    ] = "all",
    qualifier: Annotated[
        str, typer.Option(help=f"One of: {', '.join(_QUALIFIERS)}.", metavar="Q")
    ] = "exact",
    source: Source = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Enter a published number: who said it, of which day."""
    from charter_cli import countries as known
    from charter_cli import fields
    from charter_cli.dates import PartialDate, last_day
    from charter_cli.model import Kind, Statement
    from charter_cli.register import statements

    last_day(on, "--on")
    for word in kinds.split("+"):
        desk.known(word, ("all", *Kind), "kind of authority")
    said = Statement(
        on=PartialDate.parse(on, "--on"),
        scope=known.find(country) if country else "ALL",
        signatories=signatories,
        countries=countries,
        kinds=kinds,
        qualifier=desk.known(qualifier, _QUALIFIERS, "qualifier"),
        source=fields.line(source, "source"),
    )
    with desk.writing(register) as batch:
        number = statements.add(batch, said)
    if number is None:
        terminal.say("The register holds this statement already; nothing was changed.")
    else:
        terminal.say(f"Entered as statement {number}: {signatories} ({said.scope}) on {on}.")


@app.command(name="list")
def listing(
    country: Annotated[str, typer.Option(help="Only about this country.", metavar="CC")] = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List the published numbers, in the order of time."""
    options.form(form)
    from dataclasses import asdict

    from charter_cli import countries as known
    from charter_cli.cli.count import site
    from charter_cli.register import statements

    scope = known.find(country) if country else ""
    with desk.reading(register) as book:
        found = statements.listed(book.connection, scope)
    rows = [{**asdict(one), "on": str(one.on)} for one in found]
    if form == "table":
        rows = [{**row, "source": site(str(row["source"]))} for row in rows]
    desk.hand_out(rows, form, output, _HEADINGS)
