"""Letters to hard addresses, and a measure of where every word stands on the paper."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from charter_cli import letterheads
from charter_cli.letter import Letter, Paragraph, Run, Sender

ADDRESSES = (
    ("Bergen kommune", "Postboks 7700", "5020 BERGEN"),
    (
        "Verbandsgemeindeverwaltung Rhein-Nahe-Donaudampfschifffahrtsgesellschaftskapitänsstadt",
        "Gleichstellungsbeauftragte Dr. Annegret Kramp-Müller-Lüdenscheidt von Hohenlohe",
        "Leiterin der Stabsstelle für Gleichstellung, Vielfalt, Antidiskriminierung und Inklusion",
        "Sankt-Maximilian-und-Sankt-Katharinen-Straße 125–127, Hinterhaus, 3. Stock links",
        "55411 Bingen am Rhein",
        "TYSKLAND",
    ),
    ("Αποκεντρωμένη Διοίκηση Πελοποννήσου, Δυτικής Ελλάδας και Ιονίου", "104 38 ΑΘΗΝΑ", "HELLAS"),
    ("ქალაქ თბილისის მუნიციპალიტეტის საკრებულო", "რუსთაველის გამზირი 1", "0108 თბილისი"),
    ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "x" * 70, "LL61 5UJ"),
    ("#set page(fill: red) *Oslo* $x$ <a> @b", "Rådhusplassen 1", "0037 OSLO"),
)

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a word and its place on the page, in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left) * _MM, float(top) * _MM, float(right) * _MM, float(bottom) * _MM, text)


@pytest.fixture
def letters() -> tuple[Letter, ...]:
    """Return letters to addresses that are long, wide, foreign or look like markup."""
    return tuple(letter_to(lines) for lines in ADDRESSES)


def letter_to(lines: tuple[str, ...]) -> Letter:
    return Letter(
        language="nb",
        letterhead=letterheads.take("plain"),
        sender=Sender("KS", "NO", "nb", ("Postboks 1378 Vika", "0114 Oslo")),
        recipient=lines,
        references=(),
        date=date(2018, 2, 26),
        subject="Invitasjon",
        salutation="",
        body=(Paragraph((Run("Velkommen."),)),),
        closing="",
        signers=(),
        pages="Side {page} av {pages}",
    )


@pytest.fixture
def measured(tmp_path: Path) -> Callable[[bytes], list[tuple[float, float, list[Word]]]]:
    """Return what measures a PDF: width and height of each page, and its words."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so nothing can be measured")

    def measure(content: bytes) -> list[tuple[float, float, list[Word]]]:
        file = tmp_path / "measured.pdf"
        file.write_bytes(content)
        call = ["pdftotext", "-bbox", str(file), "-"]
        told = subprocess.run(call, capture_output=True, check=True).stdout.decode()
        return [
            (
                float(width) * _MM,
                float(height) * _MM,
                [_word(*found) for found in _WORD.findall(words)],
            )
            for width, height, words in _PAGE.findall(told)
        ]

    return measure
