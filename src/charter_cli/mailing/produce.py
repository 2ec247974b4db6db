"""Write the letters of a mailing as files, on all cores."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from charter_cli import outbox, shelf
from charter_cli.errors import Hindered
from charter_cli.letter import Letter
from charter_cli.mailing.plan import Composed

FORMATS = "charter_cli.letters"
"""The shelf of formats."""

_BATCH = 20
_WORTH_A_PROCESS = 60
"""Below so many letters, starting another process takes longer than writing them."""

Order = tuple[Path, Letter]
"""A letter, and the path of its file without suffix."""


def produce(
    composed: Composed,
    folder: Path,
    formats: Sequence[str] = ("pdf",),
    into: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> tuple[Path, ...]:
    """Write each letter in each format, and return the files in the order of the letters.

    A folder that is not empty is refused unless `into`. If a letter cannot be set, the new
    files of this run are taken away again and the error is raised. `progress` is told how many
    letters are written.
    """
    for word in formats:
        shelf.require(FORMATS, word, "format of letters")
    outbox.prepare(folder, into)
    orders = [(folder / item.name, letter) for item, letter in composed.letters]
    paths = tuple(_path(stem, word) for stem, _ in orders for word in formats)
    new = [path for path in paths if not path.exists()]
    try:
        for done in _write_all(orders, formats):
            progress(done)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    outbox.settle(folder)
    return paths


def _write_all(orders: Sequence[Order], formats: Sequence[str]) -> Iterator[int]:
    """Write all letters and yield, now and then, how many are written."""
    batches = [orders[start : start + _BATCH] for start in range(0, len(orders), _BATCH)]
    workers = min(os.cpu_count() or 1, len(orders) // _WORTH_A_PROCESS)
    if workers < 2:
        return _write_here(batches, formats)
    return _write_abroad(batches, formats, workers)


def _write_here(batches: Sequence[Sequence[Order]], formats: Sequence[str]) -> Iterator[int]:
    done = 0
    for batch in batches:
        done += write(batch, formats)
        yield done


def _write_abroad(
    batches: Sequence[Sequence[Order]], formats: Sequence[str], workers: int
) -> Iterator[int]:
    done = 0
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _settle_in)
    try:
        for written in as_completed([pool.submit(write, batch, formats) for batch in batches]):
            done += written.result()
            yield done
    except BrokenProcessPool as problem:
        raise Hindered(
            "A process that wrote letters was stopped by the system.",
            "Free some memory and try again.",
        ) from problem
    finally:
        pool.shutdown(cancel_futures=True)


def write(orders: Sequence[Order], formats: Sequence[str]) -> int:
    """Write some letters in each format, in this process, and return how many."""
    for word in formats:
        render = shelf.take(FORMATS, word, "format of letters").render
        for stem, letter in orders:
            outbox.write(_path(stem, word), render(letter))
    return len(orders)


def _path(stem: Path, word: str) -> Path:
    return stem.with_name(f"{stem.name}.{word}")


def _settle_in() -> None:
    """Prepare a process: the parent hears interrupts, and Typst keeps to one thread.

    There is a process for every core already; more threads only stand in each other's way.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["RAYON_NUM_THREADS"] = "1"
