"""`charter check`: recompute everything, name every difference and doubt."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.errors import UnfitRegister

if TYPE_CHECKING:
    from charter_cli.register.checking import Finding

_SHOWN = 10


def check(
    repair: Annotated[
        bool, typer.Option("--repair", help="Write the right standing where it differs.")
    ] = False,
    rule: Annotated[
        str, typer.Option(help="Apply this rule alone, and tell all it finds.", metavar="NAME")
    ] = "",
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: table or json.", metavar="F")
    ] = "table",
) -> None:
    """Check that the register is sound, and name every doubt.

    Errors are what makes counts wrong, or an expected count that is no longer counted. Doubts
    are for a person to settle, remarks are work to do. Of each rule the first ten are told.
    """
    desk.known(form, ("table", "json"), "format")
    from charter_cli.register import checking

    if rules:
        terminal.table(
            ("rule", "degree", "what must be so"),
            [(one.name, one.degree, one.sentence) for one in checking.RULES],
        )
        return
    if repair:
        with desk.writing(register) as batch:
            checking.repair(batch)
    with desk.reading(register) as book:
        found = list(checking.check(book, desk.today(), rule))
    if form == "json":
        terminal.put(_json(found))
    else:
        for said in _told(found, whole=bool(rule)):
            terminal.put(said)
    errors, doubts, remarks = (
        sum(finding.degree == degree for finding in found)
        for degree in ("error", "doubt", "remark")
    )
    if errors:
        raise UnfitRegister(
            f"{register} is not as it should be: {terminal.amount(errors, 'error')}.", "See above."
        )
    rest = ", ".join(
        terminal.amount(number, word)
        for number, word in ((doubts, "doubt"), (remarks, "remark"))
        if number
    )
    state = "sound" if doubts else "all is well"
    terminal.say(f"{register}: {state}; {rest}." if rest else f"{register}: {state}.")


def _told(found: list["Finding"], whole: bool) -> Iterator[str]:
    """Yield the findings, by rule: the first ones and how many more there are, or all."""
    for rule, group in groupby(found, key=lambda finding: finding.rule):
        some = list(group)
        for finding in some if whole else some[:_SHOWN]:
            yield f"{rule}: {finding.about}: {finding.said}."
        if len(some) > _SHOWN and not whole:
            yield f"{rule}: and {len(some) - _SHOWN} more; all of them: charter check --rule {rule}"
        yield f"    {some[0].advice}"


def _json(found: list["Finding"]) -> str:
    import json
    from dataclasses import asdict

    return json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=2)
