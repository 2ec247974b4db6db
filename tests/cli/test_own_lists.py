"""Whatever list `charter` writes it can read again, and the register knows all of it."""

import json
from pathlib import Path

import pytest
from tests.conftest import Charter


@pytest.fixture
def office(towns: Charter) -> Charter:
    """Return the few towns with two contacts: letters to the one, the other's days are over."""
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye", "--role", "equality",
               "--email", "aase@bergen.example", "--phone", "+47 55 56 55 57",
               "--language", "nn")  # fmt: skip
    towns.told("contact", "add", "Malmö", "--name", "Bo Ek", "--role", "equality",
               "--until", "2020-01-01")  # fmt: skip
    towns.told(
        "edit", "Bergen", "--phone", "+47 55 56 55 56", "--website", "https://bergen.example"
    )
    return towns


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list.json"])
@pytest.mark.parametrize("words", [(), ("--role", "equality"), ("--standing", "all")])
def test_a_mailing_list_says_nothing_that_the_register_does_not_know(
    office: Charter, name: str, words: tuple[str, ...]
) -> None:
    office.told("export", name, *words)
    found = json.loads(office.done("import", name, "--yes", "--format", "json"))
    counts = {of: found[of] for of in ("new", "changed", "undecided", "rejected", "batch", "kept")}
    assert counts == {
        "new": 0, "changed": 0, "undecided": [], "rejected": [], "batch": None, "kept": [],
    }  # fmt: skip
    assert found["read"] == found["unchanged"] > 0
    assert "may be" not in " ".join(found["said"])
    if "--standing" not in words:
        compared = office.done("reconcile", name)
        assert "Only in" not in compared
        assert "Differing" not in compared


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_list_of_rows_says_nothing_new_either(office: Charter, form: str) -> None:
    office.done("list", "--standing", "all", "--format", form, "--output", f"rows.{form}")
    found = office.json("import", f"rows.{form}", "--yes")
    assert (found["new"], found["changed"], found["undecided"], found["batch"]) == (0, 0, [], None)


def test_another_register_takes_it_in_without_trusting_the_numbers(
    office: Charter, tmp_path: Path
) -> None:
    office.told("export", "list.xlsx", "--role", "equality")
    other = ("--register", str(tmp_path / "other.db"))
    office.told("init", *other)
    office.told("add", "Oslo", "--country", "NO", *other)
    office.told("add", "Rjukan", "--country", "NO", "--email", "post@rjukan.example", *other)
    found = office.json("import", "list.xlsx", "--yes", *other)
    assert (found["new"], found["changed"], found["undecided"]) == (6, 0, [])
    bergen = office.json("show", "Bergen", *other)
    assert (bergen["signed_on"], bergen["standing"]) == ("2008-03-08", "signatory")
    assert bergen["authority"]["email"] == ""
    assert "aase@bergen.example" in office.done("contact", "list", "Bergen", *other)


def test_an_address_corrected_in_a_mailing_list_is_taken(office: Charter) -> None:
    office.told("export", "list.csv")
    path = office.folder / "list.csv"
    path.write_text(path.read_text("utf-8-sig").replace("stad@malmo", "post@malmo"), "utf-8")
    assert "email: stad@malmo.example → post@malmo.example" in office.done(
        "import", "list.csv", "--dry-run"
    )
