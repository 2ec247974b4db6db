"""Logo and signatures stand in every format that can show them, also where SVG is not known."""

import base64
import email
import re
from collections.abc import Callable
from dataclasses import replace
from email import policy
from io import BytesIO
from zipfile import ZipFile

import pytest

from charter_cli import letterheads
from charter_cli.errors import BadTemplate
from charter_cli.letter import Image, Letter, Mailbox
from charter_cli.letterheads import images
from charter_cli.letters import _pictures, docx, eml, html

PNG = b"\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M1 1 L9 3"/></svg>'


def drawing(width: int, height: int, alt: str, shown: float = 0.0) -> Image:
    return images.picture(SVG.format(width, height).encode(), alt, shown)


@pytest.fixture
def signed(written: Callable[..., Letter]) -> Letter:
    """Return a letter with a logo of 45 mm, and the signature of the first who signs."""
    letter = written("nb")
    name = letter.signers[0].name
    head = replace(
        letterheads.take("plain"),
        logo=drawing(120, 40, "KS «logo»", 45.0),
        signatures=((name, drawing(60, 20, name)),),
    )
    return replace(letter, letterhead=head, mailbox=Mailbox("post@bergen.example", "Bergen"))


def test_a_page_holds_its_pictures_itself(signed: Letter) -> None:
    page = html.write(signed)
    found = re.findall(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]+)"', page)
    assert all(base64.b64decode(content).startswith(PNG) for content, _ in found)
    assert [alt for _, alt in found] == ["KS «logo»", signed.signers[0].name]
    assert 'width="170" height="56"' in page


def test_an_email_has_its_pictures_beside_the_page(signed: Letter) -> None:
    mail = email.message_from_bytes(eml.render(signed), policy=policy.default)
    page = mail.get_body(("html",))
    assert page is not None
    shown = re.findall(r'<img src="cid:([^"]+)"', page.get_content())
    parts = {part["Content-ID"]: part for part in mail.walk() if part["Content-ID"]}
    assert len(shown) == 2
    assert list(parts) == [f"<{name}>" for name in shown]
    assert all(part.get_content().startswith(PNG) for part in parts.values())
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["application/pdf"]


def test_a_high_logo_is_no_higher_than_on_paper() -> None:
    shown = _pictures.logo(drawing(20, 40, "KS", 45.0))
    assert shown.height == pytest.approx(22, abs=0.2)
    assert shown.width == pytest.approx(11, abs=0.2)


def test_a_picture_that_cannot_be_drawn_is_named() -> None:
    broken = Image("0123456789abcdef.svg", b"nothing", "the logo of KS", 45.0)
    with pytest.raises(BadTemplate, match="the logo of KS"):
        _pictures.logo(broken)


def test_a_word_file_holds_its_pictures_and_says_what_they_show(signed: Letter) -> None:
    package = ZipFile(BytesIO(docx.render(signed)))
    held = {name for name in package.namelist() if name.startswith("word/media/")}
    document = package.read("word/document.xml").decode()
    relations = package.read("word/_rels/document.xml.rels").decode()
    shown = re.findall(r'r:embed="([^"]+)"', document)
    targets = dict(
        re.findall(r'Id="(picture-[^"]+)" Type="[^"]+/image" Target="([^"]+)"', relations)
    )
    assert len(held) == 2
    assert {f"word/{targets[name]}" for name in shown} == held
    assert all(package.read(name).startswith(PNG) for name in held)
    assert re.findall(r'docPr id="(\d)" name="[^"]+" descr="([^"]+)"', document) == [
        ("1", "KS «logo»"),
        ("2", signed.signers[0].name),
    ]
    assert 'cx="161' in document  # 45 mm
