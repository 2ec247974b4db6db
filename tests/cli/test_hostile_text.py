"""Whatever a field holds, the screen obeys none of it, and a table keeps one line a row."""

import csv
import fcntl
import io
import json
import os
import pty
import re
import sqlite3
import struct
import subprocess
import sys
import termios

import pytest
from tests.conftest import Charter

HOSTILE = (
    "A\x1b[2J\x1b]0;evil\x07[bold red]B[/bold red]\u202eC\nD\r\tE\u200bF|G\u2028H\x9b31mI"
    "\x00J\u2066K\U000e0041L:smile:"
)
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)
BOLD = re.compile("\x1b\\[[01]m")

PRINTING = (
    ["list", "--standing", "all"],
    ["show", "1"],
    ["count"],
    ["count", "--by", "region"],
    ["count", "--by", "language"],
    ["count", "--stated"],
    ["changes", "2006", "2026"],
    ["plans"],
    ["contact", "list", "1"],
    ["statement", "list"],
    ["check"],
    ["log"],
    ["log", "--batch", "2"],
    ["export", "list.csv"],
)


@pytest.fixture
def spoilt(towns: Charter) -> Charter:
    """Return the towns after somebody wrote hostile text into every field that takes any."""
    towns.told("contact", "add", "1", "--name", "Åse")
    towns.told("statement", "add", "38", "--on", "2018-02-26")
    connection = sqlite3.connect(towns.register)
    for table, columns in {
        "authority": "name region code street po_box city email phone website tags note"
        " stakeholder area targets keywords aims",
        "name": "text",
        "event": "source document note",
        "contact": "name role email phone salutation source note",
        "statement": "source qualifier",
        "batch": "who command",
    }.items():
        for column in columns.split():
            connection.execute(f"UPDATE {table} SET {column} = ? || id", (HOSTILE,))
    connection.execute("UPDATE authority SET languages = ?", (HOSTILE.replace(" ", ""),))
    connection.execute("UPDATE change SET old = ?, new = ?", (HOSTILE, HOSTILE))
    connection.commit()
    connection.close()
    return towns


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_nothing_that_a_terminal_would_obey_reaches_it(spoilt: Charter, words: list[str]) -> None:
    forms = ["table", "csv", "json", "md"]
    if words[0] in ("check", "export"):
        forms = [""]
    if words[0] == "show":
        forms = ["table", "json"]
    for form in forms:
        said = spoilt(*words, *(["--format", form] if form else []))
        assert said.code == (6 if words == ["check"] else 0), said
        assert not OBEYED.search(said.out + said.err)


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("words", PRINTING[:1] + PRINTING[7:10] + PRINTING[11:12], ids=" ".join)
def test_a_row_stays_one_line(spoilt: Charter, words: list[str], form: str) -> None:
    rows = len(spoilt.json(*words))
    heading = 1 if form == "table" else 2
    assert len(spoilt.done(*words, "--format", form).splitlines()) == rows + heading


def test_no_word_begins_a_line_of_its_own_in_the_log(spoilt: Charter) -> None:
    lines = spoilt.done("log", "--batch", "2").splitlines()
    assert lines[0].startswith("Batch 2: A")
    for line in lines[1:]:
        assert line == "" or line.startswith("  ") or line.endswith((" entered:", " changed:"))


def test_what_is_read_by_programs_stays_whole(spoilt: Charter) -> None:
    rows = list(
        csv.reader(io.StringIO(spoilt.done("list", "--standing", "all", "--format", "csv")))
    )
    assert {len(row) for row in rows} == {11}
    assert len(rows) == 1 + 10
    assert len(json.loads(spoilt.done("list", "--format", "json"))) == 6


def test_names_of_hostile_candidates_are_made_safe_too(spoilt: Charter) -> None:
    for words in (["show", "A"], ["show", HOSTILE], ["show", "\x1b[31mNowhere\x07"]):
        said = spoilt(*words)
        assert said.code == 3
        assert not OBEYED.search(said.err)


def test_hostile_words_of_a_command_are_not_echoed_raw(towns: Charter) -> None:
    for words in (
        ["count", "--by", HOSTILE], ["count", "--country", HOSTILE], [HOSTILE.replace("\x00", "")],
        ["count", "--as-of", HOSTILE], ["list", "--format", HOSTILE], ["count", f"--{HOSTILE}"],
        ["export", "x.csv", "--delimiter", HOSTILE], ["record", HOSTILE, "1"],
    ):  # fmt: skip
        said = towns(*words)
        assert said.code in (2, 4)
        assert not OBEYED.search(said.out + said.err)


def seen_by_a_person(columns: int, *words: str) -> list[str]:
    """Run a command in a terminal so many columns wide, and return the lines on its screen."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    program = "import sys; from charter_cli.cli import main; sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=follower,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={
            **{k: v for k, v in os.environ.items() if k != "COLUMNS"},
            "NO_COLOR": "1",
            "TERM": "xterm",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
    ) as running:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
        assert running.wait(timeout=30) == 0
    os.close(leader)
    return BOLD.sub("", shown.decode()).replace("\r\n", "\n").splitlines()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_in_a_terminal_the_bars_fit_and_the_numbers_are_all_there(
    towns: Charter, columns: int
) -> None:
    lines = seen_by_a_person(columns, "count")
    table = lines[: lines.index("")]
    assert all(len(line.rstrip()) <= columns for line in table), table
    assert any(line.split()[:3] == ["NO", "Norway", "2"] for line in table)


def test_in_a_terminal_markup_is_shown_and_not_obeyed(spoilt: Charter) -> None:
    lines = seen_by_a_person(1200, "list")
    assert not OBEYED.search("\n".join(lines))
    assert sum("[bold red]B[/bold red]" in line and ":smile:" in line for line in lines) == 6
