"""What an import of a long list costs, end to end and in its parts, beside two bare peers.

    python benchmarks/importing.py [ROWS]

The command is run as a person would run it, on a list that is new to the register, as csv and
as xlsx, and then on the same list again. Memory is what the command and the child that reads
the file hold together at any one moment, looked at fifty times a second (Linux).

The part that writes goes from the accepted plan to the commit: bodies, names, signatures, the
log of every row, the conclusions of the law. Its peers read the csv and write in one transaction:

    bare    `executemany` into one table without keys, the least that anybody can do
    facts   the same bodies, names and signatures into the same tables: no log, no law
"""

import csv
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from charter_cli.dates import PartialDate
from charter_cli.intake import received
from charter_cli.model import Scribe
from charter_cli.register import batch, file, founding, intake

ROWS = 130_000
ROUNDS = 3
MOST_SECONDS = 25.0
MOST_MEGABYTES = 300.0
MOST_TIMES = 3.0
DAY = date(2024, 5, 2)
PROGRAM = Path(sys.executable).with_name("charter")
PAGE = 4096
HEADINGS = (
    "name", "country", "kind", "region", "code", "signed", "street", "postcode", "city",
    "email", "phone", "website", "population", "note",
)  # fmt: skip
COUNTRIES = ("AT", "BE", "CZ", "DE", "ES", "FI", "FR", "IT", "NO", "PL", "SE")


def listed(rows: int) -> Iterator[tuple[str, ...]]:
    """Give headings, and towns that all differ in name and code."""
    yield HEADINGS
    for n in range(1, rows + 1):
        name, day = f"Årby {n:06}", f"{2007 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}"
        yield (
            name, COUNTRIES[n % len(COUNTRIES)], "municipality", f"Region {n % 20}",
            f"{n:06}", day, f"Storgata {n}", f"{n % 100_000:05}", name,
            f"post@t{n}.example.org", f"+47 70 {n % 10**6:06}",
            f"https://t{n}.example.org", str(500 + n % 90_000), "",
        )  # fmt: skip


def make(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the list as csv and as xlsx."""
    text, book = folder / "list.csv", folder / "list.xlsx"
    with text.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(listed(rows))
    with Workbook(book, {"constant_memory": True, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet()
        for number, cells in enumerate(listed(rows)):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    return text, book


def bare(source: Path, register: Path) -> float:
    """Keep the rows as they stand in one table; return the CPU seconds."""
    started = time.process_time()
    connection = sqlite3.connect(register, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"CREATE TABLE row ({', '.join(HEADINGS)})")
    with source.open(encoding="utf-8", newline="") as given:
        rows = csv.reader(given)
        next(rows)
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO row VALUES ({', '.join('?' * len(HEADINGS))})", rows)  # noqa: S608
        connection.execute("COMMIT")
    connection.close()
    return time.process_time() - started


def facts(source: Path, register: Path) -> float:
    """Keep bodies, names and signatures in the tables of a register; return the CPU seconds."""
    founding.found(register)
    started = time.process_time()
    connection = sqlite3.connect(register, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    with source.open(encoding="utf-8", newline="") as given:
        next(rows := csv.reader(given))
        held = list(enumerate(rows, start=1))
    connection.execute("BEGIN")
    of = ", ".join(heading for heading in HEADINGS if heading != "signed")
    connection.executemany(
        f"INSERT INTO authority (id, {of}) VALUES ({', '.join('?' * len(HEADINGS))})",  # noqa: S608
        ((number, *row[:5], *row[6:]) for number, row in held),
    )
    connection.executemany(
        "INSERT INTO name (authority, text, key) VALUES (?, ?, ?)",
        ((number, row[0], row[0].lower()) for number, row in held),
    )
    connection.executemany(
        "INSERT INTO event (authority, kind, day, earliest, latest, entered)"
        " VALUES (?, 'signed', ?, ?, ?, '2024-05-02')",
        ((number, row[5], row[5], row[5]) for number, row in held),
    )
    connection.execute("COMMIT")
    connection.close()
    return time.process_time() - started


def writing(source: Path, register: Path) -> float:
    """Read, understand and plan, then write as `charter import` does; return its CPU seconds."""
    founding.found(register)
    asked = received.Asked(source, "benchmark", PartialDate(DAY.isoformat()), DAY)
    got = received.receive(asked, "{}")
    with file.reading(register) as book:
        plan = intake.draw(book.connection, got, {})
    started = time.process_time()
    with batch.change(register, Scribe("b", datetime(2024, 5, 2, tzinfo=UTC), "b")) as one:
        intake.apply(one, got, plan)
    return time.process_time() - started


JOBS: dict[str, Callable[[Path, Path], float]] = {"bare": bare, "facts": facts, "writing": writing}


def apart(job: str, source: Path) -> float:
    """Do a job in a process of its own, without the collector of garbage, as the command does."""
    code = (
        f"import gc, sys; gc.disable(); sys.path.insert(0, {str(Path(__file__).parent)!r});"
        " import importing, pathlib;"
        " print(importing.JOBS[sys.argv[1]](*map(pathlib.Path, sys.argv[2:])))"
    )
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-c", code, job, str(source), str(Path(folder) / "r.db")]
        return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def command(*words: str) -> tuple[float, float, float]:
    """Run `charter`; return the seconds, the CPU seconds, and the megabytes held at most."""
    started, before = time.perf_counter(), os.times()
    running = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL)
    most = 0
    while running.poll() is None:
        most = max(most, _held(running.pid))
        time.sleep(0.02)
    if running.returncode:
        sys.exit(f"charter {' '.join(words)} ended with {running.returncode}")
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return time.perf_counter() - started, cpu, most * PAGE / 2**20


def _held(process: int) -> int:
    """Return how many pages a process and its children hold; none where they are gone."""
    try:
        held = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return held + sum(_held(int(child)) for child in children)


def main(rows: int) -> None:
    """Print what everything took, and which promises were kept."""
    missed = False
    print(f"{rows} rows, {os.cpu_count()} cores")

    def told(said: str, value: float, most: float) -> None:
        nonlocal missed
        missed |= value > most
        print(f"{said:44}{value:8.2f}  at most {most:g}: {'NO' if value > most else 'yes'}")

    with TemporaryDirectory() as folder:
        text, book = make(Path(folder), rows)
        for source, label in ((text, "csv"), (book, "xlsx")):
            register = str(Path(folder) / f"{label}.db")
            command("init", "--register", register)
            given = ("import", str(source), "--yes", "--register", register)
            for which in ("new", "known"):
                seconds, cpu, megabytes = command(*given)
                told(f"{label}, {which}: seconds ({cpu:.1f} CPU)", seconds, MOST_SECONDS)
                told(f"{label}, {which}: megabytes with the child", megabytes, MOST_MEGABYTES)
        runs = [{job: apart(job, text) for job in JOBS} for _ in range(ROUNDS)]
    for job in JOBS:
        print(f"{job:10}{median(run[job] for run in runs):8.2f} s CPU, median of {ROUNDS} rounds")
    for peer in ("facts", "bare"):
        ratio = median(run["writing"] / run[peer] for run in runs)
        told(f"the part that writes, times '{peer}'", ratio, MOST_TIMES)
    sys.exit(missed)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
