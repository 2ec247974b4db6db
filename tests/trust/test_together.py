"""Several programs on one register: everything is stored, and nobody is told that it is locked."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter
from tests.trust.conftest import Start, ended, held

from charter_cli import cli
from charter_cli.register import file

SIZES = [pytest.param(12, id="12"), pytest.param(500, id="500", marks=pytest.mark.long)]
WRITERS = 8


def adding(number: int, times: int, bare: bool, lockless: bool) -> Any:
    """Return a change by which a child adds many towns, one command each, and then ends."""

    def change() -> None:
        if bare:
            without_our_lock()
        if lockless:
            without_the_locks_of_sqlite()
        wrong = 0
        for one in range(times):
            wrong += cli.main(["add", f"Town {number} {one}", "--country", "NO"]) != 0
        raise SystemExit(wrong)

    return change


def without_our_lock() -> None:
    """Switch our own lock file off."""
    from contextlib import nullcontext

    vars(file)["locked"] = lambda *_: nullcontext()


def without_the_locks_of_sqlite() -> None:
    """Make SQLite's locks do nothing, as on many network drives."""
    genuine = sqlite3.connect

    def connect(database: Any, *words: Any, **more: Any) -> Any:
        return genuine(f"{database}&nolock=1", *words, **more)

    vars(sqlite3)["connect"] = connect


def run(start: Start, folder: Path, times: int, **off: bool) -> tuple[int, str]:
    """Let all writers add; return how many are not content, and all that was said."""
    said = [folder / f"said-{number}" for number in range(WRITERS)]
    writers = [
        start(
            change=_ends(adding(number, times, off.get("bare", False), off.get("lockless", False))),
            said=said[number],
        )
        for number in range(WRITERS)
    ]
    wrong = sum(ended(writer) != 0 for writer in writers)
    return wrong, "".join(path.read_text(encoding="utf-8") for path in said)


def _ends(work: Any) -> Any:
    def change() -> None:
        import os

        try:
            work()
        except SystemExit as end:
            os._exit(int(end.code or 0))

    return change


@pytest.mark.parametrize("times", SIZES)
@pytest.mark.parametrize("lockless", [False, True], ids=["", "locks of SQLite off"])
def test_what_eight_write_at_once_is_all_there(
    charter: Charter, start: Start, tmp_path: Path, times: int, lockless: bool
) -> None:
    began = time.monotonic()
    wrong, said = run(start, tmp_path, times, lockless=lockless)
    assert (wrong, "lock" in said, "writing" in said) == (0, False, False), said[-2000:]
    assert held(charter.register) == (WRITERS * times, 1 + WRITERS * times)
    assert time.monotonic() - began < 60 + times
    listed = charter.json("list", "--standing", "all")
    assert len({row["id"] for row in listed}) == len({row["name"] for row in listed}) == len(listed)
    assert charter("check").code == 0
    assert [path.name for path in charter.folder.iterdir()] == ["charter.db"]


def test_without_any_lock_some_of_it_would_be_lost(
    charter: Charter, start: Start, tmp_path: Path
) -> None:
    """Without our lock file, and where SQLite's do nothing, the same writers destroy the work."""
    run(start, tmp_path, 12, bare=True, lockless=True)
    try:
        stored = held(charter.register)
    except (AssertionError, sqlite3.Error):
        return
    assert stored != (WRITERS * 12, 1 + WRITERS * 12)


def test_who_reads_meanwhile_sees_whole_changes_and_does_not_wait(
    charter: Charter, start: Start, tmp_path: Path
) -> None:
    writer = start(change=_ends(adding(1, 40, False, False)))
    seen = []
    for _ in range(10):
        began = time.monotonic()
        seen.append(len(charter.json("list", "--standing", "all")))
        assert time.monotonic() - began < 5
    assert ended(writer) == 0
    assert seen == sorted(seen)


@pytest.mark.parametrize("times", [4, pytest.param(50, marks=pytest.mark.long)])
def test_every_backup_that_is_made_meanwhile_is_whole(
    charter: Charter, start: Start, times: int
) -> None:
    """A copy of the bare file, made while it is written, is damaged now and then."""
    writers = [start(change=_ends(adding(number, 10 * times, False, False))) for number in (1, 2)]
    found = []
    for number in range(times):
        charter.told("backup", f"{number}.db")
        assert "sound" in charter.told("backup", "verify", f"{number}.db")
        found.append(held(charter.folder / f"{number}.db"))
    assert [ended(writer) for writer in writers] == [0, 0]
    assert found == sorted(found)
    assert all(batches == 1 + authorities for authorities, batches in found)
