"""What letters as Word files and as e-mails cost, beside the libraries that others use for them.

    python benchmarks/letter_formats.py [LETTERS [ROUNDS]]

The letter is the real one of 2018, with two footnotes and its links; each has a recipient and a
salutation of its own, and all share one text, as those to one country do. `docxtpl` and
`python-docx` fill these two into a Word file of that letter. `EmailMessage` gets the same text,
page, PDF and calendar file. The PDF of an e-mail is given, but for the last job, which sets
it. All take turns in one process; what counts is processor time for each letter.
"""

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import docx as python_docx
from docxtpl import DocxTemplate

from charter_cli import calendar_file
from charter_cli.letter import Letter, Mailbox
from charter_cli.letters import docx, eml, html, pdf, txt
from charter_cli.mailing import folder, new
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.vocabulary import FigureRequest
from charter_cli.model import Address, Authority, Pair, Recipient

LETTERS, ROUNDS = 1_000, 5
SLOW = 20
"""A peer writes this many times fewer letters, so that a round stays short."""
GOALS = {"docx": 100, "eml, PDF given": 1_000}
"""Letters for each second of a core."""

Job = Callable[[Letter], object]


def real_letter() -> Letter:
    """Return the letter that a new mailing writes to Bergen."""
    post = Address(po_box="Postboks 7700", postcode="5020", city="BERGEN")
    bergen = Authority(1, "Bergen kommune", "NO", email="post@bergen.example", address=post)

    def figures(request: FigureRequest) -> Pair:
        number = 38 if request.country else 35 if request.what == "countries" else 1692
        return Pair(number, number)

    with TemporaryDirectory() as room:
        new.create(Path(room) / "mailing", ("nb",))
        mailing = folder.read(Path(room) / "mailing")
        return compose_all(mailing, plan(mailing, [Recipient(bergen)]), figures).letters[0][1]


def addressed(letter: Letter, number: int, start: int = 0) -> Iterator[Letter]:
    """Yield the letter to as many bodies, each with a name and a mailbox of its own."""
    for index in range(start, start + number):
        name = f"Østre kommune nr. {index}"
        yield replace(
            letter,
            recipient=(name, *letter.recipient[1:]),
            salutation=f"Til {name}",
            mailbox=Mailbox(f"post@k{index}.example", name),
        )


def word_template(letter: Letter) -> bytes:
    """Return the letter as a Word file with two fields in it."""
    return docx.render(replace(letter, recipient=("{{ name }}",), salutation="{{ salutation }}"))


def by_docxtpl(template: bytes, letter: Letter) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render({"name": letter.recipient[0], "salutation": letter.salutation}, autoescape=True)
    document.save(out := io.BytesIO())
    return out.getvalue()


def by_python_docx(template: bytes, letter: Letter) -> bytes:
    document = python_docx.Document(io.BytesIO(template))
    values = {"{{ name }}": letter.recipient[0], "{{ salutation }}": letter.salutation}
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = values.get(run.text, run.text)
    document.save(out := io.BytesIO())
    return out.getvalue()


def by_email_message(attached: bytes, letter: Letter) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{letter.sender.name} <{letter.sender.email}>"
    mail["To"] = f"{letter.mailbox.name} <{letter.mailbox.email}>"
    mail["Subject"] = letter.subject
    mail.set_content(txt.write(letter))
    mail.add_alternative(html.write(letter), subtype="html")
    mail.add_attachment(attached, maintype="application", subtype="pdf", filename="letter.pdf")
    calendar = calendar_file.write(letter.appointments, letter.sender, "nb", letter.date)
    mail.add_attachment(calendar, maintype="text", subtype="calendar", filename="letter.ics")
    return mail.as_bytes()


def seconds(job: Job, letters: Sequence[Letter]) -> float:
    """Return the processor time for each letter."""
    began = time.process_time()
    for letter in letters:
        job(letter)
    return (time.process_time() - began) / len(letters)


def main(number: int, rounds: int) -> None:
    letter = real_letter()
    template, attached = word_template(letter), pdf.render(letter)
    jobs: dict[str, tuple[Job, int]] = {
        "docx": (docx.render, number),
        "docxtpl": (partial(by_docxtpl, template), number // SLOW),
        "python-docx": (partial(by_python_docx, template), number // SLOW),
        "html": (html.render, number),
        "txt": (txt.render, number),
        "eml, PDF given": (lambda one: eml.draft(one, attached), number),
        "EmailMessage": (partial(by_email_message, attached), number // SLOW),
        "eml, PDF set": (eml.render, number // SLOW),
    }
    took: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name, (job, count) in jobs.items():
            spent = seconds(job, list(addressed(letter, count, turn * number)))
            if turn:
                took[name].append(spent)
    print(f"{'job':16}{'ms':>8}{'letters/s of a core':>21}{'goal':>7}  beside it")
    peers = {"docx": ("docxtpl", "python-docx"), "eml, PDF given": ("EmailMessage",)}
    for name, times in took.items():
        ratios = [
            f"{median(b / a for a, b in zip(times, took[peer], strict=True)):.1f} x {peer}"
            for peer in peers.get(name, ())
        ]
        goal = GOALS.get(name, "")
        print(f"{name:16}{1000 * median(times):8.2f}{1 / median(times):21.0f}{goal:>7}  ", end="")
        print(", ".join(ratios))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [LETTERS, ROUNDS][len(given) :]))
