"""Files that are needed meanwhile hold the text of letters: none stays, however a run ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.errors import Hindered

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

PROGRAM = """
import sys
from charter_cli.cli import entry
from charter_cli.mailing import produce
produce._BATCH, produce._WORTH_A_PROCESS = 2, 4  # few letters are enough to see all processes
sys.argv[0] = "charter"
entry()
"""
RUNS = {
    "letters": "letters bilbao --country SE --country FI",
    "letters on all cores": "letters bilbao",
    "drafts": "letters bilbao --format eml --country SE",
    "sheets": "letters bilbao --sheet c5 --sheet print",
    "report": "report report.pdf",
    "workbook": "export list.xlsx",
}
Begin = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def meanwhile(tmp_path: Path) -> Path:
    """Return the folder for temporary files."""
    folder = tmp_path / "meanwhile"
    folder.mkdir()
    return folder


@pytest.fixture
def begin(towns: Charter, meanwhile: Path) -> Begin:
    """Return what begins a run in a group of processes of its own."""
    lines = [f"Nyby {number};NO;2010-01-{number % 28 + 1:02}" for number in range(24)]
    (towns.folder / "ny.csv").write_text("\n".join(["name;country;signed", *lines]), "utf-8")
    towns.done("import", "ny.csv", "--yes")
    towns.done("mailing", "new", "bilbao")
    path = os.pathsep.join(filter(None, sys.path))

    def start(name: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *RUNS[name].split()],
            cwd=towns.folder,
            env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(meanwhile)},
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    return start


def setting(run: subprocess.Popen[bytes], meanwhile: Path) -> subprocess.Popen[bytes]:
    """Wait until a run is setting a page."""
    until = time.monotonic() + 60
    while not any(meanwhile.rglob("*.json")) and run.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.001)
    return run


def children(run: subprocess.Popen[bytes]) -> list[int]:
    listed = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text("ascii")
    return [int(number) for number in listed.split()]


def lives(number: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False


def left(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*")]


@pytest.mark.parametrize("name", [name for name in RUNS if name not in ("letters", "report")])
def test_a_run_to_its_end_leaves_nothing(begin: Begin, meanwhile: Path, name: str) -> None:
    run = begin(name)
    told = run.communicate(timeout=120)[1].decode()
    assert run.returncode == 0, told
    assert left(meanwhile) == []


@pytest.mark.parametrize(
    ("name", "sign", "send"),
    [
        ("letters", signal.SIGINT, os.kill),
        ("letters", signal.SIGTERM, os.killpg),
        ("letters on all cores", signal.SIGINT, os.killpg),
        ("letters on all cores", signal.SIGTERM, os.kill),
        ("letters on all cores", signal.SIGTERM, os.killpg),
        ("sheets", signal.SIGTERM, os.killpg),
        ("report", signal.SIGINT, os.kill),
    ],
)
def test_a_run_that_is_stopped_leaves_nothing_either(
    begin: Begin,
    meanwhile: Path,
    towns: Charter,
    name: str,
    sign: int,
    send: Callable[[int, int], None],
) -> None:
    run = setting(begin(name), meanwhile)
    send(run.pid, sign)
    told = run.communicate(timeout=60)[1].decode()
    assert run.returncode == 128 + sign, told
    assert "Traceback" not in told
    assert left(meanwhile) == []
    assert not list(towns.folder.rglob("*.part"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody lists the children")
def test_a_process_that_the_system_killed_ends_the_run_and_leaves_nothing(
    begin: Begin, meanwhile: Path
) -> None:
    run = setting(begin("letters on all cores"), meanwhile)
    os.kill(children(run)[0], signal.SIGKILL)
    told = run.communicate(timeout=60)[1].decode()
    assert run.returncode == Hindered.code, told
    assert "stopped by the system" in told
    assert left(meanwhile) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody lists the children")
def test_a_run_that_was_killed_leaves_no_process_and_no_text_of_a_letter(
    begin: Begin, meanwhile: Path, towns: Charter
) -> None:
    run, until = setting(begin("letters on all cores"), meanwhile), time.monotonic() + 60
    orphans = children(run)
    run.kill()
    run.communicate(timeout=60)
    assert orphans
    while any(map(lives, orphans)):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert not list(meanwhile.rglob("*.json"))
    assert not list(towns.folder.rglob("*.part"))
