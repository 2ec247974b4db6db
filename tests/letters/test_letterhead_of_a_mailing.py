"""A person chooses the letterhead in mailing.toml, and hears which key does not fit."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def spring(towns: Any) -> Path:
    """Return the folder of a mailing to the few towns."""
    towns.done("mailing", "new", "spring", "--languages", "nb,en")
    return Path("spring").resolve()


def choose(spring: Path, name: str) -> None:
    path = spring / "mailing.toml"
    text = path.read_text(encoding="utf-8")
    assert 'letterhead = "plain"' in text
    path.write_text(text.replace('"plain"', f'"{name}"'), encoding="utf-8")


def read(made: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")
    call = ["pdftotext", "-layout", str(made), "-"]
    return subprocess.run(call, capture_output=True, check=True).stdout.decode()


def test_a_mailing_has_its_own_labels_and_foot(towns: Any, spring: Path) -> None:
    choose(spring, "letterhead.toml")
    (spring / "letterhead.toml").write_text(
        'footer = ["Org.nr. 971 032 146"]\n[labels]\nour_reference = { nb = "Vår ref." }',
        encoding="utf-8",
    )
    towns.done("letters", "spring", "--country", "NO", "--limit", "1")
    (made, *_) = sorted((spring / "letters").glob("*.pdf"))
    assert "Vår ref. " in read(made)
    assert "Org.nr. 971 032 146" in read(made)
    assert "ks@ks.no ·" not in read(made)


def test_a_letterhead_of_the_user_serves_all_mailings(
    towns: Any, spring: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / name))
    own = tmp_path / "charter" / "letterheads"
    own.mkdir(parents=True)
    (own / "ours.toml").write_text('footer = ["Alle våre brev"]', encoding="utf-8")
    choose(spring, "ours")
    towns.done("letters", "spring", "--country", "NO", "--limit", "1")
    (made, *_) = sorted((spring / "letters").glob("*.pdf"))
    assert "Alle våre brev" in read(made)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("fancy", "", "There is no letterhead 'fancy'"),
        ("letterhead.toml", 'accent = "#cccccc"', "letterhead.toml: accent is #cccccc, which is"),
        ("letterhead.toml", 'fonts = "sans"', "letterhead.toml: fonts is not a known key"),
        ("../letterhead.toml", "", "mailing.toml: letterhead names ../letterhead.toml"),
    ],
)
def test_a_letterhead_that_does_not_fit_is_refused_before_anything_is_written(
    towns: Any, spring: Path, name: str, text: str, complaint: str
) -> None:
    choose(spring, name)
    (spring / "letterhead.toml").write_text(text, encoding="utf-8")
    assert complaint in towns.refused("letters", "spring", "--country", "NO", code=5)
