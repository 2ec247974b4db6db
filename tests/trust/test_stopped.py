"""Ctrl-C and a polite request to end: nothing half done, no traceback, the right exit code."""

import os
import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.conftest import Charter
from tests.trust.conftest import Start, dump, ended, listing


def commands(folder: Path) -> list[list[str]]:
    return [
        ["add", "Fjordby", "--country", "NO", "--signed", "2019"],
        ["import", listing(folder / "list.csv", 150), "--yes"],
        ["count", "--by", "region"],
        ["export", "out.csv"],
        ["backup", "copy.db"],
        ["undo"],
    ]


def quiet() -> None:
    """Let the system obey signals until the first line of the program runs, as it does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


@dataclass
class Desk:
    """Stop one command after another, and look at what is left."""

    towns: Charter
    start: Start
    said: Path
    chance: random.Random = field(default_factory=lambda: random.Random(26))  # noqa: S311
    takes: dict[str, float] = field(default_factory=dict)

    def stop(self, words: list[str], sign: int) -> bool:
        """Run a command, stop it at a random moment, and tell whether it was in time."""
        self.said.write_text("", encoding="utf-8")
        began = time.monotonic()
        child = self.start(*words, change=quiet, said=self.said)
        if words[0] in self.takes:
            time.sleep(0.01 + self.chance.random() * self.takes[words[0]])
            os.kill(child, sign)
        code = ended(child)
        self.takes.setdefault(words[0], time.monotonic() - began)
        told = self.said.read_text(encoding="utf-8")
        assert "Traceback" not in told, told
        assert code in (0, 128 + sign, -sign), (words, code, told)
        assert ("Stopped." in told) == (code == 128 + sign), told
        assert code != -sign or not told, "it had not begun"
        return code != 0


@pytest.mark.parametrize("times", [36, pytest.param(300, marks=pytest.mark.long)])
def test_stopped_at_any_moment_nothing_is_half_done(
    towns: Charter, start: Start, tmp_path: Path, times: int
) -> None:
    whole, before = towns.register.read_bytes(), dump(towns.register)
    desk, todo, stopped = Desk(towns, start, tmp_path / "said"), commands(tmp_path), 0
    for turn in range(times):
        words = todo[turn % len(todo)]
        for name in ("out.csv", "copy.db", "charter.db-journal"):
            (towns.folder / name).unlink(missing_ok=True)
        towns.register.write_bytes(whole)
        stopped += desk.stop(words, (signal.SIGINT, signal.SIGTERM)[turn % 2])
        assert towns("check").code == 0
        if words[0] in ("count", "export", "backup"):
            assert dump(towns.register) == before
        towns.told("edit", "Bergen", "--note", "the next command needs no advice")
        left = {path.name for path in towns.folder.iterdir()}
        assert left <= {"charter.db", "out.csv", "copy.db", "charter.db.backups"}
    assert stopped > times // 6, "it was stopped now and then"


def test_told_twice_it_ends_at_once_and_quietly(
    charter: Charter, start: Start, tmp_path: Path
) -> None:
    path, said = listing(tmp_path / "list.csv", 20_000), tmp_path / "said"
    child = start("import", path, "--yes", change=quiet, said=said)
    time.sleep(0.3)  # an import of so many rows takes seconds
    os.kill(child, signal.SIGINT)
    os.kill(child, signal.SIGINT)
    assert ended(child) in (130, -2)
    assert "Traceback" not in said.read_text(encoding="utf-8")
    assert charter("check").code == 0
