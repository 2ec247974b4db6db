"""Choose who is written to: one recipient an envelope, and nobody who asked not to be.

An envelope is the same where it would reach the same hands twice:

- at one authority, two recipients with the same mailbox (a contact that shares the
  office's, two contacts without one of their own), or, where there is no mailbox at all,
  with the same name above the address;
- between two authorities, only where label and mailbox are the same in every part, as
  for a city that is entered as municipality and as county. Two authorities that merely
  share a mailbox (a common office of small municipalities) stay two: each signed for
  itself, and each letter carries its own name and its own signing day.

An authority that asked not to be contacted is left out with everybody at it. A contact
that asked is left out with its mailbox: where the office has no other, the office is too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from charter_cli.dates import Span
from charter_cli.folding import fold
from charter_cli.model import Contact, Entry, Recipient


class Reason(StrEnum):
    """Say why somebody is not written to, or why the office is instead."""

    ASKED = "asked not to be contacted"
    SAME_ENVELOPE = "same envelope"
    DAYS_OVER = "contact's days are over"
    DAYS_TO_COME = "contact's days have not begun"
    NO_CONTACT = "no contact in that role"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Hold who was left out and why; `contact` is empty where the office itself is meant."""

    authority: int
    name: str
    reason: Reason
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold the recipients, who was left out, and where the office stands in for a role.

    `left_out` gets no envelope of its own. `offices` names the authorities whose office is
    among the recipients because nobody there could be addressed in the role asked for.
    """

    recipients: tuple[Recipient, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    offices: tuple[LeftOut, ...] = ()


def choose(entries: Iterable[tuple[Entry, Sequence[Contact]]], on: date, role: str = "") -> Choice:
    """Return the recipients among `entries` on a day, in the given order.

    Without a role, the office of each authority. With one, the contacts that hold it on that
    day, or the office where there is none. Roles are compared without case and accents.
    """
    recipients: list[Recipient] = []
    left_out: list[LeftOut] = []
    offices: list[LeftOut] = []
    seen: set[tuple[str, ...]] = set()
    for entry, contacts in entries:
        fit, unfit = _choose_at(entry, contacts, on, role)
        left_out.extend(unfit)
        for recipient in fit:
            envelope = set(_keys(recipient))
            if envelope & seen:
                left_out.append(_leave_out(entry, Reason.SAME_ENVELOPE, recipient.contact))
                continue
            seen |= envelope
            recipients.append(recipient)
            if role and recipient.contact is None:
                offices.append(_leave_out(entry, Reason.NO_CONTACT))
    return Choice(tuple(recipients), tuple(left_out), tuple(offices))


def _choose_at(
    entry: Entry, contacts: Sequence[Contact], on: date, role: str
) -> tuple[list[Recipient], list[LeftOut]]:
    """Choose at one authority; where nobody fits the role, its office stands in."""
    if entry.authority.do_not_contact:
        return [], [_leave_out(entry, Reason.ASKED)]
    wanted = fold(role)
    in_role = [contact for contact in contacts if wanted and fold(contact.role) == wanted]
    silenced = _silenced_mailboxes(contacts, on)
    fit: list[Recipient] = []
    unfit: list[LeftOut] = []
    for contact in in_role:
        recipient = _recipient(entry, contact)
        reason = _hindrance(contact, on)
        if reason is None and _mailbox(recipient) in silenced:
            reason = Reason.ASKED
        if reason is None:
            fit.append(recipient)
        else:
            unfit.append(_leave_out(entry, reason, contact))
    office = _recipient(entry)
    if not fit and _mailbox(office) in silenced:
        unfit.append(_leave_out(entry, Reason.ASKED))
    elif not fit:
        fit.append(office)
    return fit, unfit


def _hindrance(contact: Contact, on: date) -> Reason | None:
    """Return why a contact is not written to; one whose inexact days may include `on` is."""
    if contact.since.span(Span(date.min, on)).earliest > on:
        return Reason.DAYS_TO_COME
    if contact.until.span(Span(on, date.max)).latest < on:
        return Reason.DAYS_OVER
    return Reason.ASKED if contact.do_not_contact else None


def _silenced_mailboxes(contacts: Sequence[Contact], on: date) -> set[str]:
    """Return the mailboxes of those who asked: no other name above one makes it another's."""
    silent = (contact for contact in contacts if _hindrance(contact, on) is Reason.ASKED)
    return {contact.email.casefold() for contact in silent if contact.email}


def _recipient(entry: Entry, contact: Contact | None = None) -> Recipient:
    return Recipient(
        entry.authority,
        contact,
        entry.standing,
        entry.signed_on,
        entry.edition,
        entry.plan,
        entry.plan_due,
    )


def _leave_out(entry: Entry, reason: Reason, contact: Contact | None = None) -> LeftOut:
    name = contact.name if contact else ""
    return LeftOut(entry.authority.id, entry.authority.name, reason, name)


def _mailbox(recipient: Recipient) -> str:
    return recipient.email.casefold()


def _keys(recipient: Recipient) -> Iterator[tuple[str, ...]]:
    """Yield what makes the envelope: no other recipient may share one of these."""
    office = recipient.authority
    mailbox = _mailbox(recipient)
    attention = recipient.contact.name.casefold() if recipient.contact else ""
    yield ("at", str(office.id), mailbox or attention)
    address = office.address
    if mailbox or address.street or address.po_box:
        lines = (office.name, address.street, address.po_box, address.postcode, address.city)
        yield ("label", office.country, "/".join(lines).casefold(), attention, mailbox)
