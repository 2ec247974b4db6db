"""What it costs to read a stranger's list, beside the bare reader of its format.

    python benchmarks/reading.py [ROWS]

Lists of 130,000 authorities in fourteen columns are made on the way: a csv, an xlsx with
shared strings and an xlsx with the texts in its cells. Each job runs in a process of its own;
seconds are those of the clock and CPU is that of the process with its child, the least of
three, for other work on the machine only adds to it. Memory is the peak of the larger of
parent and child; both are named, and their sum is an upper bound of what is used at once.

    bare      csv.reader, or calamine's rows, and nothing else
    child     the file in the child process, its rows in the parent
    records   the same, headings recognised and every cell of every row understood
"""

import csv
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from charter_cli import reading
from charter_cli.importers import Hints
from charter_cli.reading import child

ROUNDS = 3
MANY = 130_000
HEADINGS = (
    "Kommune Land Fylke Type Undertegnet Innbyggere Kontaktperson Stilling Kontakt-E-post"
    " Telefon Nettside Merknad Postnummer Poststed"
).split()
KINDS = ("kommune", "Gemeinde", "comune", "commune", "kommun")
COUNTRIES = ("NO", "DE", "IT", "FR", "SE")

GOALS = {"csv": 30.0, "shared.xlsx": 8.0, "inline.xlsx": 6.0}
"""The most CPU that the records of a list may take, as a multiple of the bare reader's."""

SECONDS, MEGABYTES = 25.0, 300.0


def rows(count: int) -> Iterator[list[str]]:
    for number in range(count):
        yield [
            f"Målselv kommune {number}",
            COUNTRIES[number % 5],
            f"Møre og Romsdal {number % 40}",
            KINDS[number % 5],
            f"{1 + number % 28}. mars {2007 + number % 15}",
            str(900 + number),
            f"Åse Øye {number}",
            "Ordfører",
            f"office{number}@town{number}.example",
            f"+47 53 {number:06}",
            f"https://town{number}.example/",
            "" if number % 7 else "a note",
            f"{number % 9999:04}",
            f"By {number % 3000}",
        ]


def make(folder: Path, count: int) -> None:
    with (folder / "csv").with_name("list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows(count))
    for name, streamed in (("shared.xlsx", False), ("inline.xlsx", True)):
        book = Workbook(folder / name, {"constant_memory": streamed, "strings_to_urls": False})
        sheet = book.add_worksheet("Kommuner")
        sheet.write_row(0, 0, HEADINGS)
        for number, cells in enumerate(rows(count), 1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
        book.close()


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


def cost(job: str, path: Path, count: int) -> tuple[float, float, float, float]:
    """Return the seconds, the CPU seconds, and the megabytes of parent and child."""
    heard, said = os.pipe()
    pid = os.fork()
    if not pid:
        start = time.monotonic()
        found = JOBS[job](path)
        took = time.monotonic() - start
        own, others = (
            resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        cpu = sum(one.ru_utime + one.ru_stime for one in (own, others))
        figures = (took, cpu, own.ru_maxrss / 1024, others.ru_maxrss / 1024)
        os.write(said, " ".join(map(str, figures)).encode() if found == count else b"")
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(said)
    told = os.read(heard, 200).decode()
    os.close(heard)
    if not told:
        raise SystemExit(f"{job} of {path.name} did not give {count} rows")
    seconds, cpu, own, others = map(float, told.split())
    return seconds, cpu, own, others


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    missed = 0
    with TemporaryDirectory() as folder:
        make(Path(folder), count)
        print(f"{count} rows, the least of {ROUNDS} rounds")
        print(
            f"{'':12} {'job':8} {'s':>6} {'CPU s':>6} {'x bare':>7} {'parent MB':>10} {'child MB':>9}"
        )
        for name in ("list.csv", "shared.xlsx", "inline.xlsx"):
            path = Path(folder) / name
            floor = 0.0
            for job in JOBS:
                runs = [cost(job, path, count) for _ in range(ROUNDS)]
                seconds, cpu, own, others = map(min, zip(*runs, strict=True))
                floor = floor or cpu
                print(
                    f"{name:12} {job:8} {seconds:6.2f} {cpu:6.2f} {cpu / floor:7.1f}"
                    f" {own:10.0f} {others:9.0f}"
                )
            goal = GOALS[name.replace("list.", "")]
            kept = cpu / floor <= goal and seconds <= SECONDS and own + others <= MEGABYTES
            missed += not kept
            print(
                f"{'':12} {'kept' if kept else 'MISSED'}: <= {goal} x, {SECONDS} s, {MEGABYTES} MB"
            )
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
