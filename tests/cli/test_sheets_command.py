"""`charter letters --sheet`: labels, envelopes and one file for the printer."""

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
