"""Occasions: what letters invite to, with their words in every language and their contacts."""

import sqlite3
from collections.abc import Iterator
from datetime import time
from difflib import get_close_matches
from typing import Any

from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput, NotFound
from charter_cli.occasions import Occasion, OccasionKind, Person, Place, When
from charter_cli.register import tombstones
from charter_cli.register.batch import Batch, Value
from charter_cli.register.file import understood
from charter_cli.wording import UNSAID, Worded

_COLUMNS = (
    "id", "key", "kind", "starts", "ends", "opens", "closes", "zone", "country", "website",
    "registration", "deadline", "documents", "source", "note",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(f'o.{name}' for name in _COLUMNS)}, p.key FROM occasion o" + (
    " LEFT JOIN occasion p ON p.id = o.part_of"
)
_IN_ORDER = " ORDER BY o.starts, o.key"
_LISTS = "; "

Texts = dict[tuple[str, int, str], str]
"""The words of an occasion by field, position (from 1) and language."""


def find(connection: sqlite3.Connection, key: str) -> Occasion:
    """Return the occasion of that key, with its parts; NotFound proposes the nearest keys."""
    row = connection.execute(f"{_SELECT} WHERE o.key = ?", (key,)).fetchone()
    if row is None:
        keys = [known for (known,) in connection.execute("SELECT key FROM occasion")]
        near = " or ".join(get_close_matches(key, keys, n=3, cutoff=0.5))
        guess = f"Did you mean {near}? " if near else ""
        raise NotFound(
            f"There is no occasion {key!r}.", f"{guess}List them with `charter occasion list`."
        )
    return _occasion(connection, row)


def listed(connection: sqlite3.Connection) -> tuple[Occasion, ...]:
    """Return every occasion, in the order of time; parts stand in the list as well."""
    rows = connection.execute(f"{_SELECT}{_IN_ORDER}").fetchall()
    return tuple(_occasion(connection, row) for row in rows)


def add(batch: Batch, occasion: Occasion) -> int:
    """Enter a new occasion and return its number; BadInput if its key is taken."""
    connection = batch.book.connection
    if connection.execute("SELECT 1 FROM occasion WHERE key = ?", (occasion.key,)).fetchone():
        raise BadInput(
            f"key: there is an occasion {occasion.key!r} already.",
            f"Choose another key, or correct that one: charter occasion edit {occasion.key}",
        )
    number = batch.insert("occasion", _values(connection, occasion))
    _write_words(batch, number, {}, _texts(occasion))
    _write_contacts(batch, number, (), occasion.contacts)
    return number


