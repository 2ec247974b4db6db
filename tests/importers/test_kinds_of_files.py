"""A file is what its content says; its name decides only between kinds of text."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from charter_cli import shelf
from charter_cli.errors import BadInput
from charter_cli.importers import MOST_BYTES
from charter_cli.importers._kinds import kind

Saved = Callable[[str, bytes | str], Path]
SAMPLES = {"xlsx": "office/days.xlsx", "xls": "office/days.xls", "ods": "office/days.ods"}


def test_every_kind_of_file_is_one_file_on_the_shelf() -> None:
    assert shelf.names("charter_cli.importers") == ("csv", "json", "jsonl", "ods", "xls", "xlsx")
    for word in shelf.names("charter_cli.importers"):
        assert callable(shelf.take("charter_cli.importers", word, "importer").read)


@pytest.mark.parametrize("word", SAMPLES)
@pytest.mark.parametrize("named", ["xlsx", "xls", "ods", "csv", "bak", "XLSX"])
def test_a_workbook_under_another_name_is_read_as_what_it_is_and_that_is_said(
    files: Path, tmp_path: Path, word: str, named: str
) -> None:
    path = tmp_path / f"list.{named}"
    shutil.copy(files / SAMPLES[word], path)
    found, remark = kind(path)
    assert found == word
    assert ("it was read as that" in remark) == (named.lower() != word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("a.csv", "csv"),
        ("a.TSV", "csv"),
        ("a.txt", "csv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
    ],
)
def test_a_text_is_what_its_name_says(saved: Saved, name: str, word: str) -> None:
    assert kind(saved(name, "name,country\nBergen,NO\n")) == (word, "")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"%PDF-1.7\n", "a PDF"),
        ("a.csv", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.csv", b"SQLite format 3\0", "SQLite"),
        ("a.csv", bytes(4096), "only zero bytes"),
        ("a.xls", b"\xef\xbb\xbf\r\n<HTML><table>", "HTML page"),
        ("a.xls", b"<?xml version='1.0'?><Workbook>", "XML document"),
        ("a.xlsx", b"name,country\n", "not a workbook"),
        ("a.docx", b"name,country\n", "named .docx cannot be read"),
        ("list", b"name,country\n", "cannot be read"),
        ("a.xlsx", b"PK\x03\x04 broken off", "cannot be unpacked"),
    ],
)
def test_what_is_no_list_is_refused_by_its_right_name(
    saved: Saved, name: str, content: bytes, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        kind(saved(name, content))


@pytest.mark.parametrize(
    ("name", "told"),
    [("docx_renamed.xlsx", "a Word document"), ("empty_zip.xlsx", "an archive of other files")],
)
def test_a_zip_that_is_no_workbook_is_refused(files: Path, name: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        kind(files / "xlsx" / name)


def test_a_file_beyond_all_measure_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(BadInput, match="has 50 MB; at most 50 MB"):
        kind(path)
