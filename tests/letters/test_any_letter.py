"""Whatever a letter holds: every word is in every format, and none of them becomes markup."""

import email
import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date, datetime
from email import policy
from html.parser import HTMLParser
from typing import Any

import icalendar
import pytest
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli import letterheads, shelf
from charter_cli.letter import (
    Appointment,
    Block,
    Heading,
    Items,
    Letter,
    Mailbox,
    Paragraph,
    Reference,
    Run,
    Sender,
    Signer,
)
from charter_cli.letters import docx, eml, html, txt

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
SIGNS = re.compile(r" *((-|\d+\.|\[\d+\]) +)*")
NASTY = (
    "Hei\r\nBcc: evil@example.org",
    "=?utf-8?q?Hello=0ABcc:_evil@example.org?=",
    "a, b <evil@example.org>, c",
    '"Roma" & Co <script>alert(1)</script>',
    "]]> {{ 7*7 }} {% x %} ${a} $accent",
    "END:VEVENT\nBEGIN:VEVENT",
    "\x00\x1b[31m\ud800\ufffe",
    "1\N{NO-BREAK SPACE}692 東京都 e\u0301",
    "--=_letter--\n.\n",
    "x" * 200,
)
WORDS = st.text(max_size=40) | st.sampled_from(NASTY)
RUNS = st.recursive(
    st.tuples(st.builds(Run, WORDS, st.booleans(), st.booleans())),
    lambda notes: st.lists(
        st.builds(
            Run,
            WORDS,
            st.booleans(),
            st.booleans(),
            st.sampled_from(("", "https://a.example/?x=1&y='2'", "mailto:a@b.example", "bad:x")),
            st.sampled_from(("", "en", "sr-Latn")),
            notes,
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=3,
)
BLOCKS = st.recursive(
    st.builds(Paragraph, RUNS) | st.builds(Heading, RUNS, st.integers(2, 3)),
    lambda inner: st.builds(
        Items,
        st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple),
        st.booleans(),
        st.integers(0, 99),
    ),
    max_leaves=5,
)
LETTERS = st.builds(
    Letter,
    language=st.sampled_from(("nb", "sr-Latn", "el")),
    letterhead=st.just(letterheads.take("plain")),
    sender=st.builds(
        Sender, WORDS, st.just("NO"), st.just("nb"), st.tuples(WORDS), st.just("post@ks.example")
    ),
    recipient=st.lists(WORDS, max_size=9).map(tuple),
    references=st.lists(st.builds(Reference, WORDS, WORDS), max_size=2).map(tuple),
    date=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    subject=WORDS,
    salutation=WORDS,
    body=st.lists(BLOCKS, max_size=4).map(tuple),
    closing=WORDS,
    signers=st.lists(st.builds(Signer, WORDS, WORDS), max_size=3).map(tuple),
    pages=st.just("Side {page} av {pages}"),
    enclosures_label=st.just("Vedlegg:"),
    enclosures=st.lists(WORDS, max_size=2).map(tuple),
    recipients_label=st.just("Mottakerliste"),
    recipients=st.lists(WORDS, max_size=2).map(tuple),
    mailbox=st.builds(Mailbox, st.just("post@bergen.example"), WORDS),
    appointments=st.tuples(
        st.builds(
            Appointment,
            WORDS,
            st.just(datetime(2018, 6, 11, 9)),
            st.just(datetime(2018, 6, 11, 16)),
            st.just("Europe/Oslo"),
            WORDS,
            st.just("https://a.example"),
            st.just("a@b"),
        )
    ),
)
MODERATE = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def squeezed(text: str) -> str:
    """Return what of a text can be seen, without any blanks."""
    return "".join(
        letter
        for letter in text
        if not letter.isspace()
        and unicodedata.category(letter) not in ("Cc", "Cs")
        and not (0xFDD0 <= ord(letter) <= 0xFDEF or ord(letter) in (0xFFFE, 0xFFFF))
    )


def of_runs(runs: tuple[Run, ...]) -> list[str]:
    return [text for run in runs for text in (run.text, *of_runs(run.note))]


def of_block(block: Block) -> list[str]:
    if isinstance(block, Items):
        return [text for item in block.items for inner in item for text in of_block(inner)]
    return of_runs(block.runs)


def words(letter: Letter) -> list[str]:
    """Return every text that the reader must find, squeezed."""
    texts = [letter.sender.name, *letter.sender.address, *letter.recipient, letter.subject]
    texts += [text for item in letter.references for text in (item.label, item.value)]
    texts += [letter.salutation, letter.closing, *letter.enclosures, *letter.recipients]
    texts += [text for signer in letter.signers for text in (signer.name, signer.title)]
    texts += [text for block in letter.body for text in of_block(block)]
    texts += [letter.enclosures_label] if letter.enclosures else []
    texts += [letter.recipients_label] if letter.recipients else []
    return [squeezed(text) for text in texts]


def shown_by_word(content: bytes) -> str:
    """Return the text of all parts of a Word file; every part must be sound XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        parts = {name: parse_xml(package.read(name)) for name in package.namelist()}
    names = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
    return squeezed("".join(text.text or "" for name in names for text in parts[name].iter(TEXT)))


class Reader(HTMLParser):
    """Collect the text and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


OURS = {"html", "head", "meta", "title", "style", "body", "main", "div", "p", "br", "span"}
OURS |= {"table", "tr", "td", "h1", "h2", "h3", "a", "em", "strong", "sup", "ul", "ol", "li"}


@MODERATE
@given(LETTERS)
def test_a_word_file_holds_every_word_and_only_sound_xml(letter: Letter) -> None:
    text = shown_by_word(docx.render(letter))
    assert not [word for word in words(letter) if word not in text]


@MODERATE
@given(LETTERS)
def test_a_page_holds_every_word_and_no_tag_but_ours(letter: Letter) -> None:
    reader = Reader()
    reader.feed(html.write(letter))
    text = squeezed("".join(reader.text))
    assert not [word for word in words(letter) if word not in text]
    assert reader.tags <= OURS
    assert all(link.startswith(("#", "https://", "mailto:")) for link in reader.links)


@MODERATE
@given(LETTERS)
def test_plain_text_holds_every_word_in_lines_that_can_be_read(letter: Letter) -> None:
    text = txt.render(letter).decode()
    seen = squeezed(text)
    assert not [word for word in words(letter) if word not in seen]
    assert not [line for line in text.split("\n") if line != line.rstrip(" ")]
    for line in text.split("\n"):
        assert len(line) <= txt.WIDTH or " " not in SIGNS.sub("", line)


@MODERATE
@given(LETTERS)
def test_an_email_goes_to_one_reader_and_holds_both_forms_and_the_files(letter: Letter) -> None:
    content = eml.draft(letter, b"%PDF-1.7 \r\n.\r\n\x00\xff")
    parsed = email.message_from_bytes(content, policy=policy.default)
    names = "From To Subject Date MIME-Version Content-Language X-Unsent Content-Type Message-ID"
    assert parsed.keys() == names.split()
    assert not [part for part in parsed.walk() if part.defects]
    (to,) = parsed["To"].addresses
    assert to.addr_spec == "post@bergen.example"
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    text, page = (parsed.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == txt.write(letter)
    assert page.get_content().replace("\r\n", "\n") == html.write(letter)
    attached, calendar = parsed.iter_attachments()
    assert attached.get_content() == b"%PDF-1.7 \r\n.\r\n\x00\xff"
    read_back: Any = icalendar.Calendar.from_ical(calendar.get_content())
    (event,) = read_back.walk("VEVENT")
    assert squeezed(event["SUMMARY"]) == squeezed(letter.appointments[0].title)


@pytest.mark.parametrize("word", shelf.names("charter_cli.letters"))
def test_the_same_letter_gives_the_same_bytes_in_each_format(letter: Letter, word: str) -> None:
    form = shelf.take("charter_cli.letters", word, "format of letters")
    whole = replace(letter, mailbox=Mailbox("post@bergen.example", "Bergen kommune"))
    first = form.render(whole)
    form.render(replace(whole, salutation="Til Voss herad"))
    assert isinstance(first, bytes)
    assert form.render(whole) == first
