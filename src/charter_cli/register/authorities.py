"""Authorities: find one by whatever it is called, add one, correct one."""

import sqlite3
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from charter_cli import countries
from charter_cli.errors import Ambiguous, BadInput, NotFound
from charter_cli.folding import fold
from charter_cli.model import Address, Authority, Kind, Name, Profile
from charter_cli.register import names
from charter_cli.register.batch import Batch, Value
from charter_cli.register.file import understood

COLUMNS = (
    "id", "name", "country", "kind", "region", "code", "languages", "street", "po_box",
    "postcode", "city", "email", "phone", "website", "population", "tags", "do_not_contact",
    "note", "stakeholder", "area", "targets", "keywords", "aims",
)  # fmt: skip
"""The columns of the table `authority`, in the order that `authority` reads them."""

LISTS = "; "
"""What parts the items of a list in one cell."""

_CANDIDATES = 8
_CLOSE = 0.7
_LONGEST_ID = 18


def authority(row: tuple[str, ...], called: tuple[Name, ...] = ()) -> Authority:
    """Make an Authority of a row of `COLUMNS`."""
    cell = dict(zip(COLUMNS, row, strict=True))
    with understood(f"authority {cell['id']}"):
        return Authority(
            id=int(cell["id"]),
            name=cell["name"],
            country=cell["country"],
            kind=Kind(cell["kind"]),
            region=cell["region"],
            code=cell["code"],
            languages=tuple(cell["languages"].split()),
            names=called,
            address=Address(cell["street"], cell["po_box"], cell["postcode"], cell["city"]),
            email=cell["email"],
            phone=cell["phone"],
            website=cell["website"],
            population=int(cell["population"]) if cell["population"] is not None else None,
            tags=_items(cell["tags"]),
            do_not_contact=bool(cell["do_not_contact"]),
            note=cell["note"],
            profile=Profile(
                cell["stakeholder"],
                cell["area"],
                _items(cell["targets"]),
                _items(cell["keywords"]),
                cell["aims"],
            ),
        )


def values(one: Authority) -> dict[str, Value]:
    """Return the row of an authority, without its id."""
    return {
        "name": one.name,
        "country": one.country,
        "kind": str(one.kind),
        "region": one.region,
        "code": one.code,
        "languages": " ".join(one.languages),
        "street": one.address.street,
        "po_box": one.address.po_box,
        "postcode": one.address.postcode,
        "city": one.address.city,
        "email": one.email,
        "phone": one.phone,
        "website": one.website,
        "population": one.population,
        "tags": LISTS.join(one.tags),
        "do_not_contact": int(one.do_not_contact),
        "note": one.note,
        "stakeholder": one.profile.stakeholder,
        "area": one.profile.area,
        "targets": LISTS.join(one.profile.targets),
        "keywords": LISTS.join(one.profile.keywords),
        "aims": one.profile.aims,
    }


def revised(one: Authority, fields: Mapping[str, Value]) -> Authority:
    """Return an authority with some columns changed."""
    row: dict[str, Any] = {**values(one), **fields}
    return authority((str(one.id), *row.values()), one.names)


def get(connection: sqlite3.Connection, number: int) -> Authority:
    """Return the authority with that id, with all its names; NotFound if there is none."""
    row = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM authority WHERE id = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise NotFound(f"No authority has the id {number}.", "Look for it with `charter list`.")
    return authority(row, names.of(connection, number))


def find(connection: sqlite3.Connection, words: str) -> Authority:
    """Return the one authority that `words` mean.

    `words` are an id, a code with its country (`NO-4601`), a name, or a name with its country
    (`NO/Bergen`), in any spelling of case and accents. Nothing is guessed: several are
    Ambiguous, none is NotFound; both name what comes close.
    """
    words = words.strip()
    if words.isascii() and words.isdigit() and len(words) <= _LONGEST_ID:
        return get(connection, int(words))
    home, _, code = words.partition("-")
    if code and (country := countries.lookup(home)):
        rows = connection.execute(
            "SELECT id FROM authority WHERE country = ? AND code = ?", (country, code)
        ).fetchall()
        if rows:
            return _only(connection, words, [row[0] for row in rows])
    home, _, name = words.partition("/")
    if name and (country := countries.lookup(home)):
        return _only(connection, words, called(connection, name, country))
    return _only(connection, words, called(connection, words))


def called(connection: sqlite3.Connection, name: str, country: str = "") -> list[int]:
    """Return the ids of those that have that name, or else whose name begins with its words."""
    key = fold(name)
    if not key:
        return []
    query = "SELECT DISTINCT n.authority FROM name n JOIN authority a ON a.id = n.authority"
    home = " AND a.country = ?" if country else ""
    more = (country,) if country else ()
    for condition, values in (
        ("n.key = ?", (key,)),
        ("n.key >= ? AND n.key < ?", (key + " ", key + "!")),
    ):
        rows = connection.execute(f"{query} WHERE {condition}{home}", (*values, *more)).fetchall()
        if rows:
            return [row[0] for row in rows]
    return []


