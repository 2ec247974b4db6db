"""`charter reconcile`: two lists, or a list and the register, side by side."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import (
    AsOf,
    DateOrder,
    Encoding,
    Mapped,
    RegisterPath,
    RowsCountry,
    Sheet,
)
from charter_cli.errors import Misused
from charter_cli.model import Selection

if TYPE_CHECKING:
    from charter_cli.intake.proposal import Proposal
    from charter_cli.intake.received import Asked
    from charter_cli.intake.reconciling import Comparison, Couple, Side
    from charter_cli.workbook import Page

_SHOWN = 15
_STANDING = ("signatory", "possible")


def reconcile(
    file: Annotated[
        Path, typer.Argument(help="A list, as `charter import` takes it.", metavar="FILE")
    ],
    other: Annotated[
        Path | None,
        typer.Argument(help="The other list; the register if not given.", metavar="[OTHER]"),
    ] = None,
    country: RowsCountry = "",
    sheet: Sheet = "",
    encoding: Encoding = "",
    dates: DateOrder = "",
    mapped: Mapped = None,
    output: Annotated[
        Path | None, typer.Option(help="A workbook with one sheet a group.", metavar="FILE")
    ] = None,
    as_of: AsOf = "",
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Compare two lists, or a list with the register.

    It names what is only here, only there, under another name, differing or merged since.
    Nothing is changed; the sheets of the workbook can be settled and imported. What the options
    say of a list is said of both.
    """
    if output and output.suffix.lower() != ".xlsx":
        raise Misused(f"{output} is no workbook.", "Name it with the suffix .xlsx.")
    from charter_cli import places
    from charter_cli.dates import PartialDate
    from charter_cli.intake import received, reconciling

    today = desk.today()
    asked = received.Asked(
        file=file,
        source=file.name,
        day=PartialDate(today.isoformat()),
        today=today,
        country=country,
        sheet=sheet,
        encoding=encoding,
        dates=dates,
        headings=received.pairs(mapped or ()),
    )
    here = _list(asked)
    if other:
        there = _list(replace(asked, file=other, source=other.name))
    else:
        there = _register(register, here, as_of)
    found = reconciling.compare(here, there, places.in_country)
    _show(found)
    _tell_published(register, {item.country for item in here.items})
    if output:
        _write(output, found)


def _list(asked: "Asked") -> "Side":
    """Read a list, and say on the way what was made of it and how many rows are left out."""
    from charter_cli.intake import received
    from charter_cli.intake.reconciling import Side

    got = received.receive(asked, "{}")
    name = asked.source
    for said in (*got.said, *got.notes):
        terminal.say(f"{name}: {said}")
    if got.complaints:
        rows = terminal.amount(len({one.row for one in got.complaints}), "row")
        terminal.say(f"{name}: {rows} cannot be read; charter import --dry-run says why.")
    return Side(name, got.proposals, counted=got.document.counted)


def _register(register: Path, here: "Side", as_of: str) -> "Side":
    """Return those of the register in the countries of the list: who stands on a day, who not."""
    from charter_cli.intake.reconciling import Side, of_register
    from charter_cli.register import conclusions, listing

    homes = tuple(sorted({item.country for item in here.items}))
    chosen = Selection(countries=homes, standing="all")
    with desk.reading(register) as book:
        found = list(listing.entries(book.connection, desk.day(as_of), chosen))
        successors = dict(conclusions.mergers(book.connection))
    past = {e.authority.id: e.standing for e in found if e.standing not in _STANDING}
    return Side("the register", of_register(found), successors, past)


def _show(found: "Comparison") -> None:
    from charter_cli import countries

    here, there = found.here.label, found.there.label
    rows = [(countries.name(c), *numbers) for c, *numbers in found.by_country()]
    terminal.table(("country", "in both", f"only in {here}", f"only in {there}"), rows)
    for title, lines in _groups(found):
        if lines:
            terminal.put(f"\n{title} ({len(lines)}):")
            for text in lines[:_SHOWN]:
                terminal.put(f"  {text}")
            if len(lines) > _SHOWN:
                terminal.put(f"  … and {len(lines) - _SHOWN} more (--output FILE.xlsx has all)")


def _groups(found: "Comparison") -> list[tuple[str, list[str]]]:
    here = partial(_said, found.here.counted)
    there = partial(_said, found.there.counted)

    def both(couple: "Couple") -> str:
        return f"{here(couple.here)} is {there(couple.there)}: {couple.because}"

    def apart(couple: "Couple") -> str:
        fields = "; ".join(f"{of}: {a} | {b}" for of, a, b in couple.differences)
        return f"{here(couple.here)}: {fields}"

    return [
        (f"Only in {found.here.label}", list(map(here, found.only_here))),
        (f"Only in {found.there.label}", list(map(there, found.only_there))),
        ("The same under another name", list(map(both, found.renamed))),
        (f"Differing: {found.here.label} | {found.there.label}", list(map(apart, found.differing))),
        ("Merged or renamed since", list(map(both, found.merged))),
        ("To be decided", [f"{here(one)}: {why}" for one, why in found.undecided]),
    ]


def _said(counted: str, item: "Proposal") -> str:
    kind = f", {item.kind}" if item.kind else ""
    return f"{item.name} ({item.country}{kind}, {counted} {item.row})"


def _tell_published(register: Path, scopes: set[str]) -> None:
    """Say what others published about these countries, which no list explains by itself."""
    if not register.exists():
        return
    from charter_cli import countries
    from charter_cli.intake.reconciling import published
    from charter_cli.register import statements

    with desk.reading(register) as book:
        said = {scope: statements.listed(book.connection, scope) for scope in sorted(scopes)}
    lines = [
        f"{countries.name(scope)}: {text}" for scope in said for text in published(said[scope])
    ]
    if lines:
        terminal.put("\nPublished about these countries:")
        for text in lines:
            terminal.put(f"  {text}")


def _write(output: Path, found: "Comparison") -> None:
    from charter_cli import outbox, workbook

    pages = (
        _page("Only here", [(one, "") for one in found.only_here]),
        _page("Only there", [(one, "") for one in found.only_there]),
        _page("Another name", [(c.here, f"{c.there.name}: {c.because}") for c in found.renamed]),
        _page(
            "Differing",
            [
                (c.here, "; ".join(f"{of}: {a} | {b}" for of, a, b in c.differences))
                for c in found.differing
            ],
        ),
        _page("Merged since", [(c.here, f"{c.there.name}: {c.because}") for c in found.merged]),
        _page("To be decided", found.undecided),
        _page("The same", [(c.here, c.because) for c in found.same]),
    )
    title = f"{found.here.label} and {found.there.label}"
    outbox.write(output, workbook.write(pages, title, desk.today()))
    terminal.say(f"Written: {output}")


def _page(name: str, rows: "list[tuple[Proposal, str]]") -> "Page":
    from charter_cli.workbook import Page

    headings = ("name", "country", "kind", "code", "region", "signed", "charter: remark")
    return Page(name, headings, tuple(_cells(item, remark) for item, remark in rows))


def _cells(item: "Proposal", remark: str) -> tuple[str, ...]:
    signed = next((str(on) for kind, on, _ in item.events if kind == "signed"), "")
    region = str(item.fields.get("region", ""))
    return item.name, item.country, str(item.kind or ""), item.code, region, signed, remark
