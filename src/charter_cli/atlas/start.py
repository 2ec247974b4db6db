"""The first page: the number and what it means, the map, the days gone by, the countries."""

from collections.abc import Sequence

from charter_cli.atlas import figures, telling
from charter_cli.atlas.markup import columns, marked, row, source, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site
from charter_cli.atlas.telling import NOTHING
from charter_cli.atlas.tongue import Tongue
from charter_cli.dates import LAUNCH
from charter_cli.model import Statement

SCRIPTS = ("assets/register-days.js", "assets/days.js", "assets/clock.js", "assets/map.js")

_BAR = 120


def leaf(site: Site, tongue: Tongue) -> Leaf:
    """Return the first page."""
    words = tongue.words
    main = (
        f'<section class="hero">\n<div class="lead">\n{_headline(site, tongue)}'
        f"{_clock(site, tongue)}{_definition(site, tongue)}{_search(tongue)}</div>\n"
        f"<figure>{figures.drawn_map(site, tongue)}{_legend(site, tongue)}</figure>\n</section>\n"
        f'<section>\n<h2>{text(words.over_time)}</h2>\n<figure class="wide">'
        f"{figures.drawn_chart(site, tongue)}</figure>\n"
        f'<div class="pairs">{_years(site, tongue)}{stated(tongue, site.published())}'
        f"</div>\n</section>\n"
        f'<section id="countries">\n<h2>{text(words.countries)}</h2>\n'
        f"{_countries(site, tongue)}</section>"
    )
    return Leaf("index.html", words.title, main, (f"{tongue.tag}/words.js", *SCRIPTS))


def _headline(site: Site, tongue: Tongue) -> str:
    said = marked(telling.headline(site, tongue), tongue.pair(site.total))
    return (
        f'<h1 data-say="sentence" aria-live="polite">{said}</h1>\n'
        f'<p class="when" data-say="day">{text(tongue.as_of(site.day))}</p>\n'
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
        f'<noscript><p class="note">{text(words.needs_script)}</p></noscript>\n'
    )


def _definition(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    same = site.total.certain == site.total.possible
    return (
        f'<p class="definition">{text(words.who)} {text(telling.rule(site, tongue))}'
        f" <span data-pair{' hidden' if same else ''}>{text(words.pair_text)}</span>"
        f" <span data-as-of>{text(telling.undated(site, tongue))}.</span>"
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


def _legend(site: Site, tongue: Tongue) -> str:
    keys = "".join(
        f'<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="s{i}" width="12"'
        f' height="12"/></svg>{text(name)}</li>'
        for i, name in enumerate(figures.shades(site, tongue), 1)
    )
    return (
        f'<figcaption><ul class="legend">{keys}</ul>\n<p>{text(tongue.words.map_text)}</p>'
        f"<p data-as-of>{text(telling.without_dot(site, tongue))}</p></figcaption>"
    )


def _years(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    body = "".join(
        row([text(number)], head=text(year)) for year, number in telling.years(site, tongue)
    )
    return (
        f"<details><summary>{text(words.signatories)} · {text(words.year)}</summary>\n<table>"
        f"{columns([text(words.year), text(words.signatories)])}<tbody>{body}</tbody></table>"
        "</details>\n"
    )


def stated(tongue: Tongue, said: Sequence[Statement]) -> str:
    """Return published numbers as a table, the newest first; nothing if there are none."""
    if not said:
        return ""
    words = tongue.words
    heads = [tongue.language.labels.date, words.signatories, words.countries, words.source]
    body = "".join(
        row(
            [
                text(telling.number(one, tongue)),
                text(tongue.number(one.countries)) if one.countries else NOTHING,
                source(one.source),
            ],
            head=text(tongue.day(one.on.text)) or NOTHING,
        )
        for one in reversed(said)
    )
    return (
        f"<details><summary>{text(words.stated)}</summary><p>{text(words.stated_text)}</p>\n"
        f'<div class="wide" tabindex="0" role="region" aria-label="{text(words.stated)}">'
        f"<table>{columns(map(text, heads))}<tbody>{body}</tbody></table></div></details>\n"
    )


def _countries(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    ordered = sorted(
        site.nations,
        key=lambda c: (-site.pair(c).possible, tongue.order(tongue.country(c))),
    )
    most = max((pair.possible for pair in site.pairs.values()), default=0) or 1
    body = "".join(_nation(site, tongue, code, most) for code in ordered)
    heads = [text(words.country), text(words.signatories)]
    return f'<table class="ranks">{columns(heads)}<tbody>{body}</tbody></table>\n'


def _nation(site: Site, tongue: Tongue, code: str, most: int) -> str:
    pair = site.pair(code)
    sure, may = (round(_BAR * n / most, 1) for n in (pair.certain, pair.possible))
    return (
        f'<tr data-row="{text(code)}"><th scope="row">'
        f'<a href="country/{text(code.lower())}.html">{text(tongue.country(code))}</a></th>'
        f'<td><div><span class="n">{text(tongue.pair(pair))}</span>'
        f'<svg class="bar" viewBox="0 0 {_BAR} 8" preserveAspectRatio="none"'
        f' aria-hidden="true"><rect class="maybe" width="{may}" height="8"/>'
        f'<rect class="sure" width="{sure}" height="8"/></svg></div></td></tr>'
    )
