"""`charter report`: the report of a year, ready to be printed."""

from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Countries, RegisterPath
from charter_cli.errors import Misused


def report(
    file: Annotated[Path, typer.Argument(help="The report: NAME.pdf.")],
    country: Countries = None,
    language: Annotated[
        str, typer.Option(help="The language of the report (nb, en).", metavar="L")
    ] = "en",
    as_of: AsOf = "",
    publisher: Annotated[str, typer.Option(help="Who publishes it.", metavar="NAME")] = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write the report of a year: of one country, or of Europe.

    Its year is that of --as-of: `--as-of 2025` is the report of 2025 at its end. Nothing
    personal goes into it.
    """
    if file.suffix.lower() != ".pdf":
        raise Misused(f"{file} does not end in .pdf.", "Name it for instance report-2025.pdf.")
    day, code = desk.charter_day(as_of), options.one_country(country)
    from charter_cli import outbox
    from charter_cli.atlas import picture, report, site
    from charter_cli.atlas.tongue import Tongue
    from charter_cli.register import public

    tongue = Tongue(language)
    with desk.reading(register) as book:
        imprint = site.Imprint((tongue.tag,), publisher)
        whole = site.gather(public.record(book, day), imprint)
    outbox.write(file, report.written(whole, tongue, code))
    terminal.say(f"Written: {file}")
    terminal.say(f"  {picture.headline(whole, tongue, code)}")
