"""The open data: tables as csv with their description, one json, one GeoJSON.

The description is a Frictionless data package: what each column means, the day, the licence,
the sources, and the checksum of each table. The addresses of the files do not change.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from typing import Any

from charter_cli import countries
from charter_cli.atlas.markup import plain
from charter_cli.atlas.site import LICENCES, Site
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.inert import inert
from charter_cli.model import Name, Statement
from charter_cli.public import Body, Deed, Stretch

Rows = Iterable[Sequence[object]]
Columns = tuple[tuple[str, str, str], ...]

_SIGNATORIES: Columns = (
    ("id", "integer", "number of the body in the register; it never changes"),
    ("name", "string", "its name"),
    ("country", "string", "ISO 3166 code, or XK for Kosovo"),
    ("country_name", "string", "English name of the country"),
    ("kind", "string", "municipality, county, region, association, intermunicipal or other"),
    ("region", "string", "the region it lies in, as the register has it"),
    ("code", "string", "the number its country gave it"),
    ("standing", "string", "on the day of the package: signatory, possible or former"),
    ("signed", "string", "first signature: a day, a month, a year, or empty where not known"),
    ("edition", "string", "the text signed: 2006 or 2022"),
    ("plan", "string", "its action plan: adopted, due or overdue"),
    ("plan_due", "date", "the day by which an action plan is due"),
    ("latitude", "number", "degrees of a point in it, where its place is known"),
    ("longitude", "number", "degrees of a point in it, where its place is known"),
)
_NAMES: Columns = (
    ("id", "integer", "the body"),
    ("text", "string", "one of its names"),
    ("language", "string", "BCP 47 tag of the name's language, where it is known"),
    ("use", "string", "official, other or former"),
)
_STANDING: Columns = (
    ("id", "integer", "the body"),
    ("begins_earliest", "date", "from this day it possibly stands by the Charter"),
    ("begins_latest", "date", "from this day it certainly does; empty: it never certainly did"),
    ("ends_earliest", "date", "until the day before this one it certainly does; empty: no end"),
    ("ends_latest", "date", "until the day before this one it possibly does; empty: no end"),
    ("undated", "boolean", "whether no source gives a date of the signature"),
)
_EVENTS: Columns = (
    ("event", "integer", "number of the event in the register"),
    ("id", "integer", "the body"),
    ("kind", "string", "what happened"),
    ("on", "string", "a day, a month, a year, or empty where not known"),
    ("earliest", "date", "the first day that the date can mean"),
    ("latest", "date", "the last day that the date can mean"),
    ("edition", "string", "the text that was signed, where it is told"),
    ("into", "integer", "of a merger: the body that it merged into"),
    ("source", "string", "who says so"),
)
_STATEMENTS: Columns = (
    ("on", "string", "the day, month or year of publication"),
    ("scope", "string", "a country's code, or ALL"),
    ("kinds", "string", "which kinds of bodies it counts"),
    ("qualifier", "string", "exact, about, more than, at least or nearly"),
    ("signatories", "integer", "the number published"),
    ("countries", "integer", "the number of countries published with it"),
    ("source", "string", "who published it"),
)


@dataclass(frozen=True, slots=True)
class Seal:
    """Hold by what a file is known to be whole: its size in bytes and its SHA-256."""

    size: int
    checksum: str


def seal(content: bytes) -> Seal:
    """Return the seal of a file."""
    return Seal(len(content), sha256(content).hexdigest())


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder `data`: its name, and its bytes.

    They are large: none is kept here, and no row is made before it is written.
    """
    bodies = site.record.bodies
    tables: dict[str, tuple[Columns, Rows]] = {
        "signatories": (_SIGNATORIES, (_signatory(site, body) for body in bodies)),
        "names": (_NAMES, _each(site, lambda body: map(_values, body.names))),
        "standing": (_STANDING, _each(site, lambda body: map(_stretch, body.stretches))),
        "events": (_EVENTS, _events(site)),
        "statements": (_STATEMENTS, map(_statement, site.record.statements)),
    }
    seals: dict[str, Seal] = {}
    for name, (columns, rows) in tables.items():
        content = _csv(columns, rows)
        seals[name] = seal(content)
        yield f"{name}.csv", content
    del content
    yield "signatories.json", _bodies(site)
    yield "signatories.geojson", _features(site)
    about = _description(site, seals, {name: columns for name, (columns, _) in tables.items()})
    yield "datapackage.json", f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()


def _signatory(site: Site, body: Body) -> list[object]:
    held, spot = body.on(site.day), site.spots.get(body.id)
    of = held or body.stretches[-1]
    return [
        body.id, body.name, body.country, countries.name(body.country), body.kind, body.region,
        body.code, body.standing(site.day), of.signed,
        held.edition(site.day) if held else "", held.plan(site.day) if held else "",
        held.plan_due if held else "",
        spot.latitude if spot else None, spot.longitude if spot else None,
    ]  # fmt: skip


