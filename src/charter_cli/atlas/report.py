"""The report of a year, of one country or of Europe: number, map, growth, changes, lists."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files
from typing import Literal

from charter_cli.atlas import figures, palette, tallies, telling
from charter_cli.atlas.markup import host
from charter_cli.atlas.site import CREDIT, Site
from charter_cli.atlas.telling import NOTHING
from charter_cli.atlas.tongue import Tongue
from charter_cli.typesetting import Press

_LAYOUT = files(__package__).joinpath("layouts", "report.typ")
_TOLD = ("signed", "reinstated", "renewed", "plan", "annulled", "withdrew", "merged", "renamed")

Cell = str | dict[str, str]
"""A cell of a table: a text, or a link with its `url` and the `name` that is shown."""

Width = float | Literal["rest", "fitted"]
"""How wide a column is: millimetres, a share of what is left, or as what stands in it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a section: a title, a chart or a text, a table (`numbers`: columns flush right), a note.

    The `chart` is the name of a file; there is a width for each column.
    """

    title: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    widths: Sequence[Width] = ()
    numbers: Sequence[int] = ()
    chart: str = ""
    text: str = ""
    note: str = ""
    level: int = 2


def written(site: Site, tongue: Tongue, code: str = "") -> bytes:
    """Return the report of Europe, or of one country, as PDF/A-2a and PDF/UA-1."""
    words = tongue.words
    drawings = {
        "growth.svg": figures.drawn_chart(site, tongue, code),
        "map.svg": figures.drawn_map(site, tongue, code),
    }
    shades = () if code else zip(figures.shades(site, tongue), palette.SHADES, strict=False)
    told = {
        "language": tongue.tag,
        "publisher": site.imprint.publisher or tongue.language.charter,
        "charter": tongue.language.charter,
        "title": f"{words.signatories}: {tongue.country(code)}" if code else words.signatories,
        "said": telling.headline(site, tongue, code),
        "when": tongue.as_of(site.day),
        "definition": list(_definition(site, tongue, code)),
        "map": "map.svg" if drawings["map.svg"] else "",
        "map-text": words.map_text,
        "colours": dict(palette.LIGHT),
        "shades": list(shades),
        "notes": [telling.without_dot(site, tongue, code)],
        "credit": CREDIT,
        "pages": tongue.language.labels.page,
        "parts": [asdict(part) for part in _parts(site, tongue, code)],
    }
    parts = {
        "report.json": json.dumps(told).encode(),
        **{name: palette.alone(one).encode() for name, one in drawings.items() if one},
    }
    return Press(_LAYOUT.read_bytes()).pdf("The report", parts, date.fromisoformat(site.day))


def _definition(site: Site, tongue: Tongue, code: str) -> Iterator[str]:
    words, pair = tongue.words, site.pair(code)
    yield f"{words.who} {words.ends} {telling.rule(site, tongue)}"
    doubts = [words.pair_text] if pair.certain != pair.possible else []
    if tallies.undated(site.of(code), site.day):
        doubts.append(f"{telling.undated(site, tongue, code)}.")
    if doubts:
        yield " ".join(doubts)


def _parts(site: Site, tongue: Tongue, code: str) -> Iterator[Part]:
    words = tongue.words
    yield Part(words.over_time, chart="growth.svg", text=words.chart_text)
    heads, rows = (words.year, words.signatories), list(telling.years(site, tongue, code))
    yield Part(words.year, heads, rows, (45, 30), (1,), level=3)
    yield from _changes(site, tongue, code)
    if site.nations and not code:
        yield _countries(site, tongue)
    yield from _stated(site, tongue, code)
    if code:
        yield from _members(site, tongue, code, words.signatories)
        return
    if site.nations:
        yield Part(words.signatories)
    for nation in telling.ordered(site, tongue):
        yield from _members(site, tongue, nation, tongue.country(nation), level=3)


def _changes(site: Site, tongue: Tongue, code: str) -> Iterator[Part]:
    """Yield what is known to have happened in the year of the report, in the order of days."""
    words, year = tongue.words, site.day[:4]
    found = [
        (deed, body)
        for body in site.of(code)
        for deed in body.deeds
        if deed.kind in _TOLD and deed.earliest[:4] == deed.latest[:4] == year
    ]
    rows = [
        (
            tongue.day(deed.on),
            telling.with_country(tongue, body),
            telling.event(site, tongue, deed),
            _source(deed.source),
        )
        for deed, body in sorted(found, key=lambda one: (one[0].earliest, one[1].name))
    ]
    if rows:
        heads = (tongue.language.labels.date, words.name, words.event, words.source)
        yield Part(f"{words.changes} {year}", heads, rows, ("fitted", "rest", "rest", "rest"))


def _source(said: str) -> Cell:
    """Return a source; of the address of a page, its host is shown."""
    shown = host(said)
    return {"url": said, "name": shown} if shown else said


def _countries(site: Site, tongue: Tongue) -> Part:
    words = tongue.words
    rows = [
        (
            tongue.country(code),
            tongue.pair(site.pair(code)),
            tongue.number(tallies.with_plan(site.of(code), site.day)),
        )
        for code in telling.ordered(site, tongue)
    ]
    heads = (words.country, words.signatories, words.with_plan)
    return Part(words.countries, heads, rows, ("rest", 35, 45), (1, 2))


def _stated(site: Site, tongue: Tongue, code: str) -> Iterator[Part]:
    words = tongue.words
    rows = [
        (tongue.day(one.on.text) or NOTHING, telling.number(one, tongue), _source(one.source))
        for one in reversed(site.published(code))
    ]
    if rows:
        heads = (tongue.language.labels.date, words.signatories, words.source)
        widths: Sequence[Width] = ("fitted", "fitted", "rest")
        yield Part(words.stated, heads, rows, widths, (1,), text=words.stated_text)


def _members(site: Site, tongue: Tongue, code: str, title: str, level: int = 2) -> Iterator[Part]:
    """Yield the bodies of a country that stand, if there are any."""
    words, members = tongue.words, list(telling.members(site, tongue, code))
    rows = [
        (f"{one.name}{'' if one.certain else '*'}", one.kind, one.joined, one.edition, one.plan)
        for one in members
    ]
    if rows:
        yield Part(
            f"{title} · {tongue.number(len(rows))}",
            heads=(words.name, words.kind, words.joined, words.edition, words.plan),
            rows=rows,
            widths=("rest", "fitted", "fitted", "fitted", "fitted"),
            note="" if all(m.certain for m in members) else f"* {words.standing['possible']}",
            level=level,
        )
