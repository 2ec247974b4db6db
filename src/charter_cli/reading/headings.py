"""Recognise what the columns of a list hold, by their headings in any language.

Only what is known is taken. A heading that is merely close to a known one is proposed, and
two columns for one field are refused: which one is meant is not for us to say.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from charter_cli import countries
from charter_cli.errors import BadInput, Misused
from charter_cli.folding import fold
from charter_cli.importers import letter
from charter_cli.reading import vocabulary
from charter_cli.reading.vocabulary import Meanings
from charter_cli.shell import typed

FIELDS = (
    "name",
    "country",
    "kind",
    "region",
    "code",
    "id",
    "version",
    "languages",
    "population",
    "signed",
    "decided",
    "registered",
    "renewed",
    "edition",
    "street",
    "po_box",
    "postcode",
    "city",
    "email",
    "phone",
    "website",
    "tags",
    "contact_name",
    "contact_role",
    "contact_email",
    "contact_phone",
    "source",
    "note",
    "do_not_contact",
)
"""What a row can say of an authority; a heading with two meanings is tried in this order."""

_OWN = {"authority id": "id", "charter id": "id", "charter version": "version"}
"""Only workbooks of ours have these columns; a stranger's `id` is not our number."""

_WRITTEN = frozenset({"id", "language", "signed_on", "edition", "standing"})
"""A list with all of these is one that `charter export` or `charter list` wrote."""

_COPIED = {
    "id": "id",
    "attention": "contact_name",
    "role": "contact_role",
    "signed on": "signed",
    **dict.fromkeys(("country name", "edition", "standing", "plan"), ""),
}
"""What stands in such a list; the text signed and the standing follow from the events."""

REMARK = "charter: "
"""So begin the headings of what our own workbooks say to a person: they are not read."""

SURPLUS = "charter beyond the last heading"
BEYOND = "beyond"
"""Heading and field of what a row holds beyond its list's headings: refused, wherever it goes."""

_CONTACTS = {
    "name": "contact_name",
    "email": "contact_email",
    "phone": "contact_phone",
    "contact_name": "contact_name",
    "contact_role": "contact_role",
}
_PARTS = re.compile(r"[/|\n(),;:–—]| - ")
_DIGITS = re.compile(r"\b\d+\b")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_CLOSE = 85
_LONG_ENOUGH = 4
_TOO_LONG = 60


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: its letter in a spreadsheet, its heading, its field or nothing.

    `proposed` is the field that the heading of an unknown column is close to; one that is
    `settled` was said to have its field, or none.
    """

    letter: str
    heading: str
    field: str = ""
    proposed: str = ""
    settled: bool = False


def meanings(heading: str, group: str = "") -> Meanings:
    """Return the fields that a heading can stand for; `group` is the heading above it."""
    if group:
        return _plain(f"{group} {heading}") or _of_contact(heading, group) or meanings(heading)
    for text in (heading, _BRACKETS.sub(" ", heading), _DIGITS.sub(" ", heading)):
        if found := _plain(text):
            return found
    return _agreed(_PARTS.split(heading))


def recognised(
    headings: Iterable[tuple[str, str]], mapping: Mapping[str, str], country: str
) -> tuple[Column, ...]:
    """Return the columns with their fields, given each heading and the one above it.

    `mapping` has the last word, then what a heading says itself (`Ref=code`). One with two
    meanings takes the one of the language that most headings are in, and leaves to another
    column what that one alone can mean.
    """
    pairs = list(headings)
    told = [_parted(" ".join(f"{group} {heading}".split())) for heading, group in pairs]
    shown = [heading for heading, _ in told]
    wanted = {SURPLUS: BEYOND, **(_COPIED if is_copy(shown) else {})}
    wanted |= {fold(heading): of for heading, of in told if of is not None}
    wanted |= _wanted(mapping)
    present = {fold(text) for text in shown}
    wanted = {heading: of for heading, of in wanted.items() if heading in present}
    known = [
        {} if fold(text) in wanted or text.startswith(REMARK) else meanings(*pair)
        for text, pair in zip(shown, pairs, strict=True)
    ]
    spoken = Counter(tag for found in known for tags in found.values() for tag in tags)
    spoken.update(countries.languages(country) if country else ())
    taken = {field for field in wanted.values() if field}
    certain = {field for found in known for field in found if len(found) == 1} | taken
    columns = []
    for place, (heading, found) in enumerate(zip(shown, known, strict=True)):
        settled = fold(heading) in wanted
        field = wanted.get(fold(heading)) or _best(found, spoken, certain)
        field = "" if field in taken and found else field
        columns.append(Column(letter(place), heading, field, settled=settled))
        certain.add(field)
    return tuple(columns)


def is_copy(headings: Iterable[str]) -> bool:
    """Tell whether a list was written by `charter export` or `charter list`."""
    return set(headings) >= _WRITTEN


def says_itself(columns: Iterable[Column], country: str) -> tuple[str, ...]:
    """Return headings for one row that mean what the columns are, whatever made them so."""
    meant = list(columns)
    headings = [column.heading for column in meant]
    for _ in meant:
        read = recognised([(heading, "") for heading in headings], {}, country)
        for place, column in enumerate(meant):
            if read[place].field != column.field:
                headings[place] = f"{column.heading}={column.field}"
    return tuple(headings)


def refuse_absent(columns: Iterable[Column], mapping: Mapping[str, str]) -> None:
    """Raise Misused where the mapping speaks of a heading that the list does not have."""
    headings = [column.heading for column in columns if column.heading]
    present = {fold(heading) for heading in headings}
    for heading in mapping:
        if fold(heading) not in present:
            shown = ", ".join(repr(other[:40]) for other in headings)
            raise Misused(f"The file has no column {heading[:60]!r}.", f"It has {shown}.")


def with_proposals(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Add to unknown columns the field whose heading theirs is close to, if it is still free."""
    given = list(columns)
    taken = {column.field for column in given}
    return tuple(
        column
        if column.field or column.settled
        else replace(column, proposed=_close(column.heading, taken))
        for column in given
    )


