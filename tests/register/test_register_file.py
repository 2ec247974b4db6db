"""A file is looked at before it is trusted; what is refused keeps every byte."""

import os
import random
import resource
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.conftest import Charter

READING = (["count"], ["list"], ["show", "Bergen"], ["check"], ["changes", "2010", "2020"])
WRITING = (["add", "Oslo", "--country", "NO"], ["record", "plan", "Bergen"], ["check", "--repair"])


def sql(register: Path, *statements: str) -> None:
    connection = sqlite3.connect(register)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def shared(registers: Path, monkeypatch: pytest.MonkeyPatch, still_day: None) -> Iterator[Charter]:
    """Return the towns in a folder that other users can look into."""
    with TemporaryDirectory() as name:
        desk = Charter(Path(name))
        desk.folder.chmod(0o755)
        shutil.copyfile(registers / "towns.db", desk.register)
        desk.register.chmod(0o644)
        monkeypatch.chdir(desk.folder)
        yield desk
        desk.folder.chmod(0o755)


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_a_missing_register_is_said_to_be_missing_and_none_is_made(
    desk: Charter, words: list[str]
) -> None:
    why = desk.refused(*words, code=3)
    assert "charter.db" in why
    assert "charter init" in why


def empty(path: Path) -> None:
    path.write_bytes(b"")


def letter(path: Path) -> None:
    path.write_text("Kjære ordfører,\n" * 200, encoding="utf-8")


def header_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def of_another_program(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE authority (id INTEGER PRIMARY KEY, name TEXT)")


def marked_by_another_program(path: Path) -> None:
    sql(path, "PRAGMA application_id = 1234")


def of_a_newer_charter(path: Path) -> None:
    sql(path, "PRAGMA user_version = 99")


def with_a_trigger(path: Path) -> None:
    sql(path, "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END")


def with_a_view(path: Path) -> None:
    sql(path, "CREATE VIEW v AS SELECT name FROM authority")


def with_another_table(path: Path) -> None:
    sql(path, "CREATE TABLE mine (x)")


def without_a_table(path: Path) -> None:
    sql(path, "DROP TABLE statement")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_link(path: Path) -> None:
    path.rename(path.with_name("other.db"))
    path.symlink_to("other.db")


def one_file_under_two_names(path: Path) -> None:
    os.link(path, path.with_name("other.db"))


def half_of_it(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096])


@pytest.mark.parametrize(
    "spoil",
    [
        empty, letter, header_alone, of_another_program, marked_by_another_program,
        of_a_newer_charter, with_a_trigger, with_a_view, with_another_table, without_a_table,
        a_folder, a_pipe, a_link, one_file_under_two_names, half_of_it,
    ],
)  # fmt: skip
def test_what_is_no_sound_register_is_refused_and_not_touched(
    towns: Charter, spoil: Callable[[Path], None]
) -> None:
    spoil(towns.register)
    for words in (READING[0], READING[3], WRITING[0]):
        assert "charter.db" in towns.refused(*words, code=6)


def test_a_newer_register_asks_for_the_newer_program(towns: Charter) -> None:
    of_a_newer_charter(towns.register)
    assert "newer charter" in towns.refused("count", code=6)


def test_however_a_file_is_cut_off_no_wrong_count_is_served(towns: Charter) -> None:
    whole, sound = towns.register.read_bytes(), towns("count")
    for pages in range(1, len(whole) // 4096, 3):
        towns.register.write_bytes(whole[: pages * 4096])
        assert towns("check").code == 6
        said = towns("count")
        assert said.code == 6 or said == sound, pages


def test_whichever_bit_flips_charter_says_so_or_answers_and_never_breaks(towns: Charter) -> None:
    whole, chance = towns.register.read_bytes(), random.Random(26)  # noqa: S311
    used = [place for place, byte in enumerate(whole) if byte]
    for _ in range(60):
        spoilt = bytearray(whole)
        spoilt[chance.choice(used)] ^= 1 << chance.randrange(8)
        towns.register.write_bytes(spoilt)
        for words in (["count"], ["list", "--standing", "all"], ["show", "1"], ["check"]):
            said = towns(*words)
            assert said.code in (0, 3, 6), said
            assert towns.register.read_bytes() == spoilt


def test_a_word_that_charter_cannot_have_written_is_named_by_its_row(towns: Charter) -> None:
    sql(towns.register, "UPDATE event SET kind = 'sined' WHERE id = 2")
    assert "event 2" in towns.refused("check", code=6)
    sql(towns.register, "UPDATE event SET kind = 'signed', day = '2008-00' WHERE id = 2")
    assert "event 2" in towns.refused("show", "Bergen", code=6)
    sql(towns.register, "UPDATE authority SET kind = 'town' WHERE id = 1")
    assert "authority 1" in towns.refused("list", code=6)


def test_a_change_that_a_power_cut_stopped_is_taken_back_by_the_next_reader(
    towns: Charter,
) -> None:
    before = towns.done("count")
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(towns.register, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM standing")
        filler = [("2026", "x", "y" * 500)] * 500
        connection.executemany("INSERT INTO batch (at, who, command) VALUES (?, ?, ?)", filler)
        os._exit(0)
    os.waitpid(child, 0)
    assert towns.register.with_name("charter.db-journal").exists()
    assert towns.done("count") == before
    assert [path.name for path in towns.folder.iterdir()] == ["charter.db"]


def test_a_new_register_belongs_to_its_owner_alone(desk: Charter) -> None:
    before = os.umask(0)
    try:
        desk.told("init")
    finally:
        os.umask(before)
    assert stat.S_IMODE(desk.register.stat().st_mode) == 0o600


def test_a_read_only_register_is_read_and_not_written(
    shared: Charter, humble: Callable[[Callable[[], None]], None]
) -> None:
    def look() -> None:
        assert shared("count").code == 0
        assert "Ask for permission" in shared.refused("record", "plan", "Bergen", code=7)

    shared.register.chmod(0o444)
    humble(look)
    shared.register.chmod(0o644)
    shared.folder.chmod(0o555)
    humble(look)


def test_a_register_that_others_may_not_open_is_not_opened(
    shared: Charter, humble: Callable[[Callable[[], None]], None]
) -> None:
    def look() -> None:
        for words in (READING[0], WRITING[0]):
            said = shared(*words)
            assert said.code == 7
            assert "Ask for permission" in said.err

    shared.register.chmod(0)
    humble(look)


def test_when_the_disk_is_full_nothing_is_half_written(towns: Charter) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = towns.files()
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
    try:
        said = towns("add", "Oslo", "--country", "NO", "--signed", "2010")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said.code == 7
    assert "room" in said.err
    towns.done("check")
    assert towns.files() == before
