"""The real letter of 26 February 2018 says the same in every format."""

import email
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from email import policy
from html.parser import HTMLParser
from pathlib import Path

import docx as word
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from charter_cli import shelf
from charter_cli.letter import Letter
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.produce import FORMATS
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Recipient

POINTS = Path(__file__).with_name("points")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def letters(
    mailing: Mailing,
    towns: Mapping[str, Recipient],
    counted: Mapping[FigureRequest, Figure],
) -> Callable[[str, str], Letter]:
    """Return a way to write to a town in a language."""

    def write(town: str, language: str) -> Letter:
        only = replace(mailing, texts={language: mailing.texts[language]})
        body = replace(towns[town].authority, email="post@town.example")
        recipient = replace(towns[town], authority=body)
        return compose_all(only, plan(only, [recipient]), counted.__getitem__).letters[0][1]

    return write


def text_of_docx(content: bytes) -> Iterator[str]:
    document = word.Document(io.BytesIO(content))
    for block in document.iter_inner_content():
        if isinstance(block, word.table.Table):
            cells = [cell for row in block.rows for cell in row.cells]
            yield from (cell.paragraphs[line].text for line in range(2) for cell in cells)
        else:
            yield block.text
    notes = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    for note in parse_xml(notes.blob):
        yield "".join(text.text for text in note.iter(f"{W}t"))


class Page(HTMLParser):
    """Collect the text of a page, without the numbers of its notes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.numbers = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.numbers += tag == "sup" or ("role", "doc-backlink") in attrs

    def handle_data(self, data: str) -> None:
        if not self.numbers:
            self.text.append(data)
        self.numbers = 0


def text_of_eml(content: bytes) -> Iterator[str]:
    mail = email.message_from_bytes(content, policy=policy.default)
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        yield body.get_content()


READERS: Mapping[str, Callable[[bytes], Iterable[str]]] = {
    "docx": text_of_docx,
    "html": lambda content: Page(content.decode()).text,
    "txt": lambda content: [content.decode()],
    "eml": text_of_eml,
}
MARKS = re.compile(r"\[\d\]|<(?:https?|mailto):[^>]*>|(?<=[a-zö])[12](?=[. ])|^[12](?=[A-Z])")
"""Numbers of notes, and addresses of links that stand after their words."""


def bare(text: str) -> str:
    """Return text without marks and without any blanks."""
    return "".join(MARKS.sub("", text).split())


@pytest.mark.parametrize(
    ("form", "town", "language"),
    [
        ("docx", "Bergen", "nb"),
        ("html", "Bergen", "nb"),
        ("txt", "Bergen", "nb"),
        ("eml", "Bergen", "nb"),
        ("docx", "Malmö", "sv"),
        ("eml", "Helsinki", "en"),
    ],
)
def test_the_letter_says_everything_in_every_format(
    letters: Callable[[str, str], Letter], form: str, town: str, language: str
) -> None:
    letter = letters(town, language)
    made = shelf.take(FORMATS, form, "format").render(letter)
    said = bare("".join(READERS[form](made)))
    signers = [(signer.name, signer.title) for signer in letter.signers]
    side_by_side = {" ".join(texts) for texts in zip(*signers, strict=True)}
    points = (POINTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    points = [point for point in points if point not in side_by_side]
    points += ["".join(signer) for signer in signers if form != "docx"]
    assert not [point for point in points if bare(point) not in said]


def test_every_format_of_the_shelf_is_read_here() -> None:
    assert {*READERS, "pdf"} == set(shelf.names(FORMATS))
