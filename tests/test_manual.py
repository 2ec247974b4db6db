"""The manual says what the commands say, and they say it in sentences."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import manual
import pytest
import typer.main

from charter_cli.cli.commands import program

ROOT = Path(__file__).parent.parent
CHARTER = Path(sys.executable).with_name("charter")


def commands() -> dict[str, Any]:
    """Return every command by the words that call it."""
    return dict(manual.commands(typer.main.get_command(program()), "charter"))


def told(words: list[str]) -> str:
    """Return what a help screen of 80 columns shows."""
    run = subprocess.run(
        [CHARTER, *words, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "80", "PYTHONUTF8": "1"},
    )
    return run.stdout


def is_sentence(text: str | None) -> bool:
    """Tell whether a text begins with a capital letter and ends with a full stop."""
    return bool(text) and str(text)[0].isupper() and str(text).endswith(".")


def test_the_manual_is_what_the_commands_say() -> None:
    kept = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert kept == manual.text(), "write it anew: python docs/build.py"


@pytest.mark.parametrize("path", commands())
def test_every_command_and_every_option_is_explained_in_sentences(path: str) -> None:
    command = commands()[path]
    for paragraph in (command.help or "").split("\n\n"):
        assert is_sentence(paragraph.strip()), f"{path}: {paragraph!r}"
    for param in command.params:
        assert is_sentence(param.help), f"{path} {param.opts}: {param.help!r}"


@pytest.mark.parametrize("path", commands())
def test_no_option_is_explained_in_the_words_of_programmers(path: str) -> None:
    shown = told(path.split()[1:])
    for word in ("<str>", "<int", "<path>", "<float"):
        assert word not in shown, f"{path} --help shows {word}"


@pytest.mark.parametrize("group", sorted({path.rpartition(" ")[0] for path in commands()}))
def test_the_overview_of_commands_cuts_no_sentence_short(group: str) -> None:
    _, _, listed = told(group.split()[1:]).partition("Commands:")
    lines = [line for line in listed.splitlines() if line.strip()]
    assert len(lines) > 0
    assert all(line.endswith(".") and not line.endswith("...") for line in lines), listed
