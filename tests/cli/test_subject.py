"""`charter subject` gives all that is stored about a person: what `charter erase` would take."""

import json
import shutil
import sqlite3

from tests.conftest import Charter

from charter_cli.register import dossier, persons, traces


def entered(towns: Charter) -> Charter:
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye", "--email", "aase@bergen.example",
               "--phone", "+47 55 56 55 57", "--basis", "public-task", "--source", "web",
               "--keep-until", "2027-12-31")  # fmt: skip
    towns.told("contact", "edit", "1", "--role", "Ordfører")
    towns.told("edit", "Lund", "--note", "Recommended by Åse Øye | Bergen")
    return towns


def letter(towns: Charter) -> None:
    connection = sqlite3.connect(towns.register)
    connection.execute(
        "INSERT INTO mailing (id, name, texts, day, counted_after_batch)"
        " VALUES (1, 'spring', '', '2026-03-08', 5)"
    )
    connection.execute(
        "INSERT INTO letter (id, mailing, authority, contact, language, address)"
        " VALUES (1, 1, 1, 1, 'nb', 'Bergen kommune' || char(10) || 'v/ Åse Øye')"
    )
    connection.execute(
        "INSERT INTO letter_file (letter, name, sha256) VALUES (1, '0001-bergen.pdf', 'x')"
    )
    connection.commit()
    connection.close()


def test_a_page_that_can_be_handed_to_the_person(towns: Charter) -> None:
    letter(entered(towns))
    said = towns.done("subject", "aase@bergen.example")
    assert said.startswith("# What the register holds about Åse Øye\n")
    assert "- lawful basis: public-task (Art. 6(1)(e) GDPR" in said
    assert "- to be kept until: 2027-12-31" in said
    assert "| Kari | charter contact edit | role |  | Ordfører |" in said
    assert "| 1 | spring | 2026-03-08 | nb | Bergen kommune v/ Åse Øye | 0001-bergen.pdf |" in said
    assert "| Lund (SE, 8) | note | Recommended by Åse Øye \\| Bergen |" in said


def test_the_same_as_json_and_into_a_private_file(towns: Charter) -> None:
    letter(entered(towns))
    towns.told("subject", "1", "--format", "json", "--output", "subject.json")
    path = towns.folder / "subject.json"
    assert path.stat().st_mode & 0o777 == 0o600
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["contacts"][0]["email"] == "aase@bergen.example"
    assert held["letters"][0]["files"] == "0001-bergen.pdf"
    assert [row["field"] for row in held["history"]] == ["(entered)", "role"]
    assert held["backups"] == []


def test_it_tells_exactly_what_an_erasure_takes_out(towns: Charter) -> None:
    letter(entered(towns))
    connection = sqlite3.connect(towns.register)
    one = persons.of(connection, 1)
    told = dossier.compile_of(connection, one)
    places = {(trace.table, trace.row) for trace in traces.traces(connection, one)}
    connection.close()
    assert {table for table, _ in places} == {"contact", "change", "letter", "authority"}
    assert told.contacts
    assert told.letters
    assert told.elsewhere
    towns.told("erase", "1", "--yes")
    connection = sqlite3.connect(towns.register)
    assert list(traces.traces(connection, one)) == []
    (address,) = connection.execute("SELECT address FROM letter WHERE contact IS NULL").fetchone()
    connection.close()
    assert address == "Bergen kommune\nv/ [erased]"


def test_backups_are_named(towns: Charter) -> None:
    entered(towns)
    home = towns.folder / "charter.db.backups"
    home.mkdir()
    shutil.copy(towns.register, home / "0001-2026-11-20-import.db")
    assert "- 0001-2026-11-20-import.db" in towns.done("subject", "1")


def test_the_same_person_at_two_bodies_is_told_as_one(towns: Charter) -> None:
    entered(towns)
    towns.told("contact", "add", "Lund", "--name", "Åse Øye", "--email", "AASE@bergen.example")
    said = towns.done("subject", "Åse Øye")
    assert "## Contact 1, at Bergen" in said
    assert "## Contact 2, at Lund" in said


def test_two_persons_of_one_name_are_not_mixed_up(towns: Charter) -> None:
    entered(towns)
    towns.told("contact", "add", "Lund", "--name", "Åse Øye", "--email", "other@lund.example")
    assert "contacts 1, 2" in towns.refused("subject", "Åse Øye", code=3)
    assert "Lund" not in towns.done("subject", "1").partition("## What the log keeps")[0]
