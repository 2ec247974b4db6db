"""Whatever commands changed, in whatever order: taken back, the register is what it was.

Exact means that every row of every table but the log is the same. The commands are those that
people use: real imports with decisions, occasions, letters, expectations, a backup's rotation.
"""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

Dump = dict[str, list[tuple[Any, ...]]]

KS = (
    "name;country;signed;email;phone;contact name;contact email;population",
    "Bergen;NO;2008-03-08;ny@bergen.example;+47 55 56 55 56;Kari Nordmann;kari@bergen.example;1",
    "Tromsø;NO;2011-05-01;post@tromso.example;;Ola Nordmann;ola@tromso.example;2",
    "Helsinkki;FI;;uusi@helsinki.example;;;;3",
    "Lund;SE;2012;;;Per Lund;per@lund.example;4",
)
BAD = ("name;country;signed", "Bodø;NO;2010-01-01", "Narvik;NO;31.31.2010")
OCCASION = (
    "occasion", "add", "bilbao", "--kind", "conference", "--title", "Likestilling",
    "--title", "en:Equality", "--starts", "2027-06-11", "--ends", "2027-06-13",
    "--contact", "Eva Vert; host; eva@ks.example; 12345678", "--host", "KS", "--country", "ES",
)  # fmt: skip


def commands(listed: Callable[..., str]) -> list[tuple[str, ...]]:
    """Return one of everything that changes a register; some need what another one does."""
    ks, bad = listed(*KS, name="ks.csv"), listed(*BAD, name="bad.csv")
    return [
        ("import", ks, "--yes", "--source", "ks", "--decide", "4=3"),
        ("import", ks, "--yes", "--source", "other", "--decide", "4=new"),
        ("import", bad, "--yes", "--skip-bad"),
        OCCASION,
        ("occasion", "edit", "bilbao", "--title", "Annet", "--contact", "Odd Vert; ; o@x.no; "),
        ("letters", "spring", "--format", "txt"),
        ("letters", "spring", "--format", "txt", "--country", "SE", "--output", "se"),
        ("expect", "add", "3", "--country", "NO", "--source", "letter"),
        ("expect", "remove", "1"),
        ("statement", "add", "1692", "--countries", "35", "--on", "2018-02-26"),
        ("contact", "add", "Bergen", "--name", "Åse Øye", "--basis", "consent", "--source", "x"),
        ("contact", "edit", "1", "--role", "ordfører", "--do-not-contact"),
        ("contact", "end", "1", "--on", "2020"),
        ("edit", "Bergen", "--also", "sv:Bärgen", "--note", "En\nnote", "--tag", "a"),
        ("edit", "Malmö", "--code", "", "--do-not-contact"),
        ("add", "Kautokeino", "--country", "NO", "--language", "se", "--signed", "2013-09"),
        ("record", "merged", "Lund", "--into", "Malmö", "--on", "2021-01-01"),
        ("record", "withdrew", "Bolzano", "--on", "2019"),
        ("record", "plan", "Bergen", "--on", "2015", "--prefer"),
        ("backup", "--last", "3", "--monthly", "2"),
        ("check", "--repair"),
        ("undo",),
        ("undo", "9"),
        ("redo",),
    ]


def newest(register: Path) -> int:
    connection = sqlite3.connect(register)
    (number,) = connection.execute("SELECT max(id) FROM batch").fetchone()
    connection.close()
    return int(number)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 40))]
)
def test_all_that_was_done_in_any_order_goes_back_step_by_step(
    towns: Charter,
    spring: Path,
    listed: Callable[..., str],
    dump: Callable[[Path], Dump],
    seed: int,
) -> None:
    todo = commands(listed)
    random.Random(seed).shuffle(todo)  # noqa: S311
    done: list[tuple[int, tuple[str, ...], Dump]] = []
    refused = []
    for words in todo:
        before, last = dump(towns.register), newest(towns.register)
        code = towns(*words).code
        if newest(towns.register) > last:
            assert newest(towns.register) == last + 1, f"one command is one batch: {words}"
            done.append((last + 1, words, before))
        else:
            assert dump(towns.register) == before, words
        if code:
            refused.append((code, words))
    assert len(done) > len(todo) * 2 / 3, refused
    for number, words, before in reversed(done):
        after = dump(towns.register)
        towns.told("undo", str(number))
        assert dump(towns.register) == before, words
        if number % 3 == 0:
            towns.told("redo", str(number))
            assert dump(towns.register) == after, words
            towns.told("undo", str(number))
            assert dump(towns.register) == before, words
    assert "all is well" in towns.told("check", "--rule", "law")
