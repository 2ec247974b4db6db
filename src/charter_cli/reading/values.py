"""The forms of the fields: what a clean text of each must look like, and what it becomes."""

import re
from datetime import date as calendar_day

from charter_cli import countries, email_address, fields
from charter_cli.errors import BadInput, Misused
from charter_cli.folding import fold
from charter_cli.model import Edition
from charter_cli.reading import dates, vocabulary
from charter_cli.reading.outcome import Noted, Outcome, Refused
from charter_cli.reading.text import mixes_scripts

_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_GROUPED = re.compile(
    r"\d{1,3}(?:[ '’]\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}|\d+", re.ASCII
)
_TWO_WAYS = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)
_DECIMAL = re.compile(r"[\d.,' ]*\d[.,]\d+|\d+E[+-]?\d+", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_NOT_DIGITS = re.compile(r"\D")
_MOST_DIGITS = 10
PLAIN_EMAIL = re.compile(
    r"(?!.{65,}@)(?!.{255,})[A-Za-z0-9_'][A-Za-z0-9_'+-]*(?:\.[A-Za-z0-9_'+-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"
    r"(?!(?:test|local|localhost|invalid|onion|arpa)$)[a-z]{2,24}",
    re.ASCII,
)
"""Most addresses are plain; the library that knows the others takes its time."""

PLAIN_PHONE = re.compile(r"\+?\d(?:[ -]?\d){4,19}", re.ASCII)
PLAIN_WEBSITE = re.compile(
    r"(?!.{2001,})https?://[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*\.[a-z]{2,24}(?:/[\w./-]*)?", re.ASCII
)
_LIST = re.compile(r"\s*[,;/|&+]\s*|\s+(?:og|och|and|und|et|e|y|i|ja|en)\s+")
_TAGS = re.compile(r"\s*[;,|]\s*")
_PART = "it is a part of the United Kingdom; write GB"
_NOT_ONE_COUNTRY = {
    "angleterre": _PART,
    "angliya": _PART,
    "congo": "it can be CG or CD",
    "ecosse": _PART,
    "england": _PART,
    "england and wales": _PART,
    "inghilterra": _PART,
    "inglaterra": _PART,
    "korea": "it can be KR or KP",
    "northern ireland": _PART,
    "schottland": _PART,
    "scotland": _PART,
    "skottland": _PART,
    "wales": _PART,
}
_SUGGESTION = re.compile(r"(Did you mean [^?]*\?)")
_SHOWN = 40


def name(text: str) -> Outcome:
    """Take any text that is no number; tell of letters from two alphabets in one word."""
    if _NUMBER.fullmatch(text):
        return Refused("it is a number, not a name")
    if mixes_scripts(text):
        return Noted(text, "it mixes letters of two scripts in one word")
    return text


def country(text: str) -> Outcome:
    """Return the code of a country, given by code or name."""
    if reason := _NOT_ONE_COUNTRY.get(fold(text)):
        return Refused(reason)
    try:
        code = countries.find(text)
    except Misused as error:
        near = _SUGGESTION.search(error.next_step)
        return Refused("it is not known as a country" + (f". {near[1]}" if near else ""))
    if len(text) == len(code) and text.upper() != code:
        return Noted(code, f"{text} was read as {code}")
    return code


def kind(text: str, country: str) -> Outcome:
    """Return the kind of authority that a word means, in the languages of its country."""
    found = vocabulary.kinds().get(fold(text), {})
    spoken = set(countries.languages(country)) if country else set()
    here = [meant for meant, languages in found.items() if languages & spoken] or list(found)
    if len(here) == 1:
        return here[0]
    if here:
        return Refused(f"it can mean {' or '.join(sorted(here))}")
    return Refused("it is not a kind of authority that is known")


def date(text: str, order: str, country: str, today: calendar_day | None) -> Outcome:
    """Return a day, month or year as an ISO prefix, if it can be one of the Charter's."""
    found = dates.read(text, order, country)
    if isinstance(found, str):
        return Refused(found)
    reason = dates.within(found, today)
    return Refused(reason) if reason else str(found)


def number(text: str) -> Outcome:
    """Return a whole number of our own counting."""
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return str(int(text))
    return Refused("it is not a number of this register")


def population(text: str) -> Outcome:
    """Return a number of inhabitants in plain digits; `12.345` is asked about."""
    if not text.isascii() and any(sign.isdecimal() and not sign.isascii() for sign in text):
        return Refused("it is not written in plain digits")
    if _TWO_WAYS.fullmatch(text):
        whole = _NOT_DIGITS.sub("", text)
        return Refused(f"it is {whole}, or a number with a fraction; write it without the sign")
    if _GROUPED.fullmatch(text):
        digits = _NOT_DIGITS.sub("", text).lstrip("0") or "0"
        return digits if len(digits) <= _MOST_DIGITS else Refused("it is too large")
    if text.startswith(("-", "−")) and _GROUPED.fullmatch(text[1:].strip()):
        return Refused("it is below zero")
    return Refused("it is not a whole number" if _DECIMAL.fullmatch(text) else "it is not a number")


def edition(text: str) -> Outcome:
    """Return the year of the text signed."""
    if text in set(Edition):
        return text
    return Refused(f"it is no edition of the Charter; there are {' and '.join(Edition)}")


def code(text: str) -> Outcome:
    """Take a national code as it is written, its zeros too."""
    return _undamaged(text) or text


def postcode(text: str) -> Outcome:
    """Return a postcode in capitals."""
    if damage := _undamaged(text):
        return damage
    try:
        return fields.postcode(text)
    except BadInput:
        return Refused("it is not a postcode")


def phone(text: str) -> Outcome:
    """Take a telephone number as it is written; tell where it is not one number."""
    if damage := _undamaged(text):
        return damage
    try:
        return fields.phone(text)
    except BadInput:
        return Noted(text, "it is not one telephone number; it was kept as it is")


def email(text: str) -> Outcome:
    """Return one bare e-mail address."""
    local, _, domain = text.rpartition("@")
    if not local.isascii():
        return Refused("it has letters outside ASCII before the @")
    if PLAIN_EMAIL.fullmatch(lowered := f"{local}@{domain.lower()}"):
        return lowered
    try:
        return email_address.email(text)
    except BadInput:
        return Refused("it is not one e-mail address")


def website(text: str) -> Outcome:
    """Return the address of a website with its scheme."""
    try:
        address = fields.website(text)
    except BadInput:
        return Refused("it is not an http(s) address")
    if mixes_scripts(address):
        return Noted(address, "it mixes letters of two scripts in one word")
    return Noted(address, f"it was read as {address}") if address != text else address


def languages(text: str) -> Outcome:
    """Return the tags of languages, given by tag or name in any European language."""
    parts = [text] if _language(text) else _LIST.split(text)
    if len(parts) == 1 and not _language(text):
        parts = text.split()
    tags = [_language(part) for part in parts if part]
    unknown = next((part for part in parts if part and not _language(part)), "")
    if unknown:
        return Refused(f"{unknown[:_SHOWN]!r} is not a language that is known")
    return " ".join(dict.fromkeys(tags))


def tags(text: str) -> Outcome:
    """Return tags with semicolons between them."""
    return "; ".join(dict.fromkeys(filter(None, _TAGS.split(text))))


def do_not_contact(text: str) -> Outcome:
    """Return `yes` or `no`, given in any European language where it means one of them only."""
    key = fold(text)
    meant = [word for word in ("yes", "no") if key in vocabulary.words(word)]
    if len(meant) == 1:
        return meant[0]
    return Refused("it is neither yes nor no; write yes or no")


def beyond(text: str) -> Outcome:
    """Refuse what stands beyond the last heading: its row may be shifted."""
    return Refused("it stands beyond the last heading; move each cell under its own")


def _language(text: str) -> str:
    if found := vocabulary.languages().get(fold(text)):
        return found
    try:
        tag = fields.language(text)
    except BadInput:
        return ""
    return tag if tag.split("-")[0] in vocabulary.language_tags() else ""


def _undamaged(text: str) -> Refused | None:
    """Refuse a number that a spreadsheet has shortened; nothing is wrong otherwise."""
    if _SCIENTIFIC.fullmatch(text):
        return Refused("it was damaged by a spreadsheet, which wrote it as a power of ten")
    return None