def refuse_clashes(columns: Iterable[Column]) -> None:
    """Raise BadInput where two columns stand for one field."""
    seen: dict[str, Column] = {}
    for column in columns:
        first = seen.setdefault(column.field, column)
        if not column.field or first is column:
            continue
        if fold(first.heading) == fold(column.heading):
            raise BadInput(
                f"The column name {column.heading!r} appears twice (columns {first.letter} and"
                f" {column.letter}).",
                "Delete one of the two columns, or give it another name.",
            )
        raise BadInput(
            f"Two columns can be the {column.field}: {first.heading!r} (column {first.letter}) and"
            f" {column.heading!r} (column {column.letter}).",
            f"Say which one is, for instance --map {typed(f'{first.heading}={column.field}')}.",
        )


def _plain(text: str) -> Meanings:
    """Return the meanings of a heading as it stands, or of one with a word for contacts."""
    key = fold(text)
    known = vocabulary.headings().get(key, {})
    own = _OWN.get(key) or key.replace(" ", "_")
    if own in FIELDS and key not in _OWN.values():
        return {**known, own: known.get(own, frozenset()) | {""}}
    if known:
        return known
    words = key.split()
    for cut in range(1, len(words)):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        for word, rest in ((first, last), (last, first)):
            if word in vocabulary.contact_words() and rest in vocabulary.headings():
                return _contacts(vocabulary.headings()[rest])
    return {}


def _of_contact(heading: str, group: str) -> Meanings:
    """Return the meanings of `e-mail` under `contact person`."""
    if "contact_name" not in _plain(group) and fold(group) not in vocabulary.contact_words():
        return {}
    return _contacts(meanings(heading))


def _parted(text: str) -> tuple[str, str | None]:
    """Return a heading and the field that it names itself, as `Ref=code` does; None if none."""
    heading, _, field = (part.strip() for part in text.rpartition("="))
    if heading and (not field or field in FIELDS):
        return heading, field
    return text, None


def _contacts(found: Meanings) -> Meanings:
    return {_CONTACTS[field]: tags for field, tags in found.items() if field in _CONTACTS}


def _agreed(parts: list[str]) -> Meanings:
    """Return what the parts of a heading in several languages have in common."""
    known = [found for part in parts if (found := _plain(part))]
    if not known:
        return {}
    common = set.intersection(*(set(found) for found in known))
    return {field: frozenset().union(*(found[field] for found in known)) for field in common}


def _wanted(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the fields asked for, by the keys of their headings; refuse what does not exist."""
    for field in mapping.values():
        if field and field not in FIELDS:
            raise Misused(
                f"There is no field {field[:60]!r}.", f"Choose one of: {', '.join(FIELDS)}."
            )
    return {fold(heading): field for heading, field in mapping.items()}


def _best(found: Meanings, spoken: Counter[str], certain: set[str]) -> str:
    """Return the field that a heading stands for, if several are possible the likeliest free."""
    fields = sorted(
        found, key=lambda field: (-max(spoken[tag] for tag in found[field]), FIELDS.index(field))
    )
    if len(fields) < 2:
        return "".join(fields)
    return next((field for field in fields if field not in certain), fields[0])


def _close(heading: str, taken: set[str]) -> str:
    """Return the free field that a heading is close to, or nothing."""
    key = fold(heading)
    known = vocabulary.headings()
    if not _LONG_ENOUGH <= len(key) <= _TOO_LONG:
        return ""
    found = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    fields = known[found[0]] if found else {}
    return next((field for field in FIELDS if field in fields and field not in taken), "")
