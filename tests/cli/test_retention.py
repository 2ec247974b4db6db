"""Contacts have a lawful basis, a source and a term; who asked for silence is never written to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Charter


@pytest.fixture
def people(towns: Charter) -> Charter:
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye", "--basis", "consent",
               "--keep-until", "2026-06", "--source", "web")  # fmt: skip
    towns.told("contact", "add", "Lund", "--name", "Eva Ek", "--until", "2026-11-20")
    towns.told("contact", "add", "Rennes", "--email", "egalite@rennes.example")
    towns.told("contact", "add", "Malmö", "--name", "Bo Berg", "--keep-until", "2027")
    return towns


def test_terms_that_have_ended_are_listed_with_the_next_step(people: Charter) -> None:
    rows = people.json("retention")
    assert [(row["contact"], row["since"], row["reason"]) for row in rows] == [
        (1, "2026-06-30", "its term has ended"),
        (2, "2026-11-20", "it has left, no term"),
    ]
    assert [row["next"] for row in rows] == ["charter erase 1", "charter erase 2"]
    assert "contact edit NUMBER --keep-until DAY" in people.told("retention")


def test_another_day_another_list(people: Charter) -> None:
    assert people.json("retention", "--as-of", "2026-06-30") == []
    assert "No contact's term has ended by 30 June 2026." in people.told(
        "retention", "--as-of", "2026-06-30"
    )
    assert [row["contact"] for row in people.json("retention", "--as-of", "2028-01-01")] == [
        1, 2, 4,
    ]  # fmt: skip


def test_basis_and_term_are_shown(people: Charter) -> None:
    assert "consent; until 2026-06" in people.done("show", "Bergen")
    (one,) = people.json("contact", "list", "Bergen")
    assert (one["basis"], one["term"]) == ("consent", "2026-06")
    people.told("contact", "edit", "1", "--basis", "public-task", "--keep-until", "2028")
    assert people.json("contact", "list", "Bergen")[0]["term"] == "2028"


def test_the_bases_are_those_of_the_regulation(people: Charter) -> None:
    why = people.refused("contact", "edit", "1", "--basis", "because", code=2)
    assert "consent, contract, legal-obligation, public-task, legitimate-interest" in why
    people.refused("contact", "edit", "1", "--keep-until", "soon", code=4)


def test_check_names_persons_without_basis_by_number_not_by_name(people: Charter) -> None:
    said = people.done("check", "--rule", "bases")
    assert "bases: contact 2 at Lund (SE, 8): no lawful basis and no source is on record." in said
    assert "contact 3" not in said, "an office mailbox is no person"
    assert "Eva Ek" not in said
    assert "terms: contact 1 at Bergen" in people.done("check", "--rule", "terms")


@pytest.fixture
def silent(towns: Charter) -> Charter:
    towns.told("contact", "add", "Bergen", "--name", "Silent Person", "--role", "Ordfører",
               "--email", "silent@bergen.example", "--phone", "+47 55 56 55 99")  # fmt: skip
    towns.told("contact", "edit", "1", "--do-not-contact")
    return towns


@pytest.mark.parametrize("suffix", ["csv", "json", "vcf"])
def test_no_mailing_list_holds_who_asked_for_silence(silent: Charter, suffix: str) -> None:
    for role in ([], ["--role", "Ordfører"]):
        silent.told("export", f"list.{suffix}", *role)
        held = (silent.folder / f"list.{suffix}").read_bytes()
        assert b"ilent" not in held
        assert b"55 56 55 99" not in held


def test_no_workbook_holds_who_asked_for_silence(silent: Charter) -> None:
    from openpyxl import load_workbook

    for words in (["--role", "Ordfører"], ["--round-trip"]):
        silent.told("export", "list.xlsx", *words)
        book = load_workbook(silent.folder / "list.xlsx")
        cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
        assert not [cell for cell in cells if "ilent" in cell]


def test_an_old_list_does_not_wake_who_asked_for_silence(
    silent: Charter, listed: Callable[..., str]
) -> None:
    path = listed(
        "name;country;code;contact name;contact email",
        "Lund;SE;1281;Silent Person;SILENT@bergen.example",
        "Voss;NO;4621;Silent Person;silent@bergen.example",
    )
    silent.told("import", path, "--yes", "--source", "KS")
    for town in ("Lund", "Voss"):
        assert silent.json("contact", "list", town)[0]["do_not_contact"] is True
    told = silent.told("contact", "add", "Malmö", "--email", "silent@bergen.example")
    assert "Not to be contacted: that was asked for under another entry." in told


def test_letters_pass_over_who_asked_for_silence(silent: Charter, tmp_path: Path) -> None:
    silent.told("mailing", "new", "spring")
    said = silent("letters", "spring", "--plan", "--country", "NO")
    assert said.code == 0, said
    assert "silent@bergen.example" not in said.out
