"""`charter letters --sheet`: labels, envelopes and one file for the printer."""

import re
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.letters import pdf


def test_sheets_are_made_beside_the_letters_and_kept_nowhere(
    towns: Charter, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = towns.register.read_bytes()
    monkeypatch.setattr(pdf, "render", lambda _letter: pytest.fail("it is there already"))
    told = towns.told("letters", "spring", "--sheet", "l7160", "--sheet", "print")
    assert "Written: spring/sheets/print.pdf, for 7 letters" in told
    assert sorted(path.name for path in (towns.folder / "spring" / "sheets").iterdir()) == [
        "l7160.pdf",
        "print.pdf",
    ]
    assert towns.register.read_bytes() == before


def test_a_sheet_that_is_on_no_shelf_is_refused(towns: Charter, spring: Path) -> None:
    assert "l7160" in towns.refused("letters", "spring", "--sheet", "golden", code=2)


def test_labels_leave_out_by_name_who_has_no_postal_address(towns: Charter, spring: Path) -> None:
    told = " ".join(towns.told("letters", "spring", "--sheet", "c5", "--country", "NO").split())
    assert "Written: spring/sheets/c5.pdf, for 1 letter; 2 have no postal address:" in told
    assert "Aust-Agder, Vest-Agder. Enter it with `charter edit`" in told
    pages = re.findall(rb"/Type */Page\b", (towns.folder / "spring/sheets/c5.pdf").read_bytes())
    assert len(pages) == 1
    told = towns.told("letters", "spring", "--sheet", "print", "--country", "NO")
    assert "print.pdf, for 3 letters\n" in told


def test_a_proof_of_labels_takes_one_that_has_an_address(towns: Charter, spring: Path) -> None:
    towns.told("edit", "Bergen", "--city", "", "--postcode", "")
    towns.told("edit", "Vest-Agder", "--city", "Kristiansand")
    proof = ("letters", "spring", "--country", "NO", "--limit", "1", "--sheet", "dl")
    assert "dl.pdf, for 1 letter\n" in towns.told(*proof)


def test_labels_for_nobody_are_refused(towns: Charter, spring: Path) -> None:
    towns.told("edit", "Bergen", "--city", "")
    said = towns.refused("letters", "spring", "--sheet", "l7163", "--country", "NO", code=3)
    assert "None of the 3 letters has a postal address, so l7163 was not made." in said
