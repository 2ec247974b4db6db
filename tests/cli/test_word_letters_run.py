"""`charter letters` makes Word files of Word files, beside texts in Markdown."""

from pathlib import Path

import docx
import pytest
from tests.conftest import Charter
from tests.word_files import NOTES, with_footnotes, with_xml

FIELD = "<w:r><w:t>{}</w:t></w:r>"
NB = (
    FIELD.format("{{ address }}"),
    '<w:r><w:t>{{ auth</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ority.name }} har'
    " signert &amp; {{ count(authority.country) }} til.</w:t></w:r>",
)


@pytest.fixture
def mixed(towns: Charter, spring: Path) -> Path:
    """Return the mailing of spring with a Word file in the place of its Norwegian text."""
    (spring / "nb.md").unlink()
    file = with_xml(spring / "nb.docx", *NB, title="Invitasjon til {{ authority.name }}")
    with_footnotes(file, NOTES.replace(" ({{ sender.website | link }})", ""))
    (spring / "~$nb.docx").write_bytes(b"open in Word")
    return spring


def paragraphs(file: Path) -> list[str]:
    return [one.text for one in docx.Document(str(file)).paragraphs if one.text]


def test_every_recipient_gets_its_letter_from_the_text_of_its_language(
    towns: Charter, mixed: Path
) -> None:
    towns.done("edit", "Bergen", "--name", "Bergen & <Os>")
    towns.done("letters", "spring", "--format", "docx")
    made = {path.stem.partition("-")[2]: path for path in (mixed / "letters").glob("*.docx")}
    assert len(made) == 7
    bergen = next(path for name, path in made.items() if name.startswith("bergen"))
    assert paragraphs(bergen)[0].startswith("Bergen & <Os>")
    assert paragraphs(bergen)[1] == "Bergen & <Os> har signert & 3 til."
    assert docx.Document(str(bergen)).core_properties.title == "Invitasjon til Bergen & <Os>"
    malmo = next(path for name, path in made.items() if name.startswith("malmo"))
    assert "Invitation to Malmö" in paragraphs(malmo)
    towns.done("verify", "spring/letters")


def test_texts_in_word_alone_make_word_files_unasked(towns: Charter, mixed: Path) -> None:
    (mixed / "en.md").unlink()
    said = towns.told("letters", "spring", "--limit", "1")
    assert "The texts are Word files, so the letters are too (docx)." in said
    assert [path.suffix for path in (mixed / "letters").glob("*-*")] == [".docx"]


@pytest.mark.parametrize("words", [(), ("--format", "eml"), ("--sheet", "print")])
def test_other_formats_are_refused_with_the_way_out(
    towns: Charter, mixed: Path, words: tuple[str, ...]
) -> None:
    said = towns("letters", "spring", *words)
    assert said.code == 5
    told = " ".join(said.err.split())
    assert "nb.docx is a Word file, so its letters are Word files" in told
    assert "Say --format docx" in told
    assert not list((mixed / "letters").glob("*"))


def test_a_missing_value_is_told_by_file_paragraph_field_and_recipient(
    towns: Charter, mixed: Path
) -> None:
    with_xml(mixed / "nb.docx", FIELD.format("Nettsted: {{ authority.website }}"), title="Brev")
    said = towns("letters", "spring", "--format", "docx")
    assert said.code == 5
    told = " ".join(said.err.split())
    assert "nb.docx, “Nettsted: {{ authority.website }}”" in told
    assert "the field authority.website is empty" in told


def test_two_texts_in_one_language_are_refused(towns: Charter, mixed: Path) -> None:
    (mixed / "nb.md").write_text("Subject: Hei\n\nHei\n", encoding="utf-8")
    said = towns("letters", "spring", "--plan")
    assert said.code == 5
    assert "holds both nb.docx and nb.md" in " ".join(said.err.split())


def test_a_file_that_could_not_be_put_together_is_told_by_the_check(
    towns: Charter, mixed: Path
) -> None:
    inner = FIELD.format("{% if today %}")
    with_xml(mixed / "nb.docx", inner, FIELD.format("Hei{% endif %}"), title="Brev")
    said = towns("template", "check", "spring/nb.docx")
    assert said.code == 5
    assert "{% endif %} stands elsewhere than its {% if %}" in " ".join(said.err.split())
