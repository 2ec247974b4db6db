"""`charter verify`: whether a letter is what it was, and its numbers still hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import RegisterPath
from charter_cli.definition import spelt
from charter_cli.errors import BadInput, NotFound

if TYPE_CHECKING:
    from charter_cli.mailed import Number
    from charter_cli.register.file import Book
    from charter_cli.register.mailings import Kept
    from charter_cli.register.proof import Recount, Shift

    Asked = tuple[Number, int]
    """A number, and the newest batch when it was counted."""

_COUNTED = {"certainly": "counted", "perhaps": "counted possibly", "not": "did not count"}
_COUNTS = {"certainly": "counts now", "perhaps": "counts only possibly now", "not": "does not now"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what was found of one file: it is `unchanged`, `changed`, `missing` or `unknown`."""

    file: str
    state: str
    kept: "Kept | None"

    @property
    def asked(self) -> "tuple[Asked, ...]":
        """Return the numbers of the letter."""
        return tuple((n, self.kept.state) for n in self.kept.numbers) if self.kept else ()


def verify(
    path: Annotated[
        Path,
        typer.Argument(
            help="A letter, or a folder of letters or of their mailing.", metavar="FILE|FOLDER"
        ),
    ],
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: table or json.", metavar="F")
    ] = "table",
) -> None:
    """Say whether a letter is what it was, and its numbers hold.

    A number is counted again for the day of the letter. Where it differs, everybody who counts
    otherwise is named, with what was entered, corrected or taken back since.
    """
    desk.known(form, ("table", "json"), "format")
    from charter_cli.register import proof

    with desk.reading(register) as book:
        verdicts = [one for place in _places(path) for one in _verdicts(book, place)]
        asked = dict.fromkeys(ask for verdict in verdicts for ask in verdict.asked)
        recounts = {ask: proof.recount(book, *ask) for ask in asked}
    if form == "json":
        terminal.put(_json(verdicts, recounts))
    else:
        for line in (*_of_files(verdicts), *_of_numbers(list(recounts.values()))):
            terminal.put(line)
    _judge(verdicts, list(recounts.values()))


def _places(path: Path) -> list[Path]:
    """Return the folders of its letters if `path` is that of a mailing, else `path`."""
    from charter_cli.mailing.folder import LETTERS, SETTINGS, TOGETHER

    if not (path / SETTINGS).is_file():
        return [path]
    found = [path / name for name in (LETTERS, TOGETHER) if (path / name).is_dir()]
    if not found:
        raise NotFound(f"There are no letters in {path} yet.", "Name the folder that holds them.")
    return found


def _verdicts(book: "Book", path: Path) -> list[Verdict]:
    """Look at a file, or at all files of a folder of letters."""
    from charter_cli.mailing import there

    made = there.known(path if path.is_dir() else path.parent) or {}
    return [
        _verdict(book, one, made[one.name].sha256 if one.name in made else "")
        for one in _files(path, list(made))
    ]


def _files(path: Path, listed: Sequence[str]) -> list[Path]:
    """Return the files to look at: of a folder, those of its manifest and all others in it."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise NotFound(f"There is no file and no folder {path}.", "Name a letter or its folder.")
    from charter_cli.mailing import manifest, there

    own = {manifest.TABLE, there.MANIFEST}
    found = {
        one.name
        for one in path.iterdir()
        if one.is_file() and one.name not in own and not one.name.startswith(".")
    }
    if not (found or listed):
        raise NotFound(f"There are no letters in {path}.", "Name the folder that holds them.")
    return [path / name for name in sorted(found | set(listed))]


def _verdict(book: "Book", path: Path, listed: str) -> Verdict:
    """Look a file up by its content, then by what the manifest says of it, then by its name."""
    from charter_cli.mailing import there
    from charter_cli.register import mailings

    connection = book.connection
    content = there.digest(path)
    if content and (kept := mailings.of_content(connection, content)):
        return Verdict(path.name, "unchanged", kept)
    kept = mailings.of_content(connection, listed) if listed else None
    kept = kept or mailings.of_name(connection, path.name)
    if kept is None:
        return Verdict(path.name, "unknown", None)
    return Verdict(path.name, "changed" if content else "missing", kept)


def _of_files(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Say of each file what it is; of many that are unchanged, how many, and since when."""
    days: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        kept = verdict.kept
        if kept and verdict.state == "unchanged":
            days.setdefault(kept.made, []).append(verdict)
            continue
        if kept is None:
            yield f"{verdict.file} is not known here: this register has no such letter."
            continue
        what = "was changed since" if verdict.state == "changed" else "is missing: it was made on"
        yield f"{verdict.file} to {kept.recipient} {what} {_spelt(kept.made)} ({kept.mailing})."
    for day, same in days.items():
        kept = same[0].kept
        assert kept is not None
        one = (
            f"{same[0].file} to {kept.recipient} is unchanged since {_spelt(day)} ({kept.mailing})."
        )
        yield one if len(same) == 1 else f"{len(same)} files are unchanged since {_spelt(day)}."


