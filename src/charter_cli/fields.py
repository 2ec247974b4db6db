"""Check single values that people type or paste, and bring each to its one form.

Every function takes text and returns it clean, or raises BadInput with a sentence that
names the field. A blank stays blank: whether a field must be filled is not decided here.
"""

import re
import unicodedata
from datetime import time
from urllib.parse import urlsplit

from charter_cli.errors import BadInput

LIMIT = 300
"""More characters than this in one line are a slip of the clipboard."""

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens and blanks without width: they travel along when people copy text."""

_BLANKS = re.compile(r"\s+")
_POSTCODE = re.compile(r"[0-9A-Z][0-9A-Z -]{0,10}[0-9A-Z]")
_PHONE = re.compile(r"\(?\+?[0-9 ()./-]+")
_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_POPULATION = re.compile(r"\d{1,3}([ .,'’])\d{3}(?:\1\d{3})?|\d{1,9}", re.ASCII)
_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE | re.ASCII,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)+")
_NOT_IN_WEBSITES = re.compile(r"[ <>\"\\^`{|}]")


def line(text: str, field: str, limit: int = LIMIT) -> str:
    """Return `text` as one line: composed letters, single blanks, nothing that cannot be seen."""
    clean = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    for letter in clean:
        if unicodedata.category(letter)[0] == "C" and letter not in "\t\r\n":
            raise BadInput(
                f"{field}: it holds the unprintable character U+{ord(letter):04X}.",
                "Type the value anew instead of pasting it.",
            )
    clean = _BLANKS.sub(" ", clean).strip()
    if len(clean) > limit:
        raise BadInput(
            f"{field}: {len(clean)} characters are too many; there is room for {limit}.",
            "Shorten it.",
        )
    return clean


def postcode(text: str, field: str = "postcode") -> str:
    """Return a postcode in capitals, its zeros kept: `00150`, `LV-1050`, `EH8 8BG`."""
    code = line(text, field).upper()
    if code and not _POSTCODE.fullmatch(code):
        raise BadInput(
            f"{field}: {code!r} is not a postcode.",
            "Write the postcode alone, in letters and digits, as 0150, LV-1050 or EH8 8BG.",
        )
    return code


def phone(text: str, field: str = "phone") -> str:
    """Return one telephone number as it is written, `+47 22 86 44 00` or `030 / 12 34-0`."""
    number = line(text, field)
    if not number:
        return ""
    digits = sum(map(str.isdigit, number))
    if not _PHONE.fullmatch(number) or not 4 <= digits <= 20:
        raise BadInput(
            f"{field}: {number!r} is not one telephone number.",
            "Write a single number with 4 to 20 digits, as +47 22 86 44 00.",
        )
    if _is_two_numbers(number):
        raise BadInput(
            f"{field}: {number!r} looks like two telephone numbers.",
            "Keep one of them; a contact can hold the other.",
        )
    return number


def _is_two_numbers(number: str) -> bool:
    """Tell whether a slash parts two numbers and not an area code from the rest."""
    parts = [re.sub(r"[^0-9+]", "", part) for part in number.replace("(0)", "").split("/")]
    if len(parts) != 2:
        return len(parts) > 2
    before, after = parts
    if len(after) < 5:
        return False
    longest_area_code = 8 if before.startswith(("0", "+")) else 5
    return after.startswith("0") or len(before.lstrip("+")) > longest_area_code


def website(text: str, field: str = "website") -> str:
    """Return an http or https address; `oslo.kommune.no` becomes `https://oslo.kommune.no`."""
    address = line(text, field)
    if not address:
        return ""
    if "://" not in address and not _SCHEME.match(address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        sound = bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0
    except ValueError:
        sound = False
    sound = sound and parts.scheme in {"http", "https"} and "@" not in parts.netloc
    if not sound or _NOT_IN_WEBSITES.search(address):
        raise BadInput(
            f"{field}: {address!r} is not the address of a website.",
            "Write it as https://www.oslo.kommune.no.",
        )
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def hour(text: str, field: str) -> time | None:
    """Return an hour of a day; `9:30`, `09.30` and `09:30` are the same. Blank is None."""
    word = line(text, field)
    if not word:
        return None
    shape = _HOUR.fullmatch(word)
    if shape is None:
        raise BadInput(f"{field}: {word!r} is not an hour.", "Write it as 14:00 or 9:30.")
    return time(int(shape[1]), int(shape[2]))


def population(text: str, field: str = "population") -> int | None:
    """Return a number of inhabitants; `1 692`, `1.692` and `1692` are the same. Blank is None."""
    number = line(text, field)
    if not number:
        return None
    if not _POPULATION.fullmatch(number):
        raise BadInput(
            f"{field}: {number!r} is not a number of inhabitants.",
            "Write a whole number, as 709037.",
        )
    return int(re.sub(r"\D", "", number))


def language(text: str, field: str = "language") -> str:
    """Return a BCP 47 tag in its usual case: `nb`, `sr-Latn`, `pt-BR`, `ca-valencia`."""
    tag = line(text, field).replace("_", "-")
    if not tag:
        return ""
    shape = _LANGUAGE.fullmatch(tag)
    if shape is None:
        raise BadInput(
            f"{field}: {tag!r} is not the tag of a language.",
            "Write its two- or three-letter code, as nb, sv, fi or sr-Latn.",
        )
    parts = (
        shape["language"].lower(),
        (shape["script"] or "").title(),
        (shape["region"] or "").upper(),
        shape["variants"].lower().lstrip("-"),
    )
    return "-".join(part for part in parts if part)
