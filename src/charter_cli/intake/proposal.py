"""What one row of a list says of one authority."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from charter_cli import naming
from charter_cli.dates import UNKNOWN, PartialDate
from charter_cli.model import Edition, EventKind, Kind, Name

DATED = {
    "decided": EventKind.DECIDED,
    "signed": EventKind.SIGNED,
    "registered": EventKind.REGISTERED,
    "renewed": EventKind.RENEWED,
}
"""The fields of a list that hold the day of an event."""

Said = tuple[tuple[EventKind, PartialDate, str], ...]
"""What is said to have happened: its kind, its day, its edition."""

_PLAIN = frozenset({
    "region", "languages", "street", "po_box", "postcode", "city", "email", "phone", "website",
    "tags", "note",
})  # fmt: skip
_HAPPENED = ("version", "edition", *DATED)
_CONTACT = {f"contact_{of}": of for of in ("name", "role", "email", "phone")}
_NOBODY: Mapping[str, str] = {}
_NUMBERS = frozenset({"population", "do_not_contact"})
_PARTING = "\x1f"
"""A control character, which no clean text holds."""

_KINDS = {str(kind): kind for kind in Kind}


class Fields(Mapping[str, str | int]):
    """Hold the fields of a row as one text; rows that fill the same columns share their names.

    A dict for each of 130,000 rows would need 130 MB more.
    """

    __slots__ = ("_text", "names")

    def __init__(self, fields: Mapping[str, str | int]) -> None:
        self.names = _shared(tuple(fields))
        self._text = _PARTING.join(map(str, fields.values()))

    def __getitem__(self, of: str) -> str | int:
        if of not in self.names:
            raise KeyError(of)
        text = self._text.split(_PARTING)[self.names.index(of)]
        return int(text) if of in _NUMBERS else text

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def plain(self) -> dict[str, str | int]:
        """Return a dict of the fields."""
        texts = self._text.split(_PARTING)
        found: dict[str, str | int] = dict(zip(self.names, texts, strict=False))
        for of in _NUMBERS:
            if of in found:
                found[of] = int(found[of])
        return found


@lru_cache(maxsize=4096)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    return names


NO_FIELDS = Fields({})


class Proposal(NamedTuple):
    """Hold what one row says of one authority.

    `fields` are columns of the table `authority` with the value they should hold; a field that
    the row leaves empty is not there. `source` is the row's own, if it names one. `id` is the
    authority's number where the list carries it, `version` the last batch of the register when
    the list was written (a round trip).
    """

    row: int
    name: str
    country: str
    kind: Kind | None = None
    code: str = ""
    names: tuple[Name, ...] = ()
    fields: Fields = NO_FIELDS
    events: Said = ()
    contact: Mapping[str, str] = _NOBODY
    source: str = ""
    id: int | None = None
    version: int | None = None


def propose(row: int, values: Mapping[str, str], *, signatories: bool) -> Proposal:
    """Return what a row says, given the clean text of each field.

    With `signatories`, a row without the day of a signature says that there is one. A workbook
    of ours shows the day of signing and is not asked for it: a successor's is its predecessor's.
    """
    names = naming.parts(values.get("name", ""))
    return Proposal(
        row=row,
        name=names[0] if names else "",
        country=values.get("country", ""),
        kind=_KINDS[values["kind"]] if "kind" in values else None,
        code=values.get("code", ""),
        names=tuple(map(Name, names)),
        fields=Fields(_fields(values)),
        events=_events(*map(values.get, _HAPPENED), signatories=signatories),
        contact={_CONTACT[of]: text for of, text in values.items() if of in _CONTACT} or _NOBODY,
        source=values.get("source", ""),
        id=int(values["id"]) if "id" in values else None,
        version=int(values["version"]) if "version" in values else None,
    )


def _fields(values: Mapping[str, str]) -> dict[str, str | int]:
    found: dict[str, str | int] = {of: text for of, text in values.items() if of in _PLAIN}
    if "population" in values:
        found["population"] = int(values["population"])
    if values.get("do_not_contact") == "yes":
        found["do_not_contact"] = 1
    return found


@lru_cache(maxsize=1 << 15)
def _events(version: str | None, edition: str | None, *days: str | None, signatories: bool) -> Said:
    """Return what is said to have happened; thousands of rows share the same few days."""
    if version is not None:
        return ()
    text = edition or ""
    found = [
        (kind, PartialDate(day), Edition.SECOND if kind is EventKind.RENEWED else text)
        for kind, day in zip(DATED.values(), days, strict=True)
        if day
    ]
    if signatories and not {EventKind.SIGNED, EventKind.RENEWED}.intersection(k for k, *_ in found):
        found.append((EventKind.SIGNED, UNKNOWN, text))
    return tuple(found)