def _of_numbers(recounts: Sequence["Recount"]) -> Iterator[str]:
    for one in recounts:
        was = one.number
        shifts = one.shifts if was.what == "count" or not one.holds else ()
        figure = _figure(was.what, was.value, was.countries)
        said = f"On {spelt(was.day)} it was {figure}{_where(was)}{_by(was.what, was.definition)}"
        yield f"{said}; {_now(one)}{':' if shifts else '.'}"
        yield from (f"  {_shift(shift)}" for shift in shifts)


def _now(one: "Recount") -> str:
    what = one.number.what
    if one.value is None:
        return "no such statement is on record now for that day"
    if not one.holds:
        number = _figure(what, one.value, one.countries)
        return f"it is now {number}{_by(what, one.definition)} for that day"
    but = ", but not of the same authorities" if one.shifts and what == "count" else ""
    return f"it is the same now for that day{but}"


def _figure(what: str, value: object, countries: int | None) -> str:
    if what == "countries":
        return terminal.amount(value, "country", "countries")
    where = terminal.amount(countries, "country", "countries")
    return f"{value} in {where}" if countries else str(value)


def _where(number: "Number") -> str:
    chosen = number.selection
    parts = [f" in {', '.join(chosen.countries)}" if chosen.countries else " in all"]
    parts += [f", {', '.join(words)}" for words in (chosen.kinds, chosen.editions) if words]
    return "".join(parts) if number.what == "count" or chosen.countries else ""


def _by(what: str, source: str) -> str:
    return f", as published by {source}" if what == "stated" else ""


def _shift(shift: "Shift") -> str:
    because = "; ".join(shift.because) or "the log does not tell why: run `charter check`"
    head = f"{shift.name} (number {shift.authority}) {_COUNTED[shift.was]} and {_COUNTS[shift.now]}"
    return f"{head}: {because}."


def _judge(verdicts: Sequence[Verdict], recounts: Sequence["Recount"]) -> None:
    """End with an error where a file or a number is not what it was."""
    states = [verdict.state for verdict in verdicts]
    wrong = sum(state in ("changed", "missing") for state in states)
    moved = sum(not one.holds for one in recounts)
    unknown = states.count("unknown")
    parts = [
        terminal.amount(number, one, several)
        for number, one, several in (
            (wrong, "of the files is not as it was", "of the files are not as they were"),
            (moved, "of the numbers is not what it was", "of the numbers are not what they were"),
            (unknown, "of the files is not known here", "of the files are not known here"),
        )
        if number
    ]
    if wrong or moved:
        raise BadInput(f"{'; '.join(parts)}.", "See above; `charter log` has every change.")
    if unknown:
        raise NotFound(f"{parts[0]}.", "Name the register that kept them with --register PATH.")
    terminal.say(
        f"All is as it was: {terminal.amount(len(states), 'file')},"
        f" {terminal.amount(len(recounts), 'number')}."
    )


def _json(verdicts: Sequence[Verdict], recounts: "Mapping[Asked, Recount]") -> str:
    import json

    places = {asked: place for place, asked in enumerate(recounts)}
    found = {
        "files": [_json_file(one, [places[ask] for ask in one.asked]) for one in verdicts],
        "numbers": [_json_number(one) for one in recounts.values()],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _json_file(verdict: Verdict, numbers: list[int]) -> dict[str, Any]:
    kept = verdict.kept
    return {
        "file": verdict.file,
        "state": verdict.state,
        "recipient": kept.recipient if kept else None,
        "mailing": kept.mailing if kept else None,
        "made": kept.made if kept else None,
        "batch": kept.batch if kept else None,
        "numbers": numbers,
    }


def _json_number(one: "Recount") -> dict[str, Any]:
    from dataclasses import asdict

    was = one.number
    return {
        "what": was.what,
        "country": "".join(was.selection.countries),
        "kind": "".join(was.selection.kinds),
        "edition": "".join(was.selection.editions),
        "day": was.day.isoformat(),
        "definition": was.definition,
        "was": asdict(was.value) | {"countries": was.countries},
        "now": asdict(one.value) | {"countries": one.countries} if one.value else None,
        "holds": one.holds,
        "shifts": [asdict(shift) for shift in one.shifts],
    }


def _spelt(day: str) -> str:
    return spelt(date.fromisoformat(day))
