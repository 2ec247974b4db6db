"""What counting costs as the register grows, beside DuckDB on its own file, and what else grows.

    python benchmarks/counting.py [ROUNDS]

DuckDB (`pip install duckdb`) holds the same table `standing`, its days as dates, in its own
format, and answers the same question: how many certainly and possibly stand, per country.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import PYTHON, Goal, Job, program, report, take_turns

ROUNDS = 11
SYNTHETIC = Path(__file__).with_name("synthetic.py")
DAY = "2018-02-26"

DUCKDB = """
import sys, duckdb
for row in duckdb.connect(sys.argv[1], read_only=True).execute('''
    SELECT country, count(*) FILTER (begins_latest <= $1
        AND (ends_earliest IS NULL OR ends_earliest > $1)), count(*), sum(undated)
    FROM standing WHERE begins_earliest <= $1 AND (ends_latest IS NULL OR ends_latest > $1)
    GROUP BY country ORDER BY country''', [sys.argv[2]]).fetchall():
    print(*row)
"""
FILL = """
import csv, io, sqlite3, sys, duckdb
from pathlib import Path
rows = sqlite3.connect(sys.argv[1]).execute('''SELECT country, begins_earliest, begins_latest,
    ends_earliest, ends_latest, undated FROM standing''')
lines = Path(sys.argv[2]).with_suffix('.csv')
with lines.open('w', newline='') as file:
    writer = csv.writer(file)
    writer.writerow(column[0] for column in rows.description)
    writer.writerows(rows)
duckdb.connect(sys.argv[2]).execute(f'''CREATE TABLE standing AS SELECT country,
    begins_earliest::DATE AS begins_earliest, begins_latest::DATE AS begins_latest,
    ends_earliest::DATE AS ends_earliest, ends_latest::DATE AS ends_latest, undated
    FROM read_csv('{lines}', all_varchar = false)''')
"""
CHECKED = """
import sys; from pathlib import Path; from charter_cli.register import file
with file.reading(Path(sys.argv[1])): pass
"""
UNCHECKED = """
import sys; from pathlib import Path; from charter_cli.register import file
import sqlite3; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM setting')
"""

GOALS = (
    Goal("count, 1,000,000", "DuckDB, 1,000,000", 1.00, 30),
    Goal("count, 130,000", "DuckDB, 130,000", 1.00, 30),
    Goal("open with checks, 2,000", "open without, 2,000", 1.10),
    Goal("open with checks, 130,000", "open without, 130,000", 1.10),
)


def jobs(folder: Path) -> dict[str, Job]:
    """Return the jobs, on registers that are made on the way."""
    charter = program("charter")
    found: dict[str, Job] = {"python -c pass": Job((str(PYTHON), "-c", "pass"))}
    for size in (2_000, 130_000, 1_000_000):
        register, duck = folder / f"{size}.db", folder / f"{size}.duckdb"
        _run(str(SYNTHETIC), str(register), str(size))
        _run("-c", FILL, str(register), str(duck))
        at = ("--as-of", DAY, "--register", str(register))
        found[f"DuckDB, {size:,}"] = Job((str(PYTHON), "-c", DUCKDB, str(duck), DAY))
        found[f"count, {size:,}"] = Job((charter, "count", *at))
        if size < 1_000_000:
            found[f"open without, {size:,}"] = Job((str(PYTHON), "-c", UNCHECKED, str(register)))
            found[f"open with checks, {size:,}"] = Job((str(PYTHON), "-c", CHECKED, str(register)))
    return found


def export(folder: Path) -> dict[str, Job]:
    """Return the job that writes the longest mailing list; it has no goal of its own."""
    words = ("export", str(folder / "list.csv"), "--register", str(folder / "130000.db"))
    return {"export csv, 130,000": Job((program("charter"), *words))}


def main(rounds: int) -> None:
    with TemporaryDirectory() as folder:
        report(take_turns(jobs(Path(folder)), rounds), GOALS)
        report(take_turns(export(Path(folder)), 3))


def _run(*words: str) -> None:
    subprocess.run([PYTHON, *words], check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
