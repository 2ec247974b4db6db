"""The first page: the number and what it means, the map, the days gone by, the countries."""

from collections.abc import Sequence

from charter_cli.atlas import chart, europe, tallies
from charter_cli.atlas.markup import columns, marked, row, source, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site, standing
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.model import Statement
from charter_cli.public import Body
from charter_cli.words import Successors

SCRIPTS = ("assets/register-days.js", "assets/days.js", "assets/clock.js", "assets/map.js")

_ABOUT = {"about": "≈ ", "nearly": "≈ ", "more than": "> ", "at least": "≥ "}
_BAR = 120


def leaf(site: Site, tongue: Tongue) -> Leaf:
    """Return the first page."""
    words = tongue.words
    main = (
        f'<section class="hero">\n<div class="lead">\n{_headline(site, tongue)}'
        f"{_clock(site, tongue)}{_definition(site, tongue)}{_search(tongue)}</div>\n"
        f"<figure>{picture(site, tongue)}{_legend(site, tongue)}</figure>\n</section>\n"
        f'<section>\n<h2>{text(words.over_time)}</h2>\n<figure class="wide">'
        f"{_chart(site, tongue)}</figure>\n"
        f'<div class="pairs">{_years(site, tongue)}{_stated(site, tongue)}</div>\n</section>\n'
        f'<section id="countries">\n<h2>{text(words.countries)}</h2>\n'
        f"{_countries(site, tongue)}</section>"
    )
    return Leaf("index.html", words.title, main, (f"{tongue.tag}/words.js", *SCRIPTS))


def scale(site: Site) -> tuple[int, ...]:
    """Return the shades of the map: the same on every page and on every day."""
    return europe.steps(max((pair.possible for pair in site.pairs.values()), default=1) or 1)


def picture(site: Site, tongue: Tongue) -> str:
    """Return the map of Europe."""
    return europe.europe(facts(site, tongue), scale(site))


def facts(site: Site, tongue: Tongue, code: str = "") -> europe.Facts:
    """Return what a map shows; with `code`, the dots of one country alone."""
    there = standing(site.nations.get(code, ()) if code else site.record.bodies, site.day)
    spots = [(body, point) for body in there if (point := site.point(body))]
    sure = [point for body, point in spots if body.standing(site.day) == "signatory"]
    perhaps = [point for body, point in spots if body.standing(site.day) == "possible"]
    said = {
        of: f"{tongue.country(of)}: {tongue.pair(site.pairs.get(of, Pair()))}"
        for of in site.nations
    }
    title = f"{tongue.words.map}: {tongue.country(code)}" if code else tongue.words.map
    return europe.Facts(site.pairs, sure, perhaps, said, title, tongue.words.map_text)


def without_dot(site: Site, code: str = "") -> int:
    """Return how many that stand have no point on the map, in all or in a country."""
    there = standing(site.nations.get(code, ()) if code else site.record.bodies, site.day)
    return sum(site.point(body) is None for body in there)


def rule(site: Site, tongue: Tongue) -> str:
    """Return what becomes of signatories that merge, by the rule of this register."""
    inherit = site.record.successors is Successors.INHERIT
    return tongue.words.inherit if inherit else tongue.words.renew


def _headline(site: Site, tongue: Tongue) -> str:
    said = marked(tongue.in_all(site.total, site.countries), tongue.pair(site.total))
    day = text(tongue.words.as_of.format(day=tongue.day(site.day)))
    return (
        f'<h1 data-say="sentence" aria-live="polite">{said}</h1>\n'
        f'<p class="when" data-say="day">{day}</p>\n'
    )


def _clock(site: Site, tongue: Tongue) -> str:
    """Return what chooses a day; it is hidden until a script can answer it."""
    words = tongue.words
    back = text(words.back.format(day=tongue.day(site.day)))
    return (
        '<form class="clock" data-clock hidden>\n'
        f'<label for="day">{text(words.day)}</label>\n'
        f'<input type="date" id="day" min="{LAUNCH}" max="{site.day}" value="{site.day}">\n'
        f'<input type="range" id="slide" aria-label="{text(words.day)}">\n'
        f'<button type="button" data-back hidden>{back}</button>\n</form>\n'
        f"<noscript><p class=note>{text(words.needs_script)}</p></noscript>\n"
    )


