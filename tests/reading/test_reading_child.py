"""The child may die, dawdle or lie: the parent tells it in one sentence, and soon."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from charter_cli.errors import BadInput, Hindered
from charter_cli.importers import Day, Hints, Several, Unfit
from charter_cli.reading import Limits, child

PEAK = 300
"""So many megabytes may a hostile file cost, whatever it does."""

WATCH = """
import os, subprocess, sys
held = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(held.pid, 0)[2].ru_maxrss)
"""
"""Starts the child from a small process: the kernel counts a parent's memory as the child's."""

SHEET = b'{"sheet":{"name":"A","counted":"row","visible":true,"height":0,"headings":[],' + (
    b'"merged":[],"ragged":false}}\n'
)
END = b'{"end":1}\n'


def bomb(path: Path, sheet: str, filler: int = 0) -> Path:
    """Make a workbook of one sheet; a filler of megabytes of blanks shrinks to nothing."""
    book = openpyxl.Workbook()
    book.active["A1"] = "name"
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                package.writestr(name, content)
        with package.open("xl/worksheets/sheet1.xml", "w") as part:
            space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            part.write(f'<worksheet xmlns="{space}"><sheetData>{sheet}'.encode())
            for _ in range(filler):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    return path


def cell(name: str) -> str:
    row = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    text = f'<c r="{name}" t="inlineStr"><is><t>x</t></is></c>'
    return f'<row r="{row}">{text}</row>'


def peak_of(path: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes that the child takes for a file."""
    start = time.monotonic()
    command = child.command(path, Hints(), Limits())
    said = subprocess.run([sys.executable, "-I", "-c", WATCH, *command], capture_output=True)
    return time.monotonic() - start, int(said.stdout) / 1024


@pytest.mark.parametrize(
    ("sheet", "filler", "told"),
    [
        (cell("A1"), 210, "too large: unpacked it has 210 MB"),
        (cell("A1"), 60, "more than 100 times its size"),
        (cell("A1") + cell("XFD1048576"), 0, "A value stands in the cell XFD1048576"),
        (cell("A1") + cell("SF200000"), 0, "within the limits of memory and time"),
        (cell("XFD1048575") + cell("A1") + " " * 70_000, 0, "within the limits"),
    ],
    ids=["unpacks to 210 MB", "a hundredfold", "far cell", "dense grid", "far cell in disguise"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured on Linux")
def test_a_bomb_is_refused_soon_and_with_little_memory(
    tmp_path: Path, sheet: str, filler: int, told: str
) -> None:
    path = bomb(tmp_path / "bomb.xlsx", sheet, filler)
    start = time.monotonic()
    with pytest.raises(BadInput, match=told):
        child.read(path, Hints())
    assert time.monotonic() - start < 5
    seconds, megabytes = peak_of(path)
    assert seconds < 5
    assert megabytes < PEAK


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,country\n" + "Bergen,NO\n" * 100_000)
    with pytest.raises(BadInput, match="limits of memory and time"):
        child.read(path, Hints(), Limits(wall=0.05))


def test_more_text_than_a_list_can_hold_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,country\n" + "Bergen,NO\n" * 100_000)
    with pytest.raises(BadInput, match="too much text"):
        child.read(path, Hints(), Limits(output=1))


def test_the_child_finds_the_same_program_and_heeds_no_setting_of_the_user(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    [sheet] = child.read(files / "xlsx" / "ok_plain.xlsx", Hints()).sheets
    assert len(sheet.rows) == 6


def test_what_is_no_file_or_may_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        child.read(tmp_path, Hints())
    with pytest.raises(BadInput, match="is not there"):
        child.read(tmp_path / "none.csv", Hints())
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(BadInput):
        child.read(tmp_path / "pipe.csv", Hints())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_not_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.touch(0o000)
    with pytest.raises(Hindered, match="may not be read"):
        child.read(path, Hints())


def test_every_kind_of_cell_comes_through_as_it_is() -> None:
    row = b'[7,["a",1,2.5,true,{"day":"2008-03"},{"unfit":"why"},{"several":["nb","nn"]}]]\n'
    [sheet] = child.book([SHEET, row, END]).sheets
    expected = ("a", 1, 2.5, True, Day("2008-03"), Unfit("why"), Several(("nb", "nn")))
    assert list(sheet.rows) == [(7, expected)]
    assert len(sheet.rows) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [SHEET],
        [SHEET, b'[1,["a"]]\n'],
        [b"nonsense\n"],
        [b"{}\n"],
        [b"\xff\xfe\n"],
        [SHEET.replace(b'"row"', b'"cow"'), END],
        [b'{"sheet":{"name":"A"}}\n', END],
        [b'{"sheet":7}\n', END],
        [SHEET.replace(b'"merged":[]', b'"merged":[[1,2]]'), END],
        [b'{"refused":["only one"]}\n'],
        [b'{"refused":7}\n'],
    ],
)
def test_a_child_that_stops_or_lies_about_a_file_is_not_believed(lines: list[bytes]) -> None:
    with pytest.raises(BadInput):
        child.book(lines)


@pytest.mark.parametrize(
    "row",
    [
        b"[1]\n",
        b'[1,"text"]\n',
        b'[0,["a"]]\n',
        b'[1,["a"]],[2,["b"]]\n',
        b"[1," + b"[" * 100_000 + b"\n",
        b'[true,["a"]]\n',
        b'["1",["a"]]\n',
        b"[1,[null]]\n",
        b'[1,[["a"]]]\n',
        b'[1,[{"day":"yesterday"}]]\n',
        b'[1,[{"formula":"=1"}]]\n',
        b"[1," + b'["a"' + b',"a"' * 600 + b"]]\n",
        b"[1,[\n",
    ],
)
def test_a_child_that_lies_about_a_row_is_not_believed(row: bytes) -> None:
    [sheet] = child.book([SHEET, row, END]).sheets
    with pytest.raises(BadInput):
        list(sheet.rows)
