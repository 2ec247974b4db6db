"""What every test leans on: the front desk in process, a day that stands still, a few towns."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from charter_cli.cli import main
from charter_cli.conclusion import Facts
from charter_cli.dates import PartialDate
from charter_cli.letter import Letter
from charter_cli.letters import pdf
from charter_cli.model import Event, EventKind, Successors
from charter_cli.standing import conclude

# How long an example takes, or is made, tells of the machine and of what else runs on it.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("patient", parent=PATIENT)
settings.load_profile("patient")

NOON = "1795262400"
"""Noon of 21 November 2026 UTC, which is today in every test."""

TODAY = date(2026, 11, 21)

TOWNS = (
    "add Bergen --country NO --kind municipality --code 4601 --language nb --region Vestland"
    " --decided 2008-02-01 --signed 2008-03-08 --email post@bergen.example --city Bergen"
    " --source https://bergen.example/vedtak",
    "add Malmö --country SE --code 1280 --language sv --region Skåne --signed 2008-05"
    " --email stad@malmo.example --city Malmö",
    "add Helsinki --country FI --code 091 --language fi --language sv --also sv:Helsingfors"
    " --signed unknown --attested 2012-06-30 --email kirjaamo@helsinki.example",
    "add Bolzano --country IT --code 021008 --language it --language de --also de:Bozen"
    " --signed 2010 --edition 2006",
    "add Aust-Agder --country NO --kind county --signed 2009-06-01",
    "add Vest-Agder --country NO --kind county --signed 2011-09-15",
    "add Agder --country NO --kind county --language nn --email post@agder.example",
    "record merged Aust-Agder --into Agder --on 2020-01-01",
    "record merged Vest-Agder --into Agder --on 2020-01-01",
    "add Lund --country SE --code 1281 --language sv --decided 2009-01-20",
    "add Heidelberg --country DE --kind municipality --language de --signed 2010-04-12",
    "record renewed Heidelberg --on 2025-11-24",
    "record plan Heidelberg --on 2012-01-31",
    "add Rennes --country FR --language fr --signed 2007-03-01",
    "record withdrew Rennes --on 2015-07-01",
)
"""The few towns that every test talks about: each shows one side of the law."""


def _stay_here(event: str, words: tuple[Any, ...]) -> None:
    """Refuse whatever would leave this machine, in every test."""
    if event not in ("socket.connect", "socket.getaddrinfo"):
        return
    place = words[1] if event == "socket.connect" else words
    host = place[0] if isinstance(place, tuple) and place else ""
    if host not in _HERE:
        raise PermissionError(f"a test wants the network: {host}")


_HERE = {"", None, "127.0.0.1", "::1", "localhost"}
sys.addaudithook(_stay_here)


@dataclass(frozen=True, slots=True)
class Said:
    """Hold how a command ended, and what it wrote."""

    code: int
    out: str
    err: str


class Charter:
    """The program `charter`, run in this process in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.register = folder / "charter.db"

    def __call__(self, *words: str) -> Said:
        """Run one command and return its exit code and its words."""
        out, err, before = StringIO(), StringIO(), sys.argv
        sys.argv = ["charter", *words]
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = main(list(words))
        finally:
            sys.argv = before
        return Said(code, out.getvalue(), err.getvalue())

    def done(self, *words: str) -> str:
        """Run a command that must succeed, and return what it wrote to standard output."""
        said = self(*words)
        assert said.code == 0, said
        return said.out

    def told(self, *words: str) -> str:
        """Run a command that must succeed, and return what it told the person."""
        said = self(*words)
        assert said.code == 0, said
        return said.err

    def json(self, *words: str) -> Any:
        """Run a command with --format json, and return what it wrote."""
        return json.loads(self.done(*words, "--format", "json"))

    def refused(self, *words: str, code: int) -> str:
        """Run a command that must be refused, and return why.

        A refusal has its exit code, a sentence and a next step; it writes nothing.
        """
        before = self.files()
        said = self(*words)
        assert said.code == code, said
        assert said.out == ""
        assert "Traceback" not in said.err
        assert len(said.err.strip().splitlines()) >= 2, said.err
        assert self.files() == before
        return said.err

    def files(self) -> dict[str, str]:
        """Return a digest of every file in the folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture
def still_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon of 21 November 2026, and Kari be at the desk."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("CHARTER_USER", "Kari")
    monkeypatch.delenv("CHARTER_REGISTER", raising=False)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, still_day: None) -> Charter:
    """Return the program in an empty folder, without a register."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Charter(folder)


