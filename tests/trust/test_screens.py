"""Whatever reads our output, and whatever letters it can show: no traceback, and nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Charter

PROGRAM = "from charter_cli.cli import entry; entry()"


def run(words: list[str], **settings: str) -> subprocess.CompletedProcess[bytes]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    env |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "0", **settings}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], capture_output=True, env=env, timeout=60
    )


@pytest.mark.parametrize("command", ["list --standing all", "log", "count --format json"])
def test_who_has_read_enough_may_close_the_pipe(towns: Charter, command: str) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(timeout=30) == 0


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp437"},
    ],
    ids=lambda settings: "-".join(settings.values()),
)
def test_a_terminal_that_cannot_show_a_letter_shows_a_sign_for_it(
    towns: Charter, settings: dict[str, str]
) -> None:
    towns.told("add", "Αθήνα Ålesund Łódź", "--country", "GR", "--signed", "2010")
    done = run(["show", "Ωμέγα"], **settings)
    assert done.returncode == 3, done
    assert b"Traceback" not in done.stderr
    assert b"\\u03b8" in run(["list"], **settings).stdout
    assert run(["list", "--output", "out.csv", "--format", "csv"], **settings).returncode == 0
    assert "Αθήνα Ålesund Łódź" in (towns.folder / "out.csv").read_text(encoding="utf-8")


def test_when_the_clock_goes_back_the_log_and_undo_keep_the_order(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    towns.told("edit", "Bergen", "--note", "after the clock went back")
    newest, former, *_ = towns.json("log")
    assert newest["at"] < former["at"]
    assert newest["id"] == former["id"] + 1
    assert f"Batch {newest['id']} is undone" in towns.told("undo")
    assert towns("check").code == 0
    assert "the clock" not in towns.done("show", "Bergen")


def test_when_the_clock_goes_back_a_lock_is_taken_over_or_respected_all_the_same(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The age of a lock says nothing, for two machines never have the same clock."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    lock = towns.folder / "charter.db.lock"
    holder = {"host": os.uname().nodename, "pid": child.pid, "since": "2099-01-01T00:00:00"}
    lock.write_text(json.dumps(holder), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    towns.told("edit", "Bergen", "--note", "x")
    assert not lock.exists()


def test_an_event_entered_before_it_was_possible_is_told_and_counts_stay(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = towns.json("count")["total"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    said = towns("record", "signed", "Lund", "--on", "2010-01-01")
    assert said.code == 4, "a day that lies in the future of this clock is refused"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")
    assert towns.json("count")["total"] == before


def test_a_lock_that_was_cut_short_while_it_was_written_is_taken_over(towns: Charter) -> None:
    (towns.folder / "charter.db.lock").touch()
    towns.told("record", "plan", "Bergen")
    assert not (towns.folder / "charter.db.lock").exists()


def test_a_lock_whose_number_another_program_has_now_is_taken_over(towns: Charter) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("the system does not tell when a process was started")
    holder = {"host": os.uname().nodename, "pid": os.getpid(), "started": "1", "who": "Ola"}
    (towns.folder / "charter.db.lock").write_text(json.dumps(holder), encoding="utf-8")
    towns.told("record", "plan", "Bergen")
