"""Whom an occasion names as the one to ask is a person too: shown, erased, and stays erased."""

import pytest
from tests.cli.test_erase import found
from tests.conftest import Charter

NAME, EMAIL, PHONE = "Odd Vert", "odd.vert@ks.example", "+47 24 13 26 00"
HOST = f"{NAME}; rådgiver; {EMAIL}; {PHONE}"


@pytest.fixture
def office(towns: Charter) -> Charter:
    """Return the towns with an occasion whose host is no contact, and was called otherwise."""
    towns.done("occasion", "add", "bilbao", "--kind", "seminar", "--title", "Seminar",
               "--starts", "2027-03-01", "--contact", f"Odd Vertsen; ; {EMAIL}; ",
               "--note", f"Ring {NAME}")  # fmt: skip
    towns.done("occasion", "edit", "bilbao", "--contact", HOST)
    towns.done("expect", "add", "2", "--source", f"brev fra {NAME}")
    return towns


@pytest.mark.parametrize("words", [NAME, EMAIL.upper(), "odd vertsen"])
def test_what_subject_shows_of_a_host_is_what_erase_takes_out(office: Charter, words: str) -> None:
    shown = office.done("subject", words)
    assert {word for word in (NAME, EMAIL, PHONE, "Odd Vertsen") if word not in shown} == set()
    assert {word for _, word, _ in found(office.folder, NAME, EMAIL, PHONE)} == {NAME, EMAIL, PHONE}
    office.told("erase", words, "--yes")
    assert found(office.folder, NAME, "Odd Vertsen", EMAIL, PHONE) == set()
    office.refused("subject", words, code=3)


def test_no_letter_names_the_erased_as_the_one_to_ask(office: Charter) -> None:
    office.done("occasion", "edit", "bilbao", "--contact", HOST, "--contact", "Eva Ek; ; ; ")
    office.told("erase", NAME, "--yes")
    assert [one["name"] for one in office.json("occasion", "show", "bilbao")["contacts"]] == [
        "Eva Ek"
    ]
    assert "Ring [erased]" in office.done("occasion", "show", "bilbao")


def test_who_was_erased_is_not_entered_again_as_host_or_contact_by_hand(office: Charter) -> None:
    office.told("erase", NAME, "--yes")
    seminar = ("--kind", "seminar", "--title", "Annet", "--starts", "2027-04-01")
    for words in (("edit", "bilbao", "--contact", HOST),
                  ("add", "oslo", *seminar, "--contact", f"{NAME}; ; ; "),
                  ("add", "oslo", *seminar, "--contact", f"X; ; {EMAIL.upper()}; ")):  # fmt: skip
        why = office.refused("occasion", *words, code=4)
        assert "somebody of this name or mailbox was erased on 2026-11-21" in why
    office.refused("contact", "add", "Bergen", "--name", "O", "--email", EMAIL, code=4)
    office.done("occasion", "edit", "bilbao", "--contact", "Odd Vertstad; ; ; ")
    office.done("occasion", "edit", "bilbao", "--fee", "0")


def test_an_erased_contact_is_not_entered_again_as_host(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", NAME, "--email", EMAIL)
    towns.told("erase", "1", "--yes")
    why = towns.refused("occasion", "add", "oslo", "--kind", "seminar", "--title", "Annet",
                        "--starts", "2027-04-01", "--contact", HOST, code=4)  # fmt: skip
    assert "stays erased" in why


def test_a_restored_backup_does_not_bring_the_host_back(office: Charter) -> None:
    office.told("backup")
    assert "backups/0001" in office.told("erase", NAME, "--yes")
    office.told("restore", "1", "--yes")
    (copy,) = (office.folder / "charter.db.backups").glob("0001*")
    copy.unlink()
    assert found(office.folder, NAME, EMAIL, PHONE) == set()


def test_two_hosts_of_one_name_are_told_apart_by_their_mailbox(office: Charter) -> None:
    office.done("occasion", "add", "oslo", "--kind", "seminar", "--title", "Annet",
                "--starts", "2027-04-01", "--contact", f"{NAME}; ; no2@ks.example; ")  # fmt: skip
    assert "mailbox" in office.refused("erase", NAME, "--yes", code=3)
    office.told("erase", "no2@ks.example", "--yes")
    assert EMAIL in office.done("occasion", "show", "bilbao")


def test_copies_made_in_other_places_are_named_even_if_they_are_away(office: Charter) -> None:
    stick = office.folder.parent / "stick.db"
    office.told("backup", str(stick))
    assert "stick.db\n" in office.done("subject", NAME)
    stick.unlink()
    assert "stick.db (not there now" in office.done("subject", NAME)
    told = office.told("erase", NAME, "--yes")
    assert f"{stick} (not there now: it may hold them)" in told
    assert "Files that were written before" in told


def test_a_copy_of_a_register_that_cannot_be_written_beside_is_made_all_the_same(
    office: Charter,
) -> None:
    (office.folder / "charter.db.backups").write_text("in the way", encoding="utf-8")
    told = office.told("backup", "copy.db")
    assert "Not noted beside the register where the copy is" in told
    assert (office.folder / "copy.db").exists()
