"""A run that was stopped goes on where it was, and makes nothing twice."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.cli import Stopped
from charter_cli.letter import Letter
from charter_cli.letters import pdf
from charter_cli.mailing import there

TOWNS = 16
PROGRAM = "import sys; from charter_cli.cli import entry; sys.argv[0] = 'charter'; entry()"


@pytest.fixture
def many(towns: Charter, spring: Path, tmp_path: Path) -> Charter:
    """Return the program with many more towns, each of which gets a letter."""
    listed = tmp_path / "more.csv"
    lines = [f"Nyby {number};NO;2010-01-{number % 28 + 1:02}" for number in range(TOWNS)]
    listed.write_text("\n".join(["name;country;signed", *lines]), encoding="utf-8")
    towns.done("import", str(listed), "--yes")
    return towns


def stopped(charter: Charter, folder: Path, number: signal.Signals, after: int) -> int:
    """Start a run in a process of its own, stop it after some letters, and return how it ended."""
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "letters", "spring", "--output", str(folder)],
        cwd=charter.folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while len(list(folder.glob("*.pdf"))) < after and run.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.002)
    run.send_signal(number)
    return run.wait(60)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills")
def test_a_run_that_was_killed_twice_goes_on_and_ends_as_if_nothing_had_been(
    many: Charter, set_letters: list[str]
) -> None:
    folder, before = many.folder / "stopped", 0
    for after in (1, 12):
        assert stopped(many, folder, signal.SIGKILL, after) == -signal.SIGKILL
        whole = there.known(folder)
        assert whole is not None
        assert max(before, after - 1) <= len(whole) < TOWNS + 7
        before = len(whole)
    told = many.told("letters", "spring", "--output", "stopped")
    assert f"{before} of them were there already" in told
    assert len(set_letters) == TOWNS + 7 - before
    many.done("letters", "spring", "--output", "whole")
    assert contents(folder) == contents(many.folder / "whole")


@pytest.mark.long
def test_a_run_on_all_cores_that_was_killed_goes_on_as_well(
    towns: Charter, spring: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "more.csv"
    lines = [f"Nyby {number};NO;2010-01-{number % 28 + 1:02}" for number in range(400)]
    listed.write_text("\n".join(["name;country;signed", *lines]), encoding="utf-8")
    towns.done("import", str(listed), "--yes")
    for after in (1, 100, 350):
        folder = towns.folder / f"stopped-{after}"
        assert stopped(towns, folder, signal.SIGKILL, after) == -signal.SIGKILL
        towns.done("letters", "spring", "--output", folder.name)
    towns.done("letters", "spring", "--output", "whole")
    wanted = contents(towns.folder / "whole")
    assert all(contents(towns.folder / f"stopped-{after}") == wanted for after in (1, 100, 350))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_run_that_was_interrupted_says_how_far_it_came_and_is_kept_once(many: Charter) -> None:
    folder = many.folder / "stopped"
    assert stopped(many, folder, signal.SIGINT, 5) == 130
    assert many.json("log")[0]["command"].startswith("charter import")
    many.done("letters", "spring", "--output", "stopped")
    commands = [row["command"] for row in many.json("log")]
    assert commands.count("charter letters spring") == 1
    assert len(list(folder.glob("*.pdf"))) == TOWNS + 7


def test_a_run_that_was_stopped_tells_how_many_letters_are_whole(
    many: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = pdf.render

    def breaks(letter: Letter) -> bytes:
        if letter.recipient[0] == "Nyby 9":
            raise Stopped(signal.SIGINT)
        return render(letter)

    with monkeypatch.context() as patch:
        patch.setattr(pdf, "render", breaks)
        said = many("letters", "spring", "--output", "stopped")
    folder = many.folder / "stopped"
    whole = len(list(folder.glob("*.pdf")))
    assert said.code == 130
    assert f"Whole: {whole} of {TOWNS + 7} letters. Say the same again to go on." in said.err
    assert not (folder / there.MANIFEST).exists()
