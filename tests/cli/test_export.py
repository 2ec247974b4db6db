"""`charter export` writes a mailing list, and tells who was left out and why."""

import csv
import io
import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from tests.conftest import Charter


def rows(charter: Charter, file: str = "list.csv") -> list[dict[str, str]]:
    text = (charter.folder / file).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_mailing_list_has_a_row_for_each_that_stands(towns: Charter) -> None:
    told = towns.told("export", "list.csv")
    assert "Written: list.csv, 6 recipients as of 21 November 2026." in told
    found = {row["name"]: row for row in rows(towns)}
    assert set(found) == {"Bergen", "Malmö", "Helsinki", "Bolzano", "Agder", "Heidelberg"}
    assert (found["Helsinki"]["code"], found["Bolzano"]["code"]) == ("091", "021008")
    assert found["Bergen"]["country_name"] == "Norway"
    assert found["Bergen"]["email"] == "post@bergen.example"
    assert {row["standing"] for row in found.values()} == {"signatory"}


def test_filters_and_the_day_choose_who_is_written_to(towns: Charter) -> None:
    told = towns.told("export", "list.csv", "--country", "SE,FI", "--as-of", "2008-05-15")
    assert "2 of them stand only possibly" in told
    assert {row["name"]: row["standing"] for row in rows(towns)} == {
        "Malmö": "possible", "Helsinki": "possible",
    }  # fmt: skip


def test_who_asked_not_to_be_contacted_is_left_out_and_it_is_told(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--do-not-contact")
    told = towns.told("export", "list.csv")
    assert "5 recipients" in told
    assert "1 left out:" in told
    assert "1 asked not to be contacted: Bergen" in told
    assert "Bergen" not in {row["name"] for row in rows(towns)}


def test_a_contact_in_a_role_is_addressed_and_else_the_office(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye", "--role", "Ordfører",
               "--email", "aase@bergen.example", "--language", "nn")  # fmt: skip
    towns.told("contact", "add", "Agder", "--name", "Arne Thomassen", "--role", "ordforer",
               "--until", "2023")  # fmt: skip
    told = towns.told("export", "list.csv", "--country", "NO", "--role", "Ordfører")
    found = {row["name"]: row for row in rows(towns)}
    assert found["Bergen"]["attention"] == "Åse Øye"
    assert (found["Bergen"]["email"], found["Bergen"]["language"]) == ("aase@bergen.example", "nn")
    assert (found["Agder"]["attention"], found["Agder"]["email"]) == ("", "post@agder.example")
    assert "1 has nobody in that role: the office is addressed." in told
    assert "1 contact's days are over: Arne Thomassen" in told


def test_the_same_envelope_is_written_once(towns: Charter) -> None:
    for kind in ("municipality", "county"):
        towns.told("add", "Oslo", "--country", "NO", "--kind", kind, "--signed", "2008",
                   "--email", "post@oslo.example", "--city", "Oslo")  # fmt: skip
    told = towns.told("export", "list.csv", "--country", "NO")
    assert "1 same envelope: Oslo" in told
    assert [row["name"] for row in rows(towns)].count("Oslo") == 1


def test_who_cannot_be_reached_is_told(towns: Charter) -> None:
    told = towns.told("export", "list.csv", "--country", "IT")
    assert "1 has neither an e-mail nor a postal address on record." in told


def test_the_ending_or_the_format_names_the_kind_of_file(towns: Charter) -> None:
    for words in (["list.xlsx"], ["list.json"], ["list.vcf"], ["mail.txt", "--format", "csv"]):
        towns.told("export", *words)
    assert zipfile.is_zipfile(towns.folder / "list.xlsx")
    assert len(json.loads((towns.folder / "list.json").read_text(encoding="utf-8"))) == 6
    assert (towns.folder / "list.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 6
    assert (towns.folder / "mail.txt").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("word", "mark"), [("comma", ","), ("tab", "\t"), ("semicolon", ";"), (";", ";")]
)
def test_the_delimiter_may_be_chosen(towns: Charter, word: str, mark: str) -> None:
    towns.told("export", "list.csv", "--delimiter", word)
    assert f'"id"{mark}"name"{mark}' in (towns.folder / "list.csv").read_text(encoding="utf-8-sig")


def test_a_list_of_people_is_readable_by_its_owner_alone(towns: Charter) -> None:
    towns.told("export", "list.csv")
    assert stat.S_IMODE((towns.folder / "list.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "vcf"])
def test_last_years_list_of_that_name_is_replaced_and_what_a_link_leads_to_stays(
    towns: Charter, tmp_path: Path, ending: str
) -> None:
    towns.told("export", f"new.{ending}")
    (tmp_path / "precious").write_bytes(b"mine" * 10_000)
    old, link = towns.folder / f"old.{ending}", towns.folder / f"link.{ending}"
    shutil.copy(tmp_path / "precious", old)
    link.symlink_to(tmp_path / "precious")
    for name in (old, link):
        towns.told("export", name.name)
        assert name.read_bytes() == (towns.folder / f"new.{ending}").read_bytes()
        assert stat.S_IMODE(name.lstat().st_mode) == 0o600
        assert not name.is_symlink()
    assert (tmp_path / "precious").read_bytes() == b"mine" * 10_000


def test_the_same_register_and_day_make_the_same_bytes(towns: Charter) -> None:
    for ending in ("csv", "xlsx", "json", "vcf"):
        towns.told("export", f"one.{ending}")
        towns.told("export", f"two.{ending}")
        one, two = ((towns.folder / f"{name}.{ending}").read_bytes() for name in ("one", "two"))
        assert one == two, ending


@pytest.mark.parametrize(
    "words",
    [
        ["export", "charter.db", "--format", "csv"],
        ["list", "--output", "charter.db"],
        ["count", "--format", "json", "--output", "charter.db"],
    ],
)
def test_the_register_itself_is_never_written_over(towns: Charter, words: list[str]) -> None:
    assert "perhaps the register itself" in towns.refused(*words, code=4)


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["list.doc"], 2, "csv, json, vcf, xlsx"),
        (["list.csv", "--format", "odt"], 2, "csv, json, vcf, xlsx"),
        (["list.csv", "--delimiter", "and"], 2, "delimited by 'and'"),
        (["list.csv", "--country", "Norwya"], 2, "Norwya"),
        (["list.csv", "--as-of", "soon"], 4, "--as-of: 'soon'"),
        (["nowhere/list.csv"], 7, "nowhere/list.csv"),
    ],
)
def test_what_cannot_be_written_is_refused_and_no_file_is_left(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("export", *words, code=code)


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list.json"])
def test_a_mailing_list_can_be_laid_beside_the_register_again(towns: Charter, name: str) -> None:
    towns.told("export", name, "--country", "NO,SE")
    shown = towns.done("reconcile", name)
    assert "Only in" not in shown
    assert "Differing" not in shown
    assert towns.json("import", name, "--dry-run")["new"] == 0
