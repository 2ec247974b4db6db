"""What trust costs: opening with all checks beside without, and one `add` beside its peer.

    python benchmarks/trust.py [ROUNDS]

Opening is measured inside one process, pair by pair: with everything that `file.writing` does
(looks, lock, schema, settings, the check of the pages), and as plain SQLite that begins a change.
Both end without writing. The milliseconds that count are the median of the differences.
"""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from startup import jobs
from timing import PYTHON, Goal, report, take_turns

from charter_cli.model import Scribe
from charter_cli.register import backups, file, soundness

ROUNDS = 25
SYNTHETIC = Path(__file__).with_name("synthetic.py")
KARI = Scribe("benchmark", datetime(2026, 11, 21, tzinfo=UTC), "trust")
MOST = {2_000: 10.0, 130_000: 60.0}
"""The milliseconds that all checks may cost, by authorities."""


def milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU that something takes, which other programs on the machine change least."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def bare(path: Path) -> None:
    """Open a register as a program does that checks nothing."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SELECT count(*) FROM setting").fetchone()
    connection.execute("ROLLBACK")
    connection.close()


def checked(path: Path) -> None:
    with file.writing(path, KARI) as book:
        book.connection.execute("BEGIN IMMEDIATE")
        book.connection.execute("SELECT count(*) FROM setting").fetchone()
        book.connection.execute("ROLLBACK")


def read(path: Path) -> None:
    with file.reading(path) as book:
        book.connection.execute("SELECT count(*) FROM setting").fetchone()


def quick(path: Path) -> None:
    """Let SQLite read every row, as is done for small registers."""
    small, soundness.SMALL = soundness.SMALL, 10**9
    try:
        checked(path)
    finally:
        soundness.SMALL = small


def copied(path: Path) -> None:
    target = path.with_name("copy.db")
    with file.reading(path) as book:
        backups.make(book.connection, target)
    target.unlink()


WAYS = {"to read": read, "to write": checked, "to write, every row read": quick}


def opening(folder: Path, rounds: int) -> None:
    title = "opening, CPU ms more than plain SQLite"
    print(f"{title:44}{'median':>8}  {'middle half':15}{'goal':>5}  met")
    for size, most in MOST.items():
        path = folder / f"{size}.db"
        subprocess.run([PYTHON, SYNTHETIC, path, str(size)], check=True)
        for name, way in WAYS.items():
            low, middle, high = _dearer(way, path, rounds)
            goal = f"{most:5.0f}  {'yes' if middle <= most else 'NO'}" if way is not quick else ""
            print(f"{f'{size:,} {name}':44}{middle:8.1f}  {f'{low:.1f} - {high:.1f}':15}{goal}")
        taken, plain = _backup(path)
        print(
            f"{f'{size:,} a backup, read back':44}{taken:8.1f}  {taken / plain:.1f} x a bare copy"
        )


def _dearer(way: Callable[[Path], None], path: Path, rounds: int) -> list[float]:
    """Return the quartiles of what a way of opening costs more than the bare one."""
    pairs = [
        milliseconds(lambda: way(path)) - milliseconds(lambda: bare(path))
        for _ in range(rounds + 1)
    ]
    return quantiles(pairs[1:], n=4)


def _backup(path: Path) -> tuple[float, float]:
    """Return what a backup takes, and what copying the file takes."""
    ways = (lambda: copied(path), lambda: copyfile(path, path.with_name("bare.db")))
    taken, plain = (median(milliseconds(way) for _ in range(5)) for way in ways)
    return taken, plain


def main(rounds: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        opening(folder, rounds)
        peer, own = "sqlite-utils insert, one row", "charter add"
        both = {key: job for key, job in jobs(folder).items() if key in (peer, own)}
        print()
        report(take_turns(both, rounds), [Goal(own, peer, 2.0)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
