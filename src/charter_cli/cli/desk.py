"""What every command needs: who is there, what day it is, the register, a way to hand out rows."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from charter_cli.cli import Stopped, terminal
from charter_cli.errors import BadInput, Hindered, Misused, Outdated

if TYPE_CHECKING:
    from charter_cli.model import Scribe
    from charter_cli.register.batch import Batch
    from charter_cli.register.file import Book

DEFAULT_REGISTER = Path("charter.db")
_AT_ONCE = 500
"""So many lines go to standard output at a time."""
_Opened = TypeVar("_Opened")


def now() -> datetime:
    """Return the time; SOURCE_DATE_EPOCH (seconds since 1970) holds it still."""
    held = os.environ.get("SOURCE_DATE_EPOCH", "")
    if held.isdigit():
        return datetime.fromtimestamp(int(held), UTC)
    return datetime.now().astimezone()


def today() -> date:
    """Return the day it is here."""
    return now().date()


def day(words: str, field: str = "--as-of") -> date:
    """Return the day that `--as-of` means: the last one of a month or a year; today if empty."""
    if not words:
        return today()
    from charter_cli.dates import last_day

    return last_day(words, field)


def charter_day(words: str) -> date:
    """Return the day that `--as-of` means, if there was a Charter on it."""
    from charter_cli.dates import LAUNCH
    from charter_cli.definition import spelt

    found = day(words)
    if found < LAUNCH:
        raise Misused(
            f"On {spelt(found)} there was no Charter yet: it was launched on {spelt(LAUNCH)}.",
            "Name a later day.",
        )
    return found


def given(words: str, field: str) -> str:
    """Return a date as it was given; one that is not known must be called unknown."""
    if not words.strip():
        raise BadInput(
            f"{field}: it is empty.", "Write it as 2018-02-26, 2018-02, 2018 or unknown."
        )
    return words


def scribe() -> "Scribe":
    """Return who writes, when, and by which command."""
    import getpass

    from charter_cli.model import Scribe

    try:
        who = os.environ.get("CHARTER_USER") or getpass.getuser()
    except (KeyError, OSError):
        who = "unknown"
    return Scribe(who, now(), " ".join(["charter", *sys.argv[1:3]]))


@contextmanager
def reading(register: Path) -> Iterator["Book"]:
    """Open the register to read from."""
    from charter_cli.register import file

    with _up_to_date(register, lambda: file.reading(register)) as book:
        yield book


@contextmanager
def writing(register: Path, undoes: int | None = None, after_backup: str = "") -> Iterator["Batch"]:
    """Open the register for one batch of changes, if need be after a backup for that reason."""
    from charter_cli.register import batch

    who = scribe()
    first = _backup(after_backup, who.at.date()) if after_backup else None
    with _up_to_date(register, lambda: batch.change(register, who, undoes, first)) as one:
        yield one
        remark = _about_the_place(one) if one.id is not None else ""
    if remark:
        terminal.say(remark)


def _about_the_place(one: "Batch") -> str:
    """Return what the place of a register means, once for each place: the first who writes."""
    from charter_cli.register import surroundings

    remark = surroundings.remark(one.book.path)
    kind = remark.partition(" lies ")[2].partition(".")[0]
    if not kind or one.book.setting("place") == kind:
        return ""
    one.setting("place", kind)
    return remark


@contextmanager
def alone(register: Path) -> Iterator["Book"]:
    """Open the register while nobody else writes to it."""
    from charter_cli.register import file

    with _up_to_date(register, lambda: file.writing(register, scribe())) as book:
        yield book


def _backup(reason: str, on: date) -> Callable[["Book"], object]:
    from charter_cli.register import backups

    return lambda book: backups.keep(book, reason, on)


@contextmanager
def _up_to_date(
    register: Path, way: Callable[[], AbstractContextManager[_Opened]]
) -> Iterator[_Opened]:
    """Open a register in some way; one of an older charter is brought up to date first."""
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(way())
        except Outdated:
            _bring_up(register)
            opened = stack.enter_context(way())
        yield opened


def _bring_up(register: Path) -> None:
    from charter_cli.register import founding

    if before := founding.renew(register, scribe()):
        terminal.say(
            f"{register} was made by an older charter and is up to date now."
            f" As it was before, it is kept as {before}."
        )


def hand_out(
    rows: Iterable[dict[str, object]], form: str, output: Path | None, headings: Sequence[str]
) -> None:
    """Write rows as csv, json or Markdown to a file or to standard output; tables to the screen."""
    from charter_cli.cli import rendering

    if form == "table" and output is None:
        shown = rendering.shown
        terminal.table(headings, [[shown(row[h]) for h in headings] for row in rows])
        return
    _deliver(rendering.lines(rows, form, headings), output)


def deliver(text: str, output: Path | None) -> None:
    """Write a finished text to a file, whole or not at all, or to standard output."""
    _deliver((text.rstrip("\n"),), output)


def _deliver(lines: Iterable[str], output: Path | None) -> None:
    if output is None:
        waiting = iter(lines)
        while some := list(islice(waiting, _AT_ONCE)):
            terminal.put("\n".join(some))
        return
    from charter_cli import outbox

    outbox.write(output, (f"{line}\n".encode() for line in lines))
    terminal.say(f"Written: {output}")


def known(word: str, words: Sequence[str], what: str) -> str:
    """Return `word` if it is one of `words`; else say which there are."""
    if word not in words:
        raise Misused(f"There is no {what} {word!r}.", f"Choose one of: {', '.join(words)}.")
    return word


def agreed(question: str, yes: bool) -> bool:
    """Ask a person, unless they said --yes; without a person to ask, say how to go on."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise Hindered("Nobody is there to be asked.", "Say --yes to agree beforehand.")
    import typer

    with asking():
        return typer.confirm(terminal.safe(question), err=True)


@contextmanager
def asking() -> Iterator[None]:
    """Take the end of the input (Ctrl-D) at a question as Ctrl-C is taken: the command stops."""
    import typer

    try:
        yield
    except typer.Abort:
        raise Stopped(signal.SIGINT) from None
