"""The open data: tables as csv, one json, one GeoJSON, and their description.

The addresses of the files do not change. They are large: none is kept here, and no row is made
before it is written.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO, TextIOWrapper

from charter_cli import countries
from charter_cli.atlas.data_package import COLUMNS, Seal, described, seal
from charter_cli.atlas.markup import plain
from charter_cli.atlas.site import LICENCES, Site
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.inert import inert
from charter_cli.model import Name, Statement
from charter_cli.public import Body, Deed, Stretch

Row = Mapping[str, object]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder `data`: its name, and its bytes."""
    seals: dict[str, Seal] = {}
    for name, rows in _tables(site).items():
        content = _csv(COLUMNS[name], rows)
        seals[name] = seal(content)
        yield f"{name}.csv", content
    del content
    yield "signatories.json", _bodies(site)
    yield "signatories.geojson", _features(site)
    about = described(site, seals)
    yield "datapackage.json", f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()


def _tables(site: Site) -> dict[str, Iterable[Row]]:
    """Return the rows of each table by name; what a row holds beside its columns is left out."""
    bodies = site.record.bodies
    return {
        "signatories": (_signatory(site, body) for body in bodies),
        "names": ({"id": body.id} | _fields(name) for body in bodies for name in body.names),
        "standing": ({"id": body.id} | _fields(one) for body in bodies for one in body.stretches),
        "events": (
            _fields(deed) | {"event": deed.id, "id": body.id}
            for body in bodies
            for deed in body.deeds
        ),
        "statements": (_fields(one) | {"on": one.on.text} for one in site.record.statements),
    }


def _signatory(site: Site, body: Body) -> dict[str, object]:
    held, spot = body.on(site.day), site.spots.get(body.id)
    return {
        "id": body.id,
        "name": body.name,
        "country": body.country,
        "country_name": countries.name(body.country),
        "kind": body.kind,
        "region": body.region,
        "code": body.code,
        "standing": body.standing(site.day),
        "signed": (held or body.stretches[-1]).signed,
        "edition": held.edition(site.day) if held else "",
        "plan": held.plan(site.day) if held else "",
        "plan_due": held.plan_due if held else "",
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
    }


def _fields(value: Name | Stretch | Deed | Pair | Statement) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Write a table as RFC 4180 has it, in UTF-8; no cell is a formula to a spreadsheet."""
    heads = tuple(columns)
    written = BytesIO()
    with TextIOWrapper(written, "utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(heads)
        writer.writerows([_cell(row[head]) for head in heads] for row in rows)
        lines.flush()
        return written.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
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
    rows = (
        {
            **_signatory(site, body),
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


def _features(site: Site) -> bytes:
    """Return every body as a feature; one whose place is not known has no geometry (RFC 7946)."""
    rows = (_feature(_signatory(site, body)) for body in site.record.bodies)
    return _lines({"type": "FeatureCollection", **_about(site)}, "features", rows)


def _feature(row: dict[str, object]) -> dict[str, object]:
    latitude, longitude = row.pop("latitude"), row.pop("longitude")
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": point if latitude is not None else None,
        "properties": row,
    }


def _about(site: Site) -> dict[str, str]:
    licence = site.imprint.licence
    by = {"publisher": site.imprint.publisher} if site.imprint.publisher else {}
    return {"date": site.day, "licence": licence, "licence_url": LICENCES[licence], **by}
