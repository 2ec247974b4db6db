"""Lists for the import, and all that a register holds."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOON, Charter

LOG = frozenset({"batch", "change", "sqlite_sequence", "_sqlite_migrations"})
Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def dump() -> Callable[[Path], Dump]:
    """Return what reads every row of every table but the log."""

    def read(register: Path) -> Dump:
        connection = sqlite3.connect(register)
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        found = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables
            if table not in LOG
        }
        connection.close()
        return found

    return read


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., str]:
    """Return what writes rows as a csv: `listed("name;country", "Bergen;NO", name="ks.csv")`."""

    def write(*lines: str, name: str = "list.csv") -> str:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return write


MAILING = """
date = 2018-02-26
letterhead = "plain"
[references]
our_reference = "18/00062-4"
archive_code = "0"
case_handler = "Kari Nordmann"
[sender]
name = "KS"
country = "NO"
language = "nb"
[recipients]
"""
TEXTS = {
    "nb.md": """Subject: Invitasjon til {{ authority.name }}

Charteret er undertegnet av {{ count(authority.country) }} i landet, {{ count() }} i alle[^1].

[^1]: {{ count() | sourced }}
""",
    "en.md": """Subject: Invitation to {{ authority.name }}

The Charter was signed by {{ count() }} in {{ countries() }} countries[^1].

[^1]: {{ count() | sourced }}
""",
}


@pytest.fixture
def spring(towns: Charter) -> Path:
    """Return the folder of a mailing to all who stand on 26 February 2018: three in Norway."""
    folder = towns.folder / "spring"
    _write_spring(folder)
    return folder


@pytest.fixture
def sent(towns: Charter, sent_once: Path) -> Path:
    """Return the folder of the letters of spring, which the register keeps."""
    shutil.copytree(sent_once, towns.folder, dirs_exist_ok=True)
    return towns.folder / "spring" / "letters"


@pytest.fixture(scope="session")
def sent_once(registers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the letters of spring once; tests work on copies."""
    folder = tmp_path_factory.mktemp("sent")
    shutil.copy(registers / "towns.db", folder / "charter.db")
    _write_spring(folder / "spring")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("CHARTER_USER", "Kari")
        patch.delenv("CHARTER_REGISTER", raising=False)
        patch.chdir(folder)
        Charter(folder).done("letters", "spring")
    return folder


def _write_spring(folder: Path) -> None:
    folder.mkdir()
    (folder / "mailing.toml").write_text(MAILING, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
