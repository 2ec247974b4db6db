"""What an import of a long list costs, end to end and in its parts, beside a bare peer.

    python benchmarks/importing.py [ROWS]

The peer is the least that anybody can do: `csv`, one transaction, one `executemany` into one
table without keys. It keeps the rows and understands none of them. The list is new to the
register, so every row is written: the body, its names, its signature, what was concluded.
"""

import csv
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from charter_cli.dates import PartialDate
from charter_cli.intake import received
from charter_cli.model import Scribe
from charter_cli.register import batch, file, founding, intake

ROWS = 130_000
MOST_SECONDS = 25.0
MOST_MEGABYTES = 300.0
MOST_TIMES = 3.0
DAY = date(2024, 5, 2)
HEADINGS = (
    "name", "country", "kind", "region", "code", "signed", "street", "postcode", "city",
    "email", "phone", "website", "population", "note",
)  # fmt: skip
COUNTRIES = ("AT", "BE", "CZ", "DE", "ES", "FI", "FR", "IT", "NO", "PL", "SE")


def make(path: Path, rows: int) -> None:
    """Write a list of towns that all differ in name and code."""
    with path.open("w", encoding="utf-8", newline="") as target:
        to = csv.writer(target)
        to.writerow(HEADINGS)
        for n in range(1, rows + 1):
            name, day = f"Årby {n:06}", f"{2007 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}"
            to.writerow(
                (
                    name, COUNTRIES[n % len(COUNTRIES)], "municipality", f"Region {n % 20}",
                    f"{n:06}", day, f"Storgata {n}", f"{n % 100_000:05}", name,
                    f"post@t{n}.example.org", f"+47 70 {n % 10**6:06}",
                    f"https://t{n}.example.org", 500 + n % 90_000, "",
                )
            )  # fmt: skip


def bare(source: Path, register: Path) -> dict[str, float]:
    """Read and write as plainly as can be."""
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
    return {"write": time.process_time() - started}


def whole(source: Path, register: Path) -> dict[str, float]:
    """Read, understand, plan and write, as `charter import` does."""
    founding.found(register)
    asked = received.Asked(source, "benchmark", PartialDate(DAY.isoformat()), DAY)
    at = [time.process_time()]
    got = received.receive(asked, "{}")
    at.append(time.process_time())
    with file.reading(register) as book:
        plan = intake.draw(book.connection, got, {})
    at.append(time.process_time())
    with batch.change(register, Scribe("b", datetime(2024, 5, 2, tzinfo=UTC), "b")) as one:
        intake.apply(one, got, plan)
        at.append(time.process_time())
    at.append(time.process_time())
    named = ("read", "plan", "write", "conclude")
    return dict(zip(named, (b - a for a, b in pairwise(at)), strict=True))


def measured(work: Callable[[Path, Path], dict[str, float]], source: Path) -> dict[str, float]:
    """Do a work in a process of its own; return the CPU seconds of its parts, and what it took."""
    with TemporaryDirectory() as folder:
        ends = get_context("fork").SimpleQueue()
        child = get_context("fork").Process(
            target=_do, args=(work, source, Path(folder) / "r.db", ends)
        )
        started = time.perf_counter()
        child.start()
        parts: dict[str, float] = ends.get()
        child.join()
        return parts | {"wall": time.perf_counter() - started}


def _do(
    work: Callable[[Path, Path], dict[str, float]], source: Path, register: Path, ends: object
) -> None:
    parts = work(source, register)
    used = resource.getrusage(resource.RUSAGE_SELF)
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    parts["peak"], parts["reader"] = used.ru_maxrss / 1024, child.ru_maxrss / 1024
    ends.put(parts)  # type: ignore[attr-defined]


def main(rows: int) -> None:
    """Print what everything took, and which promises were kept."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "list.csv"
        make(source, rows)
        peer = measured(bare, source)
        own = measured(whole, source)
    print(f"{rows} rows of csv, {os.cpu_count()} cores")
    for part in ("read", "plan", "write", "conclude"):
        print(f"  {part:10}{own[part]:7.2f} s CPU")
    print(f"  {'bare':10}{peer['write']:7.2f} s CPU, {peer['peak']:.0f} MB")
    ratio = own["write"] / peer["write"]
    for said, value, most in (
        ("seconds in all", own["wall"], MOST_SECONDS),
        ("megabytes", own["peak"], MOST_MEGABYTES),
        ("megabytes of the reader's child", own["reader"], MOST_MEGABYTES),
        ("times the bare peer, writing", ratio, MOST_TIMES),
    ):
        print(f"{said:34}{value:8.2f}  at most {most:g}: {'yes' if value <= most else 'NO'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
