"""`charter edit`: correct what the register says of an authority."""

from typing import Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import Authority, RegisterPath
from charter_cli.model import Kind


def edit(
    authority: Authority,
    name: Annotated[
        str | None,
        typer.Option(
            help="The name, spelt right; if it was renamed: charter record renamed.",
            metavar="NAME",
        ),
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="The country: a code (NO) or a name (Norge).", metavar="CC")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help=f"One of: {', '.join(Kind)}.", metavar="K")
    ] = None,
    code: Annotated[
        str | None, typer.Option(help="The national code; its zeros stay.", metavar="C")
    ] = None,
    region: Annotated[str | None, typer.Option(help="The region it lies in.", metavar="R")] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            help="Languages it wants to be written to in; these replace the present ones.",
            metavar="L",
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            help="One more name it has: TEXT, or sv:TEXT; may be repeated.", metavar="NAME"
        ),
    ] = None,
    street: Annotated[str | None, typer.Option(help="Street and number.", metavar="TEXT")] = None,
    po_box: Annotated[
        str | None, typer.Option(help="PO box, as it is written.", metavar="TEXT")
    ] = None,
    postcode: Annotated[
        str | None, typer.Option(help="Postcode; its zeros stay.", metavar="TEXT")
    ] = None,
    city: Annotated[str | None, typer.Option(help="Post town.", metavar="TEXT")] = None,
    email: Annotated[
        str | None, typer.Option(help="The office's mailbox.", metavar="E-MAIL")
    ] = None,
    phone: Annotated[str | None, typer.Option(help="The office's phone.", metavar="PHONE")] = None,
    website: Annotated[str | None, typer.Option(help="The website.", metavar="URL")] = None,
    population: Annotated[
        str | None, typer.Option(help="How many people live there.", metavar="N")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(help="Words of your own; these replace the present ones.", metavar="TEXT"),
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark.", metavar="TEXT")] = None,
    stakeholder: Annotated[
        str | None,
        typer.Option(help="Of a partner: what sort of stakeholder it is.", metavar="TEXT"),
    ] = None,
    area: Annotated[
        str | None, typer.Option(help="Of a partner: its area of intervention.", metavar="TEXT")
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(help="Of a partner: a target group; may be repeated.", metavar="TEXT"),
    ] = None,
    keyword: Annotated[
        list[str] | None,
        typer.Option(help="Of a partner: a keyword; may be repeated.", metavar="TEXT"),
    ] = None,
    aims: Annotated[
        str | None, typer.Option(help="Of a partner: its aims and objectives.", metavar="TEXT")
    ] = None,
    do_not_contact: Annotated[
        bool | None,
        typer.Option(
            "--do-not-contact/--contact",
            help="Leave it out of lists and letters, or take it in again.",
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Correct what is on record of an authority.

    An empty text ("") erases a field.
    """
    given = dict(locals())
    from charter_cli.cli import values
    from charter_cli.register import authorities, names

    with desk.writing(register) as batch:
        before = authorities.find(batch.book.connection, authority)
        after = values.changed(before, given)
        fields = authorities.edit(batch, before, after)
        for extra in values.names(after, also or ())[1:]:
            names.add(batch, before.id, extra)
    if not fields and not also:
        terminal.say(f"{before.name} (number {before.id}): nothing to change.")
        return
    old, new = authorities.values(before), authorities.values(after)
    terminal.say(f"{before.name} (number {before.id}), corrected:")
    for field in fields:
        terminal.say(f"  {field}: {old[field] or 'empty'} → {new[field] or 'empty'}")
    for words in also or ():
        terminal.say(f"  one more name: {words}")
