"""What a round of letters costs, beside a bare page of the same kind and beside LibreOffice.

    python benchmarks/letters.py [LETTERS [ROUNDS]]

`charter` is the whole path: texts read, checked and filled in the child, numbers and languages
chosen, letters composed, set as PDF/A-2a and PDF/UA-1, and written to the disk. The letter is the
real one of 2018, with two footnotes, on one page.

The floor is a page of the same kind, set as plainly as Typst is usually called: one compiler,
values in sys_inputs, address and references, a heading, three paragraphs, two footnotes, two
signers, the same standards, nothing written. LibreOffice converts our Word files of the same
letters, fifty in one process; a process for one letter tells what its start costs. (Of 300 in one
process it converted 247 and ended without a word.)

Letters per second of a core are those of processor time, so other work on the machine blurs them
little. What is told of all cores is by the clock, and wants an idle machine.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import typst
from timing import PYTHON, Job, Run, report, take_turns

from charter_cli.letter import Letter
from charter_cli.letters import docx
from charter_cli.mailing import folder, new
from charter_cli.mailing.plan import Composed, compose_all, plan
from charter_cli.mailing.produce import produce
from charter_cli.mailing.vocabulary import FigureRequest
from charter_cli.model import Address, Authority, Pair, Recipient

LETTERS, ROUNDS, OFFICE_LETTERS = 2_000, 5, 50
ALL, ONE, FLOOR, OFFICE, OPENED, START = (
    "charter, all cores",
    "charter, one process",
    "floor: a bare page",
    "LibreOffice",
    "LibreOffice, one letter",
    "python -c pass",
)
MEGABYTES, FASTER_THAN_OFFICE, SPEED_UP, OF_THE_FLOOR = 100, 20, 1.7, 0.9

BARE = b"""
#let d = json(bytes(sys.inputs.d))
#set document(title: d.subject, author: "KS", date: datetime(year: 2018, month: 2, day: 26))
#set page(paper: "a4", margin: 25mm)
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "nb")
#grid(
  columns: (1fr, auto),
  d.recipient.join("\\n"),
  grid(columns: 2, gutter: 4pt, ..d.references.flatten()),
)
= #d.subject
#for (body, note) in d.paragraphs { par(body + if note != "" { footnote(note) }) }
#d.closing
#grid(columns: (1fr, 1fr), ..d.signers.map(s => strong(s.first()) + linebreak() + s.last()))
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


def letters(room: Path, number: int) -> list[Letter]:
    return [letter for _, letter in composed(room, number).letters]


def write(room: Path, number: int) -> None:
    """Do what the command does, on as many cores as this process may use."""
    files = produce(composed(room, number), room / "out").files
    assert len({made.file for made in files}) == number


def paragraphs(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield three paragraphs, the first and the last with a note."""
    for number, block in enumerate(letter.body[:3]):
        text = "".join(run.text for run in block.runs)
        yield text, "Rabattert pris fram til 20. mars." if number != 1 else ""


def bare(room: Path, number: int) -> None:
    """Set pages of the same kind with as little as Typst needs."""
    (letter,) = letters(room, 1)
    same = {
        "subject": letter.subject,
        "references": [[item.label, item.value] for item in letter.references],
        "paragraphs": list(paragraphs(letter)),
        "closing": letter.closing,
        "signers": [[signer.name, signer.title] for signer in letter.signers],
    }
    compiler = typst.Compiler(ignore_system_fonts=True)
    for index in range(number):
        whom = [f"Kommune nr. {index}", f"Postboks {index}", f"{index:04} ÅLESUND"]
        compiler.compile(
            BARE,
            sys_inputs={"d": json.dumps({**same, "recipient": whom})},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(datetime(2018, 2, 26, tzinfo=UTC).timestamp()),
        )


def office(room: Path, number: int) -> None:
    """Let LibreOffice convert the letters, which are Word files, in one process."""
    for index, letter in enumerate(letters(room, number)):
        (room / f"{index}.docx").write_bytes(docx.render(letter))
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    words = [path.as_posix() for path in room.glob("*.docx")]
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(room / "out")]
    subprocess.run([*call, *words], check=True, capture_output=True)
    assert len(list((room / "out").glob("*.pdf"))) == number


JOBS = {ONE: write, ALL: write, FLOOR: bare, OFFICE: office, OPENED: office}


def job(name: str, number: int) -> None:
    """Run one job in this process."""
    if name in (ONE, FLOOR):
        os.environ["RAYON_NUM_THREADS"] = "1"
    if name == ONE:
        os.cpu_count = lambda: 1
    with TemporaryDirectory() as room:
        JOBS[name](Path(room), number)


def main(number: int, rounds: int) -> None:
    numbers = {FLOOR: number, ONE: number, ALL: number}
    if shutil.which("soffice"):
        numbers |= {OFFICE: OFFICE_LETTERS, OPENED: 1}
    jobs = {
        name: Job((str(PYTHON), __file__, "--job", name, str(count)))
        for name, count in numbers.items()
    }
    runs = take_turns({START: Job((str(PYTHON), "-c", "pass")), **jobs}, rounds)
    report(runs)
    print(f"\n{'job':34}{'letters/s of a core':>20}{'letters/s':>11}")
    for name, count in numbers.items():
        cpu, wall = (median(getattr(run, what) for run in runs[name]) for what in ("cpu", "wall"))
        print(f"{name:34}{count / cpu:20.1f}{count / wall:11.1f}")
    judge(runs, numbers)


def judge(runs: dict[str, list[Run]], numbers: dict[str, int]) -> None:
    """Print what was promised, as the median of pairs within a round."""

    def times(slow: str, quick: str, what: str) -> float:
        pairs: Sequence[tuple[Run, Run]] = list(zip(runs[slow], runs[quick], strict=True))
        each = numbers[quick] / numbers[slow]
        return median(getattr(a, what) / getattr(b, what) * each for a, b in pairs)

    peak = max(run.peak for name in (ONE, ALL) for run in runs[name])
    found = [
        ("letters/s of a core, x the floor", times(FLOOR, ONE, "cpu"), OF_THE_FLOOR),
        ("all cores, x one process", times(ONE, ALL, "wall"), SPEED_UP),
    ]
    if OFFICE in numbers:
        found.append(("all cores, x LibreOffice", times(OFFICE, ALL, "wall"), FASTER_THAN_OFFICE))
    print(f"\n{'promise':40}{'found':>8}{'goal':>8}  met")
    for what, ratio, goal in found:
        print(f"{what:40}{ratio:8.2f}{goal:8.2f}  {'yes' if ratio >= goal else 'NO'}")
    met = "yes" if peak <= MEGABYTES else "NO"
    print(f"{'peak MB of a process':40}{peak:8.1f}{MEGABYTES:8d}  {met}")
    if OFFICE in numbers:
        whole, start = (median(run.wall for run in runs[name]) for name in (OFFICE, OPENED))
        each = (whole - start) / (numbers[OFFICE] - 1)
        own = median(run.wall for run in runs[ALL]) / numbers[ALL]
        print(f"all cores, x LibreOffice once it has started: {each / own:.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        job(sys.argv[2], int(sys.argv[3]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(*(given + [LETTERS, ROUNDS][len(given) :]))
