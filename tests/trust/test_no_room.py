"""A full disk, at any size: one sentence, nothing changed, nothing half written."""

import gc
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.conftest import Charter
from tests.trust.conftest import dump, listing

SIZES = (0, 1, 100, 512, 1000, 2048, 4096, 5000, 8192, 20000)
"""Ten sizes that no file may exceed, in bytes."""

_NO_HARM = ("-journal", ".unfinished-letters.jsonl")
"""What may remain: an empty journal, and the note from which a round of letters goes on."""


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, in this process and those that it starts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, heard)


def commands(folder: Path) -> list[list[str]]:
    return [
        ["add", "Fjordby", "--country", "NO", "--signed", "2019"],
        ["import", listing(folder / "list.csv", 40), "--yes"],
        ["undo"],
        ["export", "out.csv"],
        ["export", "out.xlsx"],
        ["export", "out.json"],
        ["export", "out.vcf"],
        ["backup", "copy.db"],
        ["backup"],
        ["restore", "other.db", "--yes"],
        ["letters", "spring", "--output", "letters", "--format", "pdf"],
        ["init", "--register", "new.db"],
    ]


@pytest.fixture
def office(towns: Charter) -> Charter:
    """Return the towns, with a mailing and a backup."""
    towns.told("mailing", "new", "spring", "--languages", "nb,en")
    towns.told("backup", "other.db")
    return towns


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("number", range(12))
def test_with_no_room_left_nothing_is_changed_and_it_is_said(
    office: Charter, tmp_path: Path, number: int
) -> None:
    """With the limit off the same command succeeds: so it is the limit that is seen here."""
    words = commands(tmp_path)[number]
    before, rows = office.files(), dump(office.register)
    refused = 0
    for size in SIZES if words[0] != "letters" else SIZES[:2]:
        with at_most(size):
            said = office(*words)
        if said.code == 0 and words[0] in ("export", "letters"):
            return
        assert said.code == 7, (size, said)
        assert "Traceback" not in said.err
        assert dump(office.register) == rows
        kept = {k: v for k, v in office.files().items() if not k.endswith(_NO_HARM)}
        assert kept == before, (size, set(kept) ^ set(before))
        refused += 1
    gc.collect()  # what a library for workbooks leaves open when it fails, it tells here
    assert refused
    assert office("check").code == 0
    assert office(*words).code == 0


@pytest.fixture
def stick(desk: Charter) -> Iterator[Path]:
    """Return a folder on a disk of its own, of 400 KB."""
    folder = desk.folder / "stick"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_on_a_disk_that_is_really_full_too(desk: Charter, registers: Path, stick: Path) -> None:
    register = stick / "charter.db"
    shutil.copy(registers / "towns.db", register)
    rows, register_words = dump(register), ["--register", str(register)]
    filler = stick / "filler"
    for left in (0, 1, 2, 4, 8, 16, 24, 32, 48, 64):
        filler.unlink(missing_ok=True)
        free = shutil.disk_usage(stick).free
        filler.write_bytes(b"x" * max(0, free - left * 1024))
        for words in (["add", "Fjordby", "--country", "NO"], ["backup", str(stick / "copy.db")]):
            said = desk(*words, *register_words)
            assert said.code in (0, 7), said
            if said.code == 0:
                assert left >= 16
                return
            assert "room" in said.err or "space" in said.err
            assert dump(register) == rows
            assert {path.name for path in stick.iterdir()} == {"charter.db", "filler"}
