"""Damaged, foreign and newer files: refused in one sentence, and nothing about them changes."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.register import soundness

DAMAGED = sorted((Path(__file__).parent / "damaged").glob("*.db"))
COMMANDS = (
    ["count"], ["check"], ["log"], ["add", "Oslo", "--country", "NO"], ["undo"], ["backup"],
    ["backup", "copy.db"], ["backup", "verify", "charter.db"], ["export", "list.csv"],
)  # fmt: skip


def looks(charter: Charter) -> dict[str, tuple[int, int, bytes]]:
    """Return all there is to see of a folder: names, times, modes and bytes."""
    return {
        path.name: (path.stat().st_mtime_ns, path.stat().st_mode, path.read_bytes())
        for path in charter.folder.iterdir()
    }


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_a_file_of_the_collection_is_refused_and_keeps_every_byte_and_its_time(
    desk: Charter, path: Path
) -> None:
    shutil.copy(path, desk.register)
    before = looks(desk)
    for words in COMMANDS:
        said = desk.refused(*words, code=6)
        assert len(said.splitlines()[0]) < 250
        assert looks(desk) == before, words


@pytest.mark.parametrize(
    "spoil",
    [
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE copy AS SELECT load_extension('x') FROM authority WHERE 0",
        "ALTER TABLE authority ADD COLUMN more TEXT AS (name || name)",
        "CREATE INDEX more ON event (day)",
    ],
)
def test_a_foreign_or_newer_register_is_not_touched_by_any_command(
    towns: Charter, spoil: str
) -> None:
    connection = sqlite3.connect(towns.register)
    try:
        connection.execute(spoil)
    except sqlite3.Error:
        pytest.skip("this SQLite makes no such thing")
    connection.commit()
    connection.close()
    before = looks(towns)
    for words in COMMANDS:
        towns.refused(*words, code=6)
        assert looks(towns) == before, words


def test_a_register_with_another_kind_of_journal_is_brought_back_and_works(towns: Charter) -> None:
    before = towns.done("count")
    connection = sqlite3.connect(towns.register)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.execute("UPDATE authority SET note = 'x' WHERE id = 1")
    connection.commit()
    connection.close()
    assert towns.done("count") == before
    assert towns.register.read_bytes()[18:20] == b"\x01\x01"
    assert {path.name for path in towns.folder.iterdir()} == {"charter.db"}


def test_while_another_program_holds_it_in_that_way_it_is_said(towns: Charter) -> None:
    connection = sqlite3.connect(towns.register)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM authority").fetchone()
    said = towns("count")
    connection.close()
    assert said.code == 7
    assert "else" in said.err


@pytest.mark.parametrize("pages", [0, soundness.SMALL], ids=["walked", "read row by row"])
@pytest.mark.parametrize("harm", ["page of zeros", "page of noise", "cut off"])
def test_into_a_damaged_register_nothing_is_written(
    towns: Charter, monkeypatch: pytest.MonkeyPatch, harm: str, pages: int
) -> None:
    """Without the look before each change SQLite writes into six of six damaged files."""
    monkeypatch.setattr(soundness, "SMALL", pages)
    whole, chance = towns.register.read_bytes(), random.Random(26)  # noqa: S311
    found = 0
    trees = _roots(towns.register, "table" if pages == 0 else "%")
    for page in trees:
        spoilt = bytearray(whole)
        place = slice((page - 1) * 4096, page * 4096)
        if harm == "cut off":
            del spoilt[place.start :]
        else:
            spoilt[place] = bytes(4096) if harm == "page of zeros" else chance.randbytes(4096)
        towns.register.write_bytes(spoilt)
        said = towns("edit", "1", "--note", "x")
        found += said.code == 6
        if said.code == 6:
            assert towns.register.read_bytes() == spoilt
    assert found == len(trees)


def _roots(register: Path, kind: str) -> list[int]:
    connection = sqlite3.connect(register)
    found = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1 AND type LIKE ?", (kind,)
    ).fetchall()
    connection.close()
    return [int(row[0]) for row in found]


def test_a_sound_register_seems_sound_either_way(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pages in (0, soundness.SMALL):
        monkeypatch.setattr(soundness, "SMALL", pages)
        towns.told("edit", "1", "--note", str(pages))
