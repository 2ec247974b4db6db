"""The columns of a mailing list, in their order, the same in every format with columns.

Headings are single words in lower case: Word's mail merge and our own import take them
as they are.
"""

import re
from datetime import date

from charter_cli.exporters import Options
from charter_cli.model import Authority, Contact, Recipient

_NOBODY = Contact(id=0, authority=0)

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no cell can hold: characters that XML forbids or that only steer a terminal."""

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def row(recipient: Recipient, options: Options) -> dict[str, str | int]:
    """Return the heading and value of every column, for one recipient.

    `attention` and `role` are those of the contact; `email` and `phone` the contact's,
    else the office's; `language` is the one to write in.
    """
    office = recipient.authority
    contact = recipient.contact or _NOBODY
    return {
        "id": office.id,
        "name": office.name,
        "attention": contact.name,
        "role": contact.role,
        "street": office.address.street,
        "po_box": office.address.po_box,
        "postcode": office.address.postcode,
        "city": office.address.city,
        "country": office.country,
        "country_name": options.countries.get(office.country, office.country),
        "region": office.region,
        "kind": office.kind.value,
        "code": office.code,
        "language": contact.language or next(iter(office.languages), ""),
        "email": recipient.email,
        "phone": contact.phone or office.phone,
        "website": office.website,
        "signed_on": recipient.signed_on,
        "edition": recipient.edition,
        "standing": recipient.standing,
    }


HEADINGS = tuple(row(Recipient(Authority(id=0, name="", country="")), Options(on=date.min)))


def cells(recipient: Recipient, options: Options) -> list[str]:
    """Return the values of every column as text that any spreadsheet can hold."""
    return [printable(str(value)) for value in row(recipient, options).values()]


def printable(text: str) -> str:
    """Return `text` without control characters; its line ends are newlines."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))
