"""What is printed for a round: no word leaves its label, its envelope or its window."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from tests.sheets.conftest import letter_to

from charter_cli import shelf
from charter_cli.errors import BadTemplate
from charter_cli.letter import Letter
from charter_cli.letters import pdf
from charter_cli.sheets import Stack

INK = 0.5
"""Millimetres by which the measure of a word is taller than its ink: it is that of the font."""

Measured = Callable[[bytes], list[tuple[float, float, list[Any]]]]
GRIDS = {"l7160": (3, 7, 7.25, 66.0, 63.5), "l7163": (2, 7, 4.65, 101.6, 99.1)}
WINDOWS = {
    "C5": (44, 79, 15, 120),
    "C6/5 (DL)": (39, 74, 15, 115),
    "DIN 5008 form B": (45, 90, 20, 105),
}
"""Upper and lower edge, left and right edge of each window on the folded letter, in mm."""


def sheet(word: str, letters: Sequence[Letter]) -> bytes:
    stack = Stack(tuple(letters), lambda place: pdf.render(letters[place]))
    content: bytes = shelf.take("charter_cli.sheets", word, "sheet").render(stack)
    return content


@pytest.mark.parametrize("word", GRIDS)
def test_every_address_stays_on_its_label(
    word: str, letters: tuple[Letter, ...], measured: Measured
) -> None:
    columns, rows, left, across, width = GRIDS[word]
    paper, height, words = measured(sheet(word, (letters * 3)[: columns * rows]))[0]
    assert (round(paper), round(height)) == (210, 297)
    found: dict[int, list[str]] = {}
    for one in words:
        column, row = int((one.left - left) // across), int((one.top - 15.15) // 38.1)
        assert 0 <= column < columns
        assert 0 <= row < rows
        assert one.left >= left + column * across + 3.9
        assert one.right <= left + column * across + width - 3.9
        assert one.top >= 15.15 + row * 38.1 + 2.5
        assert one.bottom <= 15.15 + (row + 1) * 38.1 - 2.5
        found.setdefault(row * columns + column, []).append(one.text)
    assert sorted(found) == list(range(min(18, columns * rows)))
    assert " ".join(found[0]) == "Bergen kommune Postboks 7700 5020 BERGEN"
    assert " ".join(found[5]).startswith("#set page(fill: red) *Oslo* $x$")


@pytest.mark.parametrize(("word", "pages"), [("l7160", 2), ("l7163", 3)])
def test_labels_go_on_on_the_next_sheet(
    word: str, pages: int, letters: tuple[Letter, ...], measured: Measured
) -> None:
    assert len(measured(sheet(word, letters * 6))) == pages


@pytest.mark.parametrize(("word", "paper"), [("c5", (229, 162)), ("dl", (220, 110))])
def test_every_envelope_has_its_address_and_the_sender_in_the_corner(
    word: str, paper: tuple[int, int], letters: tuple[Letter, ...], measured: Measured
) -> None:
    pages = measured(sheet(word, letters))
    assert len(pages) == len(letters)
    for width, height, words in pages:
        assert (round(width), round(height)) == paper
        assert words[0].text == "KS"
        assert all(one.left >= 10 and one.right <= width - 5 for one in words)
        assert all(one.top >= 5 and one.bottom <= height - 15 for one in words)
        assert any(one.left >= 100 for one in words)


def test_an_address_in_any_script_of_europe_is_set_in_the_faces_of_the_letters() -> None:
    scripts = ("5020 BERGEN", "104 38 ΑΘΗΝΑ", "0108 თბილისი", "0015 Երևան", "01001 КИЇВ")
    with pikepdf.open(
        BytesIO(sheet("l7160", [letter_to((line,)) for line in scripts]))
    ) as pdf_file:
        fonts = pdf_file.pages[0].Resources.Font.values()
        faces = {str(font.BaseFont).partition("+")[2].partition("-Reg")[0] for font in fonts}
    assert faces == {"LibertinusSerif", "NotoSerifGeorgian", "NotoSerifArmenian"}


def test_an_address_that_no_font_can_show_is_refused_and_not_printed_as_boxes() -> None:
    with pytest.raises(BadTemplate, match="東京") as refusal:
        sheet("c5", [letter_to(("Oslo kommune", "東京"))])
    assert refusal.value.next_step == "Write it in other letters."


@pytest.mark.parametrize("window", WINDOWS)
def test_the_address_of_a_letter_stands_inside_the_window(
    window: str, letters: tuple[Letter, ...], measured: Measured
) -> None:
    top, bottom, left, right = WINDOWS[window]
    for letter in letters:
        _, _, words = measured(pdf.render(letter))[0]
        address = [one for one in words if 40 <= one.top <= 85 and one.left < 118]
        wanted = "".join(letter.recipient).replace(" ", "")
        assert "".join(one.text for one in address) == _escaped(wanted)
        for one in address:
            assert top - INK <= one.top, one
            assert one.bottom <= bottom + INK, one
            assert left <= one.left, one
            assert one.right <= right, one


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_all_letters_come_out_as_one_file_in_their_order(
    letters: tuple[Letter, ...], measured: Measured
) -> None:
    pages = measured(sheet("print", letters))
    assert len(pages) == len(letters)
    assert "Bergen" in [one.text for one in pages[0][2]]


def test_on_both_sides_each_letter_begins_on_a_sheet_of_its_own(
    letters: tuple[Letter, ...], measured: Measured
) -> None:
    pages = measured(sheet("duplex", letters[:3]))
    assert [bool(words) for _, _, words in pages] == [True, False] * 3
    assert len({(round(width), round(height)) for width, height, _ in pages}) == 1


def test_the_print_file_is_whole_and_keeps_its_fonts(letters: tuple[Letter, ...]) -> None:
    with pikepdf.open(BytesIO(sheet("print", letters))) as together:
        assert together.check_pdf_syntax() == []
        assert all("/Font" in page.resources for page in together.pages)
        assert "/StructTreeRoot" not in together.Root


@pytest.mark.parametrize("word", shelf.names("charter_cli.sheets"))
def test_a_sheet_is_the_same_when_it_is_made_again(word: str, letters: tuple[Letter, ...]) -> None:
    assert sheet(word, letters) == sheet(word, letters)
