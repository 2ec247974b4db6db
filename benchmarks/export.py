"""What a mailing list costs, beside the library that each format stands on.

    python benchmarks/export.py [ROWS]

Each job runs in its own process, in turn, on the same recipients, which are made on the way.
CPU is that of the whole process on 20,000 recipients, the least of three, for other work on
the machine only adds to it; making them (`floor`) is taken off both sides before the ratio.
Memory is the peak of one run on ROWS (130,000) beside one on 2,000: flat where it does not grow.
"""

import csv
import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from charter_cli.exporters import Options, take
from charter_cli.exporters._columns import HEADINGS, row
from charter_cli.model import Address, Authority, Contact, Recipient

OPTIONS = Options(on=date(2018, 2, 26), countries={"NO": "Norway"})
ROUNDS = 3
FEW, SOME, MANY = 2_000, 20_000, 130_000

GOALS = {
    "csv": ("bare csv", 3.0),
    "json": ("bare csv", 3.0),
    "vcf": ("bare csv", 7.0),
    "xlsx": ("bare xlsx", 1.6),
}
"""The most CPU that a format may take, as a multiple of its peer's."""

FLAT = 1.5
"""The most memory that the long list may take, as a multiple of the short one's."""


def recipients(rows: int) -> Iterator[Recipient]:
    for number in range(rows):
        office = Authority(
            id=number,
            name=f"Ålesund kommune {number}",
            country="NO",
            region="Møre og Romsdal",
            code=f"{number:06}",
            languages=("nb",),
            address=Address(f"Rådhusgata {number}", "", "00150", "Ålesund"),
            email=f"post@town{number}.example",
            phone="+47 70 16 20 00",
            website=f"https://town{number}.example/",
        )
        contact = Contact(number, number, "Åse Øye", "Ordfører", f"aase@town{number}.example")
        yield Recipient(office, contact, "signatory", "2008-06-12", "2006")


def floor(rows: int, file: Path) -> None:
    for _ in recipients(rows):
        pass


def bare_csv(rows: int, file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.writer(lines, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(HEADINGS)
        writer.writerows(row(recipient, OPTIONS).values() for recipient in recipients(rows))


def bare_xlsx(rows: int, file: Path, streamed: bool = True) -> None:
    with Workbook(file, {"constant_memory": streamed}) as book:
        sheet = book.add_worksheet()
        for number, recipient in enumerate(recipients(rows)):
            for column, value in enumerate(row(recipient, OPTIONS).values()):
                if value:
                    sheet.write_string(number, column, str(value))


def xlsx_in_memory(rows: int, file: Path) -> None:
    bare_xlsx(rows, file, streamed=False)


PEERS = {
    "floor": floor,
    "bare csv": bare_csv,
    "bare xlsx": bare_xlsx,
    "xlsx in memory": xlsx_in_memory,
}


def run(job: str, rows: int, file: Path) -> tuple[float, float]:
    """Return the CPU seconds and the peak megabytes of a process that does one job."""
    child = os.fork()
    if child == 0:
        arguments = [sys.executable, __file__, "--job", job, str(rows), str(file)]
        os.execv(sys.executable, arguments)  # noqa: S606 - ourselves
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{job} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def do(job: str, rows: int, file: Path) -> None:
    if job in PEERS:
        PEERS[job](rows, file)
        return
    with io.FileIO(file, "w") as raw, io.BufferedWriter(raw) as target:
        take(job).write(recipients(rows), target, OPTIONS)


def measure(rows: int) -> Iterator[tuple[str, float, float, float]]:
    """Yield each job with its CPU seconds, its peak megabytes, and how far these grew."""
    jobs = [*PEERS, *GOALS]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "list"
        short = {job: run(job, FEW, file)[1] for job in jobs}  # also compiles what is imported
        cpu = [{job: run(job, SOME, file)[0] for job in jobs} for _ in range(ROUNDS)]
        for job in jobs:
            peak = run(job, rows, file)[1]
            yield job, min(turn[job] for turn in cpu), peak, peak / short[job]


def main(rows: int) -> bool:
    """Print one line a job and tell whether every goal was met."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print(f"{'':16}{'CPU s':>8}{'peak MB':>9}{'growth':>8}{'× peer':>8}{'goal':>6}")
    cost: dict[str, float] = {}
    met = True
    for job, cpu, peak, growth in measure(rows):
        cost[job] = cpu
        line = f"{job:16}{cpu:8.2f}{peak:9.1f}{growth:8.2f}"
        if job in GOALS:
            peer, goal = GOALS[job]
            ratio = (cpu - cost["floor"]) / (cost[peer] - cost["floor"])
            met = met and ratio <= goal and growth <= FLAT
            line += f"{ratio:8.2f}{goal:6.1f} × {peer}"
        print(line)
    return met


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        do(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        sys.exit(0 if main(int(sys.argv[1]) if sys.argv[1:] else MANY) else "A goal was missed.")
