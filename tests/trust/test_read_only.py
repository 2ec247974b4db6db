"""Where nothing may be written, all that reads works, and all that writes is refused at once."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.conftest import Charter

Humble = Callable[[Callable[[], None]], None]
READING = (
    "count", "count --by region", "list", "show Bergen", "changes 2010 2020", "plans", "log",
    "check", "contact list Bergen", "statement list", "backup verify charter.db", "backup list",
)  # fmt: skip
WRITING = (
    "add Oslo --country NO", "edit Bergen --note x", "record plan Bergen", "undo",
    "contact add Bergen --name Kari", "statement add 38 --on 2018", "check --repair", "backup",
    "backup --last 3", "restore charter.db --yes --register other.db",
)  # fmt: skip


@pytest.fixture
def shared(registers: Path, monkeypatch: pytest.MonkeyPatch, still_day: None) -> Iterator[Charter]:
    """Return the towns in a folder that other users can look into and not write."""
    with TemporaryDirectory() as name:
        desk = Charter(Path(name))
        shutil.copyfile(registers / "towns.db", desk.register)
        desk.register.chmod(0o444)
        desk.folder.chmod(0o555)
        monkeypatch.chdir(desk.folder)
        yield desk
        desk.folder.chmod(0o755)


def test_all_that_reads_works_and_all_that_writes_is_refused_at_once(
    shared: Charter, humble: Humble
) -> None:
    before = shared.files()

    def look() -> None:
        for words in READING:
            assert shared(*words.split()).code == 0, words
        for words in WRITING:
            began = time.monotonic()
            said = shared(*words.split())
            assert said.code == 7, (words, said)
            assert "Traceback" not in said.err
            assert time.monotonic() - began < 5

    humble(look)
    assert shared.files() == before


def test_a_change_that_was_cut_short_there_is_named_and_how_to_copy_the_file(
    shared: Charter, humble: Humble, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charter_cli.register import file

    monkeypatch.setattr(file, "_cut_short", lambda _: True)

    def look() -> None:
        said = shared("count")
        assert said.code == 7
        assert "cut short" in said.err
        assert "-journal" in said.err

    humble(look)
