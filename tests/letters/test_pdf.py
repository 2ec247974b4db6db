"""The PDF of a letter: an archive file that everybody can read, and that looks right."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from charter_cli.errors import BadTemplate
from charter_cli.letter import Heading, Items, Letter, Paragraph, Run, Sender
from charter_cli.letters import pdf

MM = 72 / 25.4
Pages = Callable[[bytes], list[str]]


def opened(letter: Letter) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.render(letter)))


def tags(element: Any) -> Iterator[str]:
    """Yield the names of the tags in a PDF, as they are read aloud."""
    if isinstance(element, pikepdf.Array):
        for part in element:
            yield from tags(part)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            yield from tags(element.K)


def test_it_says_that_it_is_an_archive_file_that_everybody_can_read(letter: Letter) -> None:
    with opened(letter) as file, file.open_metadata() as said:
        assert said.pdfa_status == "2A"
        assert said["pdfuaid:part"] == "1"
        assert file.Root.MarkInfo.Marked
        assert "/OutputIntents" in file.Root


def test_it_knows_its_title_its_sender_and_its_language(letter: Letter) -> None:
    with opened(letter) as file:
        assert file.Root.Lang == "nb"
        assert file.docinfo.Title == "Invitasjon til Bilbao"
        assert file.docinfo.Author == "KS"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo.CreationDate).startswith("D:20180226")


@pytest.mark.parametrize(("tag", "kept"), [("pt-BR", "pt-BR"), ("sr-Latn", "sr"), ("se", "se")])
def test_any_tag_of_a_language_is_taken(letter: Letter, tag: str, kept: str) -> None:
    with opened(replace(letter, language=tag)) as file:
        assert file.Root.Lang == kept


def test_words_in_another_language_are_marked(letter: Letter) -> None:
    with opened(letter) as file:
        assert re.search(rb"/Lang ?\(en\)", file.pages[0].Contents.read_bytes())


def test_it_is_read_aloud_in_the_right_order(letter: Letter) -> None:
    body = (Heading((Run("Program"),)), *letter.body)
    with opened(replace(letter, body=body)) as file:
        order = [tag for tag in tags(file.Root.StructTreeRoot) if tag not in ("/Span", "/Div")]
    assert order[:6] == ["/Document", "/P", "/P", "/H1", "/P", "/H2"]
    assert {"/Note", "/Link", "/Em"} <= set(order)


def test_links_lead_where_they_say(letter: Letter) -> None:
    with opened(letter) as file:
        targets = [str(note.A.URI) for note in file.pages[0].Annots if "/A" in note]
    assert targets == ["https://charter-equality.eu/"]


def test_the_same_letter_has_the_same_bytes(letter: Letter) -> None:
    first = pdf.render(letter)
    pdf.render(replace(letter, salutation="Til Voss herad", body=letter.body * 30))
    assert pdf.render(letter) == first
    assert pdf.Letterpress().render(letter) == first


@pytest.mark.parametrize(
    "name",
    ["Biel/Bienne", "Roma & Co", "#1 $ @ *", "_x_ [a](b)", "<b>", '"q" -- ~ \\', "Ålesund kommune"],
)
def test_names_carry_on(letter: Letter, pages: Pages, name: str) -> None:
    named = replace(
        letter,
        recipient=(name,),
        subject=f"Til {name}",
        salutation=name,
        sender=Sender(name, address=(name,)),
        body=(Paragraph((Run(name), Run("", note=(Run(name),)))),),
    )
    (page,) = pages(pdf.render(named))
    assert page.count(name) == 7
    with opened(named) as file:
        assert file.docinfo.Title == f"Til {name}"


def test_a_letter_of_one_page_has_no_page_number(letter: Letter, pages: Pages) -> None:
    (page,) = pages(pdf.render(letter))
    assert "Side 1" not in page


def test_the_pages_of_a_long_letter_are_numbered_and_named(letter: Letter, pages: Pages) -> None:
    first, second, third = pages(pdf.render(replace(letter, body=letter.body * 32)))
    for page, number in ((first, "1"), (second, "2"), (third, "3")):
        assert f"Side {number} av 3" in page
    assert second.split()[:2] == ["KS", "18/00062-4"]
    assert "Postboks 1378 Vika, 0114 Oslo" in first
    assert "Postboks 1378 Vika" not in second


def test_footnotes_begin_at_one_in_every_letter(letter: Letter, pages: Pages) -> None:
    for _ in range(2):
        (page,) = pages(pdf.render(letter))
        assert re.search(r"^1 ?Se engelsk tekst\.$", page, re.MULTILINE)


def test_a_signature_never_stands_alone(letter: Letter, pages: Pages) -> None:
    """Whatever the length, at least two lines of the text stand above the closing."""
    seen = set()
    for words in range(190, 430, 16):
        long = replace(letter, body=(Paragraph((Run("kommunene " * words),)),))
        read = pages(pdf.render(long))
        last = [line.strip() for line in read[-1].splitlines() if line.strip()]
        closing = last.index("Med vennlig hilsen")
        text = [line for line in last[:closing] if line.startswith("kommunene")]
        assert len(text) >= 2
        assert last[closing + 1].split("  ")[0] == "Gunn Marit Helgesen"
        seen.add(len(read))
    assert seen == {1, 2}


def test_a_list_can_end_a_letter(letter: Letter, pages: Pages) -> None:
    items = tuple((Paragraph((Run(f"punkt {number}"),)),) for number in range(11, 14))
    (page,) = pages(pdf.render(replace(letter, body=(Items(items, True, 11),))))
    lines = [line.split() for line in page.splitlines() if "punkt" in line]
    assert lines == [[f"{number}.", "punkt", str(number)] for number in range(11, 14)]


@pytest.mark.parametrize(
    ("lines", "lowest"),
    [(3, 74), (6, 74), (9, 79)],
)
def test_the_address_stands_in_the_window_and_nothing_else_does(
    letter: Letter, pages: Pages, lines: int, lowest: int
) -> None:
    address = tuple(f"Samarbeidsutvalet-{number} for likestilling" for number in range(lines))
    made = pdf.render(replace(letter, recipient=address, sender=Sender("Senderen " * 25)))
    call = ["pdftotext", "-bbox", "-", "-"]
    found = subprocess.run(call, input=made, capture_output=True, check=True).stdout.decode()
    boxes = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', found)
    words = [(word, *(float(edge) / MM for edge in edges)) for *edges, word in boxes]
    inside = [box for box in words if box[1] < 120 and 40 < box[2] < 88]
    assert len([word for word, *_ in inside if word.startswith("Samarbeidsutvalet")]) == lines
    assert all(word.startswith(("Samarbeids", "for", "likestilling")) for word, *_ in inside)
    for _, left, top, right, bottom in inside:
        assert 20 < left < right < 110
        assert 45 < top < bottom < lowest


@pytest.mark.parametrize("script", ["Δήμος Αθηναίων", "Община София", "Tórshavnar kommuna ŋšđ"])
def test_the_scripts_of_europe_are_in_the_fonts(letter: Letter, pages: Pages, script: str) -> None:
    (page,) = pages(pdf.render(replace(letter, salutation=script)))
    assert script in page


def test_nothing_of_a_letter_stays_behind(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    press = pdf.Letterpress()
    press.render(letter)
    with pytest.raises(BadTemplate):
        press.render(replace(letter, salutation="Hei 😀"))
    (room,) = tmp_path.iterdir()
    assert {path.name for path in room.iterdir()} == {"layout.typ", "house.typ", "faces.typ"}
    assert room.stat().st_mode & 0o077 == 0
    del press
    assert list(tmp_path.iterdir()) == []


def test_what_no_font_can_show_is_an_error_that_names_the_recipient(letter: Letter) -> None:
    with pytest.raises(BadTemplate, match="The letter to Bergen kommune holds what no font") as c:
        pdf.render(replace(letter, salutation="Hei 😀"))
    assert "😀" in c.value.message
    assert pdf.render(letter).startswith(b"%PDF")


def test_qpdf_finds_nothing_wrong(letter: Letter, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed, so nobody checks the structure of the file")
    (tmp_path / "letter.pdf").write_bytes(pdf.render(letter))
    call = ["qpdf", "--check", str(tmp_path / "letter.pdf")]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
