"""The Word file of a letter: one that staff can go on editing, with everything of Word's own."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as word
import pytest
from docx.oxml import parse_xml

from charter_cli.letter import Heading, Items, Letter, Paragraph, Run, Sender
from charter_cli.letters import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(letter: Letter) -> Any:
    return word.Document(io.BytesIO(docx.render(letter)))


def part(letter: Letter, name: str) -> Any:
    """Return a part of the file as XML."""
    with zipfile.ZipFile(io.BytesIO(docx.render(letter))) as package:
        return parse_xml(package.read(name))


def styled(letter: Letter) -> list[tuple[str, str]]:
    """Return each paragraph with the name of its style."""
    return [(one.style.name, one.text) for one in opened(letter).paragraphs]


def test_each_part_of_the_letter_has_a_style_of_its_own(letter: Letter) -> None:
    longer = replace(
        letter,
        body=(Heading((Run("Program"),)), *letter.body),
        enclosures_label="Vedlegg:",
        enclosures=("Program", "Skjema"),
    )
    assert styled(longer) == [
        ("Sender", "KS"),
        ("Address", "Bergen kommune\nPostboks 7700\n5020 BERGEN"),
        ("Reference", "Vår referanse:\t18/00062-4"),
        ("Reference", "Dato:\t26.02.2018"),
        ("Heading 1", "Invitasjon til Bilbao"),
        ("Salutation", "Til Bergen kommune"),
        ("Heading 2", "Program"),
        ("Normal", "Siden 2008 har 38 undertegnet."),
        ("Normal", "Om equality."),
        ("Closing", "Med vennlig hilsen"),
        ("Signature", ""),
        ("Enclosures", "Vedlegg:"),
        ("Enclosure", "Program"),
        ("Enclosure", "Skjema"),
    ]


def test_signers_stand_side_by_side(letter: Letter) -> None:
    (table,) = opened(letter).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Gunn Marit Helgesen\nStyreleder KS", "Lasse Hansen\nDirektør"]
    ]


def test_footnotes_are_those_of_word_and_their_links_lead_somewhere(letter: Letter) -> None:
    marks = part(letter, "word/document.xml").findall(f".//{W}footnoteReference")
    notes = part(letter, "word/footnotes.xml").findall(f"{W}footnote")
    assert [mark.get(f"{W}id") for mark in marks] == ["1"]
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1"]
    assert [text.text for text in notes[-1].iter(f"{W}t")] == [" ", "Se ", "engelsk", " tekst."]
    (link,) = part(letter, "word/_rels/footnotes.xml.rels")
    assert link.get("Target") == "https://charter-equality.eu/"
    assert link.get("TargetMode") == "External"


def test_it_knows_its_title_its_sender_its_day_and_its_languages(letter: Letter) -> None:
    said = opened(letter).core_properties
    assert (said.title, said.author, said.language) == ("Invitasjon til Bilbao", "KS", "nb-NO")
    assert str(said.created).startswith("2018-02-26")
    styles = part(letter, "word/styles.xml")
    assert styles.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "nb-NO"
    (foreign,) = part(letter, "word/document.xml").findall(f".//{W}rPr/{W}lang")
    assert foreign.get(f"{W}val") == "en-GB"


def test_pages_are_of_a4_and_numbered_by_word_from_the_second_on(letter: Letter) -> None:
    (section,) = opened(letter).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    fields = section.footer._element.findall(f".//{W}fldSimple")
    assert [field.get(f"{W}instr").strip() for field in fields] == ["PAGE", "NUMPAGES"]
    shown = [text.text for text in section.footer._element.iter(f"{W}t")]
    assert shown == ["Side ", "1", " av ", "1"]
    assert section.header.paragraphs[0].text == "KS\t18/00062-4"
    reach = "Postboks 1378 Vika, 0114 Oslo · ks@ks.no"
    assert section.first_page_footer.paragraphs[0].text == reach


def test_each_numbered_list_begins_with_its_own_number(letter: Letter) -> None:
    def items(start: int) -> Items:
        return Items(tuple((Paragraph((Run(text),)),) for text in "ab"), True, start)

    listed = replace(letter, body=(items(1), items(7), Items(((items(3),),))))
    starts = part(listed, "word/numbering.xml").findall(f".//{W}lvlOverride")
    found = [(one.get(f"{W}ilvl"), one[0].get(f"{W}val")) for one in starts]
    assert found == [("0", "1"), ("0", "7"), ("1", "3")]


def test_the_signature_is_kept_with_the_end_of_the_text(letter: Letter) -> None:
    document = opened(letter)
    last = next(one for one in document.paragraphs if one.text == "Om equality.")
    assert last.paragraph_format.keep_with_next
    for name in ("Closing", "Signature"):
        assert document.styles[name].paragraph_format.keep_with_next
    assert part(letter, "word/document.xml").findall(f".//{W}trPr/{W}cantSplit")


def test_characters_that_no_file_can_hold_are_left_out(letter: Letter) -> None:
    marred = replace(letter, salutation="Til\x00 Ber\x1bgen\ud800\ttown\x0bhall & <Co>")
    assert ("Salutation", "Til Bergen town hall & <Co>") in styled(marred)


@pytest.mark.office
@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ,
    reason="LibreOffice (soffice) is not installed; in CI it has to be",
)
def test_libreoffice_opens_it_and_the_address_stands_in_the_window(
    letter: Letter, tmp_path: Path, pages: Callable[[bytes], list[str]]
) -> None:
    long = replace(
        letter, sender=Sender("Kommunesektorens organisasjon " * 3), body=letter.body * 25
    )
    (tmp_path / "letter.docx").write_bytes(docx.render(long))
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    call += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "letter.docx")]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    made = (tmp_path / "letter.pdf").read_bytes()
    first, second, *_ = pages(made)
    assert "Se engelsk tekst." in first
    assert "Side 2 av" in second
    assert second.split()[0] == "Kommunesektorens"
    call = ["pdftotext", "-bbox", "-l", "1", "-", "-"]
    found = subprocess.run(call, input=made, capture_output=True, check=True).stdout.decode()
    mm = {word: place for word, place in map(placed, found.splitlines()) if word}
    assert 25 <= mm["Postboks"][0] <= 26
    assert 53 <= mm["5020"][1] <= 59  # the third line of the address
    assert mm["Vår"][0] > 120
    assert 88 <= mm["Invitasjon"][1] <= 95


def placed(line: str) -> tuple[str, tuple[float, float]]:
    """Return a word that poppler found, and its place from the left and from above."""
    if "<word" not in line:
        return "", (0, 0)
    left, top = (float(line.split(f'{name}="')[1].split('"')[0]) for name in ("xMin", "yMin"))
    word = line.split(">")[1].split("<")[0]
    return word, (left / 72 * 25.4, top / 72 * 25.4)
