"""What the small commands cost, beside `sqlite-utils`, on a register of 2,000 authorities.

python benchmarks/startup.py [ROUNDS]
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import PYTHON, Goal, Job, program, report, take_turns

ROUNDS = 25
AUTHORITIES = 2_000
SYNTHETIC = Path(__file__).with_name("synthetic.py")
PEER = "sqlite-utils --version"
GOALS = (
    Goal("charter --version", PEER, 0.20),
    Goal("charter --help", PEER, 0.50),
    Goal("charter count, piped", PEER, 0.50),
    Goal("charter count, on a terminal", PEER, 0.70),
    Goal("charter add", "sqlite-utils insert, one row", 2.00),
)


def jobs(folder: Path) -> dict[str, Job]:
    """Return the jobs; each that writes begins with a fresh copy of its database."""
    register, fresh, plain, copy, row = (
        folder / name for name in ("charter.db", "fresh.db", "plain.db", "copy.db", "row.csv")
    )
    subprocess.run([PYTHON, SYNTHETIC, fresh, str(AUTHORITIES)], check=True)
    shutil.copyfile(fresh, register)
    shutil.copyfile(fresh, plain)
    row.write_text("name,country,kind\nFlekkefjord,NO,municipality\n", encoding="utf-8")
    charter, peer = program("charter"), program("sqlite-utils")
    count = (charter, "count", "--register", str(register))
    add = (charter, "add", "Flekkefjord", "--country", "NO", "--signed", "2008-06-12")
    return {
        "python -c pass": Job((str(PYTHON), "-c", "pass")),
        PEER: Job((peer, "--version")),
        "charter --version": Job((charter, "--version")),
        "charter --help": Job((charter, "--help")),
        "charter count, piped": Job(count),
        "charter count, on a terminal": Job(count, terminal=True),
        "sqlite-utils insert, one row": Job(
            (peer, "insert", str(copy), "authority", str(row), "--csv"), before=(plain, copy)
        ),
        "charter add": Job(
            (*add, "--register", str(folder / "w.db")), before=(fresh, folder / "w.db")
        ),
    }


def main(rounds: int) -> None:
    with TemporaryDirectory() as folder:
        report(take_turns(jobs(Path(folder)), rounds), GOALS)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
