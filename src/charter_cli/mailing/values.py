"""Put together the values that a text can name, as plain data for the child process."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from charter_cli.mailing.address import name_in
from charter_cli.mailing.folder import Mailing, Person
from charter_cli.mailing.vocabulary import plain_day
from charter_cli.model import Recipient


def common(mailing: Mailing, chain: Sequence[str]) -> dict[str, Any]:
    """Return the values that are the same in every letter of one language."""
    sender, occasion = mailing.sender, mailing.occasion
    return {
        "language": chain[0],
        "today": plain_day(mailing.date),
        "sender": {
            "name": sender.name,
            "country": sender.country,
            "email": sender.email,
            "phone": sender.phone,
            "website": sender.website,
        },
        "occasion": {
            "title": occasion.title.in_language(chain),
            "starts": plain_day(occasion.starts),
            "ends": plain_day(occasion.ends),
            "place": occasion.place.in_language(chain),
            "website": occasion.website,
            "registration": occasion.registration,
        },
        "references": asdict(mailing.references),
        "contacts": [_person(person, chain) for person in mailing.contacts],
    }


def of_recipient(recipient: Recipient, language: str) -> dict[str, Any]:
    """Return the values of one recipient."""
    authority, contact = recipient.authority, recipient.contact
    return {
        "authority": {
            "name": name_in(authority, language),
            "country": authority.country,
            "kind": str(authority.kind),
            "region": authority.region,
            "code": authority.code,
            "city": authority.address.city,
            "email": authority.email,
            "phone": authority.phone,
            "website": authority.website,
            "population": authority.population,
            "signed_on": plain_day(recipient.signed_on),
            "edition": recipient.edition,
            "standing": recipient.standing,
        },
        "contact": {
            "name": contact.name if contact else "",
            "role": contact.role if contact else "",
            "email": contact.email if contact else "",
            "phone": contact.phone if contact else "",
        },
    }


def _person(person: Person, chain: Sequence[str]) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title.in_language(chain),
        "email": person.email,
        "phone": person.phone,
    }
