"""An erasure is remembered without personal data, and applied again to a restored backup."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from charter_cli.errors import BadInput
from charter_cli.model import Authority, Contact, Scribe
from charter_cli.register import authorities, contacts, erasure, founding, persons, tombstones
from charter_cli.register.batch import change
from charter_cli.register.file import Book, reading

SCRIBE = Scribe("Kari", datetime(2026, 11, 21, 12, tzinfo=UTC), "charter test")
ÅSE = Contact(0, 1, name="Åse Øye", email="aase@bergen.example", phone="+47 55 56 55 57")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "charter.db"
    founding.found(path)
    with change(path, SCRIBE) as batch:
        authorities.add(batch, Authority(0, "Bergen", "NO"))
        contacts.add(batch, ÅSE)
        contacts.add(batch, Contact(0, 1, name="Eva Ek", email="eva@bergen.example"))
    return path


def remembered(path: Path) -> tuple[tombstones.Mark, ...]:
    with reading(path) as book:
        return tombstones.remembered(book.connection)


def erase(path: Path, number: int = 1) -> None:
    with change(path, SCRIBE) as batch:
        erasure.erase(batch, persons.of(batch.book.connection, number))


def test_the_list_of_the_erased_names_nobody(register: Path) -> None:
    erase(register)
    connection = sqlite3.connect(register)
    (said,) = {str(row) for row in [connection.execute("SELECT * FROM erased").fetchall()]}
    connection.close()
    for word in ("Åse", "ase", "bergen.example", "5556"):
        assert word not in said


def test_each_register_has_a_key_of_its_own(register: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(register, other)
    marks = []
    for path in (register, other):
        erase(path)
        marks.append({one.mark for one in remembered(path)})
    assert not marks[0] & marks[1]


def test_the_key_stays_from_one_erasure_to_the_next(register: Path) -> None:
    erase(register)
    erase(register, 2)
    assert len({one.key for one in remembered(register)}) == 1


def test_a_restored_backup_is_erased_again(register: Path, tmp_path: Path) -> None:
    with change(register, SCRIBE) as batch:
        one = contacts.get(batch.book.connection, 1)
        contacts.edit(batch, one, Contact(1, 1, name="Åse Lie", email="lie@bergen.example"))
    backup = tmp_path / "backup.db"
    shutil.copy(register, backup)
    erase(register)
    memory = remembered(register)
    assert "Åse".encode() in backup.read_bytes()
    restored = sqlite3.connect(backup, isolation_level=None)
    restored.execute("PRAGMA foreign_keys = ON")
    assert erasure.reapply(Book(restored, backup), memory, SCRIBE) == (1,)
    assert erasure.reapply(Book(restored, backup), memory, SCRIBE) == ()
    assert [row[0] for row in restored.execute("SELECT name FROM contact")] == ["Eva Ek"]
    assert set(tombstones.remembered(restored)) >= set(memory)
    restored.close()
    held = backup.read_bytes()
    for word in ("Åse", "aase@bergen.example", "lie@bergen.example", "55 56 55 57"):
        assert word.encode() not in held


def test_who_was_removed_before_the_backup_is_found_in_its_log(
    register: Path, tmp_path: Path
) -> None:
    with change(register, SCRIBE) as batch:
        batch.delete("contact", 1)
    backup = tmp_path / "backup.db"
    shutil.copy(register, backup)
    erase(register)
    memory = remembered(register)
    restored = sqlite3.connect(backup, isolation_level=None)
    assert erasure.reapply(Book(restored, backup), memory, SCRIBE) == (1,)
    restored.close()
    assert "Åse".encode() not in backup.read_bytes()


def test_many_persons_in_a_list_are_asked_about_at_once(register: Path) -> None:
    erase(register)
    with change(register, SCRIBE) as batch:
        contacts.add_many(batch, (ÅSE, Contact(0, 1, name="Bo Berg")))
        assert contacts.add(batch, ÅSE) is None
        with pytest.raises(BadInput, match="erased on 2026-11-21"):
            tombstones.refuse(batch.book.connection, ÅSE.name, ÅSE.email, ÅSE.authority)
    connection = sqlite3.connect(register)
    names = {row[0] for row in connection.execute("SELECT name FROM contact")}
    connection.close()
    assert names == {"Eva Ek", "Bo Berg"}
