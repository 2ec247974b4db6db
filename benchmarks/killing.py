"""Kill an import of a long list in the middle: is all of it in the register, or nothing.

    python benchmarks/killing.py [TURNS [ROWS]]

The list is read, understood and planned once. Then, turn after turn, a copy of this process
writes it into a fresh register, as `charter import` does, and is killed at a random moment of
the writing. Whoever opens the register next must find nothing of the list, or all of it, in a
file that is sound; and must be able to write. (tests/trust/test_killed.py does the same through
the command, from its first instruction on, and shows what happens without the transaction.)
"""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from importing import DAY, make

from charter_cli.cli import main as charter
from charter_cli.dates import PartialDate
from charter_cli.intake import received
from charter_cli.model import Scribe
from charter_cli.register import batch, file, founding, intake

TURNS, ROWS = 200, 130_000


def main(turns: int, rows: int) -> None:
    """Print how often nothing and how often all of the list was there; fail at anything else."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        begin, register = prepared(folder, rows), folder / "charter.db"
        started = time.monotonic()
        os.waitpid(begin(), 0)
        takes = time.monotonic() - started
        assert held(register) == rows
        chance, ends = random.Random(26), Counter[int]()  # noqa: S311
        for turn in range(turns):
            child = begin()
            time.sleep(takes * (chance.random() if turn % 4 else 0.9 + 0.2 * chance.random()))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            assert charter(["add", "Fjordby", "--country", "NO", "--register", str(register)]) == 0
            ends[held(register)] += 1
            assert set(ends) <= {1, rows + 1}, ends
    print(f"{turns} times killed in writing {rows} rows, which takes {takes:.1f} s:")
    print(f"{ends[1]} times nothing of the list was there, {ends[rows + 1]} times all of it")


def prepared(folder: Path, rows: int) -> Callable[[], int]:
    """Return what starts a copy of this process that writes a list into a fresh register."""
    text, _ = make(folder, rows)
    empty, register = folder / "empty.db", folder / "charter.db"
    founding.found(empty)
    asked = received.Asked(text, "benchmark", PartialDate(DAY.isoformat()), DAY)
    got = received.receive(asked, "{}")
    with file.reading(empty) as book:
        plan = intake.draw(book.connection, got, {})

    def begin() -> int:
        shutil.copyfile(empty, register)
        child = os.fork()
        if child == 0:
            with batch.change(register, Scribe("b", datetime(2024, 5, 2, tzinfo=UTC), "b")) as one:
                intake.apply(one, got, plan)
            os._exit(0)
        return child

    return begin


def held(register: Path) -> int:
    """Return how many authorities a register holds, which must be sound."""
    connection = sqlite3.connect(register)
    assert connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    (number,) = connection.execute("SELECT count(*) FROM authority").fetchone()
    connection.close()
    return int(number)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(TURNS, ROWS)[len(given) :])
