"""A folder of letters carries the list of what it holds, for case systems and for people."""

import codecs
import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from tests.conftest import Charter


def listed(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_bytes())["files"]
    return found


def tabled(folder: Path) -> list[dict[str, str]]:
    text = (folder / "manifest.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_every_file_is_listed_with_what_a_case_system_asks_for(sent: Path) -> None:
    assert [entry["file"] for entry in listed(sent)] == [
        "0009-heidelberg.pdf",
        "0003-helsinki.pdf",
        "0004-bolzano.pdf",
        "0005-aust-agder.pdf",
        "0001-bergen.pdf",
        "0006-vest-agder.pdf",
        "0002-malmo.pdf",
    ]
    bergen = next(entry for entry in listed(sent) if entry["authority"] == 1)
    content = (sent / "0001-bergen.pdf").read_bytes()
    assert bergen | {"made_from": ""} == {
        "recipient": "Bergen",
        "contact": "",
        "authority": 1,
        "country": "NO",
        "code": "4601",
        "address": bergen["address"],
        "language": "nb",
        "title": "Invitasjon til Bergen",
        "date": "2018-02-26",
        "our_reference": "18/00062-4",
        "your_reference": "",
        "archive_code": "0",
        "case_handler": "Kari Nordmann",
        "sender": "KS",
        "file": "0001-bergen.pdf",
        "format": "pdf",
        "size": len(content),
        "pages": 1,
        "sha256": hashlib.sha256(content).hexdigest(),
        "made_from": "",
    }
    assert bergen["address"][0] == "Bergen"


def test_the_table_says_the_same_as_the_json(sent: Path) -> None:
    for row, entry in zip(tabled(sent), listed(sent), strict=True):
        told = {key: "" if value is None else value for key, value in entry.items()}
        told["address"] = ", ".join(entry["address"])
        assert row == {key: str(value) for key, value in told.items()}


def test_excel_in_europe_opens_the_table_and_calculates_nothing(
    towns: Charter, spring: Path
) -> None:
    towns.done("add", "=1+1", "--country", "NO", "--signed", "2010")
    towns.done("letters", "spring", "--country", "NO")
    content = (spring / "letters" / "manifest.csv").read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    assert b';"\'=1+1";' in content or b'"\'=1+1";' in content
    assert content.count(b"\r\n") == content.count(b"\n") == 5


def test_the_list_depends_on_nothing_but_the_round(towns: Charter, sent: Path) -> None:
    towns.done("letters", "spring", "--output", "elsewhere")
    for name in ("manifest.csv", "manifest.json"):
        assert (towns.folder / "elsewhere" / name).read_bytes() == (sent / name).read_bytes()


def test_each_format_has_its_own_line_and_only_pages_that_it_knows(
    towns: Charter, spring: Path
) -> None:
    towns.done("letters", "spring", "--format", "pdf", "--format", "txt", "--country", "SE")
    assert [(entry["file"], entry["pages"]) for entry in listed(spring / "letters")] == [
        ("0002-malmo.pdf", 1),
        ("0002-malmo.txt", None),
    ]


def test_a_second_format_joins_the_list_of_the_first(towns: Charter, spring: Path) -> None:
    towns.done("letters", "spring", "--country", "SE")
    towns.done("letters", "spring", "--country", "SE", "--format", "txt")
    assert {entry["file"] for entry in listed(spring / "letters")} == {
        "0002-malmo.pdf",
        "0002-malmo.txt",
    }


def test_letters_that_are_gone_leave_the_list(towns: Charter, sent: Path) -> None:
    towns.done("record", "annulled", "Bergen", "--on", "2017")
    towns.done("letters", "spring", "--again")
    names = {entry["file"] for entry in listed(sent)}
    assert names == {path.name for path in sent.glob("*.pdf")}
    assert "0001-bergen.pdf" not in names


def test_a_list_that_somebody_broke_is_no_reason_to_lose_letters(
    towns: Charter, sent: Path
) -> None:
    before = {path.name: path.read_bytes() for path in sent.glob("*.pdf")}
    (sent / "manifest.json").write_text("{broken")
    assert "not empty" in towns.refused("letters", "spring", code=4)
    towns.done("letters", "spring", "--into")
    assert {path.name: path.read_bytes() for path in sent.glob("*.pdf")} == before
    assert len(listed(sent)) == 7
