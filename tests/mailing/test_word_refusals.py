"""What cannot be filled in a Word file is told by its paragraph, and nothing is made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.word_files import with_xml

from charter_cli.errors import BadTemplate
from charter_cli.mailing import word
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.model import Authority, Pair, Recipient
from charter_cli.occasions import Occasion, Place
from charter_cli.wording import Worded

Fill = Callable[..., Any]


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (
            ("Hei", "Region: {{ authority.region }} & mer"),
            "nb.docx, “Region: {{ authority.region }} & mer”: the field authority.region is empty",
        ),
        (("{{ authority.nme }}!",), "nb.docx, “{{ authority.nme }}!”: the field authority.nme is"),
        (("Til {{ authority.name",), "nb.docx, “Til {{ authority.name”: {{ is never closed."),
        (("Til { authority.name }}",), "nb.docx, “Til { authority.name }}”: }} is never opened."),
        (("{% if today %}", "Hei"), "nb.docx, “{% if today %}”: {% if %} is never closed."),
        (
            ("{% if today %}", "Hei{% endif %}"),
            "nb.docx, “Hei{% endif %}”: {% endif %} stands elsewhere than its {% if %}",
        ),
        (("{% raw %}", "{{ x }}", "{% endraw %}"), "nb.docx: a field is left unfilled."),
        (("{{ auth\u200bority.name }}",), "a character that nobody can see (U+200B)"),
        (("{% endif %}",), "nb.docx, “{% endif %}”: "),
    ],
)
def test_what_cannot_be_filled_is_told_by_its_paragraph(
    fill: Fill, tmp_path: Path, paragraphs: tuple[str, ...], sentence: str
) -> None:
    document = docx.Document()
    document.core_properties.title = "Brev"
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(tmp_path / "nb.docx"))
    with pytest.raises(BadTemplate) as caught:
        fill(tmp_path / "nb.docx")
    assert sentence in caught.value.message


def test_a_number_that_nobody_has_is_told_by_its_paragraph(
    mailing: Mailing, tmp_path: Path
) -> None:
    def unknown(_asked: object) -> Pair:
        raise BadTemplate("nobody's statement is on record.")

    file = with_xml(tmp_path / "nb.docx", "<w:r><w:t>I alt {{ stated().on }}</w:t></w:r>")
    told = replace(mailing, texts={"nb": word.read(file, "nb")})
    with pytest.raises(BadTemplate, match=r"nb\.docx, “I alt {{ stated\(\)\.on }}”: nobody's"):
        compose_all(told, plan(told, [Recipient(Authority(1, "B", "NO"))]), unknown)


def test_a_table_that_would_have_no_row_is_refused(fill: Fill, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Program")
    table = document.add_table(3, 1)
    for row, text in enumerate(("{% for p in occasion.parts %}", "{{ p.place }}", "{% endfor %}")):
        table.cell(row, 0).text = text
    document.save(str(tmp_path / "nb.docx"))
    parts = tuple(Occasion(place=Place(Worded(place))) for place in ("Aten & co", "Oslo"))
    assert len(fill(tmp_path / "nb.docx", *parts).tables[0].rows) == 2
    with pytest.raises(BadTemplate, match="a table would be left without a row"):
        fill(tmp_path / "nb.docx")
