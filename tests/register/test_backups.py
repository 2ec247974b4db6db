"""A backup is a copy that was read back; a register is only ever replaced when it is kept."""

import random
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

from charter_cli.errors import UnfitRegister
from charter_cli.register import backups
from charter_cli.register.file import troubles


def dump(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table, with the types of its values."""
    connection = sqlite3.connect(path)
    tables = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    found = {t: sorted(connection.execute(f'SELECT * FROM "{t}"'), key=repr) for t in tables}
    connection.close()
    return found


def copies(charter: Charter) -> list[str]:
    return sorted(path.name for path in (charter.folder / "charter.db.backups").iterdir())


@pytest.fixture
def listed(towns: Charter) -> Callable[[int], str]:
    """Return what writes a list of one town."""

    def write(number: int) -> str:
        path = towns.folder / f"{number}.csv"
        path.write_text(f"name;country\nTown {number};NO\n", encoding="utf-8")
        return str(path)

    return write


def test_a_backup_holds_every_row_and_is_for_its_owner_alone(towns: Charter) -> None:
    told = towns.told("backup", "copy.db")
    copy = towns.folder / "copy.db"
    assert "authorities: 10" in told
    assert dump(copy) == dump(towns.register)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "sound" in towns.told("backup", "verify", "copy.db")
    assert towns.done("count", "--register", "copy.db") == towns.done("count")


def test_a_backup_is_never_written_over_a_file(towns: Charter) -> None:
    towns.told("backup", "copy.db")
    assert "exists already" in towns.refused("backup", "copy.db", code=2)
    assert "exists already" in towns.refused("backup", "charter.db", code=2)
    (towns.folder / "link.db").symlink_to("nowhere")
    assert "exists already" in towns.refused("backup", "link.db", code=2)


def test_before_an_import_a_backup_is_made_and_the_import_can_be_restored_from_it(
    towns: Charter, listed: Callable[[int], str]
) -> None:
    before = dump(towns.register)
    towns.done("import", listed(1), "--yes")
    assert copies(towns) == ["0001-2026-11-21-import.db"]
    assert dump(towns.register) != before
    towns.told("restore", "1", "--yes")
    assert dump(towns.register) == before


def test_no_backup_is_made_of_a_register_that_holds_nothing(
    charter: Charter, tmp_path: Path
) -> None:
    (tmp_path / "one.csv").write_text("name;country\nLund;SE\n", encoding="utf-8")
    charter.done("import", str(tmp_path / "one.csv"), "--yes")
    assert [path.name for path in charter.folder.iterdir()] == ["charter.db"]


def test_the_last_ones_stay_and_one_of_each_month(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns.told("backup", "--last", "3", "--monthly", "2")
    day = 1795262400 - 130 * 86400
    for number in range(14):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day + number * 10 * 86400))
        towns.told("backup")
    assert copies(towns) == [
        "0011-2026-10-22-asked.db",
        "0012-2026-11-01-asked.db",
        "0013-2026-11-11-asked.db",
        "0014-2026-11-21-asked.db",
    ]
    assert [row["number"] for row in towns.json("backup", "list")] == [11, 12, 13, 14]


def test_when_the_clock_goes_back_the_newest_backups_still_stay(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns.told("backup", "--last", "2", "--monthly", "0")
    for days in (30, 20, 10, 0):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795262400 - (30 - days) * 86400))
        towns.told("backup")
    assert [name[:4] for name in copies(towns)] == ["0003", "0004"]


@pytest.mark.parametrize("_", range(8))
def test_a_damaged_backup_is_found_and_not_restored(towns: Charter, _: int) -> None:
    towns.told("backup", "copy.db")
    chance = random.Random(_)  # noqa: S311
    copy = towns.folder / "copy.db"
    spoilt = bytearray(copy.read_bytes())
    for _bit in range(40):
        spoilt[chance.randrange(200, len(spoilt))] ^= 1 << chance.randrange(8)
    copy.write_bytes(spoilt)
    before = towns.files()
    for words in (("backup", "verify", "copy.db"), ("restore", "copy.db", "--yes")):
        said = towns(*words)
        assert said.code == 6, said
        assert "damaged" in said.err or "did not make" in said.err
    assert towns.files() == before


def test_what_is_restored_says_what_was_there_and_what_is_there_now(towns: Charter) -> None:
    towns.told("backup")
    towns.told("add", "Oslo", "--country", "NO")
    told = towns.told("restore", "1", "--yes")
    assert "Before: authorities: 11" in told
    assert "Now: authorities: 10" in told
    assert copies(towns) == ["0001-2026-11-21-asked.db", "0002-2026-11-21-restore.db"]
    towns.told("restore", "2", "--yes")
    assert len(towns.json("list", "--standing", "all", "--country", "NO")) == 5


def test_a_register_is_restored_where_there_is_none(towns: Charter) -> None:
    before = dump(towns.register)
    towns.told("backup", "copy.db")
    towns.register.unlink()
    towns.told("restore", "copy.db")
    assert dump(towns.register) == before
    assert stat.S_IMODE(towns.register.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"not a register at all", b"half"])
def test_what_cannot_be_read_is_set_aside_as_it_is(towns: Charter, content: bytes) -> None:
    before = dump(towns.register)
    towns.told("backup", "copy.db")
    damaged = towns.register.read_bytes()[: 5 * 4096] if content == b"half" else content
    towns.register.write_bytes(damaged)
    told = towns.told("restore", "copy.db", "--yes")
    assert "what cannot be read" in told
    aside = towns.folder / "charter.db.backups" / "0001-2026-11-21-aside.db"
    assert aside.read_bytes() == damaged
    assert dump(towns.register) == before


def test_nobody_is_there_to_be_asked_so_nothing_is_restored(towns: Charter) -> None:
    towns.told("backup", "copy.db")
    before = towns.files()
    assert towns("restore", "copy.db").code == 7
    assert towns.files() == before


def test_the_register_is_no_backup_of_itself(towns: Charter) -> None:
    towns.refused("restore", "charter.db", "--yes", code=2)
    assert "backup list" in towns.refused("restore", "99", code=3)


def test_a_journal_that_belongs_to_the_former_file_does_not_get_into_the_restored_one(
    towns: Charter,
) -> None:
    before = dump(towns.register)
    towns.told("backup", "copy.db")
    towns.register.write_bytes(b"damaged")
    towns.register.with_name("charter.db-journal").write_bytes(b"\xd9\xd5\x05\xf9" * 300)
    towns.told("restore", "copy.db", "--yes")
    assert dump(towns.register) == before
    assert "0001-2026-11-21-aside.db-journal" in copies(towns)


def test_an_old_backup_is_brought_up_to_date_when_it_is_restored(desk: Charter) -> None:
    shutil.copy(Path(__file__).parent / "golden" / "v1.db", desk.folder / "old.db")
    told = desk.told("restore", "old.db")
    assert "up to date now" in told
    assert "all is well" in desk.told("check")


def test_who_was_erased_is_erased_again_from_an_old_backup(towns: Charter) -> None:
    """Without it the person would be back: the backup still holds her, as is shown first."""
    towns.told("contact", "add", "Bergen", "--name", "Åse Øvrebø", "--email", "ase@bergen.example")
    towns.told("backup", "copy.db")
    assert "ase@bergen.example" in (towns.folder / "copy.db").read_bytes().decode("latin-1")
    assert towns("erase", "1", "--yes").code == 0
    assert "Erased again" in towns.told("restore", "copy.db", "--yes")
    assert "ase@bergen.example" not in towns.register.read_bytes().decode("latin-1")
    assert towns("check").code == 0


def test_a_copy_that_is_not_the_same_is_no_backup(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without reading back, the bad copy would get its name and be believed."""
    genuine = backups.state

    def forgetful(connection: sqlite3.Connection) -> backups.State:
        held = genuine(connection)
        (file,) = connection.execute("PRAGMA database_list").fetchone()[2:]
        return backups.State({}, 0, "") if file.endswith(".part") else held

    monkeypatch.setattr(backups, "state", forgetful)
    before = towns.files()
    with pytest.raises(UnfitRegister, match="not the same"), troubles(towns.register):
        backups.make(sqlite3.connect(towns.register), towns.folder / "copy.db")
    assert towns.files() == before
