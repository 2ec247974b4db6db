"""`charter add`: a new authority."""

from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, details, terminal
from charter_cli.cli.options import RegisterPath, Source
from charter_cli.model import Kind

if TYPE_CHECKING:
    from charter_cli.model import Authority as Body


def add(
    name: Annotated[
        str, typer.Argument(help="The name, as the body itself writes it.", metavar="NAME")
    ],
    country: Annotated[str, details.COUNTRY],
    kind: Annotated[str, details.KIND] = Kind.MUNICIPALITY,
    code: details.NationalCode = None,
    region: details.Region = None,
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
    street: details.Street = None,
    po_box: details.PoBox = None,
    postcode: details.Postcode = None,
    city: details.City = None,
    email: details.Email = None,
    phone: details.Phone = None,
    website: details.Website = None,
    population: details.Population = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="A word of your own; may be repeated.", metavar="TEXT")
    ] = None,
    note: details.Note = None,
    stakeholder: details.Stakeholder = None,
    area: details.Area = None,
    target: details.Target = None,
    keyword: details.Keyword = None,
    aims: details.Aims = None,
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
    from charter_cli.register import authorities, events, namesakes

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
        near = [] if another else namesakes.near(batch.book.connection, entered)
        done = batch.id
    terminal.say(f"Entered {one.name} ({one.country}, {one.kind}) as number {number}.")
    if not happened and one.kind is not Kind.PARTNER:
        terminal.say(
            f"It has not signed yet; when it does: charter record signed {number} --on DAY"
        )
    if near:
        _tell_namesakes(one, near, done)


def _tell_namesakes(one: "Body", near: list[tuple[int, str]], batch: int | None) -> None:
    """Say who is called the same but for words of body, and how to take the new one back."""
    from charter_cli import bodywords

    alike = {of: name for of, name in near if bodywords.one_name(name, one.name, one.country)}
    for of, name in alike.items():
        terminal.say(f"  Number {of} has nearly the same name: {name}.")
    if alike:
        terminal.say(f"  If it is the same body: charter undo {batch}")
