"""Zeros that a spreadsheet took are given back where they are proven, and it is told."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from tests.conftest import Charter

Listed = Callable[..., str]


def imported(charter: Charter, listed: Listed, *rows: str) -> tuple[list[dict[str, str]], str]:
    told = charter(
        "import", listed("name;country;kind;code;postcode;city", *rows), "--yes", "--skip-bad"
    )
    assert told.code == 0, told.err
    return charter.json("list", "--standing", "all"), told.out


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Oslo kommune;NO;;301", "0301"),
        ("Ambérieu-en-Bugey;FR;;1004", "01004"),
        ("Upplands Väsby kommun;SE;;114", "0114"),
        ("Oslo;NO;county;3", "03"),
        ("Ain;FR;county;1", "01"),
    ],
)
def test_a_code_of_the_country_s_list_gets_its_zeros_back_and_it_is_told(
    charter: Charter, listed: Listed, row: str, code: str
) -> None:
    (found,), out = imported(charter, listed, row)
    assert found["code"] == code
    written = row.split(";")[3]
    assert f"line 2, code: {written} was read as {code}, as the country's list has it" in out


@pytest.mark.parametrize(
    ("row", "code", "told"),
    [
        ("Bergen;NO;;301", "301", "it may have lost a zero: 0301 is Oslo, but the name"),
        ("Bergen;NO;;4601", "4601", ""),
        ("Oslo;NO;;0301", "0301", ""),
        ("Barcelona;ES;;8019", "8019", ""),
        ("Oslo;NO;;30100", "30100", ""),
    ],
)
def test_what_no_list_proves_stays_as_it_is_written(
    charter: Charter, listed: Listed, row: str, code: str, told: str
) -> None:
    (found,), out = imported(charter, listed, row)
    assert found["code"] == code
    assert told in out
    assert bool(told) == ("code: " in out)


@pytest.mark.parametrize(
    ("row", "postcode"),
    [
        ("Oslo;NO;;;150;Oslo", "0150"),
        ("Dresden;DE;;;1067;", "01067"),
        ("Nice;FR;;;6000;", "06000"),
        ("Barcelona;ES;;;8001;", "08001"),
        ("Roma;IT;;;184;Roma", "00184"),
        ("Helsinki / Helsingfors;FI;;;100;", "00100"),
        ("Bergen;NO;;;503;Bergen", "503"),
        ("Lyon;FR;;;6000;", "6000"),
        ("Malmö;SE;;;2110;", "2110"),
        ("Halle;DE;;;6108;Halle", "06108"),
        ("Halle (Saale);DE;;;6108;", "06108"),
    ],
)
def test_a_postcode_is_proven_by_its_country_s_length_and_by_the_place(
    charter: Charter, listed: Listed, row: str, postcode: str
) -> None:
    imported(charter, listed, row)
    with closing(sqlite3.connect(charter.register)) as register:
        assert register.execute("SELECT postcode FROM authority").fetchall() == [(postcode,)]


def test_a_postcode_too_short_for_its_country_is_told_and_kept(
    charter: Charter, listed: Listed
) -> None:
    _, out = imported(charter, listed, "Bergen;NO;;;503;Bergen")
    said = "line 2, postcode: 503 was kept as it is, but the postcodes of Norway have 4 digits"
    assert said in out


def test_a_code_with_its_zeros_back_finds_the_authority_of_the_register(
    charter: Charter, listed: Listed
) -> None:
    charter.told("add", "Oslo", "--country", "NO", "--code", "0301")
    found, _ = imported(charter, listed, "Oslo;NO;;301;150;Oslo")
    assert [one["code"] for one in found] == ["0301"]
