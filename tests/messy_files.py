"""Messy and hostile lists, kept beside the tests of the importers, and what becomes of each."""

import csv
from pathlib import Path

FILES = Path(__file__).parent / "importers" / "files"

EXPECTED = {
    row["file"]: row
    for row in csv.DictReader(
        (FILES / "expected.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
}
