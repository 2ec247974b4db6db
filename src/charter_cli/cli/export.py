"""`charter export`: a mailing list."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, RegisterPath
from charter_cli.definition import spelt
from charter_cli.errors import Misused
from charter_cli.model import Selection
from charter_cli.shell import typed

if TYPE_CHECKING:
    from charter_cli.recipients import Choice

_NAMED = 5


@options.filtered()
def export(
    selection: Selection,
    file: Annotated[
        Path, typer.Argument(help="The file; its ending names the format.", metavar="FILE")
    ],
    role: Annotated[
        str,
        typer.Option(help="Write to the contact in this role, else to the office.", metavar="ROLE"),
    ] = "",
    as_of: AsOf = "",
    delimiter: Annotated[
        str,
        typer.Option(
            help="What parts the cells of a csv: semicolon, comma or tab.", metavar="MARK"
        ),
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="The format, if the ending does not tell: csv, xlsx, json or vcf.",
            metavar="F",
        ),
    ] = "",
    round_trip: Annotated[
        bool,
        typer.Option(
            "--round-trip", help="A workbook to be edited and sent back through `charter import`."
        ),
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write a mailing list, for Excel or an address book.

    It has one row for each envelope. Those who asked not to be contacted are left out; the
    command says how many.
    """
    day = desk.day(as_of)
    if round_trip:
        _round_trip(selection, file, day, register)
        return
    from io import BytesIO

    from charter_cli import countries, exporters, outbox, recipients
    from charter_cli.register import listing

    word = form or file.suffix.removeprefix(".").lower()
    if not word:
        raise Misused(f"{file} has no suffix that names a format.", "Write for instance list.xlsx.")
    exporter = exporters.take(word)
    with desk.reading(register) as book:
        options.tell_unknown_regions(book, selection)
        choice = recipients.choose(listing.addressed(book.connection, day, selection), day, role)
    written = BytesIO()
    names = {r.authority.country: countries.name(r.authority.country) for r in choice.recipients}
    chosen = exporters.Options(on=day, delimiter=delimiter, countries=names)
    exporter.write(choice.recipients, written, chosen)
    outbox.write(file, written.getvalue())
    written_to = terminal.amount(len(choice.recipients), "recipient")
    terminal.say(f"Written: {file}, {written_to} as of {spelt(day)}.")
    tell(choice)


def _round_trip(selection: Selection, file: Path, day: date, register: Path) -> None:
    """Write all that was selected, whether or not it may be written to: nothing is sent."""
    if file.suffix.lower() != ".xlsx":
        raise Misused(f"{file} is no workbook.", "A round trip goes by xlsx: name the file so.")
    from charter_cli import outbox
    from charter_cli.intake import round_trip
    from charter_cli.register import journal, listing

    with desk.reading(register) as book:
        options.tell_unknown_regions(book, selection)
        found = list(listing.entries(book.connection, day, selection))
        content = round_trip.workbook(found, journal.newest(book.connection), day)
    outbox.write(file, content)
    authorities = terminal.amount(len(found), "authority", "authorities")
    terminal.say(f"Written: {file}, {authorities}. When it comes back:")
    terminal.say(f"  charter import {typed(file)} --dry-run")


def tell(choice: "Choice") -> None:
    """Say who is only possibly a signatory, who stands in, and who was left out and why."""
    possible = sum(r.standing == "possible" for r in choice.recipients)
    if possible:
        terminal.say(f"  {possibly(possible)}")
    without = sum(not (r.email or r.authority.address.city) for r in choice.recipients)
    if without:
        have = terminal.amount(without, "has", "have")
        terminal.say(f"  {have} neither an e-mail nor a postal address on record.")
    if choice.offices:
        terminal.say(f"  {stood_in(len(choice.offices))}")
    if choice.left_out:
        terminal.say(f"  {len(choice.left_out)} left out:")
    for reason, number in sorted(Counter(one.reason for one in choice.left_out).items()):
        names = [o.contact or o.name for o in choice.left_out if o.reason == reason]
        more = f" and {number - _NAMED} more" if number > _NAMED else ""
        terminal.say(f"    {number} {reason}: {', '.join(names[:_NAMED])}{more}")


def possibly(number: int) -> str:
    """Say how many of the recipients are only possibly signatories."""
    one = "of them stands only possibly: its dates do not tell."
    several = "of them stand only possibly: their dates do not tell."
    return terminal.amount(number, one, several)


def stood_in(number: int) -> str:
    """Say for how many the office stands in."""
    return f"{terminal.amount(number, 'has', 'have')} nobody in that role: the office is addressed."
