"""`charter retention`: contacts that are not to be kept any longer."""

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Form, Output, RegisterPath
from charter_cli.definition import spelt

_HEADINGS = ("contact", "name", "authority", "since", "reason", "basis", "next")


def retention(
    as_of: AsOf = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List contacts whose term has ended, and say what to do.

    A contact is kept until the day given with --keep-until; without one, until it has left.
    """
    options.form(form)
    day = desk.day(as_of)
    from charter_cli.register import retention as keeping

    with desk.reading(register) as book:
        found = keeping.due(book.connection, day)
    rows: list[dict[str, object]] = [
        {
            "contact": due.contact.id,
            "name": due.contact.name or due.contact.role or due.contact.email,
            "authority": due.authority,
            "since": due.since.isoformat(),
            "reason": due.reason,
            "basis": due.contact.basis,
            "next": f"charter erase {due.contact.id}",
        }
        for due in found
    ]
    if not rows:
        terminal.say(f"No contact's term has ended by {spelt(day)}.")
    if rows or form != "table":
        desk.hand_out(rows, form, output, _HEADINGS)
    if rows and form == "table":
        terminal.say(
            "To keep one longer, for a reason: charter contact edit NUMBER --keep-until DAY"
        )
