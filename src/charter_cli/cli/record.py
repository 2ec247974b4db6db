"""`charter record`: an event between an authority and the Charter."""

from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import Authority, On, RegisterPath, Source
from charter_cli.dates import PartialDate
from charter_cli.errors import Misused
from charter_cli.model import Edition, Event, EventKind

if TYPE_CHECKING:
    from charter_cli.model import Authority as Body
    from charter_cli.register.events import Recorded

_SETTLED = (EventKind.DECIDED, EventKind.SIGNED, EventKind.REGISTERED, EventKind.RENEWED)
"""Of these there is one date; plans and renamings may follow each other."""


def record(
    event: Annotated[str, typer.Argument(help=f"One of: {', '.join(EventKind)}.", metavar="EVENT")],
    authority: Authority,
    on: On = "",
    edition: Annotated[str, typer.Option(help="The text signed: 2006 or 2022.", metavar="E")] = "",
    into: Annotated[
        str, typer.Option(help="Of a merger: the successor.", metavar="AUTHORITY")
    ] = "",
    name: Annotated[str, typer.Option(help="Of a renaming: the new name.", metavar="NAME")] = "",
    attested: Annotated[
        str,
        typer.Option(
            help="The day by which the source shows it, if it does not say when.", metavar="DAY"
        ),
    ] = "",
    source: Source = "",
    document: Annotated[
        str, typer.Option(help="The paper that proves it, as a file's name.", metavar="FILE")
    ] = "",
    note: Annotated[str, typer.Option(help="A remark.", metavar="TEXT")] = "",
    prefer: Annotated[
        bool,
        typer.Option("--prefer", help="This date holds: other dates of the same are set aside."),
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Record what happened between an authority and the Charter.

    Events are added, never replaced; where two sources contradict each other, --prefer says
    which one holds. A merger names its successor (--into), a renaming the new
    name (--name).
    """
    from dataclasses import replace

    from charter_cli import fields
    from charter_cli.register import authorities, events, names

    name = fields.line(name, "name")
    happened = parsed(event, on, edition, attested, source)
    happened = replace(
        happened, document=fields.line(document, "document"), note=fields.line(note, "note")
    )
    _fits(happened, into, name, prefer)
    with desk.writing(register) as batch:
        connection = batch.book.connection
        one = authorities.find(connection, authority)
        if into:
            successor = authorities.find(connection, into)
            happened = replace(happened, into=successor.id)
        if name:
            happened = replace(happened, note=happened.note or f"{one.name} → {name}")
        done = (events.prefer if prefer else events.record)(batch, one, happened)
        if name and done.id is not None:
            names.rename(batch, one.id, name)
    _tell(one, happened, done, prefer)


def _tell(one: "Body", happened: Event, done: "Recorded", prefer: bool) -> None:
    """Say what was recorded, and which events are passed over from now on."""
    if done.id is None and not done.set_aside:
        terminal.say(f"Nothing to record: the register knows this of {one.name} as exactly.")
        return
    when = f" on {happened.on}" if happened.on else ", day unknown"
    did = "Settled" if done.id is None else "Recorded"
    terminal.say(f"{did}: {one.name} ({one.country}, number {one.id}) {happened.kind}{when}.")
    why = "This is preferred to" if prefer else "This is more exact than"
    for other in done.set_aside:
        terminal.say(
            f"  {why} {other.kind} on {other.on or 'an unknown day'}"
            f" ({other.source or 'no source'}), which stays on record and is passed over."
        )


def parsed(word: str, on: str, edition: str, attested: str, source: str) -> Event:
    """Return the event that the words of a command describe; each bad word is named."""
    from charter_cli import fields

    return Event(
        kind=EventKind(desk.known(word, tuple(EventKind), "event")),
        on=PartialDate.parse("" if on == "unknown" else on, f"day of '{word}'"),
        attested=PartialDate.parse(attested, "--attested"),
        edition=desk.known(edition, tuple(Edition), "edition") if edition else "",
        source=fields.line(source, "source"),
    )


def _fits(event: Event, into: str, name: str, prefer: bool) -> None:
    if bool(into) != (event.kind is EventKind.MERGED):
        raise Misused(
            "A merger, and only a merger, has a successor.",
            "Write: charter record merged AUTHORITY --into SUCCESSOR --on DAY",
        )
    if prefer and event.kind not in _SETTLED:
        raise Misused(
            f"--prefer settles one of: {', '.join(_SETTLED)}.", "Record it without --prefer."
        )
    if bool(name) != (event.kind is EventKind.RENAMED):
        raise Misused(
            "A renaming, and only a renaming, has a new name.",
            "Write: charter record renamed AUTHORITY --name NAME --on DAY",
        )
