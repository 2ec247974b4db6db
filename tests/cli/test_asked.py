"""On a terminal a command asks, and does what the person answers."""

from collections.abc import Callable
from io import StringIO

import pytest
from tests.conftest import Charter

Listed = Callable[..., str]
Typed = Callable[[str], None]


class Keyboard(StringIO):
    """What a person types, line by line; after the last one the input ends (Ctrl-D)."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return what lets a person type these lines."""
    return lambda lines: monkeypatch.setattr("sys.stdin", Keyboard(lines))


@pytest.fixture
def doubtful(listed: Listed) -> str:
    """Return a list with one row that is new and one that may mean Helsinki (number 3)."""
    return listed("name;country;phone", "Oslo;NO;", "Helsinkki;FI;+358 9 310 1691")


def test_an_import_asks_whom_a_row_means_and_whether_to_write(
    towns: Charter, doubtful: str, typed: Typed
) -> None:
    typed("3\ny\n")
    said = towns.told("import", doubtful)
    assert "Its number, or new, or nothing to leave it:" in said
    assert "Write 1 new and 1 changed?" in said
    assert "+358 9 310 1691" in towns.done("show", "Helsinki")


def test_an_answer_that_is_none_is_asked_for_again(
    towns: Charter, doubtful: str, typed: Typed
) -> None:
    typed("Helsinki\n\ny\n")
    said = towns.told("import", doubtful)
    assert said.count("Its number, or new") == 2
    assert "Type one of the numbers above" in said
    assert "Write 1 new and 0 changed?" in said


def test_whoever_says_no_changes_nothing(towns: Charter, doubtful: str, typed: Typed) -> None:
    before = towns.files()
    typed("new\nn\n")
    assert "Nothing was written." in towns.told("import", doubtful)
    assert towns.files() == before


@pytest.mark.parametrize("answered", ["", "3\n"])
def test_the_end_of_the_input_at_a_question_stops_the_command(
    towns: Charter, doubtful: str, typed: Typed, answered: str
) -> None:
    before = towns.files()
    typed(answered)
    said = towns("import", doubtful)
    assert said.code == 130
    assert said.err.endswith("Stopped. What was not finished was not written.\n")
    assert towns.files() == before
