"""The description of the open data, as a Frictionless data package.

It tells what each column means, the day, the licence, the sources, and the checksum of each table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from charter_cli.atlas.site import LICENCES, Site

COLUMNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "signatories": {
        "id": ("integer", "number of the body in the register; it never changes"),
        "name": ("string", "its name"),
        "country": ("string", "ISO 3166 code, or XK for Kosovo"),
        "country_name": ("string", "English name of the country"),
        "kind": ("string", "municipality, county, region, association, intermunicipal or other"),
        "region": ("string", "the region it lies in, as the register has it"),
        "code": ("string", "the number its country gave it"),
        "standing": ("string", "on the day of the package: signatory, possible or former"),
        "signed": ("string", "first signature: a day, a month, a year, or empty where not known"),
        "edition": ("string", "the text signed: 2006 or 2022"),
        "plan": ("string", "its action plan: adopted, due or overdue"),
        "plan_due": ("date", "the day by which an action plan is due"),
        "latitude": ("number", "degrees of a point in it, where its place is known"),
        "longitude": ("number", "degrees of a point in it, where its place is known"),
    },
    "names": {
        "id": ("integer", "the body"),
        "text": ("string", "one of its names"),
        "language": ("string", "BCP 47 tag of the name's language, where it is known"),
        "use": ("string", "official, other or former"),
    },
    "standing": {
        "id": ("integer", "the body"),
        "begins_earliest": ("date", "from this day it possibly stands by the Charter"),
        "begins_latest": ("date", "from this day it certainly does; empty: it never certainly did"),
        "ends_earliest": ("date", "until the day before this one it certainly does; empty: no end"),
        "ends_latest": ("date", "until the day before this one it possibly does; empty: no end"),
        "undated": ("boolean", "whether no source gives a date of the signature"),
    },
    "events": {
        "event": ("integer", "number of the event in the register"),
        "id": ("integer", "the body"),
        "kind": ("string", "what happened"),
        "on": ("string", "a day, a month, a year, or empty where not known"),
        "earliest": ("date", "the first day that the date can mean"),
        "latest": ("date", "the last day that the date can mean"),
        "edition": ("string", "the text that was signed, where it is told"),
        "into": ("integer", "of a merger: the body that it merged into"),
        "source": ("string", "who says so"),
    },
    "statements": {
        "on": ("string", "the day, month or year of publication"),
        "scope": ("string", "a country's code, or ALL"),
        "kinds": ("string", "which kinds of bodies it counts"),
        "qualifier": ("string", "exact, about, more than, at least or nearly"),
        "signatories": ("integer", "the number published"),
        "countries": ("integer", "the number of countries published with it"),
        "source": ("string", "who published it"),
    },
}
"""Of each table its columns, in their order: what type they are of, and what they mean."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Hold by what a file is known to be whole: its size in bytes and its SHA-256."""

    size: int
    checksum: str


def seal(content: bytes) -> Seal:
    """Return the seal of a file."""
    return Seal(len(content), sha256(content).hexdigest())


def described(site: Site, seals: Mapping[str, Seal]) -> dict[str, Any]:
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
                "schema": _schema(name),
            }
            for name, sealed in seals.items()
        ],
    }


def _schema(name: str) -> dict[str, Any]:
    columns = COLUMNS[name]
    schema: dict[str, Any] = {
        "fields": [{"name": n, "type": t, "description": said} for n, (t, said) in columns.items()],
        "missingValues": [""],
    }
    if name == "signatories":
        schema["primaryKey"] = ["id"]
    elif "id" in columns:
        to = {"resource": "signatories", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["id"], "reference": to}]
    return schema
