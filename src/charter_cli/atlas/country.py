"""The page of a country: its number, its map, its bodies, and what became of them year by year."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from charter_cli.atlas import figures, tallies, telling
from charter_cli.atlas.authority import link, said_by
from charter_cli.atlas.markup import columns, marked, row, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site
from charter_cli.atlas.start import stated
from charter_cli.atlas.telling import NOTHING, Member
from charter_cli.atlas.tongue import Tongue
from charter_cli.public import Body, Stretch

_LEFT, _MERGED = ("annulled", "withdrew"), ("merged",)
_CHANGES = (*_LEFT, *_MERGED, "renamed", "renewed")


def leaf(site: Site, tongue: Tongue, code: str) -> Leaf:
    """Return the page of one country."""
    words, name = tongue.words, tongue.country(code)
    drawing = figures.drawn_map(site, tongue, code)
    missing = text(telling.without_dot(site, tongue, code))
    figure = (
        f"<figure>{drawing}<figcaption><p>{missing}</p></figcaption></figure>\n" if drawing else ""
    )
    main = (
        f'<p class="crumb"><a href="../index.html#countries">{text(words.countries)}</a></p>\n'
        f'<section class="hero">\n<div class="lead">\n<h1>{text(name)}</h1>\n'
        f"{_sentence(site, tongue, code)}{_shares(site, tongue, code)}</div>\n{figure}</section>\n"
        f'<section>\n<h2>{text(words.over_time)}</h2>\n<figure class="wide">'
        f"{figures.drawn_chart(site, tongue, code)}</figure>\n"
        f'<div class="pairs">{_years(site, tongue, code)}{stated(tongue, site.published(code))}'
        f"</div>\n</section>\n{_list(site, tongue, code)}{_changes(site, tongue, code)}"
    )
    return Leaf(f"country/{code.lower()}.html", name, main)


def _sentence(site: Site, tongue: Tongue, code: str) -> str:
    said = marked(telling.headline(site, tongue, code), tongue.pair(site.pair(code)))
    day = text(tongue.as_of(site.day))
    return f'<p class="said">{said}</p>\n<p class="when">{day}</p>\n'


def _shares(site: Site, tongue: Tongue, code: str) -> str:
    """Return how many there are of each kind and text, and how many have an action plan."""
    words, day, there = tongue.words, site.day, site.standing(code)

    def rows(key: Callable[[Body, Stretch], str], name: Callable[[str], str]) -> Iterator[str]:
        for found, pair in tallies.by(there, day, key).items():
            yield row([text(tongue.pair(pair))], head=text(name(found)))

    plans = tallies.with_plan(there, day)
    share = f"{tongue.number(plans)} <small>({text(tongue.share(plans, len(there)))})</small>"
    body = (
        *rows(lambda body, _: body.kind, tongue.kinds),
        *rows(lambda _, held: held.edition(day), lambda e: f"{words.edition} · {e}"),
        row([share], head=text(words.with_plan)),
    )
    heads = columns([text(words.kind), text(words.signatories)])
    return f"<table>{heads}<tbody>{''.join(body)}</tbody></table>\n"


def _years(site: Site, tongue: Tongue, code: str) -> str:
    """Return year by year how many joined, left and merged, and how many stood at its end."""
    words, bodies = tongue.words, site.of(code)
    ends = tallies.year_ends(site.day)
    happened = (
        Counter(year for body in bodies for year in _joined(site, body)),
        *(Counter(_years_of(bodies, kinds)) for kinds in (_LEFT, _MERGED)),
    )
    body = "".join(
        row(
            [*(tongue.number(tally[end[:4]]) for tally in happened), text(tongue.pair(pair))],
            head=end[:4],
        )
        for end, pair in reversed(list(zip(ends, tallies.series(bodies, ends), strict=True)))
    )
    heads = (words.year, words.joined, words.left, words.events["merged"], words.signatories)
    return (
        f"<details><summary>{text(words.changes)} · {text(words.year)}</summary>\n"
        f'<div class="wide" tabindex="0" role="region" aria-label="{text(words.changes)}">'
        f"<table>{columns(map(text, heads))}<tbody>{body}</tbody></table></div></details>\n"
    )


def _joined(site: Site, body: Body) -> Iterator[str]:
    """Yield the years in which a body joined, as far as they are known, and not by a merger."""
    heirs = site.heirs.get(body.id, ())
    mergers = {deed.latest for one in heirs for deed in one.deeds if deed.into == body.id}
    for stretch in body.stretches:
        year = stretch.begins_earliest[:4]
        if year == stretch.begins_latest[:4] and stretch.begins_earliest not in mergers:
            yield year


def _years_of(bodies: Iterable[Body], kinds: Collection[str]) -> Iterator[str]:
    return (deed.on[:4] for body in bodies for deed in body.deeds if deed.kind in kinds)


def _list(site: Site, tongue: Tongue, code: str) -> str:
    words = tongue.words
    body = "".join(_member(tongue, one) for one in telling.members(site, tongue, code))
    if not body:
        return ""
    heads = (words.name, words.kind, words.region, words.joined, words.edition, words.plan)
    return (
        f'<section>\n<h2>{text(words.signatories)}</h2>\n<div class="wide"><table class="list">'
        f"{columns(map(text, heads))}<tbody>{body}</tbody></table></div>\n</section>\n"
    )


def _member(tongue: Tongue, one: Member) -> str:
    perhaps = "" if one.certain else f" <i>{text(tongue.words.standing['possible'])}</i>"
    cells = map(text, (one.kind, one.region, one.joined, one.edition, one.plan))
    return row(cells, head=f"{link(tongue, one.body, '../')}{perhaps}")


def _changes(site: Site, tongue: Tongue, code: str) -> str:
    """Return who left, merged or took another name, the newest first."""
    words = tongue.words
    found = sorted(
        (
            (deed.latest, deed.id, body, deed)
            for body in site.of(code)
            for deed in body.deeds
            if deed.kind in _CHANGES
        ),
        key=lambda one: (one[0], one[1]),
        reverse=True,
    )
    if not found:
        return ""
    body = "".join(
        row(
            [said_by(site, tongue, deed, "../"), text(tongue.day(deed.on)) or NOTHING],
            head=link(tongue, one, "../"),
        )
        for _, _, one, deed in found
    )
    heads = (words.name, words.event, tongue.language.labels.date)
    return (
        f'<section>\n<h2>{text(words.changes)}</h2>\n<div class="wide"><table class="list short">'
        f"{columns(map(text, heads))}<tbody>{body}</tbody></table></div>\n</section>\n"
    )
