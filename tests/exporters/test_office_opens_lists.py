"""LibreOffice opens the lists and shows the values that the register holds."""

import csv
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from charter_cli.exporters import Options, take
from charter_cli.exporters._columns import HEADINGS, cells
from charter_cli.inert import restored
from charter_cli.model import Recipient

CSV = "Text - txt - csv (StarCalc)"
AS_TEXT = "59,34,76,1,,0,true"
"""Semicolons, double quotes, UTF-8, from line 1, quoted cells are text."""

GUESSING = "59,34,76,1,,0,false"
"""The same, but numbers and formulas are looked for even in quoted cells."""

Rows = list[list[str]]
Opener = Callable[..., list[Rows]]

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        shutil.which("soffice") is None and "CI" not in os.environ,
        reason="LibreOffice (soffice) is not installed; in CI it has to be",
    ),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the settings of a LibreOffice of our own, made once: it takes a second."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def opened(tmp_path: Path, profile: Path) -> Opener:
    """Return a function that opens files in LibreOffice and returns what their cells show."""

    def convert(*files: Path, reading: str = "") -> list[Rows]:
        out = tmp_path / "shown"
        command = [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            *([f"--infilter={CSV}:{reading}"] if reading else []),
            "--convert-to",
            f"csv:{CSV}:44,34,76,1,,0,true,true,false",
            "--outdir",
            str(out),
            *map(str, files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [shown(out / file.with_suffix(".csv").name) for file in files]

    return convert


def shown(file: Path) -> Rows:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def write(file: Path, recipients: list[Recipient], options: Options) -> Path:
    with file.open("wb") as target:
        take(file.suffix[1:]).write(recipients, target, options)
    return file


def test_a_workbook_shows_every_value_as_the_register_holds_it(
    oslo: Recipient,
    bern: Recipient,
    hostile: tuple[Recipient, ...],
    options: Options,
    tmp_path: Path,
    opened: Opener,
) -> None:
    towns = [oslo, bern, *hostile]
    [[heading, *rows]] = opened(write(tmp_path / "list.xlsx", towns, options))
    assert tuple(heading) == HEADINGS
    assert rows == [cells(town, options) for town in towns]


def test_a_csv_list_shows_every_value_as_the_register_holds_it(
    oslo: Recipient,
    bern: Recipient,
    hostile: tuple[Recipient, ...],
    options: Options,
    tmp_path: Path,
    opened: Opener,
) -> None:
    towns = [oslo, bern, *hostile]
    [[heading, *rows]] = opened(write(tmp_path / "list.csv", towns, options), reading=AS_TEXT)
    assert tuple(heading) == HEADINGS
    assert [[restored(cell) for cell in row] for row in rows] == [
        cells(town, options) for town in towns
    ]


def test_nothing_is_calculated_even_where_the_spreadsheet_looks_for_formulas(
    oslo: Recipient,
    hostile: tuple[Recipient, ...],
    options: Options,
    tmp_path: Path,
    opened: Opener,
) -> None:
    """The bare file beside it shows that this test can fail: there, LibreOffice calculates."""
    number = "+49 (0)30/1234-0"
    town = replace(oslo, authority=replace(oslo.authority, phone=number))
    file = write(tmp_path / "list.csv", [town, *hostile], options)
    bare = tmp_path / "bare.csv"
    bare.write_text('"name"\n"=1+1"\n', encoding="utf-8")
    [[_, first, *rows], calculated] = opened(file, bare, reading=GUESSING)
    assert calculated == [["name"], ["2"]]
    assert first[HEADINGS.index("phone")] == number
    assert [restored(row[1]) for row in rows] == [town.authority.name for town in hostile]
