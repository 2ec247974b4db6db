"""Killed at any moment of an import (kill -9), the register holds all of the list or none of it."""

import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter
from tests.trust.conftest import Patches, Start, already_read, ended, held, kill, listing

from charter_cli.register import batch


class Mortal:
    """A connection whose program is killed after so many statements."""

    def __init__(self, connection: Any, statements: int) -> None:
        self._connection = connection
        self._left = statements

    def execute(self, *words: Any) -> Any:
        return self._counted(self._connection.execute(*words))

    def executemany(self, *words: Any) -> Any:
        return self._counted(self._connection.executemany(*words))

    def _counted(self, done: Any) -> Any:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def killed_after(statements: int, in_one: bool) -> Patches:
    """Return a change by which a batch is killed; each statement may stand by itself."""

    def change() -> None:
        genuine = batch.Batch.__init__

        def begin(self: batch.Batch, book: Any, *words: Any) -> None:
            if not in_one:
                book.connection.execute("COMMIT")
            book.connection = Mortal(book.connection, statements)
            genuine(self, book, *words)

        setattr(batch.Batch, "__init__", begin)  # noqa: B010

    return change


def anew(register: Path, content: bytes) -> None:
    """Begin again with a register that nobody has touched."""
    for left in register.parent.glob("charter.db-journal"):
        left.unlink()
    register.write_bytes(content)


def writing(register: Path, child: int, since: int) -> None:
    """Wait until a child has begun to write, or has ended."""
    journal = register.with_name(register.name + "-journal")
    until = time.monotonic() + 600
    while not journal.exists() and register.stat().st_mtime_ns == since:
        assert time.monotonic() < until
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.0002)


@pytest.mark.parametrize(
    ("size", "times"), [(600, 20), pytest.param(130_000, 200, marks=pytest.mark.long)]
)
def test_an_import_that_is_killed_is_there_as_a_whole_or_not_at_all(
    charter: Charter, start: Start, tmp_path: Path, size: int, times: int
) -> None:
    path, empty = listing(tmp_path / "list.csv", size), charter.register.read_bytes()
    read = already_read(path)
    began = time.monotonic()
    assert ended(start("import", path, "--yes", change=read)) == 0
    takes = time.monotonic() - began
    chance, ends = random.Random(26), []  # noqa: S311
    for turn in range(times):
        anew(charter.register, empty)
        child = start("import", path, "--yes", change=read)
        if turn % 2:
            writing(charter.register, child, charter.register.stat().st_mtime_ns)
            time.sleep(chance.random() * takes / 8)
        else:
            time.sleep(chance.random() * takes)
        kill(child)
        assert charter("count").code == 0, "the next command needs no advice"
        ends.append(held(charter.register))
        assert ends[-1] in ((0, 1), (size, 2)), turn
        charter.told("add", "Fjordby", "--country", "NO")
    assert (0, 1) in ends


@pytest.mark.parametrize("in_one", [True, False])
def test_killed_between_two_statements_half_of_it_would_stay_but_for_the_transaction(
    charter: Charter, start: Start, tmp_path: Path, in_one: bool
) -> None:
    path, empty = listing(tmp_path / "list.csv", 8), charter.register.read_bytes()
    read, halves = already_read(path), 0
    for statements in range(1, 40, 3):
        anew(charter.register, empty)
        killed = killed_after(statements, in_one)
        if ended(start("import", path, "--yes", change=lambda k=killed: (read(), k()))) == 0:
            break
        halves += charter("check").code != 0 or held(charter.register) not in ((0, 1), (8, 2))
    assert statements > 10, "it was killed now and then"
    assert (halves == 0) is in_one