def _each(site: Site, of: Callable[[Body], Iterable[Sequence[object]]]) -> Rows:
    return ([body.id, *values] for body in site.record.bodies for values in of(body))


def _values(name: Name) -> list[object]:
    return [name.text, name.language, name.use]


def _stretch(one: Stretch) -> list[object]:
    ends = (one.ends_earliest, one.ends_latest)
    return [one.begins_earliest, one.begins_latest, *ends, "true" if one.undated else "false"]


def _events(site: Site) -> Iterator[list[object]]:
    for body in site.record.bodies:
        for deed in body.deeds:
            yield [
                deed.id, body.id, deed.kind, deed.on, deed.earliest, deed.latest, deed.edition,
                deed.into, deed.source,
            ]  # fmt: skip


def _statement(said: Statement) -> list[object]:
    return [
        said.on.text, said.scope, said.kinds, said.qualifier, said.signatories, said.countries,
        said.source,
    ]  # fmt: skip


def _csv(columns: Columns, rows: Rows) -> bytes:
    """Write a table as RFC 4180 has it, in UTF-8; no cell is a formula to a spreadsheet."""
    written = BytesIO()
    with TextIOWrapper(written, "utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(name for name, _, _ in columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
        lines.flush()
        return written.getvalue()


def _cell(value: object) -> object:
    return inert(plain(value)) if isinstance(value, str) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(head: Mapping[str, object], name: str, rows: Iterable[object]) -> bytes:
    """Write an object whose last value is a list, one line for each that it holds."""
    written = BytesIO()
    written.write(f'{_json(head)[:-1]}, "{name}": [\n'.encode())
    between = ""
    for row in rows:
        written.write(f"{between}{_json(row)}".encode())
        between = ",\n"
    written.write(b"\n]}\n")
    return written.getvalue()


def _bodies(site: Site) -> bytes:
    """Return all that is known of every body."""
    heads = [name for name, _, _ in _SIGNATORIES]
    rows = (
        {
            **dict(zip(heads, _signatory(site, body), strict=True)),
            "names": list(map(_fields, body.names)),
            "stands": list(map(_fields, body.stretches)),
            "events": list(map(_fields, body.deeds)),
        }
        for body in site.record.bodies
    )
    head = {
        **_about(site),
        "definition": {"successors": site.record.successors, "since": LAUNCH.isoformat()},
        "total": _fields(site.total),
        "countries": _fields(site.countries),
    }
    return _lines(head, "signatories", rows)


def _fields(value: Name | Stretch | Deed | Pair) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def _features(site: Site) -> bytes:
    """Return every body as a feature; one whose place is not known has no geometry (RFC 7946)."""
    rows = (_feature(site, body) for body in site.record.bodies)
    return _lines({"type": "FeatureCollection", **_about(site)}, "features", rows)


def _feature(site: Site, body: Body) -> dict[str, object]:
    *values, latitude, longitude = _signatory(site, body)
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    heads = (name for name, _, _ in _SIGNATORIES[:-2])
    return {
        "type": "Feature",
        "id": body.id,
        "geometry": point if latitude is not None else None,
        "properties": dict(zip(heads, values, strict=True)),
    }


def _about(site: Site) -> dict[str, str]:
    licence = site.imprint.licence
    by = {"publisher": site.imprint.publisher} if site.imprint.publisher else {}
    return {"date": site.day, "licence": licence, "licence_url": LICENCES[licence], **by}


def _description(
    site: Site, seals: Mapping[str, Seal], described: Mapping[str, Columns]
) -> dict[str, Any]:
    """Return the data package: what each table is, and how to tell that it is whole."""
    licence, publisher = site.imprint.licence, site.imprint.publisher
    return {
        "profile": "tabular-data-package",
        "name": "charter-signatories",
        "title": "Signatories of the European Charter for Equality of Women and Men in Local Life",
        "description": "Who stands by the Charter, between which days, and who says so."
        " A count on a day is a pair: what certainly stands, and what possibly does.",
        "version": site.day,
        "created": f"{site.day}T00:00:00Z",
        "licenses": [{"name": licence, "path": LICENCES[licence]}],
        "sources": [
            {"title": "The register; the source of each event and number is in its table."},
            {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org"},
        ],
        **({"contributors": [{"title": publisher, "role": "publisher"}]} if publisher else {}),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": sealed.size,
                "hash": f"sha256:{sealed.checksum}",
                "schema": _schema(name, described[name]),
            }
            for name, sealed in seals.items()
        ],
    }


def _schema(name: str, columns: Columns) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": n, "type": t, "description": said} for n, t, said in columns],
        "missingValues": [""],
    }
    if name == "signatories":
        schema["primaryKey"] = ["id"]
    elif columns[0][0] == "id" or columns[1][0] == "id":
        to = {"resource": "signatories", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["id"], "reference": to}]
    return schema
