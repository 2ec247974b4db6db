"""Put together the values that a text can name, as plain data for the child process."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from charter_cli.mailing.address import name_in
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.vocabulary import plain_day, plain_hour, plain_words
from charter_cli.model import Recipient
from charter_cli.occasions import Occasion, Person


def common(mailing: Mailing, chain: Sequence[str]) -> dict[str, Any]:
    """Return the values that are the same in every letter of one language."""
    sender = mailing.sender
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
            **_occasion(mailing.occasion, chain),
            "parts": [_occasion(part, chain) for part in mailing.occasion.parts],
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
            "plan": recipient.plan,
            "plan_due": plain_day(recipient.plan_due),
        },
        "contact": {
            "name": contact.name if contact else "",
            "role": contact.role if contact else "",
            "email": contact.email if contact else "",
            "phone": contact.phone if contact else "",
        },
    }


def _occasion(occasion: Occasion, chain: Sequence[str]) -> dict[str, Any]:
    """Return an occasion, or a part of one; where it has no house, the town is its place."""
    when, place = occasion.when, occasion.place
    return {
        "title": plain_words(occasion.title, chain),
        "kind": str(occasion.kind),
        "publication": plain_words(occasion.publication, chain),
        "about": plain_words(occasion.about, chain),
        "audience": plain_words(occasion.audience, chain),
        "starts": plain_day(when.starts.text),
        "ends": plain_day(when.ends.text),
        "opens": plain_hour(when.opens),
        "closes": plain_hour(when.closes),
        "zone": when.zone,
        "place": plain_words(place.name or place.city, chain),
        "address": plain_words(place.address, chain),
        "city": plain_words(place.city, chain),
        "country": place.country,
        "hosts": [plain_words(host, chain) for host in occasion.hosts],
        "speakers": [plain_words(speaker, chain) for speaker in occasion.speakers],
        "website": occasion.website,
        "registration": occasion.registration,
        "deadline": plain_day(occasion.deadline.text),
        "fee": plain_words(occasion.fee, chain),
        "documents": list(occasion.documents),
    }


def _person(person: Person, chain: Sequence[str]) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": plain_words(person.title, chain),
        "email": person.email,
        "phone": person.phone,
    }
