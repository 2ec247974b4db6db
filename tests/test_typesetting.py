"""Pages set with Typst: the same everywhere, from their values alone, and nothing is left over."""

import gc
import json
import tempfile
from datetime import date
from pathlib import Path

import pytest

from charter_cli.errors import BadTemplate, Hindered
from charter_cli.typesetting import Press

DAY = date(2018, 2, 26)
LAYOUT = b"""#import "faces.typ": serif
#set text(font: serif)
#set document(title: "A list")
#for name in json("names.json") [#name \\ ]"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for that of temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(*said: str) -> dict[str, bytes]:
    return {"names.json": json.dumps(said).encode()}


def test_the_same_values_give_the_same_bytes_from_another_press_too() -> None:
    press = Press(LAYOUT)
    one = press.pdf("The list", names("Oslo", "Ålesund"), DAY)
    assert one.startswith(b"%PDF")
    assert press.pdf("The list", names("Bergen"), DAY) != one
    assert press.pdf("The list", names("Oslo", "Ålesund"), DAY) == one
    assert Press(LAYOUT).pdf("The list", names("Oslo", "Ålesund"), DAY) == one


def test_nothing_of_a_page_stays_and_in_the_end_nothing_at_all(room: Path) -> None:
    press = Press(LAYOUT)
    press.keep("logo.svg", b"<svg/>")
    press.pdf("The list", names("Oslo"), DAY)
    with pytest.raises(BadTemplate):
        press.pdf("The list", names("東京"), DAY)
    assert {path.name for path in room.glob("*/*")} == {"layout.typ", "faces.typ", "logo.svg"}
    del press
    gc.collect()
    assert list(room.iterdir()) == []


def test_the_value_that_no_font_can_show_is_quoted_as_a_whole() -> None:
    with pytest.raises(BadTemplate) as refusal:
        Press(LAYOUT).pdf("The list", names("Oslo", 'Grad "東京"'), DAY)
    assert refusal.value.message == (
        "The list holds what no font of ours can show: 'Grad \"東京\"'."
    )


@pytest.mark.parametrize("reached", ["/etc/hostname", "../other/names.json"])
def test_a_layout_sees_no_file_but_its_own(reached: str) -> None:
    with pytest.raises(BadTemplate, match="The list cannot be set"):
        Press(f'#read("{reached}")'.encode()).pdf("The list", {}, DAY)


def test_what_typst_only_warns_of_is_refused_too() -> None:
    with pytest.raises(BadTemplate, match="unknown font family"):
        Press(b'#set text(font: "Comic Sans")\nOslo').png("The list", {}, 72)


def test_a_place_for_temporary_files_that_cannot_be_written_is_named(room: Path) -> None:
    room.rmdir()
    with pytest.raises(Hindered, match=room.name):
        Press(LAYOUT)
