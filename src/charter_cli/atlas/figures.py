"""The map and the chart of a site, with what they tell in one language."""

from charter_cli.atlas import chart, europe, tallies, telling
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.model import Statement


def scale(site: Site) -> tuple[int, ...]:
    """Return the shades of the map: the same on every page and on every day."""
    return europe.steps(max((pair.possible for pair in site.pairs.values()), default=1) or 1)


def shades(site: Site, tongue: Tongue) -> list[str]:
    """Return which counts each shade stands for, from the lightest to the darkest."""
    first = scale(site)
    last = [number - 1 for number in first[1:]]
    names = [
        tongue.number(low) if low == high else f"{tongue.number(low)}–{tongue.number(high)}"
        for low, high in zip(first, last, strict=False)
    ]
    return [*names, f"{tongue.number(first[-1])}+"]


def drawn_map(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the map of Europe, or of one country with its own dots; nothing if there is none."""
    spots = [(body, point) for body in site.standing(code) if (point := site.point(body))]
    sure = [point for body, point in spots if body.standing(site.day) == "signatory"]
    perhaps = [point for body, point in spots if body.standing(site.day) == "possible"]
    said = {of: f"{tongue.country(of)}: {tongue.pair(site.pair(of))}" for of in site.nations}
    title = f"{tongue.words.map}: {tongue.country(code)}" if code else tongue.words.map
    facts = europe.Facts(site.pairs, sure, perhaps, said, title, tongue.words.map_text)
    if code:
        return europe.country(facts, scale(site), code)
    return europe.europe(facts, scale(site))


def drawn_chart(site: Site, tongue: Tongue, code: str = "") -> str:
    """Return the chart over time of all, or of a country, with the numbers published about it."""
    days = tallies.month_ends(site.day)
    marks = [
        chart.Mark(_marked_day(said), said.signatories, _told(said, tongue))
        for said in site.published(code)
        if said.kinds == "all" and said.on
    ]
    words, pairs = tongue.words, tallies.series(site.of(code), days)
    facts = chart.Facts(days, pairs, marks, words.over_time, words.chart_text)
    return chart.over_time(facts, tongue.number)


def _marked_day(said: Statement) -> str:
    """Return the day at which a published number is marked: the middle of its month or year."""
    return {4: "{}-07-01", 7: "{}-15"}.get(len(said.on.text), "{}").format(said.on.text)


def _told(said: Statement, tongue: Tongue) -> str:
    return f"{tongue.day(said.on.text)}: {telling.number(said, tongue)} – {said.source}"
