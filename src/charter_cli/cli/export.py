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
        choice = recipients.choose(listing.addressed(book.connection, day, selection), day, role)
    written = BytesIO()
    names = {r.authority.country: countries.name(r.authority.country) for r in choice.recipients}
    chosen = exporters.Options(
        on=day, title="Mailing list", delimiter=_mark(delimiter), countries=names
    )
    exporter.write(choice.recipients, written, chosen)
    outbox.write(file, written.getvalue())
    terminal.say(f"Written: {file}, {len(choice.recipients)} recipients as of {spelt(day)}.")
    tell(choice)


def _round_trip(selection: Selection, file: Path, day: date, register: Path) -> None:
    """Write all that was selected, whether or not it may be written to: nothing is sent."""
    if file.suffix.lower() != ".xlsx":
        raise Misused(f"{file} is no workbook.", "A round trip goes by xlsx: name the file so.")
    from charter_cli import outbox
    from charter_cli.intake import round_trip
    from charter_cli.register import listing, recall

    with desk.reading(register) as book:
        found = list(listing.entries(book.connection, day, selection))
        content = round_trip.workbook(found, recall.newest(book.connection), day)
    outbox.write(file, content)
    terminal.say(f"Written: {file}, {len(found)} authorities. When it comes back:")
    terminal.say(f"  charter import {file} --dry-run")


def tell(choice: "Choice") -> None:
    """Say who is only possibly a signatory, who stands in, and who was left out and why."""
    possible = sum(r.standing == "possible" for r in choice.recipients)
    if possible:
        terminal.say(f"  {possible} of them stand only possibly: their dates do not tell.")
    without = sum(not (r.email or r.authority.address.city) for r in choice.recipients)
    if without:
        terminal.say(f"  {without} have neither an e-mail nor a postal address on record.")
    if choice.offices:
        terminal.say(f"  {len(choice.offices)} have nobody in that role: the office is addressed.")
    if choice.left_out:
        terminal.say(f"  {len(choice.left_out)} left out:")
    for reason, number in sorted(Counter(one.reason for one in choice.left_out).items()):
        names = [o.contact or o.name for o in choice.left_out if o.reason == reason]
        more = f" and {number - _NAMED} more" if number > _NAMED else ""
        terminal.say(f"    {number} {reason}: {', '.join(names[:_NAMED])}{more}")


def _mark(words: str) -> str:
    return {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}.get(words, words)
