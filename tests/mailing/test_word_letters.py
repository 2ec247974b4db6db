"""A letter that staff made in Word is filled: every field, and nothing else changes."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word_files import (
    ADDRESS,
    COMPLEX,
    IN_PIECES,
    NAME,
    NOTED,
    SIMPLE,
    letter_of_staff,
    with_footnotes,
    with_xml,
)

from charter_cli.dates import PartialDate
from charter_cli.letters import docx as word_files
from charter_cli.mailing import word
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.texts import TAG
from charter_cli.model import Address, Authority, Pair, Recipient
from charter_cli.occasions import Occasion, Place, When
from charter_cli.wording import Worded

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOURS = When(
    PartialDate("2019-11-19"), PartialDate("2019-11-19"), time(14), time(17, 30), "Europe/Brussels"
)
PARTS = tuple(Occasion(when=HOURS, place=Place(Worded(place))) for place in ("Aten & co", "Oslo"))

Fill = Callable[..., Any]


def told(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_a_field_is_filled_whatever_word_has_made_of_it(fill: Fill, tmp_path: Path) -> None:
    """All in one file, as each letter starts a process."""
    cases = {
        IN_PIECES: f"Til {NAME} & <alle>",
        SIMPLE: NAME,
        COMPLEX: "26. februar 2018",
        ADDRESS: f"{NAME}\nRådhusgata 1\n5020 BERGEN",
        NOTED: "38 har undertegnet.",
        "<w:r><w:t>{{ salutation }}</w:t></w:r>": f"Til {NAME}",
        "<w:r><w:t>{{ sender.name</w:t><w:br/><w:t>}}</w:t></w:r>": "KS",
        "<w:r><w:t>a {# b #}{% if contact.role %}x{% else %}y{% endif %}</w:t></w:r>": "a y",
        "<w:r><w:t>{% set a = “x” %}{{ a }}</w:t><w:tab/><w:t> b </w:t></w:r>": "x\t b ",
        "<w:r><w:t>{{ ‘{’ }} &amp;amp; {{ “&lt;w:p/>” }}</w:t></w:r>": "{ &amp; <w:p/>",
    }
    file = with_footnotes(with_xml(tmp_path / "nb.docx", *cases, title="Brev"))
    assert told(fill(file)) == list(cases.values())


@settings(max_examples=10)
@given(cuts=st.lists(st.integers(0, 40), max_size=7))
def test_a_mended_file_has_each_field_once_in_one_piece(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    text = "Til {{ authority.name }} og {{ sender.name }}!"
    edges = [0, *sorted(cuts), len(text)]
    document = docx.Document()
    paragraph = document.add_paragraph()
    for start, end in pairwise(edges):
        paragraph.add_run(text[start:end]).bold = bool(start % 2)
    file = tmp_path_factory.mktemp("word") / "nb.docx"
    document.save(str(file))
    found = word.read(file, "nb")
    assert [TAG.findall(line) for line in found.body.split("\n")] == [
        [],
        ["{{ authority.name }}"],
        ["{{ sender.name }}"],
    ]
    assert found.word is not None
    kept = "".join(piece for piece in found.word.pieces if isinstance(piece, str))
    assert "Til  og !" in re.sub("<[^>]+>", "", kept)


def test_a_field_keeps_the_looks_of_its_first_letter(fill: Fill, tmp_path: Path) -> None:
    file = with_xml(tmp_path / "nb.docx", IN_PIECES, COMPLEX, title="Brev")
    name, day = (p.runs for p in fill(file).paragraphs[:2])
    assert [(run.text, run.bold, run.italic) for run in name] == [
        ("Til ", None, None),
        (NAME, True, None),
        (" & <alle>", None, None),
    ]
    assert [(run.text, run.bold, run.italic) for run in day] == [("26. februar 2018", None, True)]


def test_a_whole_letter_is_filled_in_all_its_parts(
    raw: Callable[..., bytes], tmp_path: Path
) -> None:
    made = raw(letter_of_staff(tmp_path / "nb.docx"), *PARTS)
    document = docx.Document(io.BytesIO(made))
    assert told(document) == [
        f"{NAME}\nRådhusgata 1\n5020 BERGEN",
        "26. februar 2018",
        f"Til {NAME} & <alle>",
        "38 har undertegnet.",
        "Kontakt: Marit Tovsen (marit.tovsen@ks.no) og"
        " Knut Hjorth-Johansen (knut.hjorth-johansen@ks.no)",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    hours = "19. november 2019 kl.\xa014:00–17:30 (CET)"
    assert rows == [["Tid", "Sted"], [hours, "Aten & co"], [hours, "Oslo"]]
    assert document.sections[0].header.paragraphs[0].text == f"KS til {NAME}"
    assert document.core_properties.title == f"Invitasjon til {NAME}"
    assert document.core_properties.author == "KS"
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        notes = package.read("word/footnotes.xml").decode()
        links = package.read("word/_rels/footnotes.xml.rels").decode()
        body = package.read("word/document.xml").decode()
        assert package.testzip() is None
    assert "Kilde: KS, per 26. februar 2018" in notes
    assert 'Target="https://www.ks.no"' in links
    assert "Ref. </w:t>" in body
    assert "18/00062-4" in body
    assert not any(
        mark in notes + body for mark in ("{{", "{%", "\ue004", "MERGEFIELD", "proofErr")
    )


def test_links_lead_where_they_say(fill: Fill, tmp_path: Path) -> None:
    file = with_xml(
        tmp_path / "nb.docx",
        "<w:r><w:t>Se {{ authority.website | link }} her</w:t></w:r>",
        title="Brev",
    )
    document = fill(file, website="https://x.example/?a=1&b=<2>".replace("<2>", "2"))
    (link,) = document.paragraphs[0].hyperlinks
    assert (link.text, link.url) == ("x.example/?a=1&b=2", "https://x.example/?a=1&b=2")
    assert document.paragraphs[0].text == "Se x.example/?a=1&b=2 her"


def test_paragraphs_and_rows_of_conditions_leave_no_gap(fill: Fill, tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Før", "{% if contact.role %}", "Aldri", "{% endif %}", "Etter"):
        document.add_paragraph(text)
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{% if contact.role %}"
    cell.add_paragraph("Aldri")
    cell.add_paragraph("{% endif %}")
    document.save(str(tmp_path / "nb.docx"))
    found = fill(tmp_path / "nb.docx")
    assert [paragraph.text for paragraph in found.paragraphs] == ["Før", "Etter"]
    assert [p.text for p in found.tables[0].cell(0, 0).paragraphs] == [""]


def test_the_same_letter_is_made_byte_by_byte(raw: Callable[..., bytes], tmp_path: Path) -> None:
    file = letter_of_staff(tmp_path / "nb.docx")
    assert raw(file, *PARTS) == raw(file, *PARTS)


def test_what_is_not_text_stays_as_it_was(raw: Callable[..., bytes], tmp_path: Path) -> None:
    file = letter_of_staff(tmp_path / "nb.docx")
    with (
        zipfile.ZipFile(file) as before,
        zipfile.ZipFile(io.BytesIO(raw(file, *PARTS))) as after,
    ):
        for name in ("word/styles.xml", "word/theme/theme1.xml", "docProps/thumbnail.jpeg"):
            assert after.read(name) == before.read(name)
        assert after.namelist()[0] == "[Content_Types].xml"


def test_the_subject_is_the_title_or_else_the_first_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("", "{% set a = 1 %}", "Kjære {{ authority.name }}", "Hei"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "nb.docx"))
    assert word.read(tmp_path / "nb.docx", "nb").subject == "Kjære {{ authority.name }}"
    document.core_properties.title = " Brev\ntil {{ authority.name }} "
    document.save(str(tmp_path / "nb.docx"))
    assert word.read(tmp_path / "nb.docx", "nb").subject == "Brev til {{ authority.name }}"


def test_thirty_eight_letters_hold_the_values_of_thirty_eight_recipients(
    mailing: Mailing, tmp_path: Path
) -> None:
    text = word.read(letter_of_staff(tmp_path / "nb.docx"), "nb")
    told = replace(mailing, texts={"nb": text})
    bodies = [
        Recipient(Authority(number, f"By & <{number}>", "NO", address=Address(f"Vei {number}")))
        for number in range(38)
    ]
    told = replace(told, occasion=replace(told.occasion, parts=PARTS))
    composed = compose_all(told, plan(told, bodies), lambda _asked: Pair(38, 38))
    for number, (_, letter) in enumerate(composed.letters):
        document = docx.Document(io.BytesIO(word_files.render(letter)))
        read = [paragraph.text for paragraph in document.paragraphs]
        name = f"By & <{number}>"
        assert read[0] == f"{name}\nVei {number}"
        assert read[3] == f"Til {name} & <alle>"
        assert document.sections[0].header.paragraphs[0].text == f"KS til {name}"
        assert document.core_properties.title == f"Invitasjon til {name}"
    assert len(composed.letters) == 38


@pytest.mark.office
@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ,
    reason="LibreOffice (soffice) is not installed; in CI it has to be",
)
def test_libreoffice_opens_what_was_filled(raw: Callable[..., bytes], tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(raw(letter_of_staff(tmp_path / "nb.docx"), *PARTS))
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    words += ["--convert-to", "html", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "letter.docx")], check=True, capture_output=True)
    page = re.sub(r"<[^>]+>", "", (tmp_path / "letter.html").read_text(encoding="utf-8"))
    read = " ".join(unescape(page).split())
    assert f"Til {NAME} & <alle>" in read
    assert "Kilde: KS, per 26. februar 2018" in read
