"""The options that commands share, each defined once."""

import inspect
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from charter_cli.cli import desk, terminal
from charter_cli.counts import Selection
from charter_cli.errors import Misused
from charter_cli.words import Edition, Kind

if TYPE_CHECKING:
    from charter_cli.register.file import Book

RegisterPath = Annotated[
    Path,
    typer.Option(
        "--register", envvar="CHARTER_REGISTER", help="The register's file.", metavar="PATH"
    ),
]
Form = Annotated[
    str, typer.Option("--format", help="The format: table, csv, json or md.", metavar="F")
]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write to this file.", metavar="FILE")
]
AsKnown = Annotated[
    str,
    typer.Option(
        "--as-known", help="As the register knew it at the end of this day.", metavar="DAY"
    ),
]
AsOf = Annotated[
    str, typer.Option("--as-of", help="The day in question; today if not given.", metavar="DAY")
]
On = Annotated[str, typer.Option("--on", help="When: 2018-02-26, 2018-02 or 2018.", metavar="DAY")]
Source = Annotated[
    str, typer.Option("--source", help="Where it is written: a page, a letter.", metavar="S")
]
Authority = Annotated[
    str,
    typer.Argument(
        help="A number, a code (NO-4601), a name, or a name with its country (NO/Bergen).",
        metavar="AUTHORITY",
    ),
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", help="A country's code or name; may be repeated.", metavar="CC"),
]
RowsCountry = Annotated[
    str, typer.Option("--country", help="The country of all rows without one.", metavar="CC")
]
Sheet = Annotated[str, typer.Option("--sheet", help="The sheet to read.", metavar="NAME")]
Encoding = Annotated[str, typer.Option("--encoding", help="The encoding of a csv.", metavar="NAME")]
DateOrder = Annotated[
    str, typer.Option("--dates", help="How 03/04/2012 is meant: dmy or mdy.", metavar="ORDER")
]
Mapped = Annotated[
    list[str] | None,
    typer.Option("--map", help='A heading and its field: "Heading=field".', metavar="H=F"),
]

_STATE = "With an action plan that is adopted, due or overdue."
PlanState = Annotated[str, typer.Option("--plan", "--action-plan", help=_STATE, metavar="P")]
PlanStateBesidePlan = Annotated[str, typer.Option("--action-plan", help=_STATE, metavar="P")]

FORMS = ("table", "csv", "json", "md")


def filters(
    text: Annotated[str, typer.Argument(help="Words of the name.", metavar="[TEXT]")] = "",
    country: Countries = None,
    kind: Annotated[
        list[str] | None, typer.Option(help=f"One of: {', '.join(Kind)}.", metavar="K")
    ] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="In this region; may be repeated.", metavar="R")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(help="Written to in this language (nb, sv); may be repeated.", metavar="L"),
    ] = None,
    edition: Annotated[
        list[str] | None, typer.Option(help="The text signed: 2006 or 2022.", metavar="E")
    ] = None,
    signed_before: Annotated[str, typer.Option(help="Signed before this day.", metavar="DAY")] = "",
    signed_after: Annotated[str, typer.Option(help="Signed after this day.", metavar="DAY")] = "",
    action_plan: PlanState = "",
    standing: Annotated[
        str, typer.Option(help="Those that are a signatory, former, decided, or all.", metavar="S")
    ] = "signatory",
) -> Selection:
    """Make a selection of the words of a command."""
    from charter_cli.register import selection

    return Selection(
        text=_folded(text),
        countries=_countries(country),
        kinds=tuple(desk.known(k, tuple(Kind), "kind of authority") for k in _words(kind)),
        regions=tuple(region or ()),
        languages=_languages(language),
        editions=tuple(desk.known(e, tuple(Edition), "edition") for e in _words(edition)),
        signed_before=_first(signed_before, "--signed-before"),
        signed_after=_last(signed_after, "--signed-after"),
        plan=desk.known(action_plan, selection.PLANS, "state of a plan") if action_plan else "",
        standing=desk.known(standing, selection.STANDINGS, "standing"),
    )


def filtered(*, text: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the filters in place of its parameter `selection`; `text` for words too."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command).parameters
        wanted = [
            # `letters --plan` shows the plan of the letters: there the filter has its long name.
            p.replace(annotation=PlanStateBesidePlan) if n == "action_plan" and "plan" in own else p
            for n, p in inspect.signature(filters).parameters.items()
            if text or n != "text"
        ]

        @wraps(command)
        def filtering(**words: Any) -> None:
            chosen = {p.name: words.pop(p.name, p.default) for p in wanted}
            command(selection=filters(**chosen), **words)

        mine = [p for p in own.values() if p.name != "selection"]
        required = [p for p in mine if p.default is inspect.Parameter.empty]
        others = [p for p in mine if p.default is not inspect.Parameter.empty]
        ordered = [
            p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*required, *wanted, *others)
        ]
        filtering.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
        filtering.__annotations__ = {p.name: p.annotation for p in ordered}
        return filtering

    return give


def form(word: str) -> str:
    """Return a format for rows, if it is one."""
    return desk.known(word, FORMS, "format")


def tell_unknown_regions(book: "Book", selection: Selection) -> None:
    """Say which of the regions that were asked for no authority has, and what comes close."""
    if not selection.regions:
        return
    from charter_cli.register import regions

    for region, near in regions.unknown(book.connection, selection.regions):
        close = f"Did you mean {' or '.join(near)}?"
        everything = "`charter count --by region --standing all` shows the regions."
        terminal.say(f"No authority has the region {region!r}. {close if near else everything}")


def one_country(words: list[str] | None) -> str:
    """Return the code of the one country that was named, or nothing."""
    found = _countries(words)
    if len(found) > 1:
        raise Misused("One country at a time, please.", "Say --country once.")
    return found[0] if found else ""


def _folded(given: str) -> str:
    if not given:
        return ""
    from charter_cli.folding import fold

    return fold(given)


def _countries(given: list[str] | None) -> tuple[str, ...]:
    if not given:
        return ()
    from charter_cli import countries

    return tuple(countries.find(word) for word in _words(given))


def _languages(given: list[str] | None) -> tuple[str, ...]:
    if not given:
        return ()
    from charter_cli import fields

    return tuple(fields.language(tag, "--language") for tag in _words(given))


def _first(given: str, option: str) -> date | None:
    if not given:
        return None
    from charter_cli.dates import first_day

    return first_day(given, option)


def _last(given: str, option: str) -> date | None:
    return desk.day(given, option) if given else None


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for some in given or () for word in some.split(",") if word.strip()]
