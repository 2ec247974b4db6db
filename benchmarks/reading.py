"""What it costs to read a stranger's list, beside the bare reader of its format.

    python benchmarks/reading.py [ROWS]

Lists of 130,000 authorities in fourteen columns are made on the way (see `lists.py`). Each
job runs in a process of its own; seconds are those of the clock, CPU is that of the process
with its child, the least of three, for other work on the machine only adds to it. Memory is
the peak of the parent and that of the child; their sum is more than what is used at once.

    bare      csv.reader, or calamine's rows, and nothing else
    child     the file in the child process, its rows in the parent
    records   the same, headings recognised and every cell of every row understood
"""

import csv
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from charter_cli import reading
from charter_cli.importers import Hints
from charter_cli.reading import child

LISTS = Path(__file__).with_name("lists.py")
ROUNDS = 3
MANY = 130_000
GOALS = {"list.csv": 20.0, "shared.xlsx": 7.0, "inline.xlsx": 6.0}
"""The most CPU that the records of a list may take, as a multiple of the bare reader's."""

SECONDS, MEGABYTES = 20.0, 300.0
"""The most CPU and memory that the whole may take."""


def bare(path: Path) -> int:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.reader(file, delimiter=";")) - 1
    with CalamineWorkbook.from_path(path) as book:
        return sum(1 for _ in book.get_sheet_by_index(0).iter_rows()) - 1


def through_the_child(path: Path) -> int:
    [sheet] = child.read(path, Hints()).sheets
    return sum(1 for _ in sheet.rows) - 1


def records(path: Path) -> int:
    return sum(not record.complaints for record in reading.read(path).records())


JOBS: dict[str, Callable[[Path], int]] = {
    "bare": bare,
    "child": through_the_child,
    "records": records,
}


def figures(job: str, path: Path) -> None:
    """Do a job in this process and print its rows, seconds, CPU and megabytes."""
    start = time.monotonic()
    found = JOBS[job](path)
    seconds = time.monotonic() - start
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(one.ru_utime + one.ru_stime for one in (own, others))
    print(found, seconds, cpu, own.ru_maxrss / 1024, others.ru_maxrss / 1024)


def cost(job: str, path: Path, count: int) -> tuple[float, ...]:
    """Return seconds, CPU seconds, megabytes of the parent and of its child."""
    done = subprocess.run(
        [sys.executable, __file__, job, path], check=True, capture_output=True, text=True
    )
    found, *rest = map(float, done.stdout.split())
    if found != count:
        sys.exit(f"{job} of {path.name} gave {found:.0f} rows, not {count}")
    return tuple(rest)


def main(count: int) -> None:
    missed = 0
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, LISTS, folder, str(count)], check=True)
        print(f"{count} rows, the least of {ROUNDS} rounds")
        print(f"{'':12} {'job':8}      s  CPU s  x bare  parent MB  child MB")
        for name, goal in GOALS.items():
            path = Path(folder) / name
            floor = 0.0
            for job in JOBS:
                runs = [cost(job, path, count) for _ in range(ROUNDS)]
                seconds, cpu, own, others = map(min, zip(*runs, strict=True))
                floor = floor or cpu
                print(f"{name:12} {job:8} {seconds:6.2f} {cpu:6.2f} {cpu / floor:7.1f}", end="")
                print(f" {own:10.0f} {others:9.0f}")
            kept = cpu <= min(goal * floor, SECONDS) and own + others <= MEGABYTES
            print(
                f"{'':12} {'kept' if kept else 'MISSED'}: at most {goal} x, {SECONDS} CPU s,",
                end="",
            )
            print(f" {MEGABYTES} MB of both")
            missed += not kept
    sys.exit(bool(missed))


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in JOBS:
        figures(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else MANY)
