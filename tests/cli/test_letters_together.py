"""`charter letters --together`: one letter to all, with the list of them, as KS files it."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Charter

TO_ALL = """Subject: Invitasjon til alle

Charteret er undertegnet av {{ count(authority.country) }} i landet.
"""


@pytest.fixture
def to_all(towns: Charter, spring: Path) -> Path:
    """Return the folder of one letter to all who stand in Norway and Sweden."""
    (spring / "nb.md").write_text(TO_ALL, encoding="utf-8")
    told = towns.told("letters", "spring", "--together", "--country", "NO,SE")
    assert "Written: one letter of 26 February 2018, for 4 recipients, to spring/together" in told
    return spring / "together"


def test_one_letter_ends_with_the_list_of_all_recipients(to_all: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (file,) = to_all.glob("*.pdf")
    assert file.name == "0000-mottakerliste.pdf"
    call = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(call, capture_output=True, check=True).stdout.decode()
    first, second, _ = text.split("\f")
    assert "undertegnet av 3 i landet" in first
    assert "Til " not in first
    listed = second[second.index("Mottakerliste") :]
    assert all(name in listed for name in ("Aust-Agder", "Bergen", "Vest-Agder", "Malmö, Sverige"))


def test_a_greeting_that_names_nobody_greets_them_all(towns: Charter, spring: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    for old in spring.glob("*.md"):
        old.unlink()
    (spring / "de.md").write_text(TO_ALL, encoding="utf-8")
    towns.done("letters", "spring", "--together", "--country", "NO")
    (file,) = (spring / "together").glob("*.pdf")
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
    assert "Guten Tag," in text.decode()


def test_the_list_names_the_bodies_and_no_persons(towns: Charter, spring: Path) -> None:
    (spring / "nb.md").write_text(TO_ALL, encoding="utf-8")
    towns.done("contact", "add", "Bergen", "--name", "Åse Øvrebø", "--role", "ordfører")
    towns.done("letters", "spring", "--together", "--role", "ordfører")
    manifest = (spring / "together" / "manifest.json").read_text(encoding="utf-8")
    (entry,) = json.loads(manifest)["files"]
    assert (entry["recipient"], entry["contact"], entry["pages"]) == ("Mottakerliste", "", 2)
    assert "Øvrebø" not in manifest


def test_the_register_keeps_the_letter_for_each_of_them(towns: Charter, to_all: Path) -> None:
    connection = sqlite3.connect(towns.register)
    kept = connection.execute(
        "SELECT a.name, f.name FROM letter l JOIN authority a ON a.id = l.authority"
        " JOIN letter_file f ON f.letter = l.id ORDER BY a.id"
    ).fetchall()
    connection.close()
    assert [name for name, _ in kept] == ["Bergen", "Malmö", "Aust-Agder", "Vest-Agder"]
    assert {file for _, file in kept} == {"0000-mottakerliste.pdf"}
    said = towns.done("verify", str(to_all))
    assert "0000-mottakerliste.pdf to 4 recipients is unchanged" in said
    assert "it was 3 in NO; it is the same now" in said
    assert towns.done("verify", str(to_all.parent)) == said


def test_a_mailing_without_letters_has_none_to_prove(towns: Charter, spring: Path) -> None:
    assert "no letters in spring yet" in towns.refused("verify", "spring", code=3)


def test_a_text_that_names_one_recipient_is_refused(towns: Charter, spring: Path) -> None:
    why = towns.refused("letters", "spring", "--together", code=5)
    assert "nb.md, line 1: the field authority.name is empty." in why
    assert "names no single recipient" in why
    (spring / "nb.md").write_text("Subject: Hei\n\nTil {{ contact.name }}\n", encoding="utf-8")
    why = towns.refused("letters", "spring", "--together", code=5)
    assert "nb.md, line 3: the field contact.name is empty." in why
    assert "names no single recipient" in why


def test_only_a_format_that_shows_the_list_is_made(towns: Charter, spring: Path) -> None:
    (spring / "nb.md").write_text(TO_ALL, encoding="utf-8")
    said = towns.refused("letters", "spring", "--together", "--format", "txt", code=2)
    assert "as PDF only" in said
