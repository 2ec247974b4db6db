"""The real letter of 26 February 2018, point by point, out of a new mailing."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.produce import produce
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Recipient

POINTS = Path(__file__).with_name("points")


def read(file: Path) -> str:
    """Return the text of a PDF of one page, with single blanks."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")
    call = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(call, capture_output=True, check=True).stdout.decode()
    assert text.count("\f") == 1
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("town", "language"),
    [("Bergen", "nb"), ("Malmö", "sv"), ("Helsinki", "en")],
)
def test_the_letter_says_everything_on_one_page(
    mailing: Mailing,
    towns: Mapping[str, Recipient],
    counted: Mapping[FigureRequest, Figure],
    tmp_path: Path,
    town: str,
    language: str,
) -> None:
    only = replace(mailing, texts={language: mailing.texts[language]})
    composed = compose_all(only, plan(only, [towns[town]]), counted.__getitem__)
    (made,) = produce(composed, tmp_path / "out").files
    text = read(tmp_path / "out" / made.file)
    for point in (POINTS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        assert point in text
