"""When the power goes, the register is as before or as after; and what was said done is done."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.conftest import Charter
from tests.trust.conftest import dump, held, listing
from tests.trust.disk import Disk, Operation, record

from charter_cli.errors import CharterError, Outdated
from charter_cli.register import file

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")

CUTS = [30, pytest.param(1000, marks=pytest.mark.long)]
Ends = dict[str, int]


@pytest.fixture
def cut(desk: Charter, tmp_path: Path) -> Callable[..., Ends]:
    """Return what cuts the power off during a command, often, and counts how it ended."""

    def run(words: list[str], times: int, synchronous: str = "") -> Ends:
        before = dump(desk.register)
        shutil.copytree(desk.folder, tmp_path / "before")
        asked, done = record(desk.folder, words, synchronous)
        after = dump(desk.register)
        assert after != before
        chance, ends = random.Random(26), dict.fromkeys(("old", "new", "lost", "bad"), 0)  # noqa: S311
        begun = next(n for n, one in enumerate(asked) if one[0] == "pwrite64")
        for turn in range(times):
            last = chance.randrange(begun, len(asked) + 1)
            last = len(asked) if turn % 3 == 0 else last
            lose_power(desk.folder, tmp_path / "before", asked[:last], chance)
            ends[_end(desk, before, after, last >= done)] += 1
        return ends

    return run


def lose_power(folder: Path, before: Path, asked: list[Operation], chance: random.Random) -> None:
    """Leave in a folder what may be found where the power went after all that was asked."""
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    disk = Disk(folder)
    for one in asked:
        disk.do(one)
    shutil.rmtree(folder)
    folder.mkdir()
    disk.lose_power(chance, folder)


def _end(desk: Charter, before: object, after: object, done: bool) -> str:
    """Open a register as the next command does, and say how it was found."""
    if (lock := desk.register.with_name("charter.db.lock")).exists():
        lock.unlink()  # whether the process in it is alive is not what is tested here
    try:
        with suppress(Outdated), file.reading(desk.register):
            pass
        held(desk.register)
        found = dump(desk.register)
    except (CharterError, sqlite3.Error, UnicodeDecodeError, AssertionError):
        return "bad"
    if found == after:
        return "new"
    return "bad" if found != before else "lost" if done else "old"


def lists(desk: Charter, registers: Path, tmp_path: Path) -> dict[str, list[str]]:
    shutil.copy(registers / "towns.db", desk.register)
    return {
        "add": ["add", "Narvik", "--country", "NO", "--signed", "2010"],
        "undo": ["undo"],
        "import": ["import", listing(tmp_path / "list.csv", 40), "--yes"],
        "erase": ["erase", "1", "--yes"],
    }


@pytest.mark.parametrize("times", CUTS)
@pytest.mark.parametrize("command", ["add", "undo", "import", "erase", "upgrade", "restore"])
def test_the_power_may_go_at_any_moment(
    desk: Charter,
    registers: Path,
    tmp_path: Path,
    cut: Callable[..., Ends],
    command: str,
    times: int,
) -> None:
    if command == "upgrade":
        golden = Path(__file__).parent.parent / "register" / "golden" / "v1.db"
        shutil.copy(golden, desk.register)
        words = ["check"]
    else:
        words = lists(desk, registers, tmp_path).get(command, ["restore", "copy.db", "--yes"])
        if command == "erase":
            desk.told("contact", "add", "1", "--name", "Åse Øvrebø", "--email", "ase@b.example")
        if command == "restore":
            desk.told("backup", "copy.db")
            desk.told("add", "Oslo", "--country", "NO")
    ends = cut(words, times)
    assert ends["bad"] == ends["lost"] == 0, ends
    assert ends["new"] >= times // 3


@pytest.mark.parametrize(("synchronous", "seen"), [("OFF", "bad"), ("FULL", "lost")])
def test_with_less_care_the_same_cuts_do_harm(
    desk: Charter,
    registers: Path,
    tmp_path: Path,
    cut: Callable[..., Ends],
    synchronous: str,
    seen: str,
) -> None:
    """`synchronous = OFF` corrupts, `FULL` forgets what was said to be done: the test sees both."""
    ends = cut(lists(desk, registers, tmp_path)["add"], 40, synchronous)
    assert ends[seen] >= 5, ends


def test_a_list_that_is_written_over_another_is_the_old_or_the_new(
    towns: Charter, tmp_path: Path
) -> None:
    """Were the new one not on the disk before it got the name, it could be found empty."""
    path, chance = towns.folder / "out.csv", random.Random(26)  # noqa: S311
    towns.told("export", path.name, "--country", "NO")
    old = path.read_bytes()
    shutil.copytree(towns.folder, tmp_path / "before")
    asked, _ = record(towns.folder, ["export", path.name])
    new, found = path.read_bytes(), set()
    for turn in range(40):
        last = len(asked) if turn % 2 else chance.randrange(len(asked))
        lose_power(towns.folder, tmp_path / "before", asked[:last], chance)
        found.add(path.read_bytes())
    assert found == {old, new}
