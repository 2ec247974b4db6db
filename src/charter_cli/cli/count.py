"""`charter count`: the count, on any day, with its definition."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli import definition
from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsKnown, AsOf, Form, Output, RegisterPath
from charter_cli.counts import Count, Pair, Selection

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date

    from charter_cli.model import Statement
    from charter_cli.register.file import Book

_Said = tuple["Statement", Pair]
"""A statement, and the count of the same country and kinds."""


@options.filtered()
def count(
    selection: Selection,
    by: Annotated[
        str,
        typer.Option(
            help="Count by country, kind, region, year, edition, language or plan.", metavar="WAY"
        ),
    ] = "country",
    as_of: AsOf = "",
    as_known: AsKnown = "",
    stated: Annotated[
        bool, typer.Option("--stated", help="Put published numbers beside the count.")
    ] = False,
    sentence: Annotated[
        str,
        typer.Option(
            help="Write only the sentence for a letter, in this language (nb, en).", metavar="LANG"
        ),
    ] = "",
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw under the table how the count has grown.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Count those that stand by the Charter on a day.

    Under the count stands what exactly was counted. Where inexact dates leave a doubt, a
    count is written 38–40: 38 certainly, 40 possibly.
    """
    options.form(form)
    known = desk.day(as_known, "--as-known") if as_known else None
    day = desk.day(as_of) if as_of or known is None else known
    from charter_cli.register import counting

    desk.known(by, counting.WAYS, "way to count")
    with desk.reading(register) as present, _as_known(present, known) as book:
        options.tell_unknown_regions(book, selection)
        counted = counting.count(book, day, selection, by)
        if sentence:
            desk.deliver(_sentence(book, counted, sentence), output)
            return
        said = _stated(book, counted) if stated else {}
        grown = counting.growth(book, day, selection) if chart else []
    if known:
        terminal.say(f"As the register knew it at the end of {definition.spelt(known)}:")
    if form == "json":
        desk.deliver(_json(counted, said), output)
        return
    _show(counted, said, form, output)
    if grown:
        from charter_cli.cli import charts

        charts.growth(grown)


def _as_known(book: "Book", day: "date | None") -> "AbstractContextManager[Book]":
    """Return the register as it was known on a day; without a day, as it is."""
    if day is None:
        return nullcontext(book)
    from charter_cli.register import past

    return past.as_known(book, day)


def _show(counted: Count, said: dict[str, _Said], form: str, output: options.Output) -> None:
    headings = [counted.by, "signatories"] if form in ("table", "md") else [counted.by, *_PAIR]
    rows = [_row(counted.by, tally.key, tally.pair, form) for tally in counted.rows]
    if form in ("table", "md"):
        where = "country" if counted.countries.possible == 1 else "countries"
        rows.append(_row(counted.by, f"total, {counted.countries} {where}", counted.total, form))
    if said:
        headings += _STATED
        keys = [*(tally.key for tally in counted.rows), "ALL"]
        for row, key in zip(rows, keys, strict=False):
            row |= _beside(*said[key]) if key in said else dict.fromkeys(_STATED, "")
    if form == "table" and output is None:
        bars = [] if said else [float(tally.pair.possible) for tally in counted.rows]
        cells = [[row[heading] for heading in headings] for row in rows]
        terminal.table(headings, cells, bars=bars, total=True)
        terminal.put("")
        terminal.put(definition.sentence(counted))
    else:
        desk.hand_out(rows, "md" if form == "table" else form, output, headings)
        terminal.say(definition.sentence(counted))


_PAIR = ("certain", "possible")
_STATED = ("stated", "on", "difference", "by")


def _row(by: str, key: str, pair: Pair, form: str) -> dict[str, object]:
    if form in ("table", "md"):
        return {by: _named(by, key), "signatories": str(pair)}
    return {by: key, "certain": pair.certain, "possible": pair.possible}


def _named(by: str, key: str) -> str:
    if by == "country" and len(key) == 2:
        from charter_cli.reference.iso3166 import NAMES

        return f"{key}  {NAMES.get(key, key)}"
    return key


def _stated(book: "Book", counted: Count) -> dict[str, _Said]:
    """Return the newest statement by that day and the count of the same, per country and for all.

    Where the statements about a country name kinds, those kinds are counted beside them.
    """
    from dataclasses import replace

    from charter_cli.errors import Misused
    from charter_cli.register import counting, statements

    chosen = counted.selection
    if chosen != Selection(countries=chosen.countries, kinds=chosen.kinds):
        raise Misused(
            "Published numbers are about whole countries; there is none for these filters.",
            "Use --stated with no other filter than --country and --kind.",
        )
    scopes = [tally.key for tally in counted.rows] if counted.by == "country" else []
    found = {}
    for scope in (*scopes, *(() if chosen.countries else ("ALL",))):
        statement = statements.beside(book.connection, scope, counted.on, chosen.kinds)
        if statement:
            kinds = () if statement.kinds == "all" else tuple(statement.kinds.split("+"))
            of = replace(chosen, countries=() if scope == "ALL" else (scope,), kinds=kinds)
            found[scope] = statement, counting.count(book, counted.on, of).total
    return found


def _difference(statement: "Statement", pair: Pair) -> Pair:
    return Pair(pair.certain - statement.signatories, pair.possible - statement.signatories)


def _beside(statement: "Statement", pair: Pair) -> dict[str, object]:
    sign = {"exact": "", "about": "about ", "nearly": "nearly "}.get(statement.qualifier)
    shown = f"{statement.qualifier} " if sign is None else sign
    shown += str(statement.signatories)
    if statement.countries:
        shown += f" in {statement.countries}"
    if statement.kinds != "all":
        shown += f" ({statement.kinds})"
    apart = _difference(statement, pair)
    difference = f"{apart.certain:+d}"
    if apart.certain != apart.possible:
        difference += f" to {apart.possible:+d}"
    return {
        "stated": shown,
        "on": str(statement.on),
        "difference": difference.replace("-", "−").replace("+0", "0"),
        "by": site(statement.source),
    }


def site(source: str) -> str:
    """Return the site of a page, which is enough beside a number."""
    return source.partition("://")[2].partition("/")[0].removeprefix("www.") or source


def _sentence(book: "Book", counted: Count, language: str) -> str:
    from dataclasses import replace

    from charter_cli import sentence
    from charter_cli.register import counting, movements

    chosen: Sequence[str] = counted.selection.countries
    if len(chosen) != 1:
        return sentence.compose(
            language,
            national=None,
            country="",
            since=None,
            total=counted.total,
            countries=counted.countries,
        )
    everywhere = counting.count(book, counted.on, replace(counted.selection, countries=()))
    return sentence.compose(
        language,
        national=counted.total,
        country=chosen[0],
        since=movements.first_year(book.connection, counted.on, chosen[0]),
        total=everywhere.total,
        countries=everywhere.countries,
    )


def _json(counted: Count, said: dict[str, _Said]) -> str:
    import json
    from dataclasses import asdict

    found: dict[str, object] = {
        "as_of": counted.on.isoformat(),
        "definition": definition.sentence(counted),
        "by": counted.by,
        "rows": [{counted.by: tally.key, **asdict(tally.pair)} for tally in counted.rows],
        "total": asdict(counted.total),
        "countries": asdict(counted.countries),
        "undated": counted.undated,
    }
    if said:
        found["stated"] = [
            {
                **asdict(statement),
                "on": str(statement.on),
                "difference": asdict(_difference(statement, pair)),
            }
            for statement, pair in said.values()
        ]
    return json.dumps(found, ensure_ascii=False, indent=2)
