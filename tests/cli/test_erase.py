"""`charter erase` takes a person out of the register, its log and its file: no byte remains."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

from charter_cli.register import erasure

NAME, FORMER, EMAIL, PHONE = "Åse Øye", "Åse Øye Lie", "aase.oye@bergen.example", "+47 55 56 55 57"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1252")


def found(folder: Path, *words: str) -> set[tuple[str, str, str]]:
    """Search every file in a folder for words in five encodings, and as JSON writes them."""
    hits = set()
    for path in folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        for word in words:
            for encoding in ENCODINGS:
                for form in (word, word.upper(), word.encode("unicode_escape").decode()):
                    if form.encode(encoding).lower() in held:
                        hits.add((path.name, word, encoding))
    return hits


@pytest.fixture
def person(towns: Charter) -> Charter:
    """Return the towns with a person who left traces everywhere in the register."""
    towns.told("contact", "add", "Bergen", "--name", FORMER, "--email", EMAIL, "--phone", PHONE,
               "--role", "Ordfører", "--source", "https://bergen.example")  # fmt: skip
    towns.told("contact", "edit", "1", "--name", NAME)
    towns.told("edit", "Bergen", "--note", f"Ring {NAME} eller skriv til {EMAIL}")
    towns.told("edit", "Bergen", "--note", "Ring først")
    towns.told("contact", "add", "Lund", "--email", "stad@lund.example", "--note", f"as {NAME}")
    towns.told("undo")
    towns.told("record", "plan", "Bergen", "--on", "2020", "--source", f"letter of {NAME}")
    return towns


def counts(charter: Charter) -> object:
    return charter.json("count", "--as-of", "2020-06-01")


def test_the_search_finds_the_person_before_and_no_byte_after(person: Charter) -> None:
    before = counts(person)
    hits = found(person.folder, NAME, FORMER, EMAIL, PHONE)
    assert {word for _, word, _ in hits} == {NAME, FORMER, EMAIL, PHONE}
    person.told("erase", "1", "--yes")
    assert found(person.folder, NAME, FORMER, EMAIL, PHONE) == set()
    assert counts(person) == before
    assert "all is well" in person.told("check", "--rule", "law")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_search_would_find_each_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "file").write_bytes(b"\x00..." + NAME.encode(encoding))
    assert encoding in {of for _, _, of in found(tmp_path, NAME)}


def test_what_was_deleted_without_erasing_would_be_found(person: Charter) -> None:
    connection = sqlite3.connect(person.register)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("DELETE FROM contact")
    connection.execute("UPDATE change SET old = NULL, new = NULL")
    connection.commit()
    connection.close()
    assert found(person.folder, NAME)


def test_what_a_less_careful_program_left_of_the_person_goes_with_the_erasure(
    person: Charter,
) -> None:
    """It lies in places of the file that are in no use: to erase rows does not reach them."""
    connection = sqlite3.connect(person.register)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("INSERT INTO contact (authority, name) VALUES (1, ?)", (NAME * 2000,))
    connection.execute("DELETE FROM contact WHERE id > 1")
    connection.commit()
    connection.close()
    person.told("erase", "1", "--yes")
    assert found(person.folder, NAME, FORMER, EMAIL, PHONE) == set()


def test_an_erasure_that_is_cut_short_before_the_file_is_written_anew_leaves_nothing_either(
    person: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every SQLite is built to overwrite what is deleted: this one leaves it, unless told."""
    genuine = sqlite3.connect

    def forgetful(*words: Any, **more: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = genuine(*words, **more)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    monkeypatch.setattr(sqlite3, "connect", forgetful)
    monkeypatch.setattr(erasure, "sweep", lambda _: None)
    person.told("erase", "1", "--yes")
    assert found(person.folder, NAME, FORMER, EMAIL, PHONE) == set()


def test_texts_of_others_keep_everything_but_the_person(person: Charter) -> None:
    person.told("erase", EMAIL, "--yes")
    (plan,) = (e for e in person.json("show", "Bergen")["events"] if e["kind"] == "plan")
    assert plan["source"] == "letter of [erased]"
    assert person.json("show", "Bergen")["authority"]["email"] == "post@bergen.example"


def test_the_log_keeps_who_and_when_and_nothing_of_the_person(person: Charter) -> None:
    person.told("erase", NAME, "--yes")
    newest = person.json("log")[0]
    assert newest["command"] == "charter erase 1"
    edit = next(e["id"] for e in person.json("log") if "contact edit" in e["command"])
    assert "nothing is kept of it" in person.done("log", "--batch", str(edit))


def test_an_erasure_cannot_be_undone(person: Charter) -> None:
    person.told("erase", "1", "--yes")
    newest = person.json("log")[0]["id"]
    assert "for good" in person.refused("undo", str(newest), code=4)
    person.told("undo")
    assert found(person.folder, NAME, FORMER, EMAIL, PHONE) == set()


def test_undoing_what_held_the_person_leaves_them_out(
    towns: Charter, listed: Callable[..., str]
) -> None:
    path = listed("name;country;contact name;contact email", f"Voss;NO;{NAME};{EMAIL}")
    towns.told("import", path, "--yes", "--source", "KS")
    taken = towns.json("log")[0]["id"]
    towns.told("erase", EMAIL, "--yes")
    assert "Left out, because the person was erased" in towns.told("undo", str(taken))
    assert "Left out" in towns.told("redo", str(taken))
    assert towns.json("contact", "list", "Voss") == []
    assert found(towns.folder, NAME, EMAIL) == set()


def test_an_old_list_does_not_bring_the_person_back(
    person: Charter, listed: Callable[..., str]
) -> None:
    person.told("erase", "1", "--yes")
    path = listed(
        "name;country;code;contact name;contact email",
        f"Bergen;NO;4601;{NAME};{EMAIL}",
        f"Voss;NO;4621;{NAME};{EMAIL.upper()}",
        "Lund;SE;1281;Eva Ek;eva@lund.example",
    )
    person.told("import", path, "--yes", "--source", "KS")
    assert person.json("contact", "list", "Bergen") == []
    assert person.json("contact", "list", "Voss") == []
    assert [c["name"] for c in person.json("contact", "list", "Lund")] == ["Eva Ek"]
    assert found(person.folder, NAME, FORMER, EMAIL) == set()


def test_the_person_cannot_be_entered_again_by_hand(person: Charter) -> None:
    person.told("erase", "1", "--yes")
    why = person.refused("contact", "add", "Bergen", "--email", EMAIL, code=4)
    assert "erased on 2026-11-21" in why
    person.told("contact", "add", "Bergen", "--name", "Another Name")
    person.refused("contact", "edit", "3", "--name", FORMER.upper(), code=4)


def test_the_same_name_at_another_authority_is_another_person(person: Charter) -> None:
    person.told("erase", "1", "--yes")
    assert "Entered" in person.told("contact", "add", "Lund", "--name", NAME)


def test_a_mailbox_that_is_the_offices_stays_the_offices(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", NAME, "--email", "post@bergen.example")
    assert "Kept, because others have it too: post@bergen.example" in towns.told(
        "erase", "1", "--yes"
    )
    assert towns.json("show", "Bergen")["authority"]["email"] == "post@bergen.example"
    assert "Entered" in towns.told("contact", "add", "Bergen", "--email", "post@bergen.example")


def test_a_name_that_is_part_of_a_longer_one_is_left_alone(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Eva Ek", "--email", "ek@bergen.example")
    towns.told("edit", "Lund", "--note", "Eva Eklund, anna.ek@bergen.example")
    towns.told("erase", "1", "--yes")
    assert towns.json("show", "Lund")["authority"]["note"] == "Eva Eklund, anna.ek@bergen.example"


def test_backups_that_hold_the_person_are_named_and_others_are_not(person: Charter) -> None:
    home = person.folder / "charter.db.backups"
    home.mkdir()
    shutil.copy(person.register, home / "0001-2026-11-20-import.db")
    said = person.told("erase", "1", "--yes")
    assert "0001-2026-11-20-import.db" in said
    shutil.copy(person.register, home / "0002-2026-11-21-import.db")
    person.told("contact", "add", "Lund", "--name", "Eva Ek", "--email", "eva@lund.example")
    assert "0002" not in person.told("erase", "3", "--yes")


def test_nobody_is_erased_without_being_asked(person: Charter) -> None:
    said = person("erase", "1")
    assert said.code == 7
    assert person.json("contact", "list", "Bergen")[0]["name"] == NAME


@pytest.mark.parametrize("words", ["99", "nobody@bergen.example", "Nobody Here"])
def test_who_is_not_in_the_register_is_said(person: Charter, words: str) -> None:
    person.refused("erase", words, "--yes", code=3)
    person.refused("subject", words, code=3)


def test_a_letter_that_was_kept_names_the_person_no_longer(person: Charter, spring: Path) -> None:
    letter = "SELECT address, contact FROM letter WHERE address LIKE 'Bergen%'"
    person.done("letters", "spring", "--role", "Ordfører", "--country", "NO")
    with sqlite3.connect(person.register) as connection:
        ((address, contact),) = connection.execute(letter).fetchall()
    assert NAME in address
    assert contact == 1
    person.done("erase", "1", "--yes")
    with sqlite3.connect(person.register) as connection:
        ((left, nobody),) = connection.execute(letter).fetchall()
    connection.close()
    assert left == address.replace(NAME, "[erased]")
    assert nobody is None
    assert NAME.encode() not in person.register.read_bytes()


def test_undo_passes_over_what_was_about_an_erased_person_alone(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--note", "before")
    towns.told("contact", "add", "Bergen", "--name", NAME)
    towns.told("erase", "1", "--yes")
    towns.told("undo")
    assert "before" not in towns.done("show", "Bergen")