def add(batch: Batch, one: Authority, another: bool = False) -> int:
    """Enter a new authority with its names, and return its id.

    One that is entered already is BadInput, unless it is said to be `another` of that name.
    """
    same = (
        not another
        and batch.book.connection.execute(
            "SELECT id FROM authority WHERE country = ? AND kind = ? AND name = ? AND region = ?"
            " AND code = ?",
            (one.country, str(one.kind), one.name, one.region, one.code),
        ).fetchone()
    )
    if same:
        raise BadInput(
            f"name: {one.name} ({one.country}, {one.kind}) is in the register already,"
            f" as number {same[0]}.",
            "Correct that one with `charter edit`; another body of that name needs --another.",
        )
    _code_is_free(batch.book.connection, one, None)
    number = batch.insert("authority", values(one))
    for name in one.names or (Name(one.name),):
        names.add(batch, number, name)
    return number


def edit(batch: Batch, before: Authority, after: Authority) -> tuple[str, ...]:
    """Correct the fields of an authority that differ, and return their names.

    BadInput where it would become a partner, although the register knows of its events.
    """
    _code_is_free(batch.book.connection, after, before.id)
    if after.kind is Kind.PARTNER:
        _can_be_partner(batch.book.connection, before)
    old, new = values(before), values(after)
    fields = batch.update(
        "authority", before.id, {f: new[f] for f in new if new[f] != old[f]} or {"id": before.id}
    )
    if "name" in fields:
        names.respell(batch, before.id, before.name, after.name)
    if "country" in fields:
        batch.touched.add(before.id)
    return fields


def _only(connection: sqlite3.Connection, words: str, numbers: list[int]) -> Authority:
    if len(numbers) == 1:
        return get(connection, numbers[0])
    if numbers:
        raise Ambiguous(
            f"{words!r} can mean {len(numbers)} authorities: {_listed(connection, numbers)}.",
            "Name the one you mean by its number or its code.",
        )
    near = _near(connection, words)
    hint = f"Did you mean {_listed(connection, near)}?" if near else "Look with `charter list`."
    raise NotFound(f"The register holds no authority called {words!r}.", hint)


def _near(connection: sqlite3.Connection, words: str) -> list[int]:
    """Return up to three whose name holds the longest word of `words`, or is spelled closely."""
    key = fold(words.partition("/")[2] or words)
    longest = max(key.split(), key=len, default="")
    if len(longest) < 3:
        return []
    rows = connection.execute(
        "SELECT key, authority FROM name WHERE key LIKE ? OR key LIKE ?",
        (f"%{longest}%", f"{key[0]}%"),
    ).fetchall()
    spelled = {word: number for name, number in rows for word in (name.partition(" ")[0], name)}
    close = [spelled[word] for word in get_close_matches(key, spelled, cutoff=_CLOSE)]
    holding = [number for name, number in rows if longest in name]
    return list(dict.fromkeys(holding + close))[:3]


def _listed(connection: sqlite3.Connection, numbers: Iterable[int]) -> str:
    some = list(numbers)
    shown = []
    for number in some[:_CANDIDATES]:
        one = get(connection, number)
        place = f"{one.country}, {one.kind}" + (f", {one.region}" if one.region else "")
        shown.append(f"{number} {one.name} ({place})")
    return "; ".join(shown) + (" and more" if len(some) > _CANDIDATES else "")


def _code_is_free(connection: sqlite3.Connection, one: Authority, number: int | None) -> None:
    if not one.code:
        return
    row = connection.execute(
        "SELECT id, name FROM authority"
        " WHERE country = ? AND code = ? AND kind = ? AND id IS NOT ?",
        (one.country, one.code, str(one.kind), number),
    ).fetchone()
    if row:
        raise BadInput(
            f"code: {one.country}-{one.code} is the code of {row[1]} (number {row[0]}).",
            "A code belongs to one authority of its kind: correct one of the two.",
        )


def _can_be_partner(connection: sqlite3.Connection, one: Authority) -> None:
    row = connection.execute(
        "SELECT kind FROM event WHERE authority = ?1 AND kind <> 'renamed' OR successor = ?1",
        (one.id,),
    ).fetchone()
    if row:
        raise BadInput(
            f"kind: {one.name} cannot be a partner: the register holds '{row[0]}' of it.",
            "A partner is written to and cannot sign; enter it as a body of its own.",
        )


def _items(text: str) -> tuple[str, ...]:
    return tuple(item for item in text.split(LISTS) if item)
