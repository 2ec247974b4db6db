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
    assert "aust-agder.eml" in told
    for mail in drafts.values():
        attached, calendar = mail.iter_attachments()
        assert attached.get_content().startswith(b"%PDF-")
        read: Any = icalendar.Calendar.from_ical(calendar.get_content())
        (event,) = read.walk("VEVENT")
        assert (str(event["DTSTART"].dt), str(event["DTEND"].dt)) == ("2018-06-11", "2018-06-14")
