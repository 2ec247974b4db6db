"""Where a body lies: the point of the reference place that it is, by its code or by its name.

A point is shown only where one place answers. Regions and counties are areas, and the reference
has no points for them; of two towns of one name neither is taken, unless one is so much larger
that it is meant.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from charter_cli import places
from charter_cli.atlas.outlines import outlines
from charter_cli.folding import fold
from charter_cli.matching.kinds import SETTLEMENT, Fit, fit
from charter_cli.matching.spelling import readings
from charter_cli.places import Place
from charter_cli.public import Body

MUCH_LARGER = 5
"""How many times the people of any other town of its name one must have to be meant."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold the degrees of a body, its point if it lies on the map, and the names of the place."""

    latitude: float
    longitude: float
    point: tuple[int, int] | None
    names: tuple[str, ...]


class Gazetteer:
    """Hold the reference places of one country that have a point, by code and by key of name."""

    def __init__(self, country: str) -> None:
        self._coded: dict[tuple[str, str], Place] = {}
        self._named: defaultdict[str, list[Place]] = defaultdict(list)
        for place in places.in_country(country):
            if place.lat is not None and place.lon is not None:
                if place.code:
                    self._coded[place.code, place.level] = place
                for key in {fold(place.name), *map(fold, place.names)}:
                    self._named[key].append(place)

    def place(self, body: Body) -> Place | None:
        """Return the one place that a body is."""
        by_code = self._coded.get((body.code, body.kind)) if body.code else None
        return by_code or self._by_name(body)

    def _by_name(self, body: Body) -> Place | None:
        for reading in readings(body.name, body.country):
            called = [p for p in self._named.get(reading.key, ()) if _may_be(body.kind, p.level)]
            if called:
                return _the_one(called)
        return None


@lru_cache(maxsize=1)
def gazetteer(country: str) -> Gazetteer:
    """Return the places of a country; bodies come country by country, so one at a time is kept."""
    return Gazetteer(country)


def located(bodies: Iterable[Body]) -> dict[int, Spot]:
    """Return where bodies lie, by their number; one that no place answers for is left out."""
    found: dict[int, Spot] = {}
    for body in bodies:
        place = gazetteer(body.country).place(body)
        if place is not None and place.lat is not None and place.lon is not None:
            point = outlines().point(place.lat, place.lon)
            shown = point if outlines().holds(point) else None
            found[body.id] = Spot(place.lat, place.lon, shown, (place.name, *place.names))
    return found


def _may_be(kind: str, level: str) -> bool:
    return fit(kind, level) in (Fit.OPEN, Fit.YES)


def _the_one(called: list[Place]) -> Place | None:
    """Return the body of that name before a settlement, and the much larger one of several."""
    bodies = [place for place in called if place.level != SETTLEMENT]
    ordered = sorted(bodies or called, key=lambda place: -(place.population or 0))
    first, *others = ordered
    if others and (first.population or 0) < MUCH_LARGER * max(1, others[0].population or 0):
        return None
    return first
