"""`charter report`: the report of a year, ready to be printed."""

from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.atlas import gathered
from charter_cli.cli.options import AsOf, Countries, RegisterPath
from charter_cli.errors import Misused


def report(
    file: Annotated[Path, typer.Argument(help="The report: NAME.pdf.", metavar="FILE")],
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
    code = options.one_country(country)
    from charter_cli import outbox
    from charter_cli.atlas import report, telling
    from charter_cli.atlas.site import Imprint
    from charter_cli.atlas.tongue import Tongue

    tongue = Tongue(language)
    whole = gathered(register, as_of, Imprint((tongue.tag,), publisher))
    outbox.write(file, report.written(whole, tongue, code))
    terminal.say(f"Written: {file}")
    terminal.say(f"  {telling.headline(whole, tongue, code)}")
