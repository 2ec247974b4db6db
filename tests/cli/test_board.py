"""The board over the front desk lists what is there, in the words of the commands themselves."""

import subprocess
import sys

import pytest
import typer.main
from tests.conftest import Charter

from charter_cli.cli.commands import COMMANDS, program


def test_the_list_of_commands_says_what_the_commands_say_of_themselves(desk: Charter) -> None:
    from_the_board = desk.done("--help")
    from_the_commands = desk().err
    assert from_the_board == from_the_commands


@pytest.mark.parametrize("word", COMMANDS)
def test_a_command_that_is_called_is_opened_alone_and_is_the_same(word: str) -> None:
    alone = typer.main.get_group(program([word, "--help"])).commands
    everything = typer.main.get_group(program()).commands
    assert list(alone) == [word]
    assert [o.name for o in alone[word].params] == [o.name for o in everything[word].params]
    assert list(everything) == list(COMMANDS)


def test_a_command_opens_no_other_commands() -> None:
    script = (
        "import sys; from charter_cli.cli import main; main(['count', '--help']);"
        "sys.stderr.write(' '.join(m for m in sys.modules if m.startswith('charter_cli.cli.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    opened = {name.rpartition(".")[2] for name in done.stderr.split()}
    assert opened == {"commands", "count", "desk", "layout", "options", "terminal"}


def test_an_unknown_command_is_refused_with_the_one_that_was_meant(desk: Charter) -> None:
    assert "Did you mean 'count'" in desk.refused("cuont", code=2)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (["-h"], ["--help"]),
        (["help"], ["--help"]),
        (["count", "-h"], ["count", "--help"]),
        (["help", "count"], ["count", "--help"]),
        (["contact", "add", "-h"], ["contact", "add", "--help"]),
        (["help", "contact", "add"], ["contact", "add", "--help"]),
    ],
)
def test_help_comes_however_it_is_asked_for(
    desk: Charter, short: list[str], long: list[str]
) -> None:
    assert desk.done(*short) == desk.done(*long)


def test_help_on_a_command_that_is_none_names_the_one_that_was_meant(desk: Charter) -> None:
    assert "Did you mean 'count'" in desk.refused("help", "cuont", code=2)
