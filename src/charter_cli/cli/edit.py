"""`charter edit`: correct what the register says of an authority."""

from typing import Annotated

import typer

from charter_cli.cli import desk, details, numbers, terminal
from charter_cli.cli.options import Authority, RegisterPath


def edit(
    authority: Authority,
    name: Annotated[
        str | None,
        typer.Option(
            help="The name, spelt right; if it was renamed: charter record renamed.",
            metavar="NAME",
        ),
    ] = None,
    country: Annotated[str | None, details.COUNTRY] = None,
    kind: Annotated[str | None, details.KIND] = None,
    code: details.NationalCode = None,
    region: details.Region = None,
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
    street: details.Street = None,
    po_box: details.PoBox = None,
    postcode: details.Postcode = None,
    city: details.City = None,
    email: details.Email = None,
    phone: details.Phone = None,
    website: details.Website = None,
    population: details.Population = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(help="Words of your own; these replace the present ones.", metavar="TEXT"),
    ] = None,
    note: details.Note = None,
    stakeholder: details.Stakeholder = None,
    area: details.Area = None,
    target: details.Target = None,
    keyword: details.Keyword = None,
    aims: details.Aims = None,
    do_not_contact: Annotated[
        bool | None,
        typer.Option(
            "--do-not-contact/--contact",
            help="Leave it out of lists and letters, or take it in again.",
        ),
    ] = None,
    if_unchanged_since: Annotated[
        int | None,
        typer.Option(
            help="The batch after which you looked at it (charter log): if somebody changed it"
            " since, nothing is written and you are told what.",
            metavar="BATCH",
            parser=numbers.BATCH,
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Correct what is on record of an authority.

    An empty text ("") erases a field. Only the fields that you name are written.
    """
    given = dict(locals())
    from charter_cli.cli import values
    from charter_cli.register import authorities, names, unseen

    with desk.writing(register) as batch:
        before = authorities.find(batch.book.connection, authority)
        if if_unchanged_since is not None:
            unseen.refuse(batch.book.connection, before.id, if_unchanged_since)
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