def _definition(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    same = site.total.certain == site.total.possible
    undated = tongue.number(tallies.undated(site.record.bodies, site.day))
    return (
        f'<p class="definition">{text(words.who)} {text(rule(site, tongue))}'
        f" <span data-pair{' hidden' if same else ''}>{text(words.pair_text)}</span>"
        f" <span data-as-of>{text(words.undated.format(n=undated))}.</span>"
        f' <a href="method.html">{text(words.method)}</a></p>\n'
    )


def _search(tongue: Tongue) -> str:
    words = tongue.words
    return (
        '<form class="seek" action="find.html" data-script hidden>'
        f'<label for="q">{text(words.search)}</label>'
        f'<input type="search" id="q" name="q" autocomplete="off">'
        f"<button>{text(words.find)}</button></form>\n"
    )


def shades(site: Site, tongue: Tongue) -> list[str]:
    """Return which counts each shade stands for, from the lightest to the darkest."""
    first = scale(site)
    last = [number - 1 for number in first[1:]]
    names = [
        tongue.number(low) if low == high else f"{tongue.number(low)}–{tongue.number(high)}"
        for low, high in zip(first, last, strict=False)
    ]
    return [*names, f"{tongue.number(first[-1])}+"]


def _legend(site: Site, tongue: Tongue) -> str:
    keys = "".join(
        f'<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="s{i}" width="12"'
        f' height="12"/></svg>{text(name)}</li>'
        for i, name in enumerate(shades(site, tongue), 1)
    )
    left = tongue.words.no_point.format(n=tongue.number(without_dot(site)))
    return (
        f'<figcaption><ul class="legend">{keys}</ul>\n<p>{text(tongue.words.map_text)}</p>'
        f"<p data-as-of>{text(left)}</p></figcaption>"
    )


def _chart(site: Site, tongue: Tongue) -> str:
    return over_time(site, tongue, site.record.bodies, "ALL")


def over_time(site: Site, tongue: Tongue, bodies: Sequence[Body], scope: str) -> str:
    """Return the chart of some bodies, with the numbers published about their country or all."""
    days = tallies.month_ends(site.day)
    marks = [
        chart.Mark(_height_day(said), said.signatories, _told(said, tongue))
        for said in site.record.statements
        if said.scope == scope and said.kinds == "all" and said.on
    ]
    words = tongue.words
    pairs = tallies.series(bodies, days)
    shown = chart.Facts(days, pairs, marks, words.over_time, words.chart_text)
    return chart.over_time(shown, tongue.number)


def _height_day(said: Statement) -> str:
    """Return the day at which a published number is marked: the middle of its month or year."""
    return {4: "{}-07-01", 7: "{}-15"}.get(len(said.on.text), "{}").format(said.on.text)


def _told(said: Statement, tongue: Tongue) -> str:
    return f"{tongue.day(said.on.text)}: {number_of(said, tongue)} – {said.source}"


def number_of(said: Statement, tongue: Tongue) -> str:
    """Return a published number with the sign of what it said of it: ≈ about, > more than."""
    return _ABOUT.get(said.qualifier, "") + tongue.number(said.signatories)


def _years(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    ends = [f"{y}-12-31" for y in range(LAUNCH.year, int(site.day[:4]))]
    days = [*ends, site.day]
    pairs = tallies.series(site.record.bodies, days)
    body = "".join(
        row([text(tongue.pair(pair))], head=text(day[:4] if day in ends else tongue.day(day)))
        for day, pair in reversed(list(zip(days, pairs, strict=True)))
    )
    return (
        f"<details><summary>{text(words.signatories)} · {text(words.year)}</summary>\n<table>"
        f"{columns([text(words.year), text(words.signatories)])}<tbody>{body}</tbody></table>"
        "</details>\n"
    )


def _stated(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    said = [one for one in site.record.statements if one.scope == "ALL" and one.kinds == "all"]
    return stated(tongue, said, f"<p>{text(words.stated_text)}</p>") if said else ""


def stated(tongue: Tongue, said: list[Statement], note: str) -> str:
    """Return published numbers as a table, the newest first, those without a date last."""
    words = tongue.words
    heads = [tongue.language.labels.date, words.signatories, words.countries, words.source]
    body = "".join(
        row(
            [
                text(number_of(one, tongue)),
                text(tongue.number(one.countries)) if one.countries else "–",
                source(one.source),
            ],
            head=text(tongue.day(one.on.text)) or "–",
        )
        for one in reversed(said)
    )
    return (
        f"<details><summary>{text(words.stated)}</summary>{note}\n<table>"
        f"{columns(map(text, heads))}<tbody>{body}</tbody></table></details>\n"
    )


def _countries(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    ordered = sorted(
        site.nations,
        key=lambda c: (-site.pairs.get(c, Pair()).possible, tongue.order(tongue.country(c))),
    )
    most = max((pair.possible for pair in site.pairs.values()), default=0) or 1
    body = "".join(_nation(site, tongue, code, most) for code in ordered)
    heads = [text(words.country), text(words.signatories)]
    return f'<table class="ranks">{columns(heads)}<tbody>{body}</tbody></table>\n'


def _nation(site: Site, tongue: Tongue, code: str, most: int) -> str:
    pair = site.pairs.get(code, Pair())
    sure, may = (round(_BAR * n / most, 1) for n in (pair.certain, pair.possible))
    return (
        f'<tr data-row="{text(code)}"><th scope="row">'
        f'<a href="country/{text(code.lower())}.html">{text(tongue.country(code))}</a></th>'
        f'<td><div><span class="n">{text(tongue.pair(pair))}</span>'
        f'<svg class="bar" viewBox="0 0 {_BAR} 8" preserveAspectRatio="none"'
        f' aria-hidden="true"><rect class="maybe" width="{may}" height="8"/>'
        f'<rect class="sure" width="{sure}" height="8"/></svg></div></td></tr>'
    )
