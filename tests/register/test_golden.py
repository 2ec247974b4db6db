"""A register of every version that was ever released opens in this one, and nothing is lost.

`golden/vN.db` was made by the program of version N through its commands, hostile names included;
`golden/vN.json` is what that program said of it, and every row. They are kept for ever.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from tests.conftest import Charter

from charter_cli import schema
from charter_cli.register import founding, soundness

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = range(1, schema.VERSION)


def rows(path: Path, table: str, columns: int) -> list[list[Any]]:
    """Return the rows of a table, as far as it was as wide as it is now."""
    connection = sqlite3.connect(path)
    found = [list(row[:columns]) for row in connection.execute(f'SELECT * FROM "{table}"')]
    connection.close()
    return sorted(found, key=repr)


def defined(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {row[0] for row in connection.execute("SELECT sql FROM sqlite_schema") if row[0]}
    connection.close()
    return found


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, desk: Charter) -> tuple[Charter, dict[str, Any]]:
    """Return the program with a register of an older version, and what is true of it."""
    shutil.copy(GOLDEN / f"v{request.param}.db", desk.register)
    desk.register.chmod(0o600)
    told = json.loads((GOLDEN / f"v{request.param}.json").read_text(encoding="utf-8"))
    return desk, told


def test_every_released_version_has_its_golden_register() -> None:
    assert {path.name for path in GOLDEN.glob("*.db")} == {f"v{number}.db" for number in VERSIONS}


@pytest.mark.parametrize("words", [["count"], ["add", "Oslo", "--country", "NO"]], ids=" ".join)
def test_the_first_command_brings_it_up_to_date_after_a_backup_and_says_so(
    old: tuple[Charter, Any], words: list[str]
) -> None:
    charter, _ = old
    before = charter.register.read_bytes()
    said = charter(*words)
    assert said.code == 0
    assert "made by an older charter and is up to date now" in said.err
    (backup,) = (charter.folder / "charter.db.backups").iterdir()
    assert backup.name == "0001-2026-11-21-upgrade.db"
    assert str(backup.name) in said.err
    different = {
        i for i, (a, b) in enumerate(zip(before, backup.read_bytes(), strict=True)) if a != b
    }
    counters = {*range(24, 28), *range(40, 44), *range(92, 96)}
    assert different <= counters, "it is the same, byte for byte"
    assert "older charter" not in charter("count").err


def test_nothing_is_lost_and_counts_are_the_same(old: tuple[Charter, Any]) -> None:
    charter, golden = old
    charter("count")
    assert "all is well" in charter.told("check")
    for table, held in golden["rows"].items():
        width = len(held[0]) if held else 1
        assert rows(charter.register, table, width) == sorted(held, key=repr), table
    for words, said in golden["told"].items():
        if words.startswith("count"):
            found = charter.json(*words.split())
            assert {key: found[key] for key in ("rows", "total")} == {
                key: said[key] for key in ("rows", "total")
            }
    listed = charter.json("list", "--standing", "all")
    before = golden["told"]["list --standing all"]
    assert [
        {key: row[key] for key in was} for row, was in zip(listed, before, strict=True)
    ] == before


def test_what_was_done_then_can_be_taken_back_now(old: tuple[Charter, Any]) -> None:
    charter, golden = old
    imported = max(row[0] for row in golden["rows"]["batch"])
    authorities = len(golden["rows"]["authority"])
    charter.told("undo", str(imported))
    assert len(rows(charter.register, "authority", 1)) == authorities - 1
    assert charter("check").code == 0


def test_a_wish_that_only_the_old_register_knows_is_not_lost_when_a_backup_is_restored(
    old: tuple[Charter, Any],
) -> None:
    charter, _ = old
    shutil.copy(charter.register, charter.folder / "copy.db")
    connection = sqlite3.connect(charter.register)
    connection.execute("UPDATE contact SET do_not_contact = 1 WHERE id = 1")
    connection.commit()
    connection.close()
    assert "asked since then: 1 entry." in charter.told("restore", "copy.db", "--yes")
    assert charter.json("contact", "list", "1")[0]["do_not_contact"] is True


def test_it_is_defined_exactly_as_a_new_one(old: tuple[Charter, Any]) -> None:
    charter, _ = old
    charter("count")
    charter.told("init", "--register", "new.db")
    assert defined(charter.register) == defined(charter.folder / "new.db")


def test_where_it_cannot_be_written_reading_says_what_to_do(
    old: tuple[Charter, Any], humble: Callable[[Callable[[], None]], None]
) -> None:
    charter, _ = old
    for path in (charter.folder, *charter.folder.parents):
        if path == Path(gettempdir()):
            break
        path.chmod(0o755)
    charter.register.chmod(0o444)

    def look() -> None:
        for words in (["count"], ["add", "Oslo", "--country", "NO"]):
            said = charter.refused(*words, code=7)
            assert "older charter" in said
            assert "copy it" in said

    humble(look)


class CutShort(Exception):
    """Stop a change to the tables as a program error would."""


def test_what_stops_a_change_of_the_tables_leaves_the_old_version(
    old: tuple[Charter, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    charter, _ = old
    before = charter.register.read_bytes()

    def fail(*_: object) -> bool:
        raise CutShort

    monkeypatch.setattr(schema, "foreign", lambda *_: False)
    with monkeypatch.context() as patch:
        patch.setattr(soundness, "faults", fail)
        with pytest.raises(CutShort):
            charter("count")
    assert charter.register.read_bytes() == before


def killed_at(charter: Charter, line: int) -> bool:
    """Bring a register up to date in a process that dies at the n-th line of doing so."""
    child = os.fork()
    if child == 0:
        left = line

        def count(_frame: object, event: str, _argument: object) -> Any:
            nonlocal left
            left -= event == "line"
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return count

        sys.settrace(count)
        founding.renew(charter.register, _scribe())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _scribe() -> Any:
    from charter_cli.cli import desk

    return desk.scribe()


@pytest.mark.parametrize("steps", [12, pytest.param(50, marks=pytest.mark.long)])
def test_killed_anywhere_in_between_it_is_the_old_or_the_new_and_works(
    desk: Charter, steps: int
) -> None:
    """Without the one transaction a kill leaves some tables of the new version and not all."""
    ends = set()
    for step in range(steps):
        for path in desk.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copy(GOLDEN / "v1.db", desk.register)
        desk.register.chmod(0o600)
        if not killed_at(desk, 40 + step * 9000 // steps):
            break
        connection = sqlite3.connect(desk.register)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert not schema.foreign(connection, version)
        connection.close()
        ends.add(version)
        started = time.monotonic()
        assert desk("count").code == 0
        assert time.monotonic() - started < 10
    assert 1 in ends
