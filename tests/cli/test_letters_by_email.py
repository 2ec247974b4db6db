"""`charter letters --format eml` writes a draft to each mailbox, and tells who has none."""

import email
from email import policy
from typing import Any

import icalendar


def test_each_draft_goes_to_one_mailbox_with_the_pdf_and_the_days(towns: Any) -> None:
    towns.done("mailing", "new", "bilbao")
    told = towns.told("letters", "bilbao", "--format", "eml", "--country", "NO", "--country", "SE")
    drafts = {
        file.name: email.message_from_bytes(file.read_bytes(), policy=policy.default)
        for file in (towns.folder / "bilbao" / "letters").glob("*.eml")
    }
    to = {name: mail["To"].addresses for name, mail in drafts.items()}
    assert {name: [one.addr_spec for one in found] for name, found in to.items()} == {
        "0001-bergen.eml": ["post@bergen.example"],
        "0002-malmo.eml": ["stad@malmo.example"],
    }
    assert "2 could not be made: the register has no e-mail address for Aust-Agder, Vest" in told
    assert told.startswith("Written: 2 letters of 26 February 2018 to bilbao/letters\n")
    for mail in drafts.values():
        attached, calendar = mail.iter_attachments()
        assert attached.get_content().startswith(b"%PDF-")
        read: Any = icalendar.Calendar.from_ical(calendar.get_content())
        (event,) = read.walk("VEVENT")
        assert (str(event["DTSTART"].dt), str(event["DTEND"].dt)) == ("2018-06-11", "2018-06-14")


def test_a_proof_goes_to_one_who_has_an_address(towns: Any) -> None:
    towns.done("mailing", "new", "bilbao")
    towns.told("edit", "Bergen", "--email", "")
    towns.told("edit", "Vest-Agder", "--email", "post@vaf.example")
    proof = ("letters", "bilbao", "--country", "NO", "--limit", "1")
    told = towns.told(*proof, "--format", "eml", "--format", "txt")
    assert "could not be made" not in told
    assert {file.name for file in (towns.folder / "bilbao" / "letters").glob("*.eml")} == {
        "0006-vest-agder.eml"
    }


def test_who_cannot_be_reached_is_named_as_the_register_names_them(towns: Any) -> None:
    towns.done("mailing", "new", "bilbao")
    towns.told("edit", "Bergen", "--email", "")
    towns.told("contact", "add", "NO/Bergen", "--name", "Anne Rao", "--role", "mayor")
    told = towns.told("letters", "bilbao", "--role", "mayor", "--country", "NO", "--format", "eml")
    assert "No letter was written.\n" in told
    assert "no e-mail address for Aust-Agder, Bergen, Vest-Agder. Enter" in told
