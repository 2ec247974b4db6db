"""The report of a year, of one country or of Europe: number, map, growth, changes, lists."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib.resources import files

from charter_cli.atlas import chart, markup, picture, press, start, tallies
from charter_cli.atlas.site import CREDIT, Site, standing
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.model import Statement
from charter_cli.public import Body, Deed

_LAYOUT = files(__package__).joinpath("layouts", "report.typ")
_TOLD = ("signed", "reinstated", "renewed", "plan", "annulled", "withdrew", "merged", "renamed")


Cell = str | dict[str, str]
"""A cell of a table: a text, or a link with its `url` and the `name` that is shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a section: a title, a chart or a text, a table (`numbers`: columns flush right), a note.

    A width is that of a Typst column ("1fr"), empty where what stands in the column decides.
    """

    title: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    widths: Sequence[str] = ()
    numbers: Sequence[int] = ()
    chart: str = ""
    text: str = ""
    note: str = ""
    level: int = 2


def written(site: Site, tongue: Tongue, code: str = "") -> bytes:
    """Return the report of Europe, or of one country, as PDF/A-2a and PDF/UA-1."""
    words, day = tongue.words, date.fromisoformat(site.day)
    drawing = picture.plain(site, tongue, code)
    bodies = site.nations.get(code, ()) if code else site.record.bodies
    title = f"{words.signatories}: {tongue.country(code)}" if code else words.signatories
    told = {
        "language": tongue.tag,
        "publisher": site.imprint.publisher or tongue.language.charter,
        "charter": tongue.language.charter,
        "title": title,
        "said": picture.headline(site, tongue, code),
        "when": words.as_of.format(day=tongue.day(site.day)),
        "definition": list(_definition(site, tongue, bodies)),
        "map": "map.svg" if drawing else "",
        "map-text": words.map_text,
        "shades": [] if code else start.shades(site, tongue),
        "notes": [words.no_point.format(n=tongue.number(start.without_dot(site, code)))],
        "credit": CREDIT,
        "pages": tongue.language.labels.page,
        "parts": [asdict(part) for part in _parts(site, tongue, bodies, code)],
    }
    parts = {
        "report.json": json.dumps(told, ensure_ascii=False),
        "growth.svg": _growth(site, tongue, bodies, code),
        **({"map.svg": drawing} if drawing else {}),
    }
    return press.pdf(_LAYOUT.read_text(encoding="utf-8"), parts, day)


def _definition(site: Site, tongue: Tongue, bodies: Sequence[Body]) -> Iterator[str]:
    words = tongue.words
    yield f"{words.who} {words.ends} {start.rule(site, tongue)}"
    undated = tallies.undated(bodies, site.day)
    pair = tallies.series(bodies, (site.day,))[0]
    doubts = [words.pair_text] if pair.certain != pair.possible else []
    doubts += [f"{words.undated.format(n=tongue.number(undated))}."] if undated else []
    if doubts:
        yield " ".join(doubts)


def _growth(site: Site, tongue: Tongue, bodies: Sequence[Body], code: str) -> str:
    return chart.alone(start.over_time(site, tongue, bodies, code or "ALL"))


def _parts(site: Site, tongue: Tongue, bodies: Sequence[Body], code: str) -> Iterator[Part]:
    words = tongue.words
    yield Part(words.over_time, chart="growth.svg", text=words.chart_text)
    yield _years(site, tongue, bodies)
    changes = list(_changes(site, tongue, bodies))
    if changes:
        heads = (tongue.language.labels.date, words.name, words.event, words.source)
        widths = ("", "1fr", "1fr", "1fr")
        yield Part(f"{words.changes} {site.day[:4]}", heads, changes, widths)
    if site.nations and not code:
        yield _countries(site, tongue)
    yield from _stated(site, tongue, code or "ALL")
    if code:
        yield from _members(site, tongue, code, Part(words.signatories))
        return
    if site.nations:
        yield Part(words.signatories)
    for nation in _ordered(site, tongue):
        yield from _members(site, tongue, nation, Part(tongue.country(nation), level=3))


def _years(site: Site, tongue: Tongue, bodies: Sequence[Body]) -> Part:
    ends = [f"{year}-12-31" for year in range(LAUNCH.year, int(site.day[:4]))]
    days = [*ends, site.day]
    pairs = tallies.series(bodies, days)
    rows = [
        (day[:4] if day in ends else tongue.day(day), tongue.pair(pair))
        for day, pair in reversed(list(zip(days, pairs, strict=True)))
    ]
    words = tongue.words
    return Part(words.year, (words.year, words.signatories), rows, ("45mm", "30mm"), (1,), level=3)


def _changes(site: Site, tongue: Tongue, bodies: Iterable[Body]) -> Iterator[Sequence[Cell]]:
    """Yield what is known to have happened in the year of the report, in the order of days."""
    year = site.day[:4]
    found = [
        (deed, body)
        for body in bodies
        for deed in body.deeds
        if deed.kind in _TOLD and deed.earliest[:4] == deed.latest[:4] == year
    ]
    for deed, body in sorted(found, key=lambda one: (one[0].earliest, one[1].name)):
        name = f"{body.name_in(tongue.tag)} ({tongue.country(body.country)})"
        yield tongue.day(deed.on), name, _what(site, tongue, deed), _source(deed.source)


def _what(site: Site, tongue: Tongue, deed: Deed) -> str:
    said = tongue.words.events[deed.kind]
    if deed.into is None or deed.into not in site.bodies:
        return said
    into = site.bodies[deed.into].name_in(tongue.tag)
    return f"{said} {tongue.words.into.format(name=into)}"


def _source(said: str) -> Cell:
    """Return a source; of the address of a page, its host is shown."""
    host = markup.host(said)
    return {"url": said, "name": host} if host else said


def _ordered(site: Site, tongue: Tongue) -> list[str]:
    return sorted(site.nations, key=lambda code: tongue.order(tongue.country(code)))


def _countries(site: Site, tongue: Tongue) -> Part:
    words = tongue.words
    rows = []
    for code in _ordered(site, tongue):
        there = standing(site.nations[code], site.day)
        plans = sum(held.plan(site.day) == "adopted" for b in there if (held := b.on(site.day)))
        pair = tongue.pair(site.pairs.get(code, Pair()))
        rows.append((tongue.country(code), pair, tongue.number(plans)))
    heads = (words.country, words.signatories, words.with_plan)
    return Part(words.countries, heads, rows, ("1fr", "35mm", "45mm"), (1, 2))


def _stated(site: Site, tongue: Tongue, scope: str) -> Iterator[Part]:
    words = tongue.words
    said = [one for one in site.record.statements if one.scope == scope]
    rows = [
        (tongue.day(one.on.text) or "–", _number(one, tongue), _source(one.source))
        for one in reversed(said)
    ]
    if rows:
        heads = (tongue.language.labels.date, words.signatories, words.source)
        text = words.stated_text
        yield Part(words.stated, heads, rows, ("", "", "1fr"), (1,), text=text)


def _number(said: Statement, tongue: Tongue) -> str:
    """Return a published number, with the kinds that it is about if it is not about all."""
    number = start.number_of(said, tongue)
    if said.kinds == "all":
        return number
    return f"{', '.join(tongue.kinds(kind) for kind in said.kinds.split('+'))}: {number}"


def _members(site: Site, tongue: Tongue, code: str, part: Part) -> Iterator[Part]:
    """Yield the part with the bodies of a country that stand, if there are any."""
    words, day = tongue.words, site.day
    rows: list[tuple[Cell, ...]] = []
    for body in standing(site.nations.get(code, ()), day):
        held = body.on(day)
        assert held is not None, "only those that stand are listed"
        perhaps = "" if held.certain(day) else "*"
        plan = held.plan(day)
        rows.append(
            (
                body.name_in(tongue.tag) + perhaps,
                tongue.kind(body.kind),
                tongue.day(held.signed) or "–",
                held.edition(day),
                words.plans[plan] if plan else "–",
            )
        )
    if rows:
        heads = (words.name, words.kind, words.joined, words.edition, words.plan)
        widths = ("1fr", "", "", "", "")
        unsure = any(str(row[0]).endswith("*") for row in rows)
        note = f"* {words.standing['possible']}" if unsure else ""
        title = f"{part.title} · {tongue.number(len(rows))}"
        yield replace(part, title=title, heads=heads, rows=rows, widths=widths, note=note)
