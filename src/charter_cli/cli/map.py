"""`charter map`: the map as a picture, for a slide or a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Countries, RegisterPath
from charter_cli.errors import Misused, NotFound

if TYPE_CHECKING:
    from charter_cli.atlas.picture import Picture

_FORMS = (".svg", ".png")


def draw(
    file: Annotated[Path, typer.Argument(help="The picture: NAME.svg or NAME.png.")],
    country: Countries = None,
    language: Annotated[
        str, typer.Option(help="The language of what it says (nb, en).", metavar="L")
    ] = "en",
    as_of: AsOf = "",
    width: Annotated[
        int,
        typer.Option(
            help="How many dots wide a .png is.",
            min=200,
            max=8000,
            metavar="N",
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
    day, code = desk.charter_day(as_of), options.one_country(country)
    from charter_cli import outbox
    from charter_cli.atlas import picture, site, start
    from charter_cli.atlas.tongue import Tongue
    from charter_cli.register import public

    tongue = Tongue(language)
    with desk.reading(register) as book:
        whole = site.gather(public.record(book, day), site.Imprint((tongue.tag,)))
    drawn = picture.drawn(whole, tongue, code)
    if drawn is None:
        raise NotFound(
            f"The map of Europe does not have {tongue.country(code)}.",
            "Leave --country away to draw all of Europe.",
        )
    outbox.write(file, _content(drawn, file, width))
    terminal.say(f"Written: {file}")
    terminal.say(f"  {picture.headline(whole, tongue, code)}")
    if lost := start.without_dot(whole, code):
        terminal.say(f"  {lost} of them have no dot: no place of that name is known, or several.")


def _content(drawn: "Picture", file: Path, width: int) -> bytes:
    if file.suffix.lower() == ".svg":
        return drawn.svg().encode("utf-8")
    from charter_cli.atlas import press

    return press.png(drawn.bare(), drawn.lines, width)
