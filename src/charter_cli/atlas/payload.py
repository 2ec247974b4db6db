"""What scripts are given: the stretches of standing as numbers, the names as keys, words, letters.

Days are counted from the first of January 2000, and NONE stands for a day that is not known or
did not come. Bodies are numbered in the order of the record; lists run parallel.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from charter_cli.atlas.authority import A_FOLDER, address
from charter_cli.atlas.figures import scale
from charter_cli.atlas.markup import script
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.dates import LAUNCH
from charter_cli.folding import fold
from charter_cli.public import Body, Stretch

NONE = -1
_ZERO = date(2000, 1, 1).toordinal()
_LETTERS = ((0x80, 0x590), (0x10A0, 0x1100), (0x1C80, 0x1CC0), (0x1E00, 0x2070))
"""The letters that European names are written in, and the marks that stand among them."""


def days(site: Site) -> bytes:
    """Return who stands between which days, and where: enough to count on any day."""
    held = list(_stretches(site))
    return _assigned(
        "register",
        {
            "first": LAUNCH.isoformat(),
            "day": site.day,
            "countries": list(site.nations),
            "sizes": [len(own) for own in site.nations.values()],
            "scale": scale(site),
            "dots": [c for body in site.record.bodies for c in _dot(site, body)],
            "whose": [number for number, _ in held],
            "begins": [_day(one.begins_earliest) for _, one in held],
            "begun": [_day(one.begins_latest) for _, one in held],
            "ends": [_day(one.ends_earliest) for _, one in held],
            "ended": [_day(one.ends_latest) for _, one in held],
        },
    )


def names(site: Site) -> bytes:
    """Return by which names each is found, and by what else it is chosen."""
    bodies = site.record.bodies
    held = [one for _, one in _stretches(site)]
    kinds = site.kinds
    return _assigned(
        "finding",
        {
            "folder": address(0).split("/")[0],
            "inFolder": A_FOLDER,
            "ids": [body.id for body in bodies],
            "names": [body.name for body in bodies],
            "keys": [_keys(site, body) for body in bodies],
            "kinds": kinds,
            "kind": [kinds.index(body.kind) for body in bodies],
            "signed": [one.signed for one in held],
            "renewed": [_day(one.renewed_from) for one in held],
            "adopted": [_day(one.plan_from) for one in held],
            "due": [_day(one.plan_due) for one in held],
        },
    )


def words(site: Site, tongue: Tongue) -> bytes:
    """Return what the scripts say in one language, and the names that bodies have in it."""
    own = {
        number: name
        for number, body in enumerate(site.record.bodies)
        if (name := body.name_in(tongue.tag)) != body.name
    }
    said = {
        **tongue.script(site.day),
        "nations": {code: tongue.country(code) for code in site.nations},
        "kinds": {kind: tongue.kind(kind) for kind in site.kinds},
        "plans": dict(tongue.words.plans),
        "possible": tongue.words.standing["possible"],
        "found": tongue.words.found,
        "names": own,
    }
    return _assigned("words", said)


@cache
def letters() -> bytes:
    """Return how each letter that is not plain is folded, as `folding.fold` does, by ranges."""
    table = [
        [first, ",".join(_folded(chr(code)) for code in range(first, last))]
        for first, last in _LETTERS
    ]
    return _assigned("letters", table)


def _folded(letter: str) -> str:
    """Return what a letter becomes between two others; a blank where it parts them."""
    return fold(f"a{letter}b")[1:-1]


def _assigned(name: str, value: object) -> bytes:
    return f"window.atlas=window.atlas||{{}};atlas.{name}={script(value)};\n".encode()


def _stretches(site: Site) -> Iterator[tuple[int, Stretch]]:
    for number, body in enumerate(site.record.bodies):
        for stretch in body.stretches:
            yield number, stretch


def _dot(site: Site, body: Body) -> tuple[int, int]:
    return site.point(body) or (NONE, NONE)


def _keys(site: Site, body: Body) -> str:
    """Return all names of a body, and of the place that it is, as keys parted by bars."""
    spot = site.spots.get(body.id)
    called = [body.name, *(name.text for name in body.names), *(spot.names if spot else ())]
    return "|".join(dict.fromkeys(filter(None, map(fold, called))))


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal() - _ZERO if iso else NONE
