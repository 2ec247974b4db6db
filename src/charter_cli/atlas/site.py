"""What a site is made of: the record, where its bodies lie, and how the publisher signs it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from charter_cli.atlas import spots, tallies
from charter_cli.atlas.spots import Spot
from charter_cli.counts import Pair
from charter_cli.model import Statement
from charter_cli.public import Body, Deed, Record

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
}
"""The licences under which the data may be published, with the address of each."""

CREDIT = "Natural Earth · © GeoNames, CC BY 4.0"
"""Whose outlines and places the map shows; the licence of the places asks for this line."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Hold in which languages, by whom and under which licence a site is published."""

    languages: tuple[str, ...]
    publisher: str = ""
    licence: str = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class Site:
    """Hold all that pages are made of; every page of a site sees the same."""

    record: Record
    imprint: Imprint
    spots: Mapping[int, Spot]
    bodies: Mapping[int, Body]
    nations: Mapping[str, tuple[Body, ...]]
    heirs: Mapping[int, tuple[Body, ...]]
    pairs: Mapping[str, Pair]

    @property
    def day(self) -> str:
        return self.record.day

    def of(self, code: str = "") -> tuple[Body, ...]:
        """Return the bodies of a country; without a code, those of all."""
        return self.nations.get(code, ()) if code else self.record.bodies

    def standing(self, code: str = "") -> list[Body]:
        """Return those that stand on the day, certainly or possibly, in a country or in all."""
        return [body for body in self.of(code) if body.on(self.day) is not None]

    def pair(self, code: str = "") -> Pair:
        """Return how many stand in a country, or in all."""
        return self.pairs.get(code, Pair()) if code else self.total

    def published(self, code: str = "") -> list[Statement]:
        """Return the numbers published about a country, or about all; the oldest first."""
        return [said for said in self.record.statements if said.scope == (code or "ALL")]

    def successor(self, deed: Deed) -> Body | None:
        """Return the body into which another merged, if it is public."""
        return self.bodies.get(deed.into) if deed.into is not None else None

    def without_dot(self, code: str = "") -> int:
        """Return how many that stand have no point on the map, in a country or in all."""
        return sum(self.point(body) is None for body in self.standing(code))

    def point(self, body: Body) -> tuple[int, int] | None:
        """Return where the dot of a body is; it has none if its place is unknown or off the map."""
        spot = self.spots.get(body.id)
        return spot.point if spot else None

    @property
    def total(self) -> Pair:
        return tallies.total(self.pairs.values())

    @property
    def kinds(self) -> list[str]:
        return sorted({body.kind for body in self.record.bodies})

    @property
    def countries(self) -> Pair:
        return tallies.countries(self.pairs.values())


def gather(record: Record, imprint: Imprint) -> Site:
    """Bring together what the pages need: `heirs` are, by successor, those that merged into it."""
    nations: defaultdict[str, list[Body]] = defaultdict(list)
    heirs: defaultdict[int, list[Body]] = defaultdict(list)
    for body in record.bodies:
        nations[body.country].append(body)
        for into in {deed.into for deed in body.deeds if deed.into is not None}:
            heirs[into].append(body)
    return Site(
        record=record,
        imprint=imprint,
        spots=spots.located(record.bodies),
        bodies={body.id: body for body in record.bodies},
        nations={code: tuple(own) for code, own in nations.items()},
        heirs={number: tuple(own) for number, own in heirs.items()},
        pairs=tallies.by_country(record.bodies, record.day),
    )
