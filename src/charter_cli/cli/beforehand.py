"""Show what a round of letters would be: who gets which, why, and who gets none."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from charter_cli.cli import export, terminal

if TYPE_CHECKING:
    from charter_cli.mailing.plan import Planned
    from charter_cli.recipients import Choice, LeftOut

_NAMED = 5


def show(planned: Sequence["Planned"], choice: "Choice") -> None:
    """Show every letter that is planned, then everybody that is left out, then what is missing."""
    terminal.table(
        ("to", "country", "language", "because", "post", "e-mail", "file"),
        [
            (
                _addressed(item),
                item.recipient.authority.country,
                item.choice.language,
                _because(item),
                _post(item),
                item.recipient.email or "none",
                item.name,
            )
            for item in planned
        ],
    )
    if choice.left_out:
        terminal.put("")
        terminal.table(("gets no letter", "because"), [_left_out(o) for o in choice.left_out])
    languages = Counter(item.choice.language for item in planned)
    told = ", ".join(f"{tag} {number}" for tag, number in languages.most_common())
    terminal.say(f"{terminal.amount(len(planned), 'letter')} ({told}); nothing is written yet.")
    _tell_missing(planned)
    _tell_unreachable(planned)
    possible = sum(item.recipient.standing == "possible" for item in planned)
    if possible:
        terminal.say(f"  {export.possibly(possible)}")
    if choice.offices:
        terminal.say(f"  {export.stood_in(len(choice.offices))}")


def _addressed(item: "Planned") -> str:
    contact = item.recipient.contact
    person = (contact.name or contact.role) if contact else ""
    return ", ".join(filter(None, (item.recipient.authority.name, person)))


def _because(item: "Planned") -> str:
    """Say whose wish it is, and by which way it was met if there is no text in that language."""
    choice = item.choice
    said = f"the {choice.rule} reads {choice.wished}" if choice.wished else "nobody said what"
    if not choice.missing:
        return said
    way = " → ".join(choice.way)
    return f"{said}; no text in it: {way}"


def _post(item: "Planned") -> str:
    post = item.recipient.authority.address
    place = " ".join(part for part in (post.postcode, post.city) if part)
    return ", ".join(part for part in (post.po_box or post.street, place) if part) or "none"


def _left_out(one: "LeftOut") -> tuple[str, str]:
    who = f"{one.name}, {one.contact}" if one.contact else one.name
    return who, str(one.reason)


def _tell_missing(planned: Sequence["Planned"]) -> None:
    """Say which translations are missing, for how many letters, and what is taken instead."""
    missing = [item.choice for item in planned if item.choice.missing]
    if not missing:
        return
    terminal.say("  Translations that are missing:")
    numbers = Counter((choice.wished, choice.language) for choice in missing)
    for (wished, taken), number in sorted(numbers.items()):
        get = terminal.amount(number, "of them gets", "of them get")
        terminal.say(f"    {wished or 'no language known'}: {get} {taken}")


def _tell_unreachable(planned: Sequence["Planned"]) -> None:
    names = [_addressed(i) for i in planned if not (i.recipient.has_post or i.recipient.email)]
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        have = terminal.amount(len(names), "has", "have")
        terminal.say(
            f"  {have} no address on record, by post or e-mail: {', '.join(names[:_NAMED])}{more}"
        )
