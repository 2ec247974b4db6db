"""A number on the command line that is none is refused in a sentence, with the next step."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer.main
from tests.conftest import Charter

from charter_cli.cli.commands import program


@pytest.mark.parametrize(
    ("words", "said", "next_step"),
    [
        ("contact end abc", "is not the number of a contact", "charter contact list AUTHORITY"),
        (
            "contact edit 0 --name Kari",
            "is not the number of a contact",
            "charter contact list AUTHORITY",
        ),
        ("undo last", "is not the number of a batch", "charter log"),
        ("redo 1.5", "is not the number of a batch", "charter log"),
        ("log --batch x", "is not the number of a batch", "charter log"),
        ("edit Bergen --if-unchanged-since now", "is not the number of a batch", "charter log"),
        ("expect remove one", "is not the number of an expectation", "charter expect list"),
        (
            "expect add many",
            "signatories: 'many' is not a whole number between 0 and 10000000",
            "in digits",
        ),
        (
            "statement add hundre --on 2018",
            "signatories: 'hundre' is not a whole number between 0 and 1000000",
            "in digits",
        ),
        (
            "statement add 38 --on 2018 --in 301",
            "--in: '301' is not a whole number between 1 and 300",
            "in digits",
        ),
        ("log --limit 0", "--limit: '0' is not a whole number from 1 upwards", "in digits"),
        ("backup --last none", "--last: 'none' is not a whole number from 1 upwards", "in digits"),
        ("backup --monthly ٣", "--monthly: '٣' is not a whole number from 0 upwards", "in digits"),
        (
            "map out.png --width 100",
            "--width: '100' is not a whole number between 200 and 8000",
            "in digits",
        ),
    ],
)
def test_what_is_no_number_is_refused_with_what_was_asked_for(
    towns: Charter, words: str, said: str, next_step: str
) -> None:
    told = towns.refused(*words.split(), code=2)
    assert f"{said}." in told
    assert next_step in told.splitlines()[-1]
    assert "Usage" not in told


def test_a_number_of_five_thousand_digits_is_refused_like_any_other(towns: Charter) -> None:
    assert "is not the number of a batch" in towns.refused("undo", "9" * 5000, code=2)


def leaves(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, f"{path} {word}")
        else:
            yield f"{path} {word}", command


def test_no_command_leaves_numbers_to_the_words_of_the_library() -> None:
    asked = {
        f"{path} {param.name}"
        for path, command in leaves(typer.main.get_group(program()), "charter")
        for param in command.params
        if type(param.type).__name__ in ("IntParamType", "IntRange", "FloatParamType")
    }
    assert asked == set()
