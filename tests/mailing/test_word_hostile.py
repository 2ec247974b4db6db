"""Word files from strangers: refused before anything is filled, and told why."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from tests.word_files import COMPLEX, OFFICE, W, repacked, with_xml

from charter_cli.errors import BadTemplate
from charter_cli.letter import Run
from charter_cli.mailing import word, word_filling
from charter_cli.mailing.clerk import Clerk
from charter_cli.mailing.texts import Text
from charter_cli.mailing.word_form import Form

HOSTILE = Path(__file__).with_name("hostile")


def said(tmp_path: Path, inner: str) -> Text:
    """Read a file with one paragraph of this XML."""
    return word.read(with_xml(tmp_path / "nb.docx", inner, title="Brev"), "nb")


def related(file: Path, relation: str) -> Path:
    """Write a Word file whose text has one more relation."""
    with zipfile.ZipFile(with_xml(file, "<w:r><w:t>Hei</w:t></w:r>")) as package:
        name = "word/_rels/document.xml.rels"
        told = (
            package.read(name).decode().replace("</Rel", f'<Relationship Id="z" {relation}/></Rel')
        )
    return repacked(file, {name: told.encode()})


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.docx")), ids=lambda path: path.stem)
def test_a_hostile_file_is_refused_before_it_is_filled(path: Path) -> None:
    def take() -> None:
        with Clerk() as clerk:
            clerk.check([word.read(path, "nb")])

    if path.stem == "docx_split_runs":
        take()
        return
    with pytest.raises(BadTemplate) as caught:
        take()
    assert caught.value.message.startswith(path.name)
    assert not Path("charter_pwned").exists()


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ('<w:fldSimple w:instr=" DDE excel x "/>', "the field DDE of Word"),
        ('<w:fldSimple w:instr=" INCLUDETEXT &quot;c:/x&quot; "/>', "the field INCLUDETEXT of"),
        ('<w:fldSimple w:instr=" includepicture x "/>', "the field INCLUDEPICTURE of Word"),
        ('<w:fldSimple w:instr=" IF 1 = 1 &quot;a&quot; "/>', "the field IF of Word"),
        ('<w:fldSimple w:instr=" MACROBUTTON x y "/>', "the field MACROBUTTON of Word"),
        ('<w:fldSimple w:instr=" HYPERLINK &quot;file:///x&quot; "/>', "leads to a file"),
        ('<w:fldSimple w:instr=" MERGEFIELD today \\@ &quot;yy&quot; "/>', "a switch of Word"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText>'
            f'</w:r>{COMPLEX}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "a merge field stands inside another field",
        ),
        ("<w:ins><w:r><w:t>Hei</w:t></w:r></w:ins>", "holds tracked changes"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "holds comments"),
        ("<w:r><w:object/></w:r>", "holds an embedded object"),
        ('<w:hyperlink w:tooltip="{{ today }}"/>', "stands where nothing can be filled"),
        ("<w:r><w:instrText>{{ today }}</w:instrText></w:r>", "stands where nothing can be filled"),
    ],
)
def test_what_word_would_fetch_start_or_lose_is_refused(
    tmp_path: Path, inner: str, why: str
) -> None:
    with pytest.raises(BadTemplate, match=why):
        said(tmp_path, inner)


@pytest.mark.parametrize(
    ("relation", "why"),
    [
        (f'Type="{OFFICE}/image" Target="https://spy.example/x" TargetMode="External"', "leads to"),
        (f'Type="{OFFICE}/hyperlink" Target="file:///x" TargetMode="External"', "leads to"),
        (f'Type="{OFFICE}/hyperlink" Target="%7B%7Bx%7D%7D" TargetMode="External"', "a field"),
        (f'Type="{OFFICE}/oleObject" Target="x.bin"', r"does not belong in a letter \(oleObject\)"),
        (f'Type="{OFFICE}/aFChunk" Target="x.html"', r"does not belong in a letter \(aFChunk\)"),
    ],
)
def test_what_lies_elsewhere_is_refused(tmp_path: Path, relation: str, why: str) -> None:
    with pytest.raises(BadTemplate, match=why):
        word.read(related(tmp_path / "nb.docx", relation), "nb")


def test_the_data_source_of_a_merge_is_left_behind(tmp_path: Path) -> None:
    kind, target = f'Type="{OFFICE}/attachedTemplate"', 'Target="file:///c:/brev.dotm"'
    file = related(tmp_path / "nb.docx", f'{kind} {target} TargetMode="External"')
    document = docx.Document(str(file))
    merge = parse_xml(f'<w:mailMerge {W}><w:query w:val="secret"/></w:mailMerge>')
    document.settings.element.append(merge)
    document.save(str(file))
    text = word.read(repacked(file, {"word/recipientData.xml": b"<x>secret</x>"}), "nb")
    assert text.word is not None
    for name, content in text.word.template.parts:
        assert b"secret" not in content, name
        assert b"brev.dotm" not in content, name


@pytest.mark.parametrize(
    "parts",
    [
        {"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'},
        {"word/document.xml": b"<a>" * 300 + b"</a>" * 300},
        {"word/document.xml": f"<document {W}/>".encode()},
        {"word/document.xml": b'<w:document xmlns:w="urn:x"/>'},
    ],
)
def test_markup_that_word_never_writes_is_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    file = repacked(with_xml(tmp_path / "nb.docx", ""), parts)
    with pytest.raises(BadTemplate, match="is no Word file"):
        word.read(file, "nb")


def test_a_bomb_is_refused_before_it_is_unpacked_as_a_whole(tmp_path: Path) -> None:
    file = with_xml(tmp_path / "nb.docx", "")
    repacked(file, {f"word/media/{number}.png": b"\0" * 5_000_000 for number in range(5)})
    assert file.stat().st_size < 100_000
    with pytest.raises(BadTemplate, match="larger than 20,000,000 bytes"):
        word.read(file, "nb")
    repacked(file, {"word/media/0.png": b"", "word/footnotes.xml": b" " * 6_000_000})
    with pytest.raises(BadTemplate, match="is larger than"):
        word.read(file, "nb")


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ("<w:r/>" * 100_001, "is far longer than a letter"),
        (f"<w:r><w:t>{'{{a}}' * 1_001}</w:t></w:r>", "too many fields stand in one paragraph"),
        (f"<w:r><w:t>{'{{' * 100_000}</w:t></w:r>", "is never closed"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 1_000, "stand inside each other"),
    ],
)
def test_a_file_that_would_keep_us_busy_is_refused(tmp_path: Path, inner: str, why: str) -> None:
    with pytest.raises(BadTemplate, match=why) as caught:
        said(tmp_path, inner)
    assert len(caught.value.message) < 400


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO(with_xml(tmp_path / "nb.docx", "").read_bytes())
    with zipfile.ZipFile(packed, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<x/>")
    (tmp_path / "nb.docx").write_bytes(packed.getvalue())
    with pytest.raises(BadTemplate, match="is no Word file"):
        word.read(tmp_path / "nb.docx", "nb")


def test_a_loop_that_makes_much_of_little_is_stopped(tmp_path: Path) -> None:
    text = said(tmp_path, f"<w:r><w:t>{'x' * 10_000}</w:t></w:r>")
    assert isinstance(text.word, Form)
    mark = text.body[text.body.rindex("\ue004") :]
    with pytest.raises(BadTemplate, match="a letter would be larger"):
        word_filling.lay_out(text.word, text.body + mark * 10_000)


def test_a_value_is_no_markup_and_no_mark(tmp_path: Path) -> None:
    text = said(tmp_path, "<w:r><w:t>{{ authority.name }}</w:t></w:r>")
    name = "</w:t>\ue0040\ue005{{ today }}"
    fields = {"authority": {"name": name}, "contact": {}}
    with Clerk() as clerk:
        clerk.check([text])
        clerk.tell({}, {"nb": {"language": "nb"}})
        (filled,) = clerk.fill([("nb", fields)])
    assert filled.word is not None
    assert filled.word.values == ((Run(name),),)


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ('<w:fldChar w:fldCharType="begin"/>', "cuts a field of Word in two"),
        ('<w:footnoteReference w:id="2"/><w:footnoteReference w:id="2"/>', "a footnote stands in"),
        ("<w:tbl><w:tblPr/></w:tbl>", "a table would be left without a row"),
        ("<w:tbl><w:tr/></w:tbl>", "a row would be left without a cell"),
        ("</w:p>", "does not fit together"),
    ],
)
def test_a_letter_that_word_would_call_damaged_is_refused(xml: str, why: str) -> None:
    check = word_filling._Check("nb.docx")
    check.read("<x><w:tbl><w:sdt><w:tr><w:tc><w:p/></w:tc></w:tr></w:sdt></w:tbl></x>")
    with pytest.raises(BadTemplate, match=why):
        check.read(f"<x>{xml}</x>")
