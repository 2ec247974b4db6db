"""What a round of letters costs, beside bare pages of the same words.

    python benchmarks/letters.py [LETTERS [ROUNDS]]

`charter` is the whole path: texts read, checked and filled in the child, numbers and languages
chosen, letters composed, set as PDF/A-2a and PDF/UA-1, and written to the disk. The peer is the
least that Typst can do: one compiler, the same words and values in plain paragraphs, the same
standards, nothing written. The letter is the real one of 2018, with two footnotes, on one page.
Letters per second are those of processor time, so other work on the machine blurs them little.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import typst
from timing import PYTHON, Goal, Job, report, take_turns

from charter_cli.mailing import folder, new
from charter_cli.mailing.plan import Composed, compose_all, plan
from charter_cli.mailing.produce import produce
from charter_cli.mailing.vocabulary import FigureRequest
from charter_cli.model import Address, Authority, Pair, Recipient

LETTERS, ROUNDS = 2_000, 5
ALL, ONE, PEER, START = (
    "charter, all cores",
    "charter, one process",
    "bare pages",
    "start of Python",
)
GOALS = (Goal(ONE, PEER, 2.0, 100), Goal(ALL, ONE, 1.25))
LEAST = 100
"""Letters for each second of a core."""

BARE = b"""
#let letter = json(bytes(sys.inputs.letter))
#set document(title: letter.subject, date: datetime(year: 2018, month: 2, day: 26))
#set text(font: "Libertinus Serif", lang: "nb")
= #letter.subject
#for line in letter.lines { par(line) }
"""


def recipients(number: int) -> Iterator[Recipient]:
    for index in range(1, number + 1):
        address = Address(po_box=f"Postboks {index}", postcode=f"{index:04}", city="ÅLESUND")
        yield Recipient(Authority(index, f"Kommune nr. {index}", "NO", address=address))


def composed(room: Path, number: int) -> Composed:
    new.create(room / "mailing", ("nb", "en"))
    mailing = folder.read(room / "mailing")

    def figures(request: FigureRequest) -> Pair:
        number = 38 if request.country else 35 if request.what == "countries" else 1692
        return Pair(number, number)

    return compose_all(mailing, plan(mailing, recipients(number)), figures)


def write(room: Path, number: int) -> None:
    """Do what the command does, on as many cores as this process may use."""
    files = produce(composed(room, number), room / "out")
    assert len({file.stat().st_ino for file in files}) == number


def bare(room: Path, number: int) -> None:
    """Set pages of the same words with as little as Typst needs."""
    _, letter = composed(room, 1).letters[0]
    lines = ["".join(run.text for run in block.runs) for block in letter.body]
    lines += [note.text for block in letter.body for run in block.runs for note in run.note]
    lines += [item.label + item.value for item in letter.references]
    lines += [text for signer in letter.signers for text in asdict(signer).values()]
    compiler = typst.Compiler(ignore_system_fonts=True)
    for index in range(number):
        data = {"subject": letter.subject, "lines": [f"Kommune nr. {index}", *lines]}
        compiler.compile(
            BARE,
            sys_inputs={"letter": json.dumps(data)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(datetime(2018, 2, 26, tzinfo=UTC).timestamp()),
        )


def job(name: str, letters: int) -> None:
    """Run one job in this process."""
    if name == ONE:
        os.cpu_count = lambda: 1
    with TemporaryDirectory() as room:
        if name == PEER:
            bare(Path(room), letters)
        elif name != START:
            write(Path(room), letters)


def main(letters: int, rounds: int) -> None:
    names = (START, PEER, ONE, ALL)
    jobs = {name: Job((str(PYTHON), __file__, "--job", name, str(letters))) for name in names}
    runs = take_turns(jobs, rounds)
    report(runs, GOALS)
    print(f"\n{'job':34}{'letters/s of a core':>20}{'letters/s':>11}  goal {LEAST}")
    for name in (PEER, ONE, ALL):
        cpu, wall = (median(getattr(run, what) for run in runs[name]) for what in ("cpu", "wall"))
        print(f"{name:34}{letters / cpu:20.0f}{letters / wall:11.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        job(sys.argv[2], int(sys.argv[3]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(*(given + [LETTERS, ROUNDS][len(given) :]))