def edit(batch: Batch, before: Occasion, after: Occasion) -> tuple[str, ...]:
    """Correct what differs, and return the names of the fields that did."""
    if before.parts and after.kind is not OccasionKind.PROGRAMME:
        raise BadInput(
            f"kind: {before.key} has parts, as only a programme has.",
            "Take its parts out first: charter occasion edit KEY --part-of ''",
        )
    changed = list(batch.update("occasion", before.id, _values(batch.book.connection, after)))
    old, new = _texts(before), _texts(after)
    differing = {place[0] for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    _write_words(batch, before.id, old, new)
    if before.contacts != after.contacts:
        _write_contacts(batch, before.id, before.contacts, after.contacts)
        differing.add("contacts")
    return (*changed, *sorted(differing))


def _occasion(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Occasion:
    cell = dict(zip((*_COLUMNS, "part_of"), row, strict=True))
    number = int(cell["id"])
    words = _words(connection, number)
    parts = connection.execute(f"{_SELECT} WHERE o.part_of = ?{_IN_ORDER}", (number,)).fetchall()
    with understood(f"occasion {cell['key']}"):
        return Occasion(
            key=cell["key"],
            kind=OccasionKind(cell["kind"]),
            when=When(
                PartialDate.parse(cell["starts"]),
                PartialDate.parse(cell["ends"]),
                _hour(cell["opens"]),
                _hour(cell["closes"]),
                cell["zone"],
            ),
            title=_one(words, "title"),
            publication=_one(words, "publication"),
            about=_one(words, "about"),
            audience=_one(words, "audience"),
            fee=_one(words, "fee"),
            hosts=tuple(words.get("hosts", ())),
            speakers=tuple(words.get("speakers", ())),
            place=Place(
                _one(words, "place"), _one(words, "address"), _one(words, "city"), cell["country"]
            ),
            website=cell["website"],
            registration=cell["registration"],
            deadline=PartialDate.parse(cell["deadline"]),
            documents=tuple(filter(None, cell["documents"].split(_LISTS))),
            contacts=tuple(_contacts(connection, number)),
            part_of=cell["part_of"] or "",
            parts=tuple(_occasion(connection, part) for part in parts),
            source=cell["source"],
            note=cell["note"],
            id=number,
        )


def _words(connection: sqlite3.Connection, number: int) -> dict[str, list[Worded]]:
    """Return the words of an occasion, per field in order."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for field, position, language, text in connection.execute(
        "SELECT field, position, language, text FROM occasion_text WHERE occasion = ?"
        " ORDER BY field, position, language",
        (number,),
    ):
        found.setdefault((field, position), {})[language] = text
    worded: dict[str, list[Worded]] = {}
    for (field, _), texts in found.items():
        worded.setdefault(field, []).append(Worded(texts.pop("", ""), texts))
    return worded


def _one(words: dict[str, list[Worded]], field: str) -> Worded:
    return next(iter(words.get(field, ())), UNSAID)


def _contacts(connection: sqlite3.Connection, number: int) -> Iterator[Person]:
    """Yield whom to ask; of those who were erased a letter must not say even that."""
    rows = connection.execute(
        "SELECT name, role, email, phone FROM occasion_contact WHERE occasion = ?"
        " ORDER BY position",
        (number,),
    )
    for row in rows:
        name, role, email, phone = ("" if cell == tombstones.ERASED else cell for cell in row)
        if name:
            yield Person(name, Worded(role), email, phone)


def _hour(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _texts(occasion: Occasion) -> Texts:
    """Return all words of an occasion, each at its place."""
    place = occasion.place
    worded = {
        "title": (occasion.title,),
        "publication": (occasion.publication,),
        "about": (occasion.about,),
        "audience": (occasion.audience,),
        "fee": (occasion.fee,),
        "place": (place.name,),
        "address": (place.address,),
        "city": (place.city,),
        "hosts": occasion.hosts,
        "speakers": occasion.speakers,
    }
    return {
        (field, position, language): text
        for field, some in worded.items()
        for position, one in enumerate(some, start=1)
        for language, text in {"": one.text, **one.by_language}.items()
        if text
    }


def _write_words(batch: Batch, number: int, old: Texts, new: Texts) -> None:
    connection = batch.book.connection
    for place in sorted(old.keys() | new.keys()):
        if old.get(place) == new.get(place):
            continue
        field, position, language = place
        if place not in old:
            cells: dict[str, Value] = {"field": field, "position": position, "language": language}
            batch.insert("occasion_text", {"occasion": number, **cells, "text": new[place]})
            continue
        (row,) = connection.execute(
            "SELECT id FROM occasion_text WHERE occasion = ? AND field = ? AND position = ?"
            " AND language = ?",
            (number, *place),
        ).fetchone()
        if place in new:
            batch.update("occasion_text", row, {"text": new[place]})
        else:
            batch.delete("occasion_text", row)


def _write_contacts(
    batch: Batch, number: int, before: tuple[Person, ...], after: tuple[Person, ...]
) -> None:
    """Write the contacts in the place of those that were; BadInput for one who was erased."""
    connection = batch.book.connection
    for person in after:
        if person not in before:
            tombstones.refuse(connection, person.name, person.email)
    rows = connection.execute(
        "SELECT id FROM occasion_contact WHERE occasion = ?", (number,)
    ).fetchall()
    for (row,) in rows:
        batch.delete("occasion_contact", row)
    for position, person in enumerate(after, start=1):
        batch.insert("occasion_contact", _contact_values(number, position, person))


def _contact_values(number: int, position: int, person: Person) -> dict[str, Value]:
    return {
        "occasion": number,
        "position": position,
        "name": person.name,
        "role": person.title.text,
        "email": person.email,
        "phone": person.phone,
    }


def _programme(connection: sqlite3.Connection, part: Occasion) -> int:
    """Return the number of the programme that an occasion is part of."""
    programme = find(connection, part.part_of)
    if OccasionKind.PROGRAMME is not programme.kind or programme.kind is part.kind:
        raise BadInput(
            f"part-of: a {part.kind} cannot be part of {programme.key}, a {programme.kind}.",
            "Name a programme; a programme itself is part of none.",
        )
    return programme.id


def _values(connection: sqlite3.Connection, occasion: Occasion) -> dict[str, Value]:
    when = occasion.when
    return {
        "key": occasion.key,
        "kind": str(occasion.kind),
        "part_of": _programme(connection, occasion) if occasion.part_of else None,
        "starts": when.starts.text,
        "ends": when.ends.text,
        "opens": when.opens.isoformat("minutes") if when.opens else "",
        "closes": when.closes.isoformat("minutes") if when.closes else "",
        "zone": when.zone,
        "country": occasion.place.country,
        "website": occasion.website,
        "registration": occasion.registration,
        "deadline": occasion.deadline.text,
        "documents": _LISTS.join(occasion.documents),
        "source": occasion.source,
        "note": occasion.note,
    }
