"""Compose a letter: the filled text, the words of its language, the sender's references."""

from collections.abc import Sequence

from charter_cli import cldr
from charter_cli.languages import Language
from charter_cli.letter import Letter, Mailbox, Reference, Signer
from charter_cli.mailing import address
from charter_cli.mailing.appointing import appointments
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.texts import Filled
from charter_cli.model import Recipient


def compose(
    mailing: Mailing, recipient: Recipient, filled: Filled, words: Language, chain: Sequence[str]
) -> Letter:
    """Return the letter to one recipient.

    `filled` is its text in the language of `words`; `chain` begins with that language and
    says which of the words of `mailing.toml` to take where that language has none.
    """
    head = mailing.letterhead
    enclosures = tuple(item.in_language(chain) for item in mailing.enclosures)
    return Letter(
        language=chain[0],
        letterhead=head,
        sender=mailing.sender,
        recipient=_address(mailing, recipient, chain[0]),
        references=_references(mailing, words, chain),
        date=mailing.date,
        subject=filled.subject,
        salutation=_salutation(recipient, filled.salutation, words),
        body=filled.body,
        closing=filled.closing or words.greeting.closing,
        signers=tuple(
            Signer(person.name, person.title.in_language(chain)) for person in mailing.signers
        ),
        pages=words.labels.page,
        enclosures_label=_enclosures_label(len(enclosures), words),
        enclosures=enclosures,
        mailbox=_mailbox(recipient, chain[0]),
        appointments=appointments(mailing.occasion, mailing.sender, chain),
        word=filled.word,
    )


def addressed(mailing: Mailing, recipient: Recipient, words: Language) -> dict[str, str]:
    """Return the values of one recipient that say how it is addressed, in lines and in words."""
    authority = recipient.authority
    return {
        "address": "\n".join(_address(mailing, recipient, words.tag)),
        "salutation": _salutation(recipient, "", words),
        "office": words.to_office(authority.kind, address.name_in(authority, words.tag)),
    }


def _address(mailing: Mailing, recipient: Recipient, language: str) -> tuple[str, ...]:
    sender = mailing.sender

    def country(code: str) -> str:
        return address.capitals(cldr.country(code, sender.language), sender.language)

    return address.lines(recipient, language, sender.country, country)


def _mailbox(recipient: Recipient, language: str) -> Mailbox:
    contact = recipient.contact
    if contact and contact.email:
        return Mailbox(contact.email, contact.name or contact.role)
    return Mailbox(recipient.email, address.name_in(recipient.authority, language))


def _references(mailing: Mailing, words: Language, chain: Sequence[str]) -> tuple[Reference, ...]:
    """Return the reference block in the order, and with the labels, of the letterhead."""
    head = mailing.letterhead
    values = {"date": cldr.short_day(mailing.date, words.tag)}
    return tuple(
        Reference(
            head.labels[field].in_language(chain)
            if field in head.labels
            else words.labels.label.format(label=getattr(words.labels, field)),
            values.get(field) or getattr(mailing.references, field),
        )
        for field in head.references
    )


def _salutation(recipient: Recipient, of_mailing: str, words: Language) -> str:
    """Return the form that the contact has chosen, else the mailing's, else the language's."""
    chosen = recipient.contact.salutation if recipient.contact else ""
    name = address.name_in(recipient.authority, words.tag)
    return chosen or of_mailing or words.to_body(name)


def _enclosures_label(number: int, words: Language) -> str:
    label = words.labels.enclosure if number == 1 else words.labels.enclosures
    return words.labels.label.format(label=label) if number else ""
