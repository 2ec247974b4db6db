"""Cut the municipalities and counties of GeoNames: their plain names and official numbers."""

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from row import Row

from charter_cli.folding import fold

OFFICIAL_CODES = frozenset({"NO", "SE", "DK", "EE", "NL", "PT", "RO", "CY", "BG", "LT"})
"""Where the last part of the GeoNames code is the number that the country gave."""

NOT_MUNICIPALITIES = "HR.21."
"""Begins the codes of the seventeen districts of Zagreb."""

DAGGER = " †"
"""GeoNames marks a name so that it thinks is of the past."""

BEFORE = (
    "Bashkia|Komuna e|Opština|Općina|Občina|Grad|Obshtina|Општина|Община|Обшина|Gemeente|Comuna"
    "|Oraşul|Oraş|Municipiul|Municipality of|Town of|City and County of|City of|Borough of"
    "|Metropolitan Borough of|Royal Borough of|County Borough of|County|Co|Commune de|Gemeinde"
    "|Gemeng"
)
AFTER = (
    "Kommune|Kommun|Kunta|Kaupunki|City Municipality|Municipality|Parish|City|stad|linn|vald|gielda"
)
BODY = re.compile(rf"(?:{BEFORE}) (?P<after>.+)|(?P<before>.+?) (?:{AFTER})", re.IGNORECASE)

AROUND_A_TOWN = re.compile(r".+ (?:District Municipality|rajonas|novads)", re.IGNORECASE)
"""Matches a municipality around a town that is one itself: both are called by the town's name."""


def rows(data: Path, places: Iterable[Row]) -> list[Row]:
    """Return the municipalities; `places` tell what is a genitive: Lunds kommun is that of Lund."""
    settled = {(place.country, place.name) for place in places}
    types = {part["code"]: part["type"] for part in table(data / "iso3166_2.csv")}
    found = [
        municipality(body, types.get(body["iso_3166_2"], ""), settled)
        for body in table(data / "geonames_municipalities_adm.csv.gz")
        if not body["geonames_code"].startswith(NOT_MUNICIPALITIES)
    ]
    return without_the_town(found)


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file, compressed or not, by heading."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def municipality(body: dict[str, str], kind: str, settled: set[tuple[str, str]]) -> Row:
    """Return one municipality, its plain name first; `kind` is the type that ISO 3166-2 gives."""
    country = body["country"]
    listed = [body["name"], *filter(None, body["aliases"].split("|"))]
    given = [name.removesuffix(DAGGER) for name in listed]
    plain = [nominative(bare(name), country, settled) for name in given]
    county = kind == "Two-tier county" or (country == "IE" and "City" not in body["name"])
    return Row(
        country,
        "county" if county else "municipality",
        plain[0],
        names=frozenset(given + plain) - {plain[0]},
        code=number(body),
        region=body["geonames_code"].split(".")[1],
        lat=shortened(body["lat"]),
        lon=shortened(body["lon"]),
    )


def bare(name: str) -> str:
    """Return the name without the words that say what kind of body it is."""
    match = BODY.fullmatch(name)
    return (match["after"] or match["before"]) if match else name


def nominative(name: str, country: str, settled: set[tuple[str, str]]) -> str:
    """Return Lund for the Swedish Lunds, and Borås for Borås."""
    if country != "SE" or (country, name) in settled or name.endswith("näs"):
        return name
    return "Falun" if name == "Falu" else name.removesuffix("s")


def number(body: dict[str, str]) -> str:
    """Return the country's own number where the sources have it, else the code of ISO 3166-2."""
    if body["country"] in OFFICIAL_CODES:
        return body["geonames_code"].rpartition(".")[2]
    if body["country"] == "SI":
        return body["iso_3166_2"].removeprefix("SI-")
    return body["iso_3166_2"]


def shortened(degrees: str) -> str:
    """Return degrees as exact as the file of places has them."""
    return f"{float(degrees):.4f}" if degrees else ""


def without_the_town(bodies: list[Row]) -> list[Row]:
    """Return the bodies, and leave a town's bare name to the town where both are bodies."""
    owners = Counter((body.country, fold(name)) for body in bodies for name in body.every_name)

    def own(body: Row) -> Row:
        full = sorted(name for name in body.every_name if AROUND_A_TOWN.fullmatch(name))
        if not full:
            return body
        kept = {name for name in body.every_name if owners[body.country, fold(name)] == 1}
        name = body.name if body.name in kept else full[-1]
        return replace(body, name=name, names=frozenset(kept) - {name})

    return [own(body) for body in bodies]
