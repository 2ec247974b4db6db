"""`charter contact` keeps the people and mailboxes at an authority, and the days they hold."""

import pytest
from tests.conftest import Charter

ÅSE = (
    "contact", "add", "Bergen", "--name", "Åse Øye", "--role", "Ordfører", "--email",
    "aase@bergen.example", "--phone", "+47 55 56 55 56", "--language", "nn",
    "--salutation", "Kjære Åse", "--since", "2023-10", "--source", "https://bergen.example",
)  # fmt: skip


def test_a_person_is_entered_and_listed_with_all_that_was_said(towns: Charter) -> None:
    assert "Entered Åse Øye at Bergen as contact 1." in towns.told(*ÅSE)
    assert towns.json("contact", "list", "Bergen") == [
        {
            "id": 1,
            "authority": 1,
            "name": "Åse Øye",
            "role": "Ordfører",
            "email": "aase@bergen.example",
            "phone": "+47 55 56 55 56",
            "language": "nn",
            "salutation": "Kjære Åse",
            "since": "2023-10",
            "until": "",
            "do_not_contact": False,
            "source": "https://bergen.example",
            "note": "",
            "basis": "",
            "term": "",
        }
    ]
    assert "Åse Øye" in towns.done("contact", "list", "NO-4601")


def test_a_mailbox_without_a_person_is_a_contact_too(towns: Charter) -> None:
    told = towns.told("contact", "add", "Bergen", "--email", "likestilling@bergen.example")
    assert "Entered likestilling@bergen.example at Bergen" in told


def test_who_leaves_stays_on_record_and_is_not_written_to(towns: Charter) -> None:
    towns.told(*ÅSE)
    assert "holds until 2026-10-31" in towns.told("contact", "end", "1", "--on", "2026-10-31")
    assert towns.json("contact", "list", "Bergen")[0]["until"] == "2026-10-31"
    towns.told("export", "list.csv", "--role", "Ordfører", "--country", "NO")
    assert "Åse" not in (towns.folder / "list.csv").read_text(encoding="utf-8-sig")


def test_without_a_day_a_contact_ends_today(towns: Charter) -> None:
    towns.told(*ÅSE)
    assert "holds until 2026-11-21" in towns.told("contact", "end", "1")


def test_a_correction_names_the_fields_and_an_empty_text_erases(towns: Charter) -> None:
    towns.told(*ÅSE)
    told = towns.told("contact", "edit", "1", "--role", "", "--email", "post@bergen.example")
    assert "Contact 1: role, email." in told
    assert towns.json("contact", "list", "Bergen")[0]["role"] == ""
    assert "nothing to change" in towns.told("contact", "edit", "1", "--name", "Åse Øye")


def test_one_may_ask_not_to_be_contacted(towns: Charter) -> None:
    towns.told(*ÅSE)
    towns.told("contact", "edit", "1", "--do-not-contact")
    assert towns.json("contact", "list", "Bergen")[0]["do_not_contact"] is True
    towns.told("contact", "edit", "1", "--contact")
    assert towns.json("contact", "list", "Bergen")[0]["do_not_contact"] is False


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["add", "Bergen"], 4, "neither name nor role nor e-mail"),
        (["add", "Nowhere", "--name", "X"], 3, "'Nowhere'"),
        (["add", "Bergen", "--email", "x@"], 4, "mail: 'x@'"),
        (["add", "Bergen", "--name", "A\x1b]0;x\x07"], 4, "name: it holds"),
        (["add", "Bergen", "--name", "Å", "--phone", "1"], 4, "phone: '1'"),
        (["add", "Bergen", "--name", "Å", "--language", "n"], 4, "language: 'n'"),
        (["add", "Bergen", "--name", "Å", "--since", "May"], 4, "since: 'May'"),
        (["add", "Bergen", "--name", "Å", "--since", "2024", "--until", "2023"], 4, "until: 2023"),
        (["edit", "1", "--name", "", "--role", "", "--email", ""], 4, "neither name nor role"),
        (["edit", "7", "--name", "X"], 3, "No contact has the id 7"),
        (["edit", "9" * 30, "--name", "X"], 2, "is not the number of a contact"),
        (["end", "7"], 3, "charter contact list"),
        (["end", "1", "--on", "2020"], 4, "until: 2020 is earlier than 2023-10"),
        (["list", "Nowhere"], 3, "'Nowhere'"),
        (["list", "Bergen", "--format", "xls"], 2, "table, csv, json, md"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    towns.told(*ÅSE)
    assert named in towns.refused("contact", *words, code=code)
