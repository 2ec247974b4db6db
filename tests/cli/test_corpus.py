"""Messy and hostile lists through the whole command: every row accounted for, nothing harmed.

`messy_files` says what becomes of each file.
"""

import json
import re
import time

import pytest
from tests.conftest import Charter
from tests.messy_files import EXPECTED, FILES

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
SECONDS = 10
CODES = {
    "accept": {0},
    "accept+notes": {0},
    "accept-or-refuse": {0, 4},
    "accept-or-rows": {0, 4},
    "refuse": {4},
    "rows": {4},
    "rows-or-refuse": {4},
}


@pytest.mark.parametrize("file", EXPECTED)
def test_every_file_ends_as_it_should(charter: Charter, file: str) -> None:
    expected = EXPECTED[file]
    before, started = charter.files(), time.monotonic()
    said = charter("import", str(FILES / file), "--dry-run", "--format", "json")
    assert time.monotonic() - started < SECONDS
    assert said.code in CODES[expected["verdict"]], said.err
    assert "Traceback" not in said.err
    assert CONTROL.search(said.out + said.err) is None
    assert charter.files() == before
    if not said.out:
        return
    found = json.loads(said.out)
    rejected = {complaint["row"] for complaint in found["rejected"]}
    counted = (found["new"], found["changed"], found["unchanged"], len(found["undecided"]))
    assert found["read"] == sum(counted) + len(rejected)
    if expected["verdict"] == "rows":
        assert rejected >= {int(row) for row in expected["bad_rows"].split()}


def test_no_file_is_forgotten() -> None:
    kinds = {"csv", "json", "ods", "xlsx"}
    files = {f"{kind}/{path.name}" for kind in kinds for path in (FILES / kind).iterdir()}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("file", ["csv/val_ansi.csv", "csv/val_rich_markup.csv"])
def test_nothing_that_a_terminal_obeys_passes_the_preview(charter: Charter, file: str) -> None:
    said = charter("import", str(FILES / file), "--yes", "--skip-bad", "--rejects", "r.xlsx")
    assert CONTROL.search(said.out + said.err) is None
    assert said.code == 0
    assert charter("check").code == 0
