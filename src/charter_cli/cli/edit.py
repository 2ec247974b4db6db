"""`charter edit`: correct what the register says of an authority."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import Authority, RegisterPath


def edit(
    authority: Authority,
    name: Annotated[
        str | None, typer.Option(help="Correct the spelling. (Renamed? charter record renamed)")
    ] = None,
    country: Annotated[str | None, typer.Option(help="A country's code or name.")] = None,
    kind: Annotated[str | None, typer.Option(help="municipality, county, region …")] = None,
    code: Annotated[str | None, typer.Option(help="The national code; its zeros stay.")] = None,
    region: Annotated[str | None, typer.Option(help="The region it lies in.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Languages to write in; replaces the present ones.")
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option(help="One more name: TEXT, or sv:TEXT.", metavar="NAME")
    ] = None,
    street: Annotated[str | None, typer.Option(help="Postal address.")] = None,
    po_box: Annotated[str | None, typer.Option(help="Postal address.")] = None,
    postcode: Annotated[str | None, typer.Option(help="Postal address.")] = None,
    city: Annotated[str | None, typer.Option(help="Postal address.")] = None,
    email: Annotated[str | None, typer.Option(help="The office's mailbox.")] = None,
    phone: Annotated[str | None, typer.Option(help="The office's phone.")] = None,
    website: Annotated[str | None, typer.Option(help="The website.")] = None,
    population: Annotated[str | None, typer.Option(help="How many live there.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="Words of your own; replaces the present ones.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark.")] = None,
    stakeholder: Annotated[str | None, typer.Option(help="Of a partner: what it is.")] = None,
    area: Annotated[str | None, typer.Option(help="Of a partner: area of intervention.")] = None,
    target: Annotated[list[str] | None, typer.Option(help="Of a partner: target group.")] = None,
    keyword: Annotated[list[str] | None, typer.Option(help="Of a partner: keyword.")] = None,
    aims: Annotated[str | None, typer.Option(help="Of a partner: aims and objectives.")] = None,
    do_not_contact: Annotated[
        bool | None,
        typer.Option("--do-not-contact/--contact", help="Leave it out of lists and letters."),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Correct fields of an authority; an empty text ("") erases a field."""
    given = dict(locals())
    from charter_cli.cli import values
    from charter_cli.register import authorities

    with desk.writing(register) as batch:
        before = authorities.find(batch.book.connection, authority)
        after = values.changed(before, given)
        fields = authorities.edit(batch, before, after)
        for extra in values.names(after, also or ())[1:]:
            authorities.add_name(batch, before.id, extra)
    if not fields and not also:
        terminal.say(f"{before.name} (number {before.id}): nothing to change.")
        return
    old, new = authorities.values(before), authorities.values(after)
    terminal.say(f"{before.name} (number {before.id}), corrected:")
    for field in fields:
        terminal.say(f"  {field}: {old[field] or 'empty'} → {new[field] or 'empty'}")
    for words in also or ():
        terminal.say(f"  one more name: {words}")
