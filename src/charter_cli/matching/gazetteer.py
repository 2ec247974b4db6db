"""The reference places of one country, as other names of the same town: Cologne is Köln.

They are asked, not obeyed: an alias counts only where it is the name of one body alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from charter_cli.folding import fold
from charter_cli.matching.kinds import SETTLEMENT, Fit, fit
from charter_cli.places import Place

Places = Callable[[str], Iterable[Place]]
"""What gives the reference places of a country, by its code."""


class Body(NamedTuple):
    """Hold one reference place: the key of its own name, those of all its names, its kind."""

    head: str
    keys: tuple[str, ...]
    kind: str


class Gazetteer:
    """Hold the reference places of one country by the keys of their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._called: defaultdict[str, list[Body]] = defaultdict(list)
        for place in places:
            head = fold(place.name)
            others = dict.fromkeys(map(fold, place.names)) if place.names else {}
            body = Body(head, tuple({head: None} | others) if others else (head,), place.level)
            for key in body.keys:
                self._called[key].append(body)

    def called(self, key: str, kind: str) -> list[Body]:
        """Return the places of that name which a body of that kind may be."""
        return [body for body in self._called.get(key, ()) if fit(kind, body.kind) is not Fit.NO]

    def bodies(self, key: str, kind: str) -> list[Body]:
        """Return those of which the sources say that they are bodies, and not just settlements."""
        return [body for body in self.called(key, kind) if body.kind != SETTLEMENT]

    def count(self, key: str, kind: str) -> int:
        """Return how many bodies of that kind bear that name.

        A municipality and a settlement of one name may be the same: settlements are counted
        only where there is no body.
        """
        return len(self.bodies(key, kind)) or len(self.called(key, kind))

    def regions(self, keys: Iterable[str]) -> set[tuple[str, str]]:
        """Return kind and own name of the counties and regions that bear one of these names."""
        found = (body for key in keys for body in self._called.get(key, ()))
        return {(body.kind, body.head) for body in found if body.kind in ("county", "region")}
