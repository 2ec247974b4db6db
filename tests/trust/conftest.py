"""Children that can be killed, robbed of their defences, or both; and what a register holds."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TODAY, Charter

from charter_cli.cli import entry
from charter_cli.dates import PartialDate
from charter_cli.intake import received

Patches = Callable[[], None]
Start = Callable[..., int]


def nothing() -> None:
    """Leave the program as it is."""


@pytest.fixture
def start() -> Start:
    """Return what starts the real program in a child, perhaps changed, and gives its number."""

    def begin(*words: str, change: Patches = nothing, said: Path | None = None) -> int:
        child = os.fork()
        if child == 0:
            try:
                import sys

                # As if it had been started anew: no stream, no setting of the test is in its way.
                out = os.open(said or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                os.dup2(out, 1)
                os.dup2(out, 2)
                null = os.open(os.devnull, os.O_RDONLY)
                os.dup2(null, 0)
                sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
                sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
                sys.stdin = open(0, closefd=False)  # noqa: SIM115
                sys.argv = ["charter", *words]
                change()
                entry()
            finally:
                os._exit(99)
        return child

    return begin


def ended(child: int) -> int:
    """Wait for a child, and return its exit code; the negative signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(child: int, number: int = signal.SIGKILL) -> int:
    """Send a signal to a child that may be gone, wait for it and return how it ended."""
    os.kill(child, number)
    return ended(child)


def held(register: Path) -> tuple[int, int]:
    """Return how many authorities and how many batches there are; fail if it is not sound."""
    connection = sqlite3.connect(register)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = connection.execute(
        "SELECT (SELECT count(*) FROM authority), (SELECT count(*) FROM batch)"
    ).fetchone()
    connection.close()
    return found[0], found[1]


def dump(register: Path) -> dict[str, list[Any]]:
    """Return every row of every table."""
    connection = sqlite3.connect(register)
    named = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    found = {t: sorted(connection.execute(f'SELECT * FROM "{t}"'), key=repr) for (t,) in named}
    connection.close()
    return found


def listing(path: Path, size: int) -> str:
    """Write a list of so many towns, each with a signature."""
    rows = (f"Tettsted {number};NO;{number:07};2010-05-01" for number in range(size))
    path.write_text("\n".join(["name;country;code;signed", *rows]) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def sound(charter: Charter) -> Callable[[], tuple[int, int]]:
    """Return what tells how many authorities and batches a sound register holds."""
    return lambda: held(charter.register)


def already_read(path: str) -> Patches:
    """Return a change that lets a child begin where the list has been read: the rest is writing."""
    asked = received.Asked(
        file=Path(path),
        source=Path(path).name,
        day=PartialDate(TODAY.isoformat()),
        today=TODAY,
    )
    got = received.receive(asked, "{}")

    def change() -> None:
        received.receive = lambda *_: got

    return change
