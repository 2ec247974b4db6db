"""Of two persons of one name the one is erased, and the other keeps all that is theirs."""

import pytest
from tests.conftest import Charter

NAME, EMAIL, OTHERS = "Åse Øye", "aase.oye@bergen.example", "aase@lund.example"


@pytest.fixture
def two(towns: Charter) -> Charter:
    """Return the towns with a person at Bergen, contact 1, and another of that name at Lund."""
    towns.told("contact", "add", "Bergen", "--name", NAME, "--email", EMAIL)
    towns.told("contact", "add", "Lund", "--name", "A.", "--email", OTHERS)
    towns.told("contact", "edit", "2", "--name", NAME, "--note", f"not {NAME} of Bergen")
    return towns


def names(charter: Charter, authority: str) -> list[str]:
    return [one["name"] for one in charter.json("contact", "list", authority)]


def test_a_namesake_elsewhere_keeps_the_name_now_and_in_the_log(two: Charter) -> None:
    told = {(one["field"], one["text"]) for one in two.json("subject", "1")["elsewhere"]}
    assert {text for _, text in told} == {f"not {NAME} of Bergen"}
    two.told("erase", "1", "--yes")
    assert two.json("contact", "list", "Lund")[0]["name"] == NAME
    assert "not [erased] of Bergen" in two.done("subject", "2")
    edited = two.json("log", "--limit", "2")[1]["id"]
    changed = {one["field"]: one["new"] for one in two.json("log", "--batch", str(edited))}
    assert changed == {"name": NAME, "note": "not [erased] of Bergen"}


def test_a_namesake_who_was_taken_back_meanwhile_can_be_brought_back_as_they_were(
    towns: Charter,
) -> None:
    towns.told("contact", "add", "Bergen", "--name", NAME, "--email", EMAIL)
    towns.told("contact", "add", "Lund", "--name", NAME, "--email", OTHERS, "--note", f"as {NAME}")
    towns.told("undo")
    towns.told("erase", "1", "--yes")
    towns.told("redo")
    (one,) = towns.json("contact", "list", "Lund")
    assert (one["name"], one["email"]) == (NAME, OTHERS)
    assert "as [erased]" in towns.done("subject", "2")


def test_at_the_same_authority_the_mailbox_tells_namesakes_apart(two: Charter) -> None:
    two.told("contact", "add", "Bergen", "--name", NAME, "--email", "other@bergen.example")
    two.told("backup", "copy.db")
    two.told("erase", "1", "--yes")
    assert names(two, "Bergen") == [NAME]
    two.told("restore", "copy.db", "--yes")
    assert [one["email"] for one in two.json("contact", "list", "Bergen")] == [
        "other@bergen.example"
    ]
    assert names(two, "Lund") == [NAME]


def test_who_is_entered_twice_at_one_authority_is_erased_as_one(two: Charter) -> None:
    two.told("contact", "add", "Bergen", "--name", NAME.upper(), "--role", "Ordfører")
    assert "contact 1, 3" in two.told("erase", "1", "--yes")
    assert names(two, "Bergen") == []


def test_a_host_of_the_same_name_and_another_mailbox_keeps_it(two: Charter) -> None:
    seminar = ("--kind", "seminar", "--title", "Seminar", "--starts", "2027-03-01")
    for key, mailbox in (("oslo", "no2@ks.example"), ("moss", EMAIL), ("hamar", "")):
        two.done("occasion", "add", key, *seminar, "--contact", f"{NAME}; ; {mailbox}; ")
    two.done("occasion", "edit", "oslo", "--contact", f"{NAME}; rådgiver; no2@ks.example; ")
    two.told("erase", "1", "--yes")
    asked = {
        one: two.json("occasion", "show", one)["contacts"] for one in ("oslo", "moss", "hamar")
    }
    assert [person["name"] for person in asked["oslo"]] == [NAME]
    assert asked["moss"] == asked["hamar"] == []
    two.told("undo", str(two.json("log", "--limit", "2")[1]["id"]))
    (before,) = two.json("occasion", "show", "oslo")["contacts"]
    assert (before["name"], before["email"]) == (NAME, "no2@ks.example")
