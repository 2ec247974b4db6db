"""Files that the program writes: whole or not at all, for their owner, through no link."""

import errno
import os
import secrets
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli import outbox
from charter_cli.errors import BadInput, Hindered

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


@pytest.mark.parametrize(
    ("number", "name", "stem"),
    [
        (1, "Biel/Bienne", "0001-biel-bienne"),
        (2, "../../etc/passwd", "0002-etc-passwd"),
        (3, "CON", "0003-con"),
        (4, "Αθήνα", "0004-athina"),
        (5, "Å", "0005-a"),
        (6, "///", "0006"),
        (12345, "x" * 200, "12345-" + "x" * 60),
    ],
)
def test_a_file_is_named_after_a_number_and_a_slug(number: int, name: str, stem: str) -> None:
    assert outbox.file_stem(number, name) == stem


@given(st.integers(0, 10**6), st.text())
def test_any_name_makes_a_name_that_every_system_takes(number: int, name: str) -> None:
    stem = outbox.file_stem(number, name)
    assert stem[0].isdigit()
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(stem) <= 70
    assert stem[-1] != "-"


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    outbox.write(tmp_path / "a.pdf", b"one")
    outbox.write(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


@POSIX
def test_a_file_is_for_its_owner_whatever_the_mask_is(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        outbox.write(tmp_path / "a.pdf", b"one")
        outbox.prepare(tmp_path / "new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_planted_link_or_pipe_is_replaced_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"mine")
    (tmp_path / "soft.pdf").symlink_to(tmp_path / "target")
    (tmp_path / "hard.pdf").hardlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe.pdf")
    for name in ("soft.pdf", "hard.pdf", "pipe.pdf"):
        outbox.write(tmp_path / name, b"ours")
        assert (tmp_path / name).read_bytes() == b"ours"
        assert not (tmp_path / name).is_symlink()
    assert (tmp_path / "target").read_bytes() == b"mine"


@POSIX
def test_not_even_the_name_of_the_unfinished_file_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can guess that name; if somebody does, what is planted there is not written into."""
    monkeypatch.setattr(secrets, "token_hex", lambda _: "guessed")
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    planted = tmp_path / ".guessed.part"
    for plant in (planted.symlink_to, planted.hardlink_to):
        plant(precious)
        with pytest.raises(Hindered):
            outbox.write(tmp_path / "list.csv", b"theirs")
        assert precious.read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Hindered, match=r"a\.pdf cannot be written"):
        outbox.write(tmp_path / "a.pdf", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Hindered, match=r"there is no folder .*nowhere") as refusal:
        outbox.write(tmp_path / "nowhere" / "a.pdf", b"one")
    assert refusal.value.next_step == "Make the folder, or name another."


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Hindered, match=r"no room left to write .*a\.pdf"):
        outbox.write(tmp_path / "a.pdf", b"new")
    assert not list(tmp_path.iterdir())


def test_only_an_empty_folder_is_prepared_unless_told(tmp_path: Path) -> None:
    outbox.prepare(tmp_path / "a" / "b")
    outbox.prepare(tmp_path / "a" / "b")
    (tmp_path / "a" / "mine").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        outbox.prepare(tmp_path / "a")
    outbox.prepare(tmp_path / "a", into=True)
    with pytest.raises(BadInput, match="is a file"):
        outbox.prepare(tmp_path / "a" / "mine")
