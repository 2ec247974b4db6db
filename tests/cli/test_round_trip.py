"""A workbook goes out, is edited by a colleague, and comes back as a field-by-field diff."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Charter

Edited = Callable[..., str]


@pytest.fixture
def out(towns: Charter) -> Path:
    """Send out everybody."""
    towns.told("export", "trip.xlsx", "--round-trip", "--standing", "all")
    return towns.folder / "trip.xlsx"


def column(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def row(sheet: Worksheet, name: str) -> int:
    at = column(sheet, "name")
    return next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, at).value == name)


@pytest.fixture
def edited(out: Path) -> Edited:
    """Return what edits a cell as a colleague would: `edited("Bergen", phone="1")`."""

    def edit(name: str, /, **cells: str | None) -> str:
        book = openpyxl.load_workbook(out)
        sheet = book.active
        at = row(sheet, name)
        for heading, value in cells.items():
            sheet.cell(at, column(sheet, heading)).value = value
        book.save(out)
        return str(out)

    return edit


def differences(charter: Charter, path: str) -> list[str]:
    shown = charter.done("import", path, "--dry-run").splitlines()
    return [line.strip() for line in shown if "→" in line and "Columns" not in line]


def test_what_nobody_edited_changes_nothing(towns: Charter, out: Path) -> None:
    found = towns.json("import", str(out), "--yes")
    counts = [found[key] for key in ("read", "new", "changed", "undecided", "rejected", "batch")]
    assert counts == [10, 0, 0, [], [], None]
    assert found["unchanged"] == 10


def test_flagged_rows_and_signatories_change_nothing_either(towns: Charter, out: Path) -> None:
    assert towns.json("import", str(out), "--yes", "--signatories")["batch"] is None


def test_what_was_edited_comes_back_field_by_field(towns: Charter, edited: Edited) -> None:
    path = edited("Bergen", phone="+47 55 56 55 56", region="Hordaland", tags="harbour; rain")
    assert differences(towns, path) == [
        "region: Vestland → Hordaland",
        "phone: empty → +47 55 56 55 56",
        "tags: empty → harbour; rain",
    ]
    assert towns.json("import", path, "--yes")["changed"] == 1
    authority = towns.json("show", "Bergen")["authority"]
    assert (authority["region"], authority["tags"]) == ("Hordaland", ["harbour", "rain"])
    assert towns("check").code == 0
    assert towns.json("import", path, "--yes")["batch"] is None


def test_a_name_can_be_corrected(towns: Charter, edited: Edited) -> None:
    path = edited("Lund", name="Lunds kommun", code="1281")
    assert differences(towns, path) == ["name: Lund → Lunds kommun"]
    towns.told("import", path, "--yes")
    assert towns.json("show", "SE-1281")["authority"]["name"] == "Lunds kommun"
    assert towns("check").code == 0


def test_an_emptied_cell_erases_nothing(towns: Charter, edited: Edited) -> None:
    assert differences(towns, edited("Bergen", email=None, region=None)) == []


def test_what_the_register_changed_meanwhile_is_no_change_of_the_colleague(
    towns: Charter, edited: Edited
) -> None:
    path = edited("Bergen", phone="111111")
    towns.told("edit", "Bergen", "--email", "new@bergen.example")
    assert differences(towns, path) == ["phone: empty → 111111"]
    towns.told("import", path, "--yes")
    assert towns.json("show", "Bergen")["authority"]["email"] == "new@bergen.example"


def test_what_both_changed_is_a_conflict_and_the_register_keeps_its_value(
    towns: Charter, edited: Edited
) -> None:
    path = edited("Bergen", email="colleague@bergen.example")
    towns.told("edit", "Bergen", "--email", "desk@bergen.example")
    shown = towns.done("import", path, "--dry-run")
    assert "email stays desk@bergen.example (changed meanwhile by Kari on 2026-11-21)" in shown
    assert "the list says colleague@bergen.example" in shown
    towns.told("import", path, "--yes")
    assert towns.json("show", "Bergen")["authority"]["email"] == "desk@bergen.example"


def test_what_both_changed_alike_is_no_conflict(towns: Charter, edited: Edited) -> None:
    path = edited("Bergen", email="desk@bergen.example")
    towns.told("edit", "Bergen", "--email", "desk@bergen.example")
    assert towns.json("import", path, "--dry-run")["kept"] == []


def test_a_code_of_another_is_rejected(towns: Charter, edited: Edited) -> None:
    said = towns("import", edited("Lund", code="1280"), "--yes")
    assert said.code == 4
    assert "its code 1280 is that of another, number 2" in said.out


def test_keys_are_locked_and_words_are_chosen_from_lists(out: Path) -> None:
    sheet = openpyxl.load_workbook(out).active
    assert sheet.protection.sheet
    at = row(sheet, "Bergen")
    filled = [h for h in sheet[1] if sheet.cell(at, h.column).value]
    locked = [h.value for h in filled if sheet.cell(at, h.column).protection.locked]
    assert locked == [
        "charter id", "charter version", "country", "charter: standing", "signed_on",
    ]  # fmt: skip
    assert len(filled) > len(locked)
    lists = {one.formula1 for one in sheet.data_validations.dataValidation}
    assert any("municipality" in one for one in lists)


def test_a_workbook_of_another_register_is_refused(
    towns: Charter, edited: Edited, registers: Path
) -> None:
    other = str(registers / "empty.db")
    said = towns("import", edited("Bergen", phone="1234567"), "--yes", "--register", other)
    assert (said.code, "another register" in said.err) == (4, True)


def test_a_number_that_is_gone_is_asked_about(towns: Charter, out: Path, edited: Edited) -> None:
    asked: list[Any] = towns.json("import", edited("Bergen", **{"charter id": "999"}), "--dry-run")[
        "undecided"
    ]
    assert "no number 999" in asked[0]["reason"]


def test_only_a_workbook_makes_the_trip(towns: Charter) -> None:
    assert "xlsx" in towns.refused("export", "trip.csv", "--round-trip", code=2)


def test_a_column_that_is_not_known_is_told_with_its_number_of_values(
    charter: Charter, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name;Farbe;country;email\nBergen;rot;NO;\nOslo;blau;NO\n", encoding="utf-8")
    assert "'Farbe' (2 values)" in charter.done("import", str(path), "--dry-run")


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_an_office_program_saves_the_workbook_as_it_was(
    towns: Charter, tmp_path: Path, form: str
) -> None:
    towns.told("export", "rt.xlsx", "--format", "xlsx", "--round-trip")
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = ("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(saved))
    sent = str(towns.folder / "rt.xlsx")
    subprocess.run([*words, sent], check=True, capture_output=True, timeout=120)
    said = towns("import", str(saved / f"rt.{form}"), "--yes")
    assert "0 new, 0 changed" in said.out
    assert "were not imported" not in said.out
    assert "Nothing to write" in said.err
    if form == "xlsx":
        sheet = openpyxl.load_workbook(saved / "rt.xlsx").active
        assert sheet.protection.sheet
        assert not sheet["F2"].protection.locked
        assert sheet["A2"].protection.locked
        (kinds, silence) = sheet.data_validations.dataValidation
        assert ("municipality" in kinds.formula1, silence.formula1) == (True, '"yes"')
