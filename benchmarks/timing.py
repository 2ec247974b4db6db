"""Time whole processes in turn (A B C A B C ...), and compare them pair by pair.

What else the machine does disturbs neighbours in time alike, so the ratio of a pair is steady
where the times are not. CPU is user + system. Peak memory is what the system keeps for a child;
it is never less than that of the process that started it, so this one loads little.
"""

import os
import pty
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

PYTHON = Path(sys.executable)
_SETTINGS = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "NO_COLOR", "COLUMNS"}


@dataclass(frozen=True, slots=True)
class Job:
    """Hold a command, whether a terminal looks on, and what brings its files into place before."""

    command: tuple[str, ...]
    terminal: bool = False
    before: tuple[Path, Path] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what one run took: seconds and megabytes."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Goal:
    """Hold a promise: a job takes at most so many times the CPU of its peer, and so much memory."""

    job: str
    peer: str
    most: float
    megabytes: float | None = None


def program(name: str) -> str:
    """Return the path of a program that is installed beside this Python."""
    found = shutil.which(name, path=str(PYTHON.parent))
    if found is None:
        sys.exit(f"{name} is not installed beside {PYTHON.name}; see README.md.")
    return found


def take_turns(jobs: Mapping[str, Job], rounds: int) -> dict[str, list[Run]]:
    """Run all jobs one after the other, `rounds` times; the first round warms up and is dropped."""
    runs: dict[str, list[Run]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name, job in jobs.items():
            one = run(name, job)
            if turn:
                runs[name].append(one)
    return runs


def report(runs: Mapping[str, Sequence[Run]], goals: Sequence[Goal] = ()) -> None:
    """Print what every job took, then every goal with the ratio, its spread and the verdict."""
    print(f"{'job':34}{'CPU ms':>8}{'wall ms':>9}{'peak MB':>9}")
    for name, of in runs.items():
        cpu, wall = (1000 * median(getattr(run, what) for run in of) for what in ("cpu", "wall"))
        print(f"{name:34}{cpu:8.1f}{wall:9.1f}{max(run.peak for run in of):9.1f}")
    if goals:
        print(f"\n{'job':34}{'x CPU':>7}  {'middle half':13}{'x wall':>6}{'goal':>6}  met")
    for goal in goals:
        pairs = list(zip(runs[goal.job], runs[goal.peer], strict=True))
        low, middle, high = quantiles((job.cpu / peer.cpu for job, peer in pairs), n=4)
        wall = median(job.wall / peer.wall for job, peer in pairs)
        peak = max(run.peak for run in runs[goal.job])
        met = middle <= goal.most and (goal.megabytes is None or peak <= goal.megabytes)
        spread = f"{low:.2f} - {high:.2f}"
        memory = "" if goal.megabytes is None else f", {peak:.1f} of {goal.megabytes:g} MB"
        print(
            f"{goal.job:34}{middle:7.2f}  {spread:13}{wall:6.2f}{goal.most:6.2f}  "
            f"{'yes' if met else 'NO'}  ({goal.peer}{memory})"
        )


def run(name: str, job: Job) -> Run:
    """Run a job once."""
    if job.before:
        shutil.copyfile(*job.before)
    environment = {key: value for key, value in os.environ.items() if key not in _SETTINGS}
    environment["TERM"] = "xterm-256color"
    out, into = pty.openpty() if job.terminal else os.pipe()
    if job.terminal:
        termios.tcsetwinsize(into, (40, 100))
    started = time.perf_counter()
    child = subprocess.Popen(
        job.command, stdin=subprocess.DEVNULL, stdout=into, stderr=into, env=environment
    )
    os.close(into)
    said = _everything(out)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{name} ended with {child.returncode}: {said.decode(errors='replace')}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _everything(out: int) -> bytes:
    """Return what is written to the other end, until nobody holds it open any more."""
    said = b""
    try:
        while some := os.read(out, 65536):
            said += some
    except OSError:  # how Linux says that the last one has left a terminal
        pass
    finally:
        os.close(out)
    return said
