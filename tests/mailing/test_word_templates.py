"""A Word template is read as a secretary sees it, whatever Word made of it."""

import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word_files import W, repacked, with_footnotes, with_xml

from charter_cli.errors import BadTemplate
from charter_cli.mailing import word


def saved(file: Path, *runs: str) -> Path:
    """Write a Word file with one paragraph of these runs."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    document.save(str(file))
    return file


@settings(max_examples=25)
@given(st.lists(st.integers(0, 30), max_size=6))
def test_a_field_is_read_wherever_word_has_cut_it(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    text = "Til {{ authority.name }} & <Co>"
    edges = [0, *sorted(cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges)]
    file = saved(tmp_path_factory.mktemp("word") / "nb.docx", *pieces)
    assert word.paragraphs(file) == (text,)


@pytest.mark.parametrize(
    "inner",
    [
        '<w:fldSimple w:instr=" MERGEFIELD authority_name \\* MERGEFORMAT ">'
        "<w:r><w:t>«authority_name»</w:t></w:r></w:fldSimple>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGE</w:instrText></w:r>'
        '<w:r><w:instrText>FIELD "authority_name" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«autho</w:t></w:r>'
        '<w:r><w:t>rity_name»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>mergefield authority_name</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_the_merge_fields_of_word_are_fields(tmp_path: Path, inner: str) -> None:
    inner = f"<w:r><w:t>Til </w:t></w:r>{inner}<w:r><w:t>!</w:t></w:r>"
    assert word.paragraphs(with_xml(tmp_path / "nb.docx", inner)) == ("Til {{ authority.name }}!",)


def test_any_other_field_of_word_shows_what_it_shows(tmp_path: Path) -> None:
    inner = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    assert word.paragraphs(with_xml(tmp_path / "nb.docx", inner)) == ("7",)


def test_printed_quotes_between_braces_are_those_of_a_template(tmp_path: Path) -> None:
    file = saved(tmp_path / "nb.docx", "«Hei» {{ count(“NO”, kind=‘county’) }}")
    assert word.paragraphs(file) == ("«Hei» {{ count(\"NO\", kind='county') }}",)


def test_tables_headers_and_footers_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ a }}"
    document.sections[0].header.paragraphs[0].text = "{{ b }}"
    document.sections[0].footer.paragraphs[0].text = "{{ c }}"
    document.save(str(tmp_path / "nb.docx"))
    assert word.paragraphs(tmp_path / "nb.docx") == ("{{ a }}", "{{ c }}", "{{ b }}")


def test_footnotes_are_read(tmp_path: Path) -> None:
    note = f"<w:footnotes {W}><w:p><w:r><w:t>{{{{ d }}}}</w:t></w:r></w:p></w:footnotes>"
    file = with_footnotes(saved(tmp_path / "nb.docx", "x"), note)
    assert word.paragraphs(file) == ("x", "{{ d }}")


def test_a_footer_is_read_whatever_its_file_is_called(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "{{ d }}"
    document.save(str(tmp_path / "nb.docx"))
    with zipfile.ZipFile(tmp_path / "nb.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "nb.docx", "w") as package:
        for name, content in parts.items():
            renamed = content.replace(b"footer1.xml", b"first-footer.xml")
            package.writestr(name.replace("footer1.xml", "first-footer.xml"), renamed)
    assert word.paragraphs(tmp_path / "nb.docx") == ("{{ d }}",)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("part", "raw", "why"),
    [
        ("word/document.xml", BOMB, "is no Word file"),
        ("word/document.xml", b"<w:p", "is no Word file"),
        ("word/document.xml", b" " * (word.LARGEST + 1), "is larger than"),
        ("word/vbaProject.bin", b"", "holds macros"),
    ],
)
def test_what_a_stranger_hid_in_it_is_refused(
    tmp_path: Path, part: str, raw: bytes, why: str
) -> None:
    file = repacked(saved(tmp_path / "nb.docx", "x"), {part: raw})
    with pytest.raises(BadTemplate, match=rf"nb\.docx {why}"):
        word.paragraphs(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"Kj\xc3\xa6re leser"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "nb.docx").write_bytes(content)
    with pytest.raises(BadTemplate, match=r"nb\.docx is no Word file"):
        word.paragraphs(tmp_path / "nb.docx")
