"""Killed at any moment of an import (kill -9), the register holds all of the list or none of it."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter
from tests.trust.conftest import Start, already_read, ended, held, kill, listing

from charter_cli.register import batch


class OneByOne:
    """A connection that makes every statement stand by itself, as without a transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, statement: str, *words: Any) -> Any:
        if statement in ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"):
            statement = "SELECT 1"
        return self._connection.execute(statement, *words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def without_the_transaction() -> None:
    """Switch the defence off: what is one change becomes many."""
    genuine = batch.Batch.__init__

    def begin(self: batch.Batch, book: Any, *words: Any) -> None:
        book.connection.execute("COMMIT")
        book.connection = OneByOne(book.connection)
        genuine(self, book, *words)

    setattr(batch.Batch, "__init__", begin)  # noqa: B010


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


def test_without_the_transaction_half_of_it_would_stay(
    charter: Charter, start: Start, tmp_path: Path
) -> None:
    """The same with every statement on its own shows that the test sees half an import."""
    path, empty = listing(tmp_path / "list.csv", 200), charter.register.read_bytes()
    read = already_read(path)

    def change() -> None:
        read()
        without_the_transaction()

    for turn in range(40):
        anew(charter.register, empty)
        child = start("import", path, "--yes", change=change)
        writing(charter.register, child, charter.register.stat().st_mtime_ns)
        time.sleep(0.001 * (turn % 10))
        kill(child)
        assert charter("count").code in (0, 6)
        if charter("check").code != 0 or held(charter.register) not in ((0, 1), (200, 2)):
            return
    pytest.fail("no import was ever half done: the test sees nothing")
