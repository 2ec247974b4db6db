"""`charter count`: the count, on any day, with its definition."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli import definition
from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import AsOf, Form, Output, RegisterPath
from charter_cli.model import Count, Pair, Selection, Statement

if TYPE_CHECKING:
    from charter_cli.register.file import Book


@options.filtered()
def count(
    selection: Selection,
    by: Annotated[
        str,
        typer.Option(help="country, kind, region, year, edition, language or plan.", metavar="WAY"),
    ] = "country",
    as_of: AsOf = "",
    stated: Annotated[
        bool, typer.Option("--stated", help="Published numbers beside the count.")
    ] = False,
    sentence: Annotated[
        str, typer.Option(help="Only the sentence for a letter, in this language.", metavar="LANG")
    ] = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Count those that stand by the Charter on a day, and say what exactly was counted.

    Where inexact dates leave a doubt, a count is written 38–40: 38 certainly, 40 possibly.
    """
    options.form(form)
    day = desk.day(as_of)
    from charter_cli.register import counting

    desk.known(by, counting.WAYS, "way to count")
    with desk.reading(register) as book:
        counted = counting.count(book, day, selection, by)
        if sentence:
            desk.deliver(_sentence(book, counted, sentence), output)
            return
        said = _stated(book, counted) if stated else {}
    if form == "json":
        desk.deliver(_json(counted, said), output)
        return
    _show(counted, said, form, output)


def _show(counted: Count, said: dict[str, Statement], form: str, output: options.Output) -> None:
    headings = [counted.by, "signatories"] if form in ("table", "md") else [counted.by, *_PAIR]
    rows = [_row(counted.by, tally.key, tally.pair, form) for tally in counted.rows]
    if form in ("table", "md"):
        rows.append(_row(counted.by, f"total, {counted.countries} countries", counted.total, form))
    if said:
        headings += ["stated", "on", "difference", "by"]
        keys = [*(tally.key for tally in counted.rows), "ALL"]
        pairs = [*(tally.pair for tally in counted.rows), counted.total]
        for row, key, pair in zip(rows, keys, pairs, strict=False):
            row |= _beside(said.get(key), pair)
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


def _row(by: str, key: str, pair: Pair, form: str) -> dict[str, object]:
    if form in ("table", "md"):
        return {by: _named(by, key), "signatories": str(pair)}
    return {by: key, "certain": pair.certain, "possible": pair.possible}


def _named(by: str, key: str) -> str:
    if by == "country" and len(key) == 2:
        from charter_cli import countries

        return f"{key}  {countries.name(key)}"
    return key


def _stated(book: "Book", counted: Count) -> dict[str, Statement]:
    """Return the newest statement by that day, per country and for all."""
    from charter_cli.register import statements

    scopes = [tally.key for tally in counted.rows] if counted.by == "country" else []
    if not counted.selection.countries:
        scopes.append("ALL")
    found = {scope: statements.latest(book.connection, scope, counted.on) for scope in scopes}
    return {scope: statement for scope, statement in found.items() if statement}


def _beside(statement: Statement | None, pair: Pair) -> dict[str, object]:
    if statement is None:
        return dict.fromkeys(("stated", "on", "difference", "by"), "")
    sign = {"exact": "", "about": "about ", "nearly": "nearly "}.get(statement.qualifier)
    shown = f"{statement.qualifier} " if sign is None else sign
    shown += str(statement.signatories)
    if statement.countries:
        shown += f" in {statement.countries}"
    apart = Pair(pair.certain - statement.signatories, pair.possible - statement.signatories)
    difference = f"{apart.certain:+d}"
    if apart.certain != apart.possible:
        difference += f" to {apart.possible:+d}"
    return {
        "stated": shown,
        "on": str(statement.on),
        "difference": difference.replace("-", "−"),
        "by": _site(statement.source),
    }


def _site(source: str) -> str:
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


def _json(counted: Count, said: dict[str, Statement]) -> str:
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
            {**asdict(statement), "on": str(statement.on)} for statement in said.values()
        ]
    return json.dumps(found, ensure_ascii=False, indent=2)
