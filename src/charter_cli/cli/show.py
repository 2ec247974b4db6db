"""`charter show`: all that the register knows of one authority."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import AsKnown, AsOf, Authority, RegisterPath
from charter_cli.definition import spelt
from charter_cli.errors import NotFound

if TYPE_CHECKING:
    from charter_cli.model import Authority as Body
    from charter_cli.model import Contact, Entry, Event
    from charter_cli.register.journal import Entry as Batch

_SAID = {
    "signatory": "a signatory",
    "possible": "possibly a signatory: its dates do not tell",
    "former": "no longer a signatory",
    "decided": "not a signatory: it decided to sign, no signature is on record",
    "none": "not a signatory",
    "partner": "a partner: it is written to and never counted",
}


def show(
    authority: Authority,
    as_of: AsOf = "",
    as_known: AsKnown = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: table or json.", metavar="F")
    ] = "table",
) -> None:
    """Show all that is on record of one authority.

    Its standing on the day, its names and address, its history with sources, its contacts.
    --as-of asks what was so on a day, as far as is known today; --as-known asks what the
    register said at the end of a day, before later corrections.
    """
    desk.known(form, ("table", "json"), "format")
    known = desk.day(as_known, "--as-known") if as_known else None
    day = desk.day(as_of) if as_of or known is None else known
    from charter_cli.register import authorities, contacts, events, journal, listing, past

    with desk.reading(register) as present, past.as_known(present, known) as book:
        with _then(known):
            one = authorities.find(book.connection, authority)
        entry = listing.entry(book.connection, day, one.id)
        history = events.history(book.connection, one.id)
        people = contacts.of(book.connection, one.id)
        last = journal.last(book.connection, one.id)
        called = {e.into: authorities.get(book.connection, e.into).name for e in history if e.into}
        before = [
            authorities.get(book.connection, number).name
            for number in events.predecessors(book.connection, one.id)
        ]
    if form == "json":
        terminal.put(_json(entry, history, people, last))
        return
    terminal.put(f"{one.name}  ({one.country}, {one.kind}, number {one.id})")
    if known:
        terminal.put(f"  As the register knew it at the end of {spelt(known)}.")
    terminal.put(f"  On {spelt(day)}: {_SAID[entry.standing]}{_text(entry)}")
    for said in (*_lines(one), *_before(before), *_last(last)):
        terminal.put(f"  {said}")
    _tables([_row(e, called) for e in history], people)


@contextmanager
def _then(known: date | None) -> Iterator[None]:
    """Say of what day it is that an authority was not known."""
    try:
        yield
    except NotFound as error:
        if known:
            error.message = f"At the end of {spelt(known)}: {error.message}"
        raise


def _tables(happened: list[tuple[str, str, str]], people: tuple["Contact", ...]) -> None:
    if happened:
        terminal.put("")
        terminal.table(("day", "event", "source"), happened)
    if people:
        terminal.put("")
        terminal.table(
            ("contact", "name", "role", "e-mail", "phone", "since", "until", "kept"),
            [(c.id, c.name, c.role, c.email, c.phone, c.since, c.until, _kept(c)) for c in people],
        )


def _kept(contact: "Contact") -> str:
    """Say on what basis a contact is kept, until when, and whether it asked for silence."""
    until = f"until {contact.term}" if contact.term else ""
    silent = "not to be contacted" if contact.do_not_contact else ""
    return "; ".join(part for part in (contact.basis, until, silent) if part)


def _text(entry: "Entry") -> str:
    plan = {
        "adopted": "; its action plan is adopted",
        "due": "; its action plan is due two years after signing" if entry.signed_on else "",
        "overdue": "; its action plan is overdue",
    }.get(entry.plan, "")
    signed = f", signed {entry.signed_on}" if entry.signed_on else ""
    return f"{signed}{f', text of {entry.edition}' if entry.edition else ''}{plan}."


def _lines(one: "Body") -> Iterator[str]:
    others = [n for n in one.names if n.text != one.name]
    for use, label in (("official", "Also"), ("other", "Known as"), ("former", "Formerly")):
        texts = [
            n.text + (f" ({n.language})" if n.language else "") for n in others if n.use == use
        ]
        if texts:
            yield f"{label}: {'; '.join(texts)}"
    post = one.address
    place = " ".join(part for part in (post.postcode, post.city) if part)
    facts = {
        "Region": one.region,
        "Code": one.code,
        "Languages": ", ".join(one.languages),
        "Stakeholder": one.profile.stakeholder,
        "Area of intervention": one.profile.area,
        "Aims and objectives": one.profile.aims,
        "Target groups": "; ".join(one.profile.targets),
        "Keywords": "; ".join(one.profile.keywords),
        "Address": ", ".join(part for part in (post.street, post.po_box, place) if part),
        "E-mail": one.email,
        "Phone": one.phone,
        "Website": one.website,
        "Population": "" if one.population is None else str(one.population),
        "Tags": "; ".join(one.tags),
        "Note": one.note,
        "Not to be contacted": "they asked for it" if one.do_not_contact else "",
    }
    yield from (f"{label}: {value}" for label, value in facts.items() if value)


def _before(names: list[str]) -> Iterator[str]:
    if names:
        yield f"Takes the place of: {'; '.join(names)}"


def _last(batch: "Batch | None") -> Iterator[str]:
    """Say which change was the last: `edit --if-unchanged-since` asks for its number."""
    if batch:
        yield f"Last changed: {batch.at[:10]} by {batch.who} (batch {batch.id})"


def _row(event: "Event", called: dict[int, str]) -> tuple[str, str, str]:
    said = str(event.kind)
    if event.edition:
        said += f" the text of {event.edition}"
    if event.into:
        said += f" into {called[event.into]}"
    if event.note:
        said += f" ({event.note})"
    if event.set_aside:
        said += f" [set aside: {event.set_aside}]"
    when = str(event.on) or "unknown"
    if not event.on and event.attested:
        when = f"by {event.attested}"
    return when, said, "; ".join(s for s in (event.source, event.document) if s)


def _json(
    entry: "Entry",
    history: tuple["Event", ...],
    people: tuple["Contact", ...],
    last: "Batch | None",
) -> str:
    import json
    from dataclasses import asdict

    found = {
        **asdict(entry),
        "events": [{**asdict(e), "on": e.on.text, "attested": e.attested.text} for e in history],
        "contacts": [
            {**asdict(c), "since": c.since.text, "until": c.until.text, "term": c.term.text}
            for c in people
        ],
        "last_batch": last.id if last else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)
