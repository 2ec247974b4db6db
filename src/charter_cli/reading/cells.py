"""Bring each cell to the one form of its field, or say why it cannot be taken.

The one form is text: an ISO date, plain digits, a code, the word for a kind; several
languages stand with blanks between them, several tags with semicolons.
"""

import re
from collections.abc import Callable

from charter_cli.importers import Cell, Day, Several, Unfit
from charter_cli.reading import values
from charter_cli.reading.header import as_text
from charter_cli.reading.headings import BEYOND
from charter_cli.reading.outcome import Noted, Outcome, Refused
from charter_cli.reading.text import clean
from charter_cli.reading.wishes import Wishes

DATES = ("signed", "decided", "registered", "renewed")
REPEATED = frozenset(
    {*DATES, "country", "kind", "region", "languages", "edition", "contact_role", "source"}
    | {"do_not_contact"}
)
"""Fields in which the same few words stand in row after row."""

_NUMBERS = (*DATES, "population", "edition")
_FREE = ("note", "source", "tags")
_LISTS = ("languages", "tags")
_PHONES = ("phone", "contact_phone")
_LONGEST = {"name": 200, "email": 254, "contact_email": 254, "website": 2000}
_LONG = 10_000
_SHORT = min(_LONGEST.values())
_NOTHING = frozenset({"null", "n/a", "-", "–", "—", "none", "nan", "?", "\\n"})
"""What programs and people write where there is nothing to write."""

_LONGEST_NOTHING = 4

_ERROR = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC)[!?]?")
_FORMULA = frozenset("=+-@＝＋－＠")

_PLAIN = r"[{0}]+(?:[ .'/-][{0}]+)*".format("A-Za-z0-9À-ÖØ-öø-ɏ")
AS_IT_STANDS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(
        ("region", "street", "city", "contact_name", "contact_role", "source", "note"),
        re.compile(f"(?=.{{5,200}}$){_PLAIN}").fullmatch,
    ),
    "name": re.compile(f"(?=.{{5,200}}$)(?=[0-9 .'/-]*[^0-9 .'/-]){_PLAIN}").fullmatch,
    "code": re.compile("[0-9]{1,20}").fullmatch,
    "population": re.compile("[1-9][0-9]{0,9}").fullmatch,
    "postcode": re.compile("[0-9]{3,8}").fullmatch,
    **dict.fromkeys(("phone", "contact_phone"), values.PLAIN_PHONE.fullmatch),
    **dict.fromkeys(("email", "contact_email"), values.PLAIN_EMAIL.fullmatch),
    "website": values.PLAIN_WEBSITE.fullmatch,
}
"""Tell of a field's text that it is surely as it should be; most are, and need no closer look."""

_READERS: dict[str, Callable[[str], Outcome]] = {
    "name": values.name,
    "country": values.country,
    "code": values.code,
    "id": values.number,
    "version": values.number,
    "languages": values.languages,
    "population": values.population,
    "edition": values.edition,
    "postcode": values.postcode,
    "email": values.email,
    "contact_email": values.email,
    "phone": values.phone,
    "contact_phone": values.phone,
    "website": values.website,
    "tags": values.tags,
    "do_not_contact": values.do_not_contact,
    BEYOND: values.beyond,
}


def read(field: str, cell: Cell, country: str, wishes: Wishes) -> Outcome:
    """Return what a cell of a field says, in a row of a country (or of none that is known)."""
    if isinstance(cell, str) and (plain := AS_IT_STANDS.get(field)) and plain(cell):
        return cell
    given = cell if isinstance(cell, str) else _as_text(field, cell)
    cleaned = given if isinstance(given, Refused) else clean(given, lines=field == "note")
    if isinstance(cleaned, Refused):
        return cleaned
    text, told = (cleaned, "") if isinstance(cleaned, str) else (cleaned.value, cleaned.note)
    if not text:
        return ""
    if _is_nothing(text, field):
        return Noted("", f"{text!r} was read as an empty cell")
    if text[0] in _FORMULA and field not in _PHONES:
        told = _joined(told, f'it starts with "{text[0]}" and was kept as it is')
    if field == "name" and isinstance(cell, int):
        told = _joined(told, f"the number {text} was read as a text")
    outcome = _meant(field, text, country, wishes)
    return _with_note(outcome, told) if told else outcome


def _is_nothing(text: str, field: str) -> bool:
    """Tell whether a word stands for an empty cell; a population of `NaN` is an error."""
    if len(text) > _LONGEST_NOTHING or text.lower() not in _NOTHING:
        return False
    return field != "population" or not text.isalpha()


def _as_text(field: str, cell: Cell) -> str | Refused:
    """Return the text of a cell that is none in the file, where that does no harm."""
    match cell:
        case Unfit(reason):
            return Refused(reason)
        case Several(texts):
            return "; ".join(texts) if field in _LISTS else Refused("it is a list, not one text")
        case bool() if field != "do_not_contact":
            return Refused(f"it is {as_text(cell)}, where a text is expected")
        case float() if field not in (*_NUMBERS, *_FREE):
            return Refused("it is a number with a fraction, where a text is expected")
        case Day() if field not in (*DATES, *_FREE):
            return Refused("it is a date; a spreadsheet may have made it from something else")
    return as_text(cell)


def _meant(field: str, text: str, country: str, wishes: Wishes) -> Outcome:
    if text[0] == "#" and _ERROR.fullmatch(text):
        return Refused("it is a spreadsheet error")
    if len(text) > _SHORT and len(text) > (longest := _LONGEST.get(field, _LONG)):
        return Refused(f"it has {len(text)} characters, at most {longest}")
    if reader := _READERS.get(field):
        return reader(text)
    if field in DATES:
        return values.date(text, wishes.dates, country, wishes.today)
    return values.kind(text, country) if field == "kind" else text


def _with_note(outcome: Outcome, told: str) -> Outcome:
    if isinstance(outcome, Refused):
        return outcome
    if isinstance(outcome, Noted):
        return Noted(outcome.value, _joined(told, outcome.note))
    return Noted(outcome, told)


def _joined(*notes: str) -> str:
    return "; ".join(filter(None, notes))
