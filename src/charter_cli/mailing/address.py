"""Write the lines of an address as they stand on the envelope."""

import unicodedata
from collections.abc import Callable

from charter_cli.model import Authority, Recipient


def name_in(authority: Authority, language: str) -> str:
    """Return the official name of an authority in `language`, else its first name."""
    names = (
        name.text
        for name in authority.names
        if name.use == "official" and name.language == language
    )
    return next(names, authority.name)


def lines(
    recipient: Recipient, language: str, home: str, country: Callable[[str], str]
) -> tuple[str, ...]:
    """Return the lines for a letter in `language` that is posted in the country `home`.

    Mail that leaves the country ends with its destination, as `country` writes it, in
    capitals; mail within the country does not.
    """
    authority, contact = recipient.authority, recipient.contact
    where = authority.address
    found = [name_in(authority, language)]
    if contact:
        found += [contact.name, contact.role]
    found += [where.po_box or where.street, f"{where.postcode} {where.city}".strip()]
    if authority.country != home:
        found.append(country(authority.country))
    return tuple(line for line in found if line)


def capitals(text: str, language: str) -> str:
    """Return `text` in capitals: in Greek without accents, in Turkish with İ."""
    if language.startswith("el"):
        letters = unicodedata.normalize("NFD", text).replace("\N{COMBINING ACUTE ACCENT}", "")
        text = unicodedata.normalize("NFC", letters)
    if language.startswith("tr"):
        text = text.replace("i", "İ")
    return text.upper()
