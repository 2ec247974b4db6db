"""The real data that ships: 322 rows of 23 countries, entered, counted and provable."""

import csv
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from tests.conftest import NOON, Charter

from charter_cli import naming, sample
from charter_cli.dates import PartialDate
from charter_cli.model import Kind, Scribe
from charter_cli.register import founding
from charter_cli.register.batch import change

KARI = Scribe("Kari", datetime.fromtimestamp(int(NOON), UTC), "charter demo")
SUCCESSORS = {
    "Agder fylkeskommune", "Région Normandie", "Région Occitanie", "Barberino Tavarnelle", "Rio",
    "Scarperia e San Piero", "Landkreis Göttingen",
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    text = files("charter_cli.reference").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, sample.Entered]:
    """Return a register with the real data, and what was said of entering it."""
    path = tmp_path_factory.mktemp("sample") / "charter.db"
    founding.found(path)
    with change(path, KARI) as batch:
        entered = sample.enter(batch)
    return path, entered


@pytest.fixture
def real(
    desk: Charter, filled: tuple[Path, sample.Entered], monkeypatch: pytest.MonkeyPatch
) -> Charter:
    monkeypatch.setenv("CHARTER_REGISTER", str(filled[0]))
    return desk


def test_322_rows_become_327_authorities_in_23_countries(
    filled: tuple[Path, sample.Entered], real: Charter
) -> None:
    """Two bodies stand in the rows under an old and a new name; seven bodies succeed others."""
    assert filled[1] == sample.Entered(322, 327, 23, 69)
    found = real.json("list", "--standing", "all")
    assert len(found) == 327
    assert len({entry["country"] for entry in found}) == 23
    assert {entry["name"] for entry in found} >= SUCCESSORS


def test_every_row_is_an_authority_with_its_source(real: Charter) -> None:
    for row in rows("signatories")[::29]:
        entry = real.json("show", f"{row['country']}/{naming.parts(row['name'])[0]}")
        assert entry["authority"]["kind"] == row["kind"]
        told = {event["source"] for event in entry["events"]}
        assert row["source"] in told or row["source"] in entry["authority"]["note"]
    assert {row["kind"] for row in rows("signatories")} <= set(Kind)


def test_who_was_renamed_is_one_authority_with_both_names(real: Charter) -> None:
    for before, after in (
        ("Norrbottens läns landsting", "Region Norrbotten"),
        ("Landstinget i Värmland", "Region Värmland"),
    ):
        assert real.json("show", before) == real.json("show", after)
        assert f"Formerly: {before}" in real.done("show", after)


def test_a_body_that_keeps_its_name_may_yet_be_another_body(real: Charter) -> None:
    why = real("show", "Landkreis Göttingen")
    assert why.code == 3
    assert "2 authorities" in why.err
    listed = real.json("list", "Göttingen", "--standing", "all", "--kind", "county")
    assert sorted(entry["standing"] for entry in listed) == ["former", "signatory"]


@pytest.mark.parametrize(
    ("day", "total", "countries"),
    [
        ("2018-02-26", (47, 281), (17, 22)),
        ("2026-11-21", (301, 301), (22, 22)),
        ("2006-05-11", (0, 0), (0, 0)),
    ],
)
def test_the_counts_are_the_same_wherever_they_are_made(
    real: Charter, day: str, total: tuple[int, int], countries: tuple[int, int]
) -> None:
    count = real.json("count", "--as-of", day)
    assert tuple(count["total"].values()) == total
    assert tuple(count["countries"].values()) == countries


def test_a_decision_or_an_announcement_is_not_counted_as_a_signature(real: Charter) -> None:
    unsigned = [r for r in rows("signatories") if r["evidence"] in sample._NOT_SIGNED]
    undecided = {r["name"] for r in unsigned if not r["signed_on"]}
    assert undecided
    assert not undecided & {entry["name"] for entry in real.json("list")}


def test_a_successor_stands_in_the_place_of_its_predecessors(real: Charter) -> None:
    assert real.json("show", "Agder fylkeskommune")["standing"] == "signatory"
    assert real.json("show", "Aust-Agder fylkeskommune")["standing"] == "former"
    moves = real.json("changes", "2019", "2020", "--country", "NO")
    assert {(m["what"], m["into"]) for m in moves if m["on"]} == {("merged", "Agder fylkeskommune")}


def test_the_published_numbers_stand_beside_with_their_sources(real: Charter) -> None:
    said = {
        s["scope"]: s for s in real.json("count", "--stated", "--as-of", "2018-02-26")["stated"]
    }
    assert (said["ALL"]["signatories"], said["ALL"]["countries"]) == (1692, 35)
    assert (said["NO"]["signatories"], said["NO"]["kinds"]) == (38, "municipality+county")
    assert all(one["source"] for one in said.values())
    assert len(real.json("statement", "list")) == len(rows("published_counts")) == 69


def test_nothing_can_be_sent_by_accident(real: Charter) -> None:
    real.told("export", "list.json", "--standing", "all")
    sent = (real.folder / "list.json").read_text(encoding="utf-8")
    addresses = [word for word in sent.split('"') if "@" in word]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)


def test_entering_it_all_again_changes_nothing(
    filled: tuple[Path, sample.Entered], tmp_path: Path
) -> None:
    path = tmp_path / "twice.db"
    path.write_bytes(filled[0].read_bytes())
    with change(path, KARI) as batch:
        for row in rows("signatories"):
            number = batch.book.connection.execute(
                "SELECT min(authority) FROM name WHERE text = ? OR text = ?",
                (row["name"], naming.parts(row["name"])[0]),
            ).fetchone()[0]
            if number:
                sample._happened(batch, number, row)
        assert batch.id is None


def test_the_real_data_is_sound_and_its_doubts_are_named(real: Charter) -> None:
    said = real("check")
    assert said.code == 0
    rules = {line.partition(":")[0] for line in said.out.splitlines() if line[0] != " "}
    assert rules <= {"sources", "dates", "plans", "addresses"}, said.out
    assert "dates" in rules, "most of its signatures have no date"


def test_every_date_of_the_rows_can_be_read() -> None:
    for row in rows("signatories"):
        for column in ("signed_on", "decided_on", "registered_on", "attested_on"):
            PartialDate.parse(row[column], column)
