"""A letter to Bergen, and a way to read what stands on its pages."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date

import pytest

from charter_cli import letterheads
from charter_cli.letter import Letter, Paragraph, Reference, Run, Sender, Signer

Words = list[tuple[str, float, float, float, float]]


@pytest.fixture
def letter() -> Letter:
    """Return a letter of one page, with a footnote, a link and words in another language."""
    note = (Run("Se "), Run("engelsk", url="https://charter-equality.eu/"), Run(" tekst."))
    return Letter(
        language="nb",
        letterhead=letterheads.take("plain"),
        sender=Sender("KS", "NO", "nb", ("Postboks 1378 Vika", "0114 Oslo"), "ks@ks.no"),
        recipient=("Bergen kommune", "Postboks 7700", "5020 BERGEN"),
        references=(Reference("Vår referanse:", "18/00062-4"), Reference("Dato:", "26.02.2018")),
        date=date(2018, 2, 26),
        subject="Invitasjon til Bilbao",
        salutation="Til Bergen kommune",
        body=(
            Paragraph((Run("Siden 2008"), Run("", note=note), Run(" har 38 undertegnet."))),
            Paragraph((Run("Om "), Run("equality", emphasis=True, language="en"), Run("."))),
        ),
        closing="Med vennlig hilsen",
        signers=(
            Signer("Gunn Marit Helgesen", "Styreleder KS"),
            Signer("Lasse Hansen", "Direktør"),
        ),
        pages="Side {page} av {pages}",
    )


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Return a way to read the text of each page, as poppler sees it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")

    def read(pdf: bytes) -> list[str]:
        call = ["pdftotext", "-layout", "-", "-"]
        done = subprocess.run(call, input=pdf, capture_output=True, check=True)
        return done.stdout.decode().removesuffix("\f").split("\f")

    return read
