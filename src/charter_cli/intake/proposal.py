"""What one row of a list says of one authority."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from charter_cli import naming
from charter_cli.dates import PartialDate
from charter_cli.model import Edition, EventKind, Kind, Name

DATED = {
    "decided": EventKind.DECIDED,
    "signed": EventKind.SIGNED,
    "registered": EventKind.REGISTERED,
    "renewed": EventKind.RENEWED,
}
"""The fields of a list that hold the day of an event."""

_PLAIN = (
    "region", "languages", "street", "po_box", "postcode", "city", "email", "phone", "website",
    "tags", "note",
)  # fmt: skip
_CONTACT = ("name", "role", "email", "phone")
_NOBODY: Mapping[str, str] = {}


class Fields(Mapping[str, str | int]):
    """Hold the fields of a row; rows that fill the same columns share the names of these.

    A dict for each of 130,000 rows would need 65 MB more.
    """

    __slots__ = ("_names", "_values")

    def __init__(self, fields: Mapping[str, str | int]) -> None:
        self._names = _shared(tuple(fields))
        self._values = tuple(fields.values())

    def __getitem__(self, of: str) -> str | int:
        try:
            return self._values[self._names.index(of)]
        except ValueError:
            raise KeyError(of) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@lru_cache(maxsize=4096)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    return names


@dataclass(frozen=True, slots=True)
class Proposal:
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
    fields: Mapping[str, str | int] = field(default_factory=dict)
    events: tuple[tuple[EventKind, PartialDate, str], ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
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
        kind=Kind(values["kind"]) if "kind" in values else None,
        code=values.get("code", ""),
        names=tuple(Name(name) for name in names),
        fields=Fields(dict(_fields(values))),
        events=() if "version" in values else tuple(_events(values, signatories)),
        contact={of: values[f"contact_{of}"] for of in _CONTACT if f"contact_{of}" in values}
        or _NOBODY,
        source=values.get("source", ""),
        id=int(values["id"]) if "id" in values else None,
        version=int(values["version"]) if "version" in values else None,
    )


def _fields(values: Mapping[str, str]) -> Iterator[tuple[str, str | int]]:
    for of in _PLAIN:
        if values.get(of):
            yield of, values[of]
    if values.get("population"):
        yield "population", int(values["population"])
    if values.get("do_not_contact") == "yes":
        yield "do_not_contact", 1


def _events(
    values: Mapping[str, str], signatories: bool
) -> Iterator[tuple[EventKind, PartialDate, str]]:
    edition = values.get("edition", "")
    for of, kind in DATED.items():
        if values.get(of):
            renewed = kind is EventKind.RENEWED
            yield kind, PartialDate(values[of]), Edition.SECOND if renewed else edition
    if signatories and not (values.get("signed") or values.get("renewed")):
        yield EventKind.SIGNED, PartialDate(), edition
