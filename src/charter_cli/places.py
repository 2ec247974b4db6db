"""Reference places: the towns, municipalities, counties and regions that a row may mean.

They come from GeoNames, INSEE and ISO 3166-2, cut to one file a country, so that only the
countries at hand are opened. They are no register: a place may be missing, old or counted twice.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PLACES = Path(__file__).with_name("reference") / "places"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one reference place.

    `level` is `municipality`, `county` or `region` for a body, and `place` for a settlement of
    which the sources do not say whether it is one. `names` are further names, exonyms and
    spellings. `code` is the number that the country gave it, or its code of ISO 3166-2;
    `region` the GeoNames code of the region that it lies in. `population` is that of the
    settlement, in France that of the commune; `lat` and `lon` are degrees of a point in it.
    `since` and `until` are the days of a county or region that came or went.
    """

    name: str
    country: str
    level: str
    names: tuple[str, ...] = ()
    code: str = ""
    region: str = ""
    population: int | None = None
    lat: float | None = None
    lon: float | None = None
    since: str = ""
    until: str = ""


@cache
def in_country(code: str) -> tuple[Place, ...]:
    """Return the places of the country with that code; none where the reference has none."""
    file = _PLACES / f"{code}.tsv.gz"
    if not file.is_file():
        return ()
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    return tuple(_place(code, line.split("\t")) for line in lines)


def _place(country: str, fields: list[str]) -> Place:
    """Return the place of one line, as data/row.py writes it."""
    level, name, names, code, region, population, lat, lon, since, until = fields
    return Place(
        name,
        country,
        level,
        tuple(names.split("|")) if names else (),
        code,
        region,
        int(population) if population else None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        since,
        until,
    )
