"""The e-mail of a letter: a draft to exactly one mailbox, with everything in it."""

import email
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest

from charter_cli.errors import BadTemplate, Unreachable
from charter_cli.letter import Appointment, Letter, Mailbox, Sender
from charter_cli.letters import eml

TO = Mailbox("post@bergen.example", "Bergen kommune")
DAYS = Appointment(
    "Likestilling; mangfold", date(2018, 6, 11), date(2018, 6, 13), identity="bilbao@ks.no"
)


@pytest.fixture
def addressed(letter: Letter) -> Letter:
    """Return the letter with a mailbox."""
    return replace(letter, mailbox=TO)


def read(letter: Letter) -> EmailMessage:
    """Return the draft as Python's own library reads it."""
    parsed = email.message_from_bytes(eml.draft(letter, b"%PDF-"), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    assert not [part for part in parsed.walk() if part.defects]
    return parsed


def test_it_is_a_draft_from_the_sender_to_one_recipient(addressed: Letter) -> None:
    mail = read(addressed)
    assert str(mail["From"]) == "KS <ks@ks.no>"
    assert str(mail["To"]) == "Bergen kommune <post@bergen.example>"
    assert mail["Subject"] == "Invitasjon til Bilbao"
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime.date() == date(2018, 2, 26)
    assert mail["Content-Language"] == "nb"
    assert not {"Cc", "Bcc", "Reply-To"} & set(mail.keys())


def test_it_holds_text_and_page_and_the_pdf(
    addressed: Letter, pages: Callable[[bytes], list[str]]
) -> None:
    mail = email.message_from_bytes(eml.render(addressed), policy=policy.default)
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "invitasjon-til-bilbao.pdf"
    assert "Til Bergen kommune" in pages(attached.get_content())[0]


def test_where_it_invites_to_something_a_calendar_file_is_attached(addressed: Letter) -> None:
    mail = read(replace(addressed, appointments=(DAYS,)))
    calendar = list(mail.iter_attachments())[-1]
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_filename() == "invitasjon-til-bilbao.ics"
    read_back: Any = icalendar.Calendar.from_ical(calendar.get_content())
    (event,) = read_back.walk("VEVENT")
    assert event["SUMMARY"] == "Likestilling; mangfold"
    assert event["DTEND"].dt == date(2018, 6, 14)


def test_the_name_of_a_message_comes_from_what_it_holds(addressed: Letter) -> None:
    names = {
        read(one)["Message-ID"]
        for one in (addressed, addressed, replace(addressed, salutation="Hei"))
    }
    assert len(names) == 2
    assert all(name.endswith("@ks.no>") for name in names)


@pytest.mark.parametrize(
    "value",
    [
        "Hei\r\nBcc: evil@example.org",
        "Hei\nBcc: evil@example.org",
        "Hei\x0b\x85\u2028Bcc: evil@example.org",
        "=?utf-8?q?Hei=0ABcc:_evil@example.org?=",
        "Office of the Lord Mayor and the Council, Treasurer, " * 4 + "<evil@example.org>",
        "a@b.example, evil@example.org",
        '"Ordfører" \\" <evil@example.org>',
        "Ærøskøbing – Ψαρά – თბილისი " * 9,
    ],
)
def test_nothing_in_a_field_becomes_a_header_or_a_recipient(addressed: Letter, value: str) -> None:
    marred = replace(
        addressed,
        subject=value,
        mailbox=replace(TO, name=value),
        sender=replace(addressed.sender, name=value),
    )
    mail = read(marred)
    assert mail.keys() == read(addressed).keys()
    (to,) = mail["To"].addresses
    assert to.addr_spec == TO.email
    assert "".join(to.display_name.split()) == "".join(value.split())
    assert "".join(mail["Subject"].split()) == "".join(value.split())


def test_headers_are_short_enough_for_every_program(addressed: Letter) -> None:
    long = replace(addressed, subject="Ærø – Ψαρά " * 30, mailbox=replace(TO, name="Ø" * 200))
    head = eml.draft(long, b"").partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78
    assert head.isascii()


def test_a_domain_in_other_letters_is_written_in_its_code(addressed: Letter) -> None:
    mail = read(replace(addressed, mailbox=Mailbox("post@ærø.example", "Ærø")))
    assert str(mail["To"]) == f"Ærø <post@{'ærø'.encode('idna').decode()}.example>"


@pytest.mark.parametrize(
    ("mailbox", "why"),
    [
        ("", "Bergen kommune has no e-mail address"),
        ("a@b.example, c@d.example", "is not an e-mail address"),
        ("a@b.example\r\nBcc: c@d.example", "is not an e-mail address"),
        ("ordfører@bergen.example", "letters before the @"),
    ],
)
def test_who_has_no_mailbox_that_can_be_written_to_is_told_by_name(
    letter: Letter, mailbox: str, why: str
) -> None:
    with pytest.raises(Unreachable, match=why) as refused:
        eml.render(replace(letter, mailbox=Mailbox(mailbox, "Bergen")))
    assert "Bergen kommune" in refused.value.message


@pytest.mark.parametrize("mailbox", ["", "ks"])
def test_a_sender_without_a_mailbox_is_a_fault_of_the_mailing(
    addressed: Letter, mailbox: str
) -> None:
    with pytest.raises(BadTemplate, match=r"mailing\.toml: .*email"):
        eml.draft(replace(addressed, sender=Sender("KS", email=mailbox)), b"")


def test_an_hour_has_its_zone(addressed: Letter) -> None:
    hours = replace(
        DAYS,
        starts=datetime(2018, 6, 11, 9, 30),
        ends=datetime(2018, 6, 11, 16),
        zone="Europe/Oslo",
    )
    (calendar,) = list(read(replace(addressed, appointments=(hours,))).iter_attachments())[1:]
    assert "DTSTART;TZID=Europe/Oslo:20180611T093000" in calendar.get_content()
