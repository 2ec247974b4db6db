"""`charter contact`: people and mailboxes at an authority."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, numbers, options, terminal
from charter_cli.cli.options import Authority, Form, Output, RegisterPath, Source
from charter_cli.lawfulness import Basis

if TYPE_CHECKING:
    from charter_cli.model import Contact

app = typer.Typer(help="Keep the people and mailboxes at an authority.", no_args_is_help=True)

Number = Annotated[
    int,
    typer.Argument(
        help="The contact's number.",
        metavar="CONTACT",
        parser=numbers.of("a contact", "charter contact list AUTHORITY"),
    ),
]
Name = Annotated[str | None, typer.Option(help="The person's name.", metavar="NAME")]
Role = Annotated[
    str | None, typer.Option(help="What the person is: mayor, equality officer.", metavar="ROLE")
]
Email = Annotated[str | None, typer.Option(help="The mailbox.", metavar="E-MAIL")]
Phone = Annotated[str | None, typer.Option(help="The phone.", metavar="PHONE")]
Language = Annotated[str | None, typer.Option(help="Language to write in (nb, sv).", metavar="L")]
Salutation = Annotated[
    str | None,
    typer.Option(help="How this person chose to be addressed; never guessed.", metavar="TEXT"),
]
Since = Annotated[str | None, typer.Option(help="The first day in office.", metavar="DAY")]
Until = Annotated[str | None, typer.Option(help="The last day in office.", metavar="DAY")]
Note = Annotated[str | None, typer.Option(help="A remark.", metavar="TEXT")]
LawfulBasis = Annotated[
    str | None,
    typer.Option("--basis", help=f"Why the data may be kept: {', '.join(Basis)}.", metavar="BASIS"),
]
KeepUntil = Annotated[
    str | None, typer.Option("--keep-until", help="The last day to keep the data.", metavar="DAY")
]

_HEADINGS = (
    "id", "authority", "name", "role", "email", "phone", "language", "since", "until",
    "do_not_contact", "source", "basis", "term",
)  # fmt: skip


@app.command()
def add(
    authority: Authority,
    name: Name = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    salutation: Salutation = None,
    since: Since = None,
    until: Until = None,
    source: Source = "",
    note: Note = None,
    basis: LawfulBasis = None,
    keep_until: KeepUntil = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Enter a person or a mailbox at an authority."""
    given = dict(locals())
    from charter_cli.model import Contact
    from charter_cli.register import authorities, contacts, tombstones

    new = _changed(Contact(0, 0), given)
    with desk.writing(register) as batch:
        one = authorities.find(batch.book.connection, authority)
        here = replace(new, authority=one.id)
        tombstones.refuse(batch.book.connection, here.name, here.email, one.id)
        number = contacts.add(batch, here)
        silent = contacts.has_asked(batch.book.connection, replace(here, id=number or 0))
    who = new.name or new.role or new.email
    terminal.say(f"Entered {who} at {one.name} as contact {number}.")
    if silent:
        terminal.say("  Not to be contacted: that was asked for under another entry.")
    if new.name and not new.basis:
        terminal.say(
            f"  Why may these data be kept? Say it with: charter contact edit {number} --basis ..."
        )


@app.command()
def edit(
    contact: Number,
    name: Name = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    language: Language = None,
    salutation: Salutation = None,
    since: Since = None,
    until: Until = None,
    source: Annotated[
        str | None, typer.Option(help="Where it is written: a page, a letter.", metavar="S")
    ] = None,
    note: Note = None,
    basis: LawfulBasis = None,
    keep_until: KeepUntil = None,
    do_not_contact: Annotated[
        bool | None,
        typer.Option(
            "--do-not-contact/--contact", help="Leave out of lists and letters, or take in again."
        ),
    ] = None,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Correct what is on record of a contact.

    An empty text ("") erases a field.
    """
    given = dict(locals())
    from charter_cli.register import contacts, tombstones

    with desk.writing(register) as batch:
        before = contacts.get(batch.book.connection, contact)
        after = _changed(before, given)
        tombstones.refuse(batch.book.connection, after.name, after.email, after.authority)
        fields = contacts.edit(batch, before, after)
    changed = ", ".join(fields) if fields else "nothing to change"
    terminal.say(f"Contact {contact}: {changed}.")


@app.command()
def end(
    contact: Number,
    on: Annotated[str, typer.Option(help="The last day; today if not given.", metavar="DAY")] = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Note that a contact has left.

    It stays on record and is not written to any more.
    """
    from charter_cli.dates import PartialDate
    from charter_cli.register import contacts

    until = PartialDate.parse(on or desk.today().isoformat(), "--on")
    with desk.writing(register) as batch:
        before = contacts.get(batch.book.connection, contact)
        contacts.end(batch, before, _sound(replace(before, until=until)).until)
    who = before.name or before.role or before.email
    terminal.say(f"Contact {contact} ({who}) holds until {until}.")


@app.command(name="list")
def listing(
    authority: Authority,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List the contacts of an authority."""
    options.form(form)
    from charter_cli.register import authorities, contacts

    with desk.reading(register) as book:
        one = authorities.find(book.connection, authority)
        found = contacts.of(book.connection, one.id)
    days = ("since", "until", "term")
    rows = [{**asdict(c), **{day: str(getattr(c, day)) for day in days}} for c in found]
    desk.hand_out(rows, form, output, _HEADINGS)


def _changed(contact: "Contact", given: dict[str, object]) -> "Contact":
    """Return the contact with the given fields checked and changed; None leaves a field."""
    from charter_cli import fields
    from charter_cli.cli import values
    from charter_cli.dates import PartialDate

    checks: dict[str, Callable[[str], object]] = {
        **{f: partial(fields.line, field=f) for f in ("name", "role", "salutation", "note")},
        **{f: partial(PartialDate.parse, field=f) for f in ("since", "until")},
        "source": partial(fields.line, field="source"),
        "basis": lambda text: desk.known(text, tuple(Basis), "basis") if text else "",
        "keep_until": partial(PartialDate.parse, field="keep-until"),
        "email": values.email,
        "phone": lambda text: fields.phone(text) if text else "",
        "language": lambda text: fields.language(text) if text else "",
    }
    found = {f: check(str(given[f])) for f, check in checks.items() if given.get(f) is not None}
    if "keep_until" in found:
        found["term"] = found.pop("keep_until")
    if given.get("do_not_contact") is not None:
        found["do_not_contact"] = bool(given["do_not_contact"])
    return _sound(replace(contact, **found))  # type: ignore[arg-type]


def _sound(contact: "Contact") -> "Contact":
    """Refuse a contact that nobody could write to, or whose days run backwards."""
    from datetime import date

    from charter_cli.dates import Span
    from charter_cli.errors import BadInput

    if not (contact.name or contact.role or contact.email):
        raise BadInput("contact: it has neither name nor role nor e-mail.", "Give at least one.")
    ever = Span(date.min, date.max)
    if contact.until.span(ever).latest < contact.since.span(ever).earliest:
        raise BadInput(
            f"until: {contact.until} is earlier than {contact.since}, since when it holds.",
            "Correct one of the two.",
        )
    return contact
