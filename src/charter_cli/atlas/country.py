"""The page of a country: its number, its map, its bodies, and what became of them year by year."""

from collections import Counter
from collections.abc import Callable, Iterator

from charter_cli.atlas import europe, start, tallies
from charter_cli.atlas.authority import link, said_by
from charter_cli.atlas.markup import columns, marked, row, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site, standing
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.public import Body, Stretch

_GONE = ("annulled", "withdrew", "merged")
_CHANGES = (*_GONE, "renamed", "renewed")


def leaf(site: Site, tongue: Tongue, code: str) -> Leaf:
    """Return the page of one country."""
    words, name = tongue.words, tongue.country(code)
    there = standing(site.nations[code], site.day)
    drawing = europe.country(start.facts(site, tongue, code), start.scale(site), code)
    missing = words.no_point.format(n=tongue.number(start.without_dot(site, code)))
    figure = (
        f"<figure>{drawing}<figcaption><p>{text(missing)}</p></figcaption></figure>\n"
        if drawing
        else ""
    )
    main = (
        f'<p class="crumb"><a href="../index.html#countries">{text(words.countries)}</a></p>\n'
        f'<section class="hero">\n<div class="lead">\n<h1>{text(name)}</h1>\n'
        f"{_sentence(site, tongue, code)}{_shares(site, tongue, there)}</div>\n{figure}</section>\n"
        f'<section>\n<h2>{text(words.over_time)}</h2>\n<figure class="wide">'
        f"{start.over_time(site, tongue, site.nations[code], code)}</figure>\n"
        f'<div class="pairs">{_years(site, tongue, code)}{_stated(site, tongue, code)}</div>\n'
        f"</section>\n{_list(site, tongue, there)}{_changes(site, tongue, code)}"
    )
    return Leaf(f"country/{code.lower()}.html", name, main)


def _sentence(site: Site, tongue: Tongue, code: str) -> str:
    pair = site.pairs.get(code, Pair())
    signed = (held.signed[:4] for b in site.nations[code] if (held := b.on(site.day)))
    since = min((int(year) for year in signed if year), default=None)
    said = marked(tongue.in_country(pair, code, since), tongue.pair(pair))
    day = text(tongue.words.as_of.format(day=tongue.day(site.day)))
    return f'<p class="said">{said}</p>\n<p class="when">{day}</p>\n'


def _shares(site: Site, tongue: Tongue, there: list[Body]) -> str:
    """Return how many there are of each kind and text, and how many have an action plan."""
    words, day = tongue.words, site.day

    def rows(key: Callable[[Body, Stretch], str], name: Callable[[str], str]) -> Iterator[str]:
        for found, pair in tallies.by(there, day, key).items():
            yield row([text(tongue.pair(pair))], head=text(name(found)))

    plans = sum(held.plan(day) == "adopted" for body in there if (held := body.on(day)))
    share = f"{tongue.number(plans)} <small>({text(tongue.share(plans, len(there)))})</small>"
    body = (
        *rows(lambda body, _: body.kind, tongue.kinds),
        *rows(lambda _, held: held.edition(day), lambda e: f"{words.edition} · {e}"),
        row([share], head=text(words.with_plan)),
    )
    heads = columns([text(words.kind), text(words.signatories)])
    return f"<table>{heads}<tbody>{''.join(body)}</tbody></table>\n"


def _years(site: Site, tongue: Tongue, code: str) -> str:
    """Return year by year how many joined, how many left or merged, and how many stood at last."""
    words = tongue.words
    bodies = site.nations[code]
    last = int(site.day[:4])
    ends = [f"{year}-12-31" for year in range(LAUNCH.year, last)] + [site.day]
    pairs = tallies.series(bodies, ends)
    joined = Counter(year for body in bodies for year in _joined(site, body))
    gone = Counter(d.on[:4] for b in bodies for d in b.deeds if d.kind in _GONE)
    body = "".join(
        row(
            [tongue.number(joined[end[:4]]), tongue.number(gone[end[:4]]), tongue.pair(pair)],
            head=end[:4],
        )
        for end, pair in reversed(list(zip(ends, pairs, strict=True)))
    )
    heads = (words.year, words.joined, words.left, words.signatories)
    return (
        f"<details><summary>{text(words.changes)} · {text(words.year)}</summary>\n<table>"
        f"{columns(map(text, heads))}"
        f"<tbody>{body}</tbody></table></details>\n"
    )


def _joined(site: Site, body: Body) -> Iterator[str]:
    """Yield the years in which a body joined, as far as they are known, and not by a merger."""
    mergers = {d.latest for heir in site.heirs.get(body.id, ()) for d in heir.deeds}
    for stretch in body.stretches:
        year = stretch.begins_earliest[:4]
        if year == stretch.begins_latest[:4] and stretch.begins_earliest not in mergers:
            yield year


def _stated(site: Site, tongue: Tongue, code: str) -> str:
    said = [one for one in site.record.statements if one.scope == code]
    note = f"<p>{text(tongue.words.stated_text)}</p>"
    return start.stated(tongue, said, note) if said else ""


def _list(site: Site, tongue: Tongue, there: list[Body]) -> str:
    if not there:
        return ""
    words = tongue.words
    body = "".join(_member(site, tongue, one) for one in there)
    heads = (words.name, words.kind, words.region, words.joined, words.edition, words.plan)
    return (
        f'<section>\n<h2>{text(words.signatories)}</h2>\n<div class="wide"><table class="list">'
        f"{columns(map(text, heads))}<tbody>{body}</tbody></table></div>\n</section>\n"
    )


def _member(site: Site, tongue: Tongue, body: Body) -> str:
    held = body.on(site.day)
    assert held is not None, "only those that stand are listed"
    perhaps = "" if held.certain(site.day) else f" <i>{text(tongue.words.standing['possible'])}</i>"
    plan = held.plan(site.day)
    cells = (
        text(tongue.kind(body.kind)),
        text(body.region),
        text(tongue.day(held.signed)) or "–",
        held.edition(site.day),
        text(tongue.words.plans[plan]) if plan else "–",
    )
    return row(cells, head=f"{link(tongue, body, '../')}{perhaps}")


def _changes(site: Site, tongue: Tongue, code: str) -> str:
    """Return who left, merged or took another name, the newest first."""
    words = tongue.words
    found = sorted(
        (
            (deed.latest, deed.id, body, deed)
            for body in site.nations[code]
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
            [said_by(site, tongue, deed, "../"), text(tongue.day(deed.on)) or "–"],
            head=link(tongue, one, "../"),
        )
        for _, _, one, deed in found
    )
    heads = (words.name, words.event, tongue.language.labels.date)
    return (
        f'<section>\n<h2>{text(words.changes)}</h2>\n<div class="wide"><table class="list short">'
        f"{columns(map(text, heads))}<tbody>{body}</tbody></table></div>\n</section>\n"
    )
