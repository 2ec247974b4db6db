"""Cut the regions, counties and the smaller states' municipalities from ISO 3166-2.

ISO knows the present only, and what it calls a body is not always what the body calls itself:
`regions_by_hand.csv` adds the bodies that were, their days, and the names that they use.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from row import Row

LEVELS = {
    "municipality": "AD:Parish GL:Municipality IS:Municipality LI:Commune SM:Municipality",
    "county": (
        "AL:County BE:Province ES:Province FR:Metropolitan_department FR:European_collectivity"
        " HR:County HU:County IT:Province IT:Metropolitan_city IT:Free_municipal_consortium"
        " IT:Decentralized_regional_entity MD:District NO:County RO:Department TR:Province"
    ),
    "region": (
        "AM:Region AT:State BA:Entity BE:Region BY:Oblast CH:Canton CZ:Region DE:Land DK:Region"
        " ES:Autonomous_community ES:Autonomous_city_in_north_africa FI:Region"
        " FR:Metropolitan_region FR:Metropolitan_collectivity_with_special_status"
        " FR:Overseas_departmental_collectivity FR:Overseas_unique_territorial_collectivity"
        " FR:Overseas_collectivity GE:Region GE:Autonomous_republic GR:Administrative_region"
        " IT:Region IT:Autonomous_region IT:Autonomous_province MD:Autonomous_territorial_unit"
        " NL:Province PL:Voivodship PT:Autonomous_region RS:Autonomous_province SE:County"
        " SK:Region UA:Region UA:Republic"
    ),
}
"""Which types of subdivision are bodies of their own, and what they are in our words. The others
are offices of the state, or stand in the GeoNames files already."""


def rows(data: Path) -> list[Row]:
    """Return the regions and counties, present and former."""
    found = {row.code: row for row in from_iso(data / "iso3166_2.csv")}
    for row in by_hand(data / "regions_by_hand.csv"):
        received = found.get(row.code)
        names = row.names | ({received.name} if received else set())
        found[row.code] = replace(row, names=names - {row.name})
    return list(found.values())


def from_iso(path: Path) -> Iterator[Row]:
    """Yield the subdivisions that are bodies."""
    level_of = {kind: level for level, kinds in LEVELS.items() for kind in kinds.split()}
    with path.open(encoding="utf-8", newline="") as file:
        for part in csv.DictReader(file):
            country = part["code"][:2]
            level = level_of.get(f"{country}:{part['type'].replace(' ', '_')}")
            if level:
                name = part["name"].partition(" [")[0]
                yield Row(country, level, name, code=part["code"])


def by_hand(path: Path) -> Iterator[Row]:
    """Yield the bodies that were entered by hand."""
    with path.open(encoding="utf-8", newline="") as file:
        for part in csv.DictReader(file):
            yield Row(
                part["country"],
                part["level"],
                part["name"],
                names=frozenset(part["names"].split("|")) - {""},
                code=part["code"],
                since=part["since"],
                until=part["until"],
            )
