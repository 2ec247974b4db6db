"""The plan of an import in plain words, before anything is written."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from charter_cli.cli import desk, terminal

if TYPE_CHECKING:
    from charter_cli.intake.plan import Change, Difference, Plan, Question, Twins
    from charter_cli.intake.proposal import Proposal
    from charter_cli.intake.received import Received
    from charter_cli.reading import Complaint

T = TypeVar("T")

_SHOWN = 20


def introduce(got: "Received") -> None:
    """Show how a list was read: its columns, and what was read otherwise than it stands there."""
    read = got.document
    where = f", sheet {read.sheet}" if read.sheet else ""
    terminal.put(f"{read.file}{where}:")
    columns = [f"{c.heading} → {c.field}" for c in read.columns if c.field]
    terminal.put(f"  Columns: {'; '.join(columns)}")
    for said in got.said:
        terminal.put(f"  {said}")
    _group("Read otherwise than it is written", got.notes, _note)
    terminal.put("")


def show(plan: "Plan") -> None:
    """Show what an import would do, group by group; long groups are cut and say so."""
    terminal.put(
        f"{plan.read} rows read: {len(plan.new)} new, {len(plan.changed)} changed,"
        f" {len(plan.unchanged)} unchanged, {len(plan.undecided)} to be decided,"
        f" {plan.rejected_rows} rejected."
    )
    at = plan.counted
    _group("New", plan.new, partial(_new, at))
    _group("Changed", plan.changed, partial(_change, at))
    _group("The register keeps its own value", plan.kept, partial(_kept, at))
    _group("To be decided", plan.undecided, partial(_question, at))
    _group("Possible duplicates", plan.twins, partial(_twins, at))
    _group("Rejected", plan.rejected, partial(_complaint, at))
    _group("Persons who were erased and stay so", plan.forgotten, partial(_forgotten, at))
    _group(
        "Stand on this source and are missing from the list (nothing is deleted)",
        plan.missing,
        _missing,
    )
    for said in plan.said:
        terminal.put(f"\n{said}")


def asks(*, yes: bool, dry_run: bool) -> bool:
    """Tell whether a person is there who wants to be asked."""
    return sys.stdin.isatty() and not (yes or dry_run)


def decide(plan: "Plan") -> dict[int, int | None]:
    """Ask a person whom each undecided row means, and return the answers that were given."""
    answers: dict[int, int | None] = {}
    for question in plan.undecided:
        one = question.proposal
        at = f"{plan.counted.capitalize()} {one.row}"
        terminal.say(f"\n{at}: {one.name} ({one.country}): {question.reason}")
        for number, said in question.candidates:
            terminal.say(f"  {number}: {said}")
        answer = _answer({str(number) for number, _ in question.candidates} | {"new", ""})
        if answer:
            answers[one.row] = None if answer == "new" else int(answer)
    return answers


def _answer(known: set[str]) -> str:
    import typer

    words = "Its number, or new, or nothing to leave it"
    while True:
        with desk.asking():
            answer = str(typer.prompt(words, "", show_default=False, err=True))
        if answer in known:
            return answer
        terminal.say("Type one of the numbers above, the word new, or only Enter.")


def _change(at: str, change: "Change") -> Iterator[str]:
    head = f"{at} {change.proposal.row}: {change.name} (number {change.authority})"
    if change.because:
        head += f", {change.because}"
    yield head
    for difference in change.differences:
        if not difference.kept:
            yield f"    {difference.field}: {_shown(difference.old)} → {_shown(difference.new)}"
    for event in change.events:
        yield f"    {event.kind} {event.on or 'on an unknown day'}"
    for name in change.names:
        yield f"    one more name: {name}"
    if change.contact:
        yield f"    one more contact: {', '.join(change.proposal.contact.values())}"


def _new(at: str, one: "Proposal") -> Iterator[str]:
    said = ", ".join(filter(None, (one.country, one.kind, one.code)))
    yield f"{at} {one.row}: {one.name} ({said})"


def _kept(at: str, kept: "tuple[Change, Difference]") -> Iterator[str]:
    change, difference = kept
    stays = f"{difference.field} stays {_shown(difference.old)} ({difference.kept})"
    yield (
        f"{at} {change.proposal.row}, {change.name}, {stays};"
        f" the list says {_shown(difference.new)}"
    )


def _question(at: str, question: "Question") -> Iterator[str]:
    one = question.proposal
    yield f"{at} {one.row}: {one.name} ({one.country}): {question.reason}"
    for number, said in question.candidates:
        yield f"    {said}: --decide {one.row}={number}"
    yield f"    another one, new: --decide {one.row}=new"


def _twins(at: str, twins: "Twins") -> Iterator[str]:
    yield f"{at}s {', '.join(map(str, twins.rows))}: {', '.join(twins.names)}: {twins.reason}"


def _complaint(at: str, one: "Complaint") -> Iterator[str]:
    said = ", ".join(
        filter(None, (f"{at} {one.row}", one.column, repr(one.value) * bool(one.value)))
    )
    yield f"{said}: {one.reason}"


def _forgotten(at: str, one: "Proposal") -> Iterator[str]:
    yield f"{at} {one.row}: {one.name} ({one.country}); who is named there is not brought back"


def _note(said: str) -> Iterator[str]:
    yield said


def _missing(one: tuple[int, str]) -> Iterator[str]:
    yield f"{one[1]} (number {one[0]})"


def _group(title: str, items: Sequence[T], told: Callable[[T], Iterator[str]]) -> None:
    if not items:
        return
    terminal.put(f"\n{title} ({len(items)}):")
    for item in items[:_SHOWN]:
        for text in told(item):
            terminal.put(f"  {text}")
    if len(items) > _SHOWN:
        terminal.put(f"  … and {len(items) - _SHOWN} more (--format json counts all)")


def _shown(value: object) -> str:
    return str(value) if value not in ("", None) else "empty"
