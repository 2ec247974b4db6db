"""A witness that is not ours: PDFBox judges the same page as an archive file (PDF/A-1b).

Typst itself refuses what is not PDF/A-2a or PDF/UA-1; nothing that can be installed here judges
those two from outside. So the page is exported once more as PDF/A-1b, which PDFBox can judge.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from charter_cli import letterheads
from charter_cli.letter import Letter
from charter_cli.letterheads import images
from charter_cli.letters import pdf

JARS = [
    Path("/usr/share/java", f"{name}.jar")
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "jaxb-api",
        "javax.activation",
    )
]
LACKING = shutil.which("java") is None or not all(jar.is_file() for jar in JARS)
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    b'<rect width="90" height="30" fill="#003b5c"/></svg>'
)

pytestmark = pytest.mark.skipif(
    LACKING and "CI" not in os.environ,
    reason="PDFBox (libpdfbox2-java libjaxb-api-java libactivation-java and a Java runtime) is"
    " not installed; in CI it has to be",
)


def as_1b(letter: Letter) -> bytes:
    """Return the same page as a letter of ours, but as PDF/A-1b."""
    press = pdf.Letterpress()
    press.render(letter)  # finds out whether it is long
    how = {"pdf_standards": ["a-1b"], "timestamp": 1519646400}
    return press._press._set("The witness", press._parts(letter), **how)


def judge(content: bytes, path: Path) -> str:
    """Return what PDFBox says of a PDF as PDF/A-1b."""
    path.write_bytes(content)
    judge = "org.apache.pdfbox.preflight.Validator_A1b"
    call = ["java", "-Xshare:auto", "-cp", ":".join(map(str, JARS)), judge, str(path)]
    return subprocess.run(call, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("tag", "head", "long"), [("nb", "ks", True), ("ka", "ks", False), ("el", "plain", True)]
)
def test_pdfbox_finds_a_letter_to_be_an_archive_file(
    written: Callable[..., Letter], tmp_path: Path, tag: str, head: str, long: bool
) -> None:
    looks = replace(letterheads.take(head), logo=images.picture(LOGO, "KS", 45))
    said = judge(as_1b(written(tag, looks, long, wordy=long)), tmp_path / "letter.pdf")
    assert "is a valid PDF/A-1b file" in said


def test_pdfbox_does_say_no(written: Callable[..., Letter], tmp_path: Path) -> None:
    """A letter as we write it is PDF/A-2a, which is no PDF/A-1b: the witness does look."""
    said = judge(pdf.render(written("nb")), tmp_path / "letter.pdf")
    assert "is not a valid PDF/A-1b file" in said
