"""Lists for the import, and all that a register holds."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
