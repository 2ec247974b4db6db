"""`charter reconcile` lays two lists, or a list and the register, side by side; nothing changes."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Charter

Listed = Callable[..., str]

HERE = (
    "name;country;kind;code;signed;email",
    "Bergen;NO;municipality;4601;2008-03-08;post@bergen.example",
    "Bozen;IT;municipality;021008;2010;",
    "Malmö;SE;municipality;1280;2009-01-01;",
    "Aust-Agder;NO;county;;2009-06-01;",
    "Helsinkki;FI;municipality;;;",
    "Tromsø;NO;municipality;5501;2012;",
)


@pytest.fixture
def here(listed: Listed) -> str:
    return listed(*HERE, name="ks.csv")


def group(shown: str, title: str) -> list[str]:
    """Return the lines under a title."""
    lines = shown.splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith(title)), None)
    if start is None:
        return []
    below = lines[start + 1 :]
    end = next((n for n, line in enumerate(below) if not line.startswith("  ")), len(below))
    return [line.strip() for line in below[:end]]


def test_a_list_and_the_register_fall_into_groups(towns: Charter, here: str) -> None:
    before = towns.files()
    shown = towns.done("reconcile", here)
    assert group(shown, "Only in ks.csv")[0].startswith("Tromsø (NO")
    assert [line.split(" (")[0] for line in group(shown, "Only in the register")] == ["Helsinki"]
    assert group(shown, "The same under another name")[0].startswith("Bozen (IT")
    assert "signed: 2009-01-01 | 2008-05" in group(shown, "Differing")[0]
    assert "merged into Agder" in group(shown, "Merged or renamed since")[0]
    assert group(shown, "To be decided")[0].startswith("Helsinkki (FI")
    assert towns.files() == before


def test_every_country_is_counted(towns: Charter, here: str) -> None:
    rows = [line.split() for line in towns.done("reconcile", here).splitlines()]
    assert ["Norway", "2", "1", "0"] in rows
    assert ["Sweden", "1", "0", "0"] in rows


def test_two_lists_need_no_register(desk: Charter, listed: Listed, here: str) -> None:
    there = listed(
        "Gemeinde;Land;Unterzeichnet am", "Bolzano;Italien;2010", "Graz;Österreich;2011",
        "Bergen;Norwegen;08.03.2008", name="rgre.csv",
    )  # fmt: skip
    shown = desk.done("reconcile", here, there)
    assert [line.split(" (")[0] for line in group(shown, "Only in rgre.csv")] == ["Graz"]
    assert len(group(shown, "Only in ks.csv")) == 4
    assert "Bolzano" in group(shown, "The same under another name")[0]
    assert not desk.register.exists()


def test_a_list_with_itself_differs_in_nothing(desk: Charter, here: str) -> None:
    shown = desk.done("reconcile", here, here)
    titles = ("Only in", "The same under", "Differing", "Merged", "To be decided")
    assert [title for title in titles if group(shown, title)] == []


def test_the_workbook_has_one_sheet_a_group_and_can_be_imported(
    towns: Charter, here: str, tmp_path: Path
) -> None:
    path = tmp_path / "settle.xlsx"
    towns.told("reconcile", here, "--output", str(path))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Only here", "Only there", "Another name", "Differing", "Merged since", "To be decided",
        "The same",
    ]  # fmt: skip
    assert [cell.value for cell in book["Differing"][2]][:2] == ["Malmö", "SE"]
    done = towns.json("import", str(path), "--sheet", "Only here", "--yes")
    assert (done["new"], done["rejected"]) == (1, [])
    assert towns.json("show", "Tromsø")["signed_on"] == "2012"


def test_both_predecessors_lead_to_their_one_successor(towns: Charter, listed: Listed) -> None:
    rows = ("name;country;kind", "Aust-Agder;NO;county", "Vest-Agder;NO;county")
    shown = towns.done("reconcile", listed(*rows))
    assert len(group(shown, "Merged or renamed since")) == 2
    assert [line.split(" (")[0] for line in group(shown, "Only in the register")] == ["Bergen"]


def test_who_stands_no_longer_differs_in_its_standing(towns: Charter, listed: Listed) -> None:
    rows = ("name;country", "Rennes;FR")
    shown = towns.done("reconcile", listed(*rows))
    assert "standing: listed | former" in group(shown, "Differing")[0]
    assert group(towns.done("reconcile", listed(*rows), "--as-of", "2010"), "Differing") == []


def test_only_a_workbook_is_written(towns: Charter, here: str) -> None:
    assert "xlsx" in towns.refused("reconcile", here, "--output", "a.csv", code=2)


def test_rows_that_cannot_be_read_are_told(towns: Charter, listed: Listed) -> None:
    said = towns("reconcile", listed("name;country", "Bergen;NO", "X;Nowhere"))
    assert said.code == 0
    assert "1 row cannot be read" in said.err


def test_the_published_figures_of_france_are_explained(charter: Charter, listed: Listed) -> None:
    own = ("--on", "2016-04", "--country", "FR", "--source", "CEMR")
    for number, kinds in (
        ("252", "all"),
        ("189", "municipality"),
        ("26", "county"),
        ("15", "region"),
    ):
        charter.told("statement", "add", number, "--kinds", kinds, *own)
    charter.told(
        "statement", "add", "192", "--on", "2016-01", "--country", "FR", "--source", "AFCCRE"
    )
    shown = charter.done("reconcile", listed("name;country", "Rennes;FR"))
    lines = group(shown, "Published about these countries")
    assert "France: 192 on 2016-01 (AFCCRE)" in lines
    (whole, against) = [line for line in lines if "252" in line]
    assert "192 against 252 in 2016: the lesser number may count the kind municipality" in against
    assert "leaves out 26 county + 15 region, and 22 that the source itself does not" in against
    for part in ("189 municipality", "26 county", "15 region", "= 230: 22 are not accounted for"):
        assert part in whole


def test_a_list_is_read_as_the_options_say(towns: Charter, listed: Listed) -> None:
    path = listed("Ort;Datum", "Bergen;08/03/2008", "Malmö;01/02/2008", name="ks.csv")
    words = ("reconcile", path, "--country", "NO", "--map", "Datum=signed")
    assert "2 rows cannot be read" in towns.told(*words)
    shown = towns.done(*words, "--dates", "dmy")
    assert group(shown, "Differing") == []
    assert [line.split(" (")[0] for line in group(shown, "Only in ks.csv")] == ["Malmö"]


def test_the_sheet_to_read_can_be_named(desk: Charter, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "country"])
    book.create_sheet("2026").append(["name", "country"])
    book["2026"].append(["Ålesund", "NO"])
    path = str(tmp_path / "two.xlsx")
    book.save(path)
    shown = desk.done("reconcile", path, path, "--sheet", "2026")
    assert ["Norway", "1", "0", "0"] in [line.split() for line in shown.splitlines()]


def test_the_encoding_of_a_csv_can_be_named(desk: Charter, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("name;country\nÅlesund;NO\n".encode("cp865"))
    shown = desk.done("reconcile", str(path), str(path), "--encoding", "cp865")
    assert ["Norway", "1", "0", "0"] in [line.split() for line in shown.splitlines()]
