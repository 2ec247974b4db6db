"""How a letter looks in every script of Europe, with both letterheads, short and long."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from charter_cli import letterheads
from charter_cli.letter import Letter
from charter_cli.letters import pdf

Write = Callable[..., Letter]
Box = tuple[str, float, float, float, float]
TAGS = ("nb", "el", "ka", "hy", "fi", "fr")
HEADS = ("plain", "ks")
FACES = {
    ("nb", "plain"): {
        "LibertinusLetter-Regular",
        "LibertinusLetter-Bold",
        "LibertinusLetter-Italic",
    },
    ("nb", "ks"): {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"},
    ("ka", "plain"): {"NotoSerifGeorgian-Regular", "NotoSerifGeorgian-Bold"},
    ("ka", "ks"): {"NotoSansGeorgian-Regular", "NotoSansGeorgian-Bold"},
    ("hy", "plain"): {"NotoSerifArmenian-Regular", "NotoSerifArmenian-Bold"},
    ("hy", "ks"): {"NotoSansArmenian-Regular", "NotoSansArmenian-Bold"},
}
OURS = re.compile(r"Libertinus(?:Letter|Serif)|NotoSans|NotoSerif")


def boxes(made: bytes) -> list[list[Box]]:
    """Return the words of each page, with their edges in points: left, top, right, bottom."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no words can be measured")
    call = ["pdftotext", "-bbox", "-", "-"]
    read = subprocess.run(call, input=made, capture_output=True, check=True).stdout.decode()
    shape = re.compile(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
    return [
        [(word, *map(float, edges)) for *edges, word in shape.findall(page)]
        for page in read.split("<page ")[1:]
    ]


def collisions(page: list[Box]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words that stand on each other; neighbouring lines may just touch."""
    page = sorted(page, key=lambda box: box[2])
    for at, (word, left, top, right, bottom) in enumerate(page):
        for other, left2, top2, right2, bottom2 in page[at + 1 :]:
            if top2 >= bottom:
                break
            wide = min(right, right2) - max(left, left2)
            high = min(bottom, bottom2) - top2
            if wide > 0.5 and high > 0.45 * min(bottom - top, bottom2 - top2):
                yield word, other


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tag", TAGS)
def test_nothing_stands_on_anything_else_however_long_the_names_are(
    written: Write, tag: str, head: str
) -> None:
    for long, wordy, count in ((False, False, 1), (False, True, 1), (True, True, 2)):
        found = boxes(pdf.render(written(tag, letterheads.take(head), long, wordy)))
        assert len(found) == count
        for page in found:
            assert list(collisions(page)) == []
            assert all(left > 70 and right < 525 for _, left, _, right, _ in page)
            assert all(top > 28 and bottom < 822 for _, _, top, _, bottom in page)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_last_page_begins_with_text_and_not_with_the_signature(
    written: Write, tag: str, head: str
) -> None:
    letter = written(tag, letterheads.take(head), long=True)
    *_, last = boxes(pdf.render(letter))
    closing = next(box for box in last if box[0] == letter.closing.split()[0])
    above = {round(top) for _, _, top, _, _ in last if 60 < top < closing[2] - 5}
    assert len(above) >= 2


@pytest.mark.parametrize(("tag", "head"), FACES)
def test_each_script_has_a_face_that_was_drawn_for_it(written: Write, tag: str, head: str) -> None:
    content = pdf.render(written(tag, letterheads.take(head)))
    with pikepdf.open(io.BytesIO(content)) as file:
        fonts = file.pages[0].Resources.Font
        faces = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
        assert all("/FontFile3" in d or "/FontFile2" in d for d in map(descriptor, fonts.values()))
    faces = {face.removesuffix("-Identity-H") for face in faces}
    assert faces >= FACES[tag, head]
    assert all(OURS.match(face) for face in faces)


def descriptor(font: pikepdf.Object) -> pikepdf.Object:
    return font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize("tag", TAGS)
def test_the_letter_can_be_copied_as_text_and_says_its_language(written: Write, tag: str) -> None:
    letter = written(tag)
    content = pdf.render(letter)
    (page,) = boxes(content)
    wanted = [letter.subject, *letter.recipient, letter.salutation, letter.closing]
    assert {word for text in wanted for word in text.split()} <= {word for word, *_ in page}
    with pikepdf.open(io.BytesIO(content)) as file:
        assert file.Root.Lang == tag
        assert file.docinfo.Title == letter.subject
