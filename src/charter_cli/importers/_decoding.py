"""Find the encoding of a text: a byte order mark, UTF-8, or the country's own code page.

Nothing is guessed from statistics. A page is taken because it is the usual one of the
country whose list this is, and only if the letters that it gives belong there.
"""

import codecs
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from charter_cli import countries
from charter_cli.errors import BadInput, Misused
from charter_cli.importers import Hints

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 5000
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = bytes(set(range(32)) - {9, 10, 13, 26, 27}) + b"\x7f"
_A_FEW = 0.1
"""A list of one country holds a few names of another."""

_NEARLY_NONE = 0.02
_INSIDE = "’·´–—\xa0"
_OPENING = "„“«»‘‚"
_BEFORE = f"{_OPENING}–—\xa0§"
_AFTER = "’…–—\xa0ªº´·"
_OTHER_SCRIPTS = "\u0370"
"""From here on letters are no longer Latin."""

_TELL = "Say the encoding with --encoding, for instance --encoding windows-1252."

Countries = Callable[[str], frozenset[str]]
"""Find the countries that a text speaks of, as far as its table shows them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold the name of an encoding, and what to tell the user about it."""

    encoding: str
    said: str = ""


def unicode_encoding(data: bytes, hints: Hints) -> Decision | None:
    """Return the encoding that the user, the mark or the bytes themselves prove; else nothing."""
    if hints.encoding:
        return Decision(_asked(data, hints.encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            _fault(data, name, raising=True)
            told = "" if name == "utf-8-sig" else f"The file was read as {name.upper()}."
            return Decision(name, told)
    if name := _wide(data):
        _fault(data, name, raising=True)
        return Decision(name, f"The file was read as {name.upper()}, which it does not say itself.")
    return Decision("utf-8") if _fault(data, "utf-8") is None else None


def text_encoding(data: bytes, hints: Hints, countries_in: Countries) -> Decision:
    """Return the encoding of a text that may also be in a code page; refuse what fits none."""
    if (sure := unicode_encoding(data, hints)) is not None:
        if not hints.encoding:
            _refuse_noise(data, sure.encoding)
        return sure
    _refuse_noise(data, "")
    _refuse_damaged_utf8(data)
    sample = data[:_SAMPLE]
    tables = _tables()
    if hints.country:
        named = frozenset({hints.country})
        pages = tables.pages.get(hints.country, ())
    else:
        named, pages = _vouched(sample, countries_in, tables)
    if not pages:
        where = f"the usual code page of {_and(named)}" if named else "a code page to be expected"
        raise BadInput(
            f"The file is not UTF-8, and {where} is not known.",
            f"{_TELL} Or say with --country whose list it is.",
        )
    return _fitting(_words(data), named, pages, tables)


@dataclass(frozen=True, slots=True)
class _Tables:
    pages: dict[str, list[str]]
    older: dict[str, list[str]]
    letters: dict[str, str]
    added: dict[str, str]

    def alphabet(self, page: str, countries: frozenset[str]) -> frozenset[str]:
        """Return the letters outside ASCII that may occur in lists of these countries."""
        added = "".join(self.added.get(country, "") for country in countries)
        return frozenset(self.letters[page] + added)


def _tables() -> _Tables:
    source = files("charter_cli.importers").joinpath("codepages.toml")
    return _Tables(**tomllib.loads(source.read_text(encoding="utf-8")))


def _asked(data: bytes, name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        raise Misused(
            f"There is no encoding {name[:40]!r}.", "Try utf-8, windows-1252, cp850 or mac_roman."
        ) from None
    _fault(data, name, raising=True)
    return name


def _fault(data: bytes, name: str, *, raising: bool = False) -> int | None:
    """Return where the bytes stop being `name`, or nothing; raise BadInput if wanted."""
    decoder = codecs.getincrementaldecoder(name)()
    start = 0
    try:
        for chunk in range(0, len(data), _CHUNK):
            start = chunk - len(decoder.getstate()[0])
            decoder.decode(data[chunk : chunk + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        place = start + getattr(error, "start", 0)
        if raising:
            raise BadInput(
                f"The file is not {name.upper()}: line {data[:place].count(10) + 1} cannot be read"
                " in it.",
                _TELL,
            ) from None
        return place
    return None


def _wide(data: bytes) -> str:
    """Return UTF-16 where every second byte of plain text is zero, though no mark says so."""
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    third = len(start) // 6
    if len(start) < 8 or even + odd == len(start):
        return ""
    if odd > third and even < third // 8:
        return "utf-16-le"
    return "utf-16-be" if even > third and odd < third // 8 else ""


def _refuse_noise(data: bytes, encoding: str) -> None:
    """Refuse bytes that are no text: many control characters."""
    if encoding.startswith(("utf-16", "utf-32")):
        return
    start = data[:_SAMPLE]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls * 20 > len(start):
        raise BadInput(
            "The file is not a list: it looks like random bytes.",
            "Give a file that is csv, xlsx, xls, ods, json or jsonl.",
        )


def _refuse_damaged_utf8(data: bytes) -> None:
    """Refuse a text that is UTF-8 but for a few bytes: a code page would garble all of it."""
    place = _fault(data, "utf-8") or 0
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    sound = sum(map(len, _UTF8.findall(data)))
    if sound * 2 > high:
        raise BadInput(
            f"The file is UTF-8, but line {data[:place].count(10) + 1} is damaged: it holds bytes"
            " that are not UTF-8.",
            "Correct that line and save the file as UTF-8.",
        )


def _vouched(
    sample: bytes, countries_in: Countries, tables: _Tables
) -> tuple[frozenset[str], list[str]]:
    """Return the countries named in the text, and the pages that are usual in all of them."""
    for page in tables.older:
        named = countries_in(sample.decode(page, "replace"))
        sets = [set(tables.pages.get(country, ())) for country in named]
        if sets and page in (common := set.intersection(*sets)):
            return named, [usual for usual in tables.pages[min(named)] if usual in common]
    return frozenset(), []


def _words(data: bytes) -> list[bytes]:
    found: dict[bytes, None] = {}
    for match in _WORD.finditer(data):
        found[match[0]] = None
        if len(found) == _MOST_WORDS:
            break
    return list(found)


def _fitting(
    words: list[bytes], named: frozenset[str], pages: list[str], tables: _Tables
) -> Decision:
    """Return the page in which the words are words of these countries.

    The usual page may give a few words of elsewhere; any other must fit better, and nearly all.
    """
    odd: dict[str, float] = {}
    for usual in pages:
        alphabet = tables.alphabet(usual, named)
        odd |= {page: _oddness(words, page, alphabet) for page in (usual, *tables.older[usual])}
    best = min(odd, key=lambda page: (odd[page], page not in pages))
    usual = min(pages, key=lambda page: odd[page])
    if odd[best] > _NEARLY_NONE:
        best = usual
    if odd[best] > _A_FEW:
        raise BadInput(
            f"The file is not UTF-8, and read as {_label(best)} it gives letters that do not occur"
            f" in {_and(named)} ({_sample(words, best)}).",
            _TELL,
        )
    page = f"{_label(best)}, the usual code page of {_and(named)}"
    if best not in pages:
        page = f"{_label(best)}, because it does not fit {_label(usual)}"
    return Decision(
        best,
        f"The file is not UTF-8; it was read as {page} ({_sample(words, best)})."
        " Give another with --encoding if that is wrong.",
    )


def _oddness(words: list[bytes], page: str, alphabet: frozenset[str]) -> float:
    return sum(_odd(word.decode(page, "replace"), alphabet) for word in words) / max(len(words), 1)


def _odd(word: str, alphabet: frozenset[str]) -> bool:
    """Tell whether a word holds what no careful hand writes: foreign letters, signs inside."""
    latin = any(letter.isascii() and letter.isalpha() for letter in word)
    for place, sign in enumerate(word):
        if sign.isascii():
            continue
        before = word[max(place - 1, 0) : place]
        if sign.isalpha() and sign not in "ªº":
            if sign not in alphabet and sign.lower() not in alphabet:
                return True
            if (sign.isupper() and before.islower()) or (latin and sign > _OTHER_SCRIPTS):
                return True
        elif "\x80" <= sign <= "\x9f" or sign == "\ufffd" or _misplaced(word, place):
            return True
    return False


def _misplaced(word: str, place: int) -> bool:
    """Tell whether a sign that is no letter stands where only a letter can."""
    sign, after = word[place], word[place + 1 : place + 2]
    inside = word[:place][-1:].isalpha()
    if after.isalpha():
        return sign not in (_INSIDE if inside else _BEFORE)
    closing = any(opening in word[:place] for opening in _OPENING)
    return inside and sign not in _AFTER and not closing


def _label(page: str) -> str:
    if page.startswith("cp125"):
        return f"Windows-{page[2:]}"
    return {"mac_roman": "Mac Roman", "cp850": "CP850 (DOS)"}.get(page, page)


def _sample(words: list[bytes], page: str) -> str:
    shown = sorted(words, key=len)[-3:]
    return ", ".join(word.decode(page, "replace")[:20] for word in shown)


def _and(codes: frozenset[str]) -> str:
    return ", ".join(sorted(map(countries.name, codes)))
