"""`charter list`: many authorities, filtered."""

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Form, Output, RegisterPath
from charter_cli.model import Entry, Selection

_HEADINGS = (
    "id", "name", "country", "kind", "region", "code", "language",
    "standing", "signed_on", "edition", "plan",
)  # fmt: skip
_SHOWN = ("id", "name", "country", "kind", "region", "standing", "signed_on", "edition", "plan")


@options.filtered(text=True)
def listing(
    selection: Selection,
    as_of: AsOf = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """List those that stand by the Charter, or others by filter."""
    options.form(form)
    day = desk.day(as_of)
    from charter_cli.register import listing as rows

    with desk.reading(register) as book:
        options.tell_unknown_regions(book, selection)
        found = [_row(entry) for entry in rows.entries(book.connection, day, selection)]
    desk.hand_out(found, form, output, _SHOWN if form == "table" else _HEADINGS)
    if not found:
        terminal.say("No authority fits. --standing all looks at all that are on record.")


def _row(entry: Entry) -> dict[str, object]:
    one = entry.authority
    return {
        "id": one.id,
        "name": one.name,
        "country": one.country,
        "kind": str(one.kind),
        "region": one.region,
        "code": one.code,
        "language": one.languages[0] if one.languages else "",
        "standing": entry.standing,
        "signed_on": entry.signed_on,
        "edition": entry.edition,
        "plan": entry.plan,
    }
