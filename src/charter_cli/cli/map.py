"""`charter map`: the map as a picture, for a slide or a report."""

from pathlib import Path
from typing import Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.atlas import gathered, say_without_dot
from charter_cli.cli.options import AsOf, Countries, RegisterPath
from charter_cli.errors import Misused, NotFound

_FORMS = (".svg", ".png")


def draw(
    file: Annotated[
        Path, typer.Argument(help="The picture: NAME.svg or NAME.png.", metavar="FILE")
    ],
    country: Countries = None,
    language: Annotated[
        str, typer.Option(help="The language of what it says (nb, en).", metavar="L")
    ] = "en",
    as_of: AsOf = "",
    width: Annotated[
        int,
        typer.Option(
            help="How many dots wide a .png is.",
            metavar="N",
            parser=numbers.amount("--width", 200, 8000),
            show_default=True,
        ),
    ] = 1600,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Draw the signatories on a map of Europe, or of one country.

    The darker a country, the more signatories; each that has a known place is a dot.
    """
    if file.suffix.lower() not in _FORMS:
        raise Misused(f"{file} ends in neither .svg nor .png.", "Name it for instance map.svg.")
    code = options.one_country(country)
    from charter_cli import outbox
    from charter_cli.atlas import picture, telling
    from charter_cli.atlas.site import Imprint
    from charter_cli.atlas.tongue import Tongue

    tongue = Tongue(language)
    whole = gathered(register, as_of, Imprint((tongue.tag,)))
    drawn = picture.drawn(whole, tongue, code)
    if drawn is None:
        raise NotFound(
            f"The map of Europe does not have {tongue.country(code)}.",
            "Leave --country away to draw all of Europe.",
        )
    outbox.write(file, drawn.png(width) if file.suffix.lower() == ".png" else drawn.svg())
    terminal.say(f"Written: {file}")
    terminal.say(f"  {telling.headline(whole, tongue, code)}")
    say_without_dot(whole, code)
