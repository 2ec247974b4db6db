"""`charter add`: a new authority."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.details import (
    Aims,
    Area,
    City,
    Email,
    Keyword,
    NationalCode,
    Note,
    Phone,
    PoBox,
    Population,
    Postcode,
    Region,
    Stakeholder,
    Street,
    Target,
    Website,
)
from charter_cli.cli.options import RegisterPath, Source
from charter_cli.model import Kind


def add(
    name: Annotated[
        str, typer.Argument(help="The name, as the body itself writes it.", metavar="NAME")
    ],
    country: Annotated[
        str, typer.Option(help="The country: a code (NO) or a name (Norge).", metavar="CC")
    ],
    kind: Annotated[
        str, typer.Option(help=f"One of: {', '.join(Kind)}.", metavar="K")
    ] = Kind.MUNICIPALITY,
    code: NationalCode = None,
    region: Region = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            help="Language it wants to be written to in (nb, sv); may be repeated.", metavar="L"
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            help="Another name it has: TEXT, or sv:TEXT; may be repeated.", metavar="NAME"
        ),
    ] = None,
    street: Street = None,
    po_box: PoBox = None,
    postcode: Postcode = None,
    city: City = None,
    email: Email = None,
    phone: Phone = None,
    website: Website = None,
    population: Population = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="A word of your own; may be repeated.", metavar="TEXT")
    ] = None,
    note: Note = None,
    stakeholder: Stakeholder = None,
    area: Area = None,
    target: Target = None,
    keyword: Keyword = None,
    aims: Aims = None,
    signed: Annotated[
        str | None, typer.Option(help="When it signed: a day, month or year.", metavar="DAY")
    ] = None,
    decided: Annotated[
        str | None, typer.Option(help="When its council decided to sign.", metavar="DAY")
    ] = None,
    registered: Annotated[
        str | None, typer.Option(help="When the secretariat registered it.", metavar="DAY")
    ] = None,
    edition: Annotated[str, typer.Option(help="The text signed: 2006 or 2022.", metavar="E")] = "",
    attested: Annotated[
        str,
        typer.Option(
            help="The day by which the source shows it, if it does not say when.", metavar="DAY"
        ),
    ] = "",
    source: Source = "",
    another: Annotated[
        bool, typer.Option("--another", help="Enter it though a body of that name is on record.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Enter a new authority or partner, and its signature if any.

    A partner (--kind partner) is written to and never counted. A signature whose
    date is not known is entered with --signed unknown.
    """
    given = dict(locals())
    from dataclasses import replace

    from charter_cli.cli import values
    from charter_cli.cli.record import parsed
    from charter_cli.model import Authority
    from charter_cli.register import authorities, events

    one = values.changed(Authority(0, "?", "??"), {f: given[f] for f in given if f != "signed"})
    one = replace(one, names=values.names(one, also or ()))
    told = {"decided": decided, "signed": signed, "registered": registered}
    happened = [
        parsed(word, desk.given(on, f"day of '{word}'"), edition, attested, source)
        for word, on in told.items()
        if on is not None
    ]
    with desk.writing(register) as batch:
        number = authorities.add(batch, one, another)
        entered = authorities.get(batch.book.connection, number)
        for event in happened:
            events.record(batch, entered, event)
    terminal.say(f"Entered {one.name} ({one.country}, {one.kind}) as number {number}.")
    if not happened and one.kind is not Kind.PARTNER:
        terminal.say(
            f"It has not signed yet; when it does: charter record signed {number} --on DAY"
        )
