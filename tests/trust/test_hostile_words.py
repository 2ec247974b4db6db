"""Hostile words in every argument and every option of every command, and in every field.

The commands are taken from the board: a new one is tried by itself.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import manual
import pytest
import typer.main
from tests.cli.test_hostile_text import HOSTILE, OBEYED
from tests.conftest import Charter

from charter_cli.cli.commands import program

WORDS = HOSTILE.replace("\x00", "")
NUMBERS = ("-1", "99999999999999999999")
SLOW = {"charter demo", "charter letters", "charter atlas"}
"""These make whole rooms full of files; their words are tried where they are at home."""

COMMANDS = {
    path: command
    for path, command in manual.commands(typer.main.get_command(program()), "charter")
    if path not in SLOW
}


def required(command: Any, word: str, number: str = "1") -> list[str]:
    """Return what a command cannot do without."""
    words: list[str] = []
    for param in command.params:
        if param.required:
            value = number if param.type.name in ("integer", "integer range") else word
            words += [value] if param.param_type_name == "argument" else [param.opts[0], value]
    return words


def tries(command: Any) -> Iterator[list[str]]:
    """Yield the words of a command with hostile ones in one place after the other."""
    yield required(command, WORDS)
    plain = required(command, "1")
    for param in command.params:
        hostile = param.param_type_name == "option" and not param.is_flag
        if hostile and param.type.name not in ("integer", "integer range"):
            yield [*plain, param.opts[0], WORDS]
        elif hostile:
            yield from ([*plain, f"{param.opts[0]}={number}"] for number in NUMBERS)
    if any(param.type.name == "integer" for param in command.params if param.required):
        yield from (required(command, WORDS, number) for number in NUMBERS)


@pytest.mark.parametrize("path", COMMANDS)
def test_hostile_words_in_every_place_are_neither_obeyed_nor_a_surprise(
    towns: Charter, path: str
) -> None:
    whole = towns.register.read_bytes()
    for words in tries(COMMANDS[path]):
        towns.register.write_bytes(whole)
        said = towns(*path.split()[1:], *words)
        assert said.code in (0, 2, 3, 4, 5, 6, 7), (words, said)
        assert not OBEYED.search(said.out + said.err), (words, said)
        for made in towns.folder.iterdir():
            if made != towns.register:
                shutil.rmtree(made) if made.is_dir() else made.unlink()


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, registers: Path) -> Path:
    """Return a register with hostile text in every text of every row."""
    path = tmp_path_factory.mktemp("spoilt") / "charter.db"
    shutil.copy(registers / "towns.db", path)
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE sql > ''")]
    for table in set(tables) & {"authority", "name", "event", "contact", "batch", "source"}:
        free = {"note", "source", "document", "who", "command", "street", "city", "email", "text",
                "phone", "website", "tags", "region", "role", "salutation", "headings"}  # fmt: skip
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info ({table})")} & free
        for column in columns | ({"name"} if table == "authority" else set()):
            connection.execute(f"UPDATE {table} SET {column} = ? || rowid", (HOSTILE,))
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("path", COMMANDS)
def test_hostile_text_in_every_field_is_never_obeyed_by_a_screen(
    desk: Charter, spoilt: Path, path: str
) -> None:
    shutil.copy(spoilt, desk.register)
    said = desk(*path.split()[1:], *required(COMMANDS[path], "1"))
    assert said.code in (0, 2, 3, 4, 5, 6, 7), said
    assert not OBEYED.search(said.out + said.err), said
