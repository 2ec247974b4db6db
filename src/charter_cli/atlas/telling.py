"""What a site tells in one language, as plain text: pages, pictures and reports say the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from charter_cli.atlas import tallies
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.model import Statement
from charter_cli.public import Body, Deed
from charter_cli.words import Successors

NOTHING = "–"
"""What stands in a table where nothing is known."""

_ABOUT = {"about": "≈ ", "nearly": "≈ ", "more than": "> ", "at least": "≥ "}


@dataclass(frozen=True, slots=True)
class Member:
    """Hold what a list tells of a body that stands."""

    body: Body
    name: str
    certain: bool
    kind: str
    region: str
    joined: str
    edition: str
    plan: str


def headline(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the sentence that says how many there are, in all or in a country."""
    if not code:
        return tongue.in_all(site.total, site.countries)
    signed = (held.signed[:4] for body in site.of(code) if (held := body.on(site.day)))
    since = min((int(year) for year in signed if year), default=None)
    return tongue.in_country(site.pair(code), code, since)


def rule(site: Site, tongue: Tongue) -> str:
    """Return what becomes of signatories that merge, by the rule of this register."""
    inherit = site.record.successors is Successors.INHERIT
    return tongue.words.inherit if inherit else tongue.words.renew


def undated(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return how many stand by a signature without a date."""
    number = tallies.undated(site.of(code), site.day)
    return tongue.words.undated.format(n=tongue.number(number))


def without_dot(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return how many that stand have no dot on the map."""
    return tongue.words.no_point.format(n=tongue.number(site.without_dot(code)))


def ordered(site: Site, tongue: Tongue) -> list[str]:
    """Return the countries in the order of their names."""
    return sorted(site.nations, key=lambda code: tongue.order(tongue.country(code)))


def members(site: Site, tongue: Tongue, code: str) -> Iterator[Member]:
    """Yield what is told of each body of a country that stands."""
    plans, day = tongue.words.plans, site.day
    for body in site.of(code):
        if held := body.on(day):
            yield Member(
                body=body,
                name=body.name_in(tongue.tag),
                certain=held.certain(day),
                kind=tongue.kind(body.kind),
                region=body.region,
                joined=tongue.day(held.signed) or NOTHING,
                edition=held.edition(day),
                plan=plans.get(held.plan(day), NOTHING),
            )


def years(site: Site, tongue: Tongue, code: str = "") -> Iterator[tuple[str, str]]:
    """Yield how many stood on the day of the site and at the end of each year before it."""
    days = tallies.year_ends(site.day)
    pairs = zip(days, tallies.series(site.of(code), days), strict=True)
    for day, pair in reversed(list(pairs)):
        yield tongue.day(day) if day == site.day else day[:4], tongue.pair(pair)


def with_country(tongue: Tongue, body: Body) -> str:
    """Return the name of a body with that of its country."""
    return f"{body.name_in(tongue.tag)} ({tongue.country(body.country)})"


def event(site: Site, tongue: Tongue, deed: Deed) -> str:
    """Return what an event was; of a merger, also into whom."""
    said, into = tongue.words.events[deed.kind], site.successor(deed)
    return f"{said} {tongue.words.into.format(name=into.name_in(tongue.tag))}" if into else said


def number(said: Statement, tongue: Tongue) -> str:
    """Return a published number with its sign (≈ about, > more than) and kinds, if not all."""
    told = _ABOUT.get(said.qualifier, "") + tongue.number(said.signatories)
    if said.kinds == "all":
        return told
    return f"{', '.join(tongue.kinds(kind) for kind in said.kinds.split('+'))}: {told}"
