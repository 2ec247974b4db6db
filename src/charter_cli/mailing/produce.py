"""Write the letters of a mailing as files, on all cores, each once."""

import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from charter_cli import meanwhile, outbox, shelf
from charter_cli.errors import BadInput, BadTemplate, Hindered, Unreachable
from charter_cli.letter import Letter
from charter_cli.mailing import there
from charter_cli.mailing.plan import Composed
from charter_cli.mailing.there import Made, State

FORMATS = "charter_cli.letters"
"""The shelf of formats."""

WORD = "docx"
"""The format of letters whose text staff made in Word."""
MAIL = "eml"
"""The format that needs an e-mail address."""

_BATCH = 20
_WORTH_A_PROCESS = 60
"""Below so many letters, starting another process takes longer than writing them."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Order:
    """Hold a letter that is to be written: the path of its files without suffix, the formats."""

    stem: Path
    letter: Letter
    formats: tuple[str, ...]

    def path(self, word: str) -> Path:
        """Return the path of its file in a format."""
        return self.stem.with_name(f"{self.stem.name}.{word}")


@dataclass(frozen=True, slots=True)
class Written:
    """Hold how many letters were written, and the files that nobody can be reached with."""

    letters: int
    unreachable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Produced:
    """Hold the files of a round, in the order of the letters.

    `made` says how many letters were written now: the others were there already.
    `unreachable` names the files that could not be, as the letter has no address of that kind.
    """

    files: tuple[Made, ...]
    made: int
    unreachable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """Hold how to treat a folder that holds something.

    `into` adds to it; `again` makes anew what would be different now, and takes away letters
    to those who are no longer recipients.
    """

    into: bool = False
    again: bool = False


def produce(
    composed: Composed,
    folder: Path,
    formats: Sequence[str] = ("pdf",),
    manner: Manner = Manner(),
    progress: Callable[[int], None] = lambda _done: None,
) -> Produced:
    """Write each letter in each format, unless it is there already.

    A run that was stopped goes on where it was. Letters that are there and would be different
    now are refused (BadInput), as is a folder that holds other files. If a letter cannot be
    set, the new files of this run are taken away again. `progress` is told how many letters
    are written.
    """
    for word in formats:
        shelf.require(FORMATS, word, "format of letters")
        require_fit((letter for _, letter in composed.letters), word)
    known = there.known(folder)
    orders = [
        Order(folder / item.name, letter, tuple(formats)) for item, letter in composed.letters
    ]
    missing = _missing(folder, orders, known or {}, manner)
    stale = _stale(folder, orders, known or {}, manner)
    outbox.prepare(folder, manner.into or known is not None)
    unreachable = _write_orders(folder, missing, len(orders), progress) if missing else ()
    for one in stale:
        with outbox.hindrances(folder):
            (folder / one.file).unlink(missing_ok=True)
    found = there.known(folder) or {}
    names = [order.path(word).name for order in orders for word in formats]
    files = tuple(found[name] for name in names if name in found)
    made = sum(any(order.path(word).name in found for word in order.formats) for order in missing)
    return Produced(files, made, unreachable)


def require_fit(letters: Iterable[Letter], word: str) -> None:
    """Refuse a format that letters made in Word cannot have (BadTemplate)."""
    for letter in letters:
        if letter.word and word != WORD:
            raise BadTemplate(
                f"{letter.word.template.name} is a Word file, so its letters are Word files: "
                f"{word} cannot be made of it.",
                f"Say --format {WORD}, and print or save them from Word; or write the text as"
                f" {letter.language}.md.",
            )


def _missing(
    folder: Path, orders: Sequence[Order], known: Mapping[str, Made], manner: Manner
) -> list[Order]:
    """Return what is still to be written; BadInput where something else is in its place."""
    found: list[Order] = []
    problems: dict[State, list[str]] = {State.EDITED: [], State.CHANGED: []}
    for order in orders:
        made = {word: known.get(order.path(word).name) for word in order.formats}
        made_from = there.of_letter(order.letter) if any(made.values()) else ""
        states = {word: there.state(folder, one, made_from) for word, one in made.items()}
        lacking = tuple(word for word, state in states.items() if state is not State.WHOLE)
        if lacking:
            found.append(replace(order, formats=lacking))
        for word in lacking:
            if states[word] in problems:
                problems[states[word]].append(order.path(word).name)
    for state, names in problems.items():
        if names and not manner.again:
            raise _refusal(folder, names, len(orders), _WHY[state])
    return found


def _stale(
    folder: Path, orders: Sequence[Order], known: Mapping[str, Made], manner: Manner
) -> list[Made]:
    """Return what is to be taken away: letters to those who are no longer recipients."""
    stems = {order.stem.name for order in orders}
    found = [
        one
        for one in known.values()
        if Path(one.file).stem not in stems and there.digest(folder / one.file) == one.sha256
    ]
    if found and not (manner.into or manner.again):
        names = [one.file for one in found]
        raise _refusal(folder, names, len(names), "To nobody who would get one now")
    return found if manner.again and not manner.into else []


_WHY = {
    State.EDITED: "Changed by somebody since they were made",
    State.CHANGED: "Different now, as a text, a recipient, a number or the layout has changed",
}


def _refusal(folder: Path, names: Sequence[str], number: int, why: str) -> BadInput:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return BadInput(
        f"{folder} holds letters already; nothing was written. {why}:"
        f" {len(names)} of {number} ({', '.join(names[:_NAMED])}{more}).",
        "Name a new folder with --output, or say --again to make them anew in this one.",
    )


def _write_orders(
    folder: Path, orders: Sequence[Order], total: int, progress: Callable[[int], None]
) -> tuple[str, ...]:
    """Write letters, and return the files that nobody could be reached with."""
    fresh = not (folder / there.MANIFEST).exists() and not (folder / there.JOURNAL).exists()
    paths = [order.path(word) for order in orders for word in order.formats]
    new = [path for path in paths if not path.exists()]
    there.begin(folder)
    done = total - len(orders)
    unreachable: list[str] = []
    try:
        for written in _write_all(orders):
            done += written.letters
            unreachable += written.unreachable
            progress(done)
    except BadTemplate:
        for path in [*new, *([folder / there.JOURNAL] if fresh else [])]:
            path.unlink(missing_ok=True)
        raise
    outbox.settle(folder)
    return tuple(sorted(unreachable))


def _write_all(orders: Sequence[Order]) -> Iterator[Written]:
    """Write all letters and yield, now and then, how many are written."""
    batches = [orders[start : start + _BATCH] for start in range(0, len(orders), _BATCH)]
    workers = min(os.cpu_count() or 1, len(orders) // _WORTH_A_PROCESS)
    if workers < 2:
        return map(write, batches)
    return _write_abroad(batches, workers)


def _write_abroad(batches: Sequence[Sequence[Order]], workers: int) -> Iterator[Written]:
    room = meanwhile.room()
    pool = ProcessPoolExecutor(workers, get_context(_beginning()), _settle_in, (room,))
    try:
        for written in as_completed([pool.submit(_write_or_end, batch) for batch in batches]):
            yield written.result()
    except BrokenProcessPool as problem:
        raise Hindered(
            "A process that wrote letters was stopped by the system.",
            "Free some memory and try again; what is written stays.",
        ) from problem
    finally:
        pool.shutdown(cancel_futures=True)
        meanwhile.leave(room)


def _beginning() -> str:
    """Return how another process begins: as a copy of this one, if this has a single thread.

    A copy has all rooms open already. Of several threads only one would be copied, and what
    the others hold would stay locked; where threads cannot be counted, it begins anew.
    """
    threads = Path("/proc/self/task")
    alone = threads.is_dir() and sum(1 for _ in threads.iterdir()) == 1
    return "fork" if alone else "spawn"


def write(orders: Sequence[Order]) -> Written:
    """Write some letters in each of their formats, in this process, and note each in the journal.

    A letter that has no address of the kind that its format needs is passed over.
    """
    unreachable = []
    for order in orders:
        made_from = there.of_letter(order.letter)
        for word in order.formats:
            path = order.path(word)
            form = shelf.take(FORMATS, word, "format of letters")
            try:
                content = form.render(order.letter)
            except Unreachable:
                unreachable.append(path.name)
                continue
            outbox.write(path, content)
            counted = getattr(form, "pages", None)
            pages = counted(content) if counted else None
            sha256 = hashlib.sha256(content).hexdigest()
            there.note(path.parent, Made(path.name, made_from, sha256, len(content), pages))
    return Written(len(orders), tuple(unreachable))


def _settle_in(room: Path) -> None:
    """Prepare a process: the one that began it hears interrupts, and tidies up after it.

    There is a process for every core already; more threads of Typst would stand in its way.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    Thread(target=_end_with_it, daemon=True).start()
    meanwhile.within(room)
    os.environ["RAYON_NUM_THREADS"] = "1"


def _end_with_it() -> None:
    """Tell this process to end as soon as the one that began it is gone, however that ended."""
    beginner = parent_process()
    if beginner:
        beginner.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _write_or_end(orders: Sequence[Order]) -> Written:
    """Write some letters; told to end, leave no half letter, and do not wait for another order."""
    try:
        return write(orders)
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
