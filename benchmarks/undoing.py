"""What it costs to take back a long import, to do it again, and to see the register as it was.

    python benchmarks/undoing.py [ROWS]

The list is that of `importing.py`: every row is a new body with its name, its signature and
its standing. Each command runs in a process of its own, as a person would call it.
"""

import csv
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from importing import listed

ROWS = 130_000
MOST_SECONDS = 10.0
LONG_AGO, YESTERDAY = "1577880000", "2020-12-31"
"""The register was made on New Year's day of 2020; the import is of today."""

PROGRAM = Path(sys.executable).with_name("charter")


def cpu() -> float:
    """Return the seconds of computing that the commands have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def charter(*words: str, register: Path) -> tuple[float, float]:
    """Run a command and return the seconds that it took, and that it computed."""
    started, before = time.perf_counter(), cpu()
    subprocess.run([PROGRAM, *words, "--register", str(register)], check=True, capture_output=True)
    return time.perf_counter() - started, cpu() - before


def main(rows: int) -> None:
    """Print the seconds of each command, and whether the promise was kept."""
    with TemporaryDirectory() as folder:
        source, register = Path(folder) / "list.csv", Path(folder) / "r.db"
        with source.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows(listed(rows))
        os.environ["SOURCE_DATE_EPOCH"] = LONG_AGO
        charter("init", register=register)
        charter("add", "Bergen", "--country", "NO", register=register)
        del os.environ["SOURCE_DATE_EPOCH"]
        took = {}
        for words in (
            ("import", str(source), "--yes", "--source", "benchmark"),
            ("log", "--batch", "3"),
            ("edit", "1", "--region", "Vestland"),
            ("show", "1", "--as-known", YESTERDAY),
            ("undo", "3"),
            ("redo",),
        ):
            said = " ".join(word for word in words if word != str(source))
            took[said] = charter(*words, register=register)
        size = register.stat().st_size / 1e6
    print(f"{rows} rows, {os.cpu_count()} cores; in the end the file has {size:.0f} MB")
    for said, (wall, computed) in took.items():
        print(f"  {said:42}{wall:8.2f} s {computed:8.2f} s CPU")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  highest peak of memory{peak:28.0f} MB")
    kept = "yes" if took["undo 3"][0] <= MOST_SECONDS else "NO"
    print(f"undo at most {MOST_SECONDS:g} s: {kept}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
