"""A command that is shown to be copied works as it stands, whatever the files are called."""

import os
import re
import shlex
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.shell import typed

FOLDER = "innbydelse vår 2026"


def shown(told: str, command: str) -> list[str]:
    """Return the words of the first command of that name in what was told, as a shell parts it."""
    (line, *_) = re.findall(rf"\bcharter {command} .+", told)
    return shlex.split(line)[1:]


@pytest.mark.parametrize(
    "word",
    ["liste.csv", "årets liste.xlsx", "O'Brien.csv", 'den "nye".csv', "$HOME.csv", "a`b.csv", "!",
     "100 %.csv", "Komm.nr=code", "", "mapper/vår 2026"],
)  # fmt: skip
def test_a_word_is_one_word_to_the_shell(word: str) -> None:
    assert shlex.split(typed(word)) == [word]


def test_windows_knows_double_quotes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    said = [typed(word) for word in ("C:\\lister\\2026.csv", "C:\\mine lister\\år.csv", "100%.csv")]
    assert said == ["C:\\lister\\2026.csv", '"C:\\mine lister\\år.csv"', '"100%.csv"']


def test_a_new_mailing_is_looked_at_by_the_command_shown(towns: Charter) -> None:
    words = shown(towns.told("mailing", "new", FOLDER), "letters")
    assert words == ["letters", FOLDER, "--plan"]
    towns.done(*words)
    missing = shown(towns.refused("letters", "tull og tøys", code=3), "mailing new")
    towns.told(*missing)
    assert (towns.folder / "tull og tøys" / "mailing.toml").is_file()


def test_letters_are_proven_by_the_command_shown(towns: Charter, spring: Path) -> None:
    spring.rename(towns.folder / FOLDER)
    words = shown(towns.told("letters", FOLDER, "--country", "SE"), "verify")
    assert words == ["verify", f"{FOLDER}/letters"]
    towns.done(*words)


def test_a_round_trip_comes_back_by_the_command_shown(towns: Charter) -> None:
    words = shown(towns.told("export", "til retting.xlsx", "--round-trip"), "import")
    assert words == ["import", "til retting.xlsx", "--dry-run"]
    towns.done(*words)


def test_a_term_that_has_ended_is_settled_by_the_command_shown(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Kari", "--until", "2020-01-01",
               "--keep-until", "2021-01-01")  # fmt: skip
    (due,) = towns.json("retention")
    towns.told(*shown(due["next"], "erase"), "--yes")
    assert towns.json("retention") == []


def test_rows_rejected_for_another_register_go_back_to_it(charter: Charter) -> None:
    register = ("--register", "kopi av registeret.db")
    charter.told("init", *register)
    Path("liste.csv").write_text("name;country;email\nBergen;NO;nobody\n", encoding="utf-8")
    said = charter("import", "liste.csv", "--yes", "--rejects", "r.xlsx", *register)
    assert shown(said.err, "import")[-2:] == list(register)
