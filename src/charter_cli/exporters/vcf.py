"""Electronic business cards: vCard 4.0 (RFC 6350), for Outlook, telephones and mail servers."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from uuid import UUID, uuid5

from charter_cli.exporters import Options
from charter_cli.exporters._columns import HEADINGS, cells
from charter_cli.model import Recipient

SUFFIX = ".vcf"
MEDIA = "text/vcard; charset=utf-8"

_OURS = UUID("6f2d3f5e-3f0c-4c0e-9a58-8d4c5b7e2006")
"""Drawn once; the cards' UIDs come from it and from the ids in the register."""

_FOLD_AT = 75
_OPTIONAL = (("ROLE", "role"), ("EMAIL", "email"), ("TEL", "phone"), ("LANG", "language"))

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def write(recipients: Iterable[Recipient], target: BinaryIO, options: Options) -> None:
    """Write one card a recipient: of a person where there is one, else of the office."""
    for recipient in recipients:
        target.write(b"".join(map(_folded, _card(recipient, options))))


def _card(recipient: Recipient, options: Options) -> Iterator[str]:
    """Yield the lines of a card, unfolded. Its UID is the same each time it is written."""
    plain = dict(zip(HEADINGS, cells(recipient, options), strict=True))
    text = {heading: value.translate(_ESCAPES) for heading, value in plain.items()}
    contact = recipient.contact.id if recipient.contact else 0
    # RFC 6350, 6.3.1: the component of the box is to stay empty; it goes with the street.
    street = ",".join(text[part] for part in ("po_box", "street") if text[part])
    place = ";".join(text[part] for part in ("city", "region", "postcode", "country_name"))
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid5(_OURS, f'{recipient.authority.id}/{contact}')}"
    yield f"KIND:{'individual' if text['attention'] else 'org'}"
    yield f"FN:{text['attention'] or text['name']}"
    yield f"ORG:{text['name']}"
    yield f"ADR:;;{street};{place}"
    for name, heading in _OPTIONAL:
        if text[heading]:
            yield f"{name}:{text[heading]}"
    if plain["website"]:
        yield f"URL:{''.join(plain['website'].split())}"  # an address: nothing in it is escaped
    yield "END:VCARD"


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, none of which cuts a letter in two."""
    rest = line.encode()
    pieces: list[bytes] = []
    room = _FOLD_AT
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
        room = _FOLD_AT - 1
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
