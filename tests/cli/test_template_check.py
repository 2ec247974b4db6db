"""`charter template check` says what a template names, and everything that is wrong in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., str]:
    """Return a maker of Word files with these paragraphs."""

    def make(*paragraphs: str) -> str:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(tmp_path / "nb.docx"))
        return str(tmp_path / "nb.docx")

    return make


def test_a_sound_template_is_told_by_its_fields(charter: Any, template: Callable[..., str]) -> None:
    file = template(
        "Til {{ authority.name }}, {{ authority.city | link }}",
        "{% if contact.role %}",
        "{{ contact.role }} & <Co>",
        "{% endif %}",
        "> Word is no Markdown ![x](y) [^1]",
        '{{ count("NO") }} i {{ authority.name }}',
    )
    said = charter("template", "check", file)
    assert said.code == 0
    assert [line.split() for line in said.out.splitlines()[1:]] == [
        ["authority.city", "1"],
        ["authority.name", "2"],
        ["contact.role", "2"],
        ["count()", "1"],
    ]
    assert "nb.docx can be filled." in said.err


def test_each_bad_field_is_quoted_with_its_paragraph_and_the_nearest_name(
    charter: Any, template: Callable[..., str]
) -> None:
    file = template(
        "Til {{ authority.nme }} fra {{ sendr.name }}",
        "{% if contact.rolle %}",
        "Hei",
        "{% endif %}",
        "Velkommen til {{ occasion.title | dya }}",
    )
    said = charter("template", "check", file)
    assert said.code == 5
    told = " ".join(said.err.split())
    assert told.count("“Til {{ authority.nme }} fra {{ sendr.name }}”") == 2
    for sentence in (
        "the field authority.nme is not known. Did you mean authority.name?",
        "the field sendr is not known. Did you mean sender?",
        "“{% if contact.rolle %}” the field contact.rolle is not known.",
        "“Velkommen til {{ occasion.title | dya }}” the filter dya is not known. Did you mean day?",
        "nb.docx cannot be filled: 4 places to correct.",
    ):
        assert sentence in told


def test_a_block_that_is_never_closed_is_told_once(
    charter: Any, template: Callable[..., str]
) -> None:
    said = charter("template", "check", template("{% if contact.role %}", "Hei"))
    assert said.code == 5
    assert "{% if %} is never closed" in said.err
    assert "1 place to correct" in said.err


def test_a_markdown_text_is_checked_as_well(charter: Any, tmp_path: Path) -> None:
    (tmp_path / "nb.md").write_text("Subject: {{ ocasion.title }}\n\nTil {{ authority.name }}\n")
    said = charter("template", "check", str(tmp_path / "nb.md"))
    assert said.code == 5
    assert "“{{ ocasion.title }}”" in said.err
    assert "Did you mean occasion?" in said.err


def test_what_a_letter_cannot_show_is_told_before_one_is_made(charter: Any, tmp_path: Path) -> None:
    (tmp_path / "nb.md").write_text("Subject: Hei\n\nTil deg\nog ![alle](b.png)\n\n> Takk\n")
    said = charter("template", "check", str(tmp_path / "nb.md"))
    assert said.code == 5
    assert "“og ![alle](b.png)”\n  an image cannot stand in a letter" in said.err
    assert "“> Takk”\n  a quotation" in said.err
    assert "2 places to correct" in said.err


@pytest.mark.parametrize(("name", "code"), [("nb.docx", 3), ("notes.odt", 5)])
def test_what_is_no_template_is_refused(charter: Any, tmp_path: Path, name: str, code: int) -> None:
    if code == 5:
        (tmp_path / name).write_bytes(b"x")
    assert charter("template", "check", str(tmp_path / name)).code == code