@pytest.fixture
def charter(desk: Charter, registers: Path) -> Charter:
    """Return the program with an empty register."""
    shutil.copy(registers / "empty.db", desk.register)
    return desk


@pytest.fixture
def towns(desk: Charter, registers: Path) -> Charter:
    """Return the program with a register of the few towns."""
    shutil.copy(registers / "towns.db", desk.register)
    return desk


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the registers that tests copy, once."""
    folder = tmp_path_factory.mktemp("registers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("CHARTER_USER", "Kari")
        charter = Charter(folder)
        for name, commands in (("empty.db", ()), ("towns.db", TOWNS)):
            path = str(folder / name)
            charter.told("init", "--register", path)
            for words in commands:
                charter.told(*words.split(), "--register", path)
    return folder


@pytest.fixture
def history() -> Callable[..., tuple[Event, ...]]:
    """Return what makes a history of words: `history("decided 2008-01", "signed 2008")`."""

    def make(*told: str) -> tuple[Event, ...]:
        return tuple(_event(words.split()) for words in told)

    return make


def _event(words: list[str]) -> Event:
    """Make an event of `signed unknown attested 2012` or `merged 2020-01-01 into 2`."""
    kind, on, *pairs = words
    more = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return Event(
        kind=EventKind(kind),
        on=PartialDate("" if on == "unknown" else on),
        attested=PartialDate(more.get("attested", "")),
        entered=TODAY,
        edition=more.get("edition", ""),
        into=int(more["into"]) if "into" in more else None,
        source=more.get("source", ""),
    )


@pytest.fixture
def among() -> Callable[..., str]:
    """Return what says whether one of several authorities stands on a day: yes, perhaps or no."""

    def ask(
        book: dict[int, tuple[Event, ...]],
        authority: int,
        day: str,
        rule: Successors = Successors.INHERIT,
    ) -> str:
        on = date.fromisoformat(day)
        spells = conclude(book, rule)[authority].spells
        held = [s for s in spells if s.begins_earliest <= on < (s.ends_latest or date.max)]
        assert len(held) <= 1, "an authority counts once"
        sure = any(
            s.begins_latest and s.begins_latest <= on < (s.ends_earliest or date.max) for s in held
        )
        return "yes" if sure else "perhaps" if held else "no"

    return ask


@pytest.fixture
def stands(among: Callable[..., str]) -> Callable[[tuple[Event, ...], str], str]:
    """Return what says whether an authority with a history stands on a day."""
    return lambda events, day: among({1: events}, 1, day)


@pytest.fixture
def facts() -> Callable[[dict[int, tuple[Event, ...]], int, str], Facts]:
    """Return what says by which signature, text and plan an authority stands on a day."""

    def ask(book: dict[int, tuple[Event, ...]], authority: int, day: str) -> Facts:
        on = date.fromisoformat(day)
        return [s.facts for s in conclude(book)[authority].spells if s.begins_earliest <= on][-1]

    return ask


@pytest.fixture
def set_letters(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return to whom letters are set in this process from now on, one entry for each time."""
    render, found = pdf.render, []

    def noted(letter: Letter) -> bytes:
        found.append(letter.recipient[0])
        return render(letter)

    monkeypatch.setattr(pdf, "render", noted)
    return found


@pytest.fixture
def humble() -> Callable[[Callable[[], None]], None]:
    """Return what does something as a user who may not write everywhere, as root may."""

    def run(work: Callable[[], None]) -> None:
        if os.geteuid() != 0:
            work()
            return
        os.seteuid(65534)
        try:
            work()
        finally:
            os.seteuid(0)

    return run
