"""Cut the reference places: one file a country.

A body that stands in two sources becomes one row only where that is certain; else both stay,
and their level tells them apart.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import cut_municipalities
import cut_regions
from row import Row

from charter_cli.folding import fold

Key = Callable[[Row], Hashable]
Agree = Callable[[Row, Row], bool]


def files(data: Path) -> dict[str, bytes]:
    """Return one file a country: `places/SE.tsv.gz`."""
    bodies = cut_regions.rows(data)
    small = [body for body in bodies if body.level == "municipality"]
    rows = settlements(data, small) + [body for body in bodies if body.level != "municipality"]
    by_country: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row.line())
    return {
        f"places/{country}.tsv.gz": "".join(sorted(lines)).encode()
        for country, lines in sorted(by_country.items())
    }


def settlements(data: Path, small: list[Row]) -> list[Row]:
    """Return the places of GeoNames, joined with the municipalities where that is certain."""
    places = list(geonames(data / "geonames_places_europe_500.tsv.gz"))
    large = cut_municipalities.rows(data, places)
    places = join(places, large, key=by_point, agree=share_a_name)
    places = join(places, list(communes(data)), key=by_region_and_name, agree=alike_in_size)
    return join(places, small, key=by_name, agree=in_small_state)


def join(places: list[Row], bodies: list[Row], key: Key, agree: Agree) -> list[Row]:
    """Return places and bodies; a place and a body that alone share a key, and agree, as one."""
    countries = {body.country for body in bodies}
    at = grouped((place for place in places if place.country in countries), key)
    for shared, found in grouped(bodies, key).items():
        held = at[shared]
        if len(held) == len(found) == 1 and held[0].level == "place" and agree(held[0], found[0]):
            at[shared] = [united(held[0], found[0])]
        else:
            held.extend(found)
    elsewhere = [place for place in places if place.country not in countries]
    return elsewhere + [row for rows in at.values() for row in rows]


def grouped(rows: Iterable[Row], key: Key) -> defaultdict[Hashable, list[Row]]:
    """Return the rows by their key."""
    found: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def united(place: Row, body: Row) -> Row:
    """Return the body, with what the place adds: names, a point and a population."""
    return replace(
        body,
        names=body.names | place.every_name,
        region=body.region or place.region,
        population=body.population or place.population,
        lat=place.lat,
        lon=place.lon,
    )


def by_point(row: Row) -> Hashable:
    """Return the point: GeoNames gives a municipality the point of its largest place."""
    return (row.country, row.lat, row.lon) if row.lat else (row.country, row.code)


def by_region_and_name(row: Row) -> Hashable:
    """Return the region and the name."""
    return row.country, row.region, fold(row.name)


def by_name(row: Row) -> Hashable:
    """Return the country and the name."""
    return row.country, fold(row.name)


def share_a_name(place: Row, body: Row) -> bool:
    """Tell whether some name of the one is a name of the other."""
    return not {fold(n) for n in place.every_name}.isdisjoint(map(fold, body.every_name))


def alike_in_size(place: Row, body: Row) -> bool:
    """Tell whether the populations are of different years at most, not of different places."""
    if not (place.population and body.population):
        return False
    return 0.5 <= int(place.population) / max(int(body.population), 1) <= 2


def in_small_state(place: Row, body: Row) -> bool:
    """Tell whether the state is so small that a place of the same name is the same."""
    return place.country in {"AD", "LI", "SM"}


def geonames(path: Path) -> Iterator[Row]:
    """Yield the places of 500 inhabitants and more; GeoNames writes 0 where it knows none."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for place in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Row(
                place["country"],
                "place",
                place["name"],
                names=frozenset(place["alternates"].split("|")) - {""},
                region=place["admin1"],
                population=place["population"].lstrip("0"),
                lat=place["lat"],
                lon=place["lon"],
            )


def communes(data: Path) -> Iterator[Row]:
    """Yield the French communes; their region has the same number at INSEE and GeoNames."""
    with gzip.open(data / "fr_communes_insee.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for commune in csv.DictReader(file):
            yield Row(
                "FR",
                "municipality",
                commune["nom"],
                code=commune["code_insee"],
                region=commune["region"],
                population=commune["population"].lstrip("0"),
            )
