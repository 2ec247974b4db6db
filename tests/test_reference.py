"""The shipped reference data is what the build script cuts, small, and faithful to its source."""

import csv
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
SHIPPED = ROOT / "src" / "charter_cli" / "reference"


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_files_are_what_the_build_script_would_write() -> None:
    check = [sys.executable, str(DATA / "build.py"), "--check"]
    run = subprocess.run(check, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_shipped_files_are_small_and_few_of_them_large() -> None:
    sizes = [path.stat().st_size for path in SHIPPED.rglob("*") if path.suffix != ".pyc"]
    assert sum(sizes) < 4_000_000
    assert max(sizes) < 1_000_000


@pytest.mark.parametrize(
    ("name", "number"),
    [("signatories", 322), ("successions", 10), ("renewals", 2), ("published_counts", 69)],
)
def test_the_demonstration_gets_every_row_of_the_real_data(name: str, number: int) -> None:
    assert len(rows(SHIPPED / f"{name}.csv")) == number


def test_every_row_of_the_real_list_says_where_it_comes_from_and_how_sure_it_is() -> None:
    for row in rows(SHIPPED / "signatories.csv"):
        assert row["source"].startswith("http"), row
        assert row["evidence"], row
        assert row["attested_on"], row


def test_every_succession_and_renewal_is_about_a_body_of_the_list() -> None:
    listed = {(row["name"], row["country"]) for row in rows(SHIPPED / "signatories.csv")}
    for row in rows(SHIPPED / "successions.csv"):
        assert (row["predecessor"], row["country"]) in listed, row
    for row in rows(SHIPPED / "renewals.csv"):
        assert (row["authority"], row["country"]) in listed, row


def described() -> dict[str, str]:
    """Return the files that data/README.md describes, each with the rows that it claims."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    cells = [line.split("|") for line in text.splitlines() if line.startswith("| `")]
    return {cell[1].strip(" `"): cell[2].strip().replace(",", "") for cell in cells}


def test_every_data_file_is_described_and_every_description_has_its_file() -> None:
    held = {path.name for path in DATA.iterdir() if path.is_file() and path.suffix != ".py"}
    assert set(described()) == held - {"README.md"}


def test_the_description_of_the_data_counts_its_rows_right() -> None:
    for name, claimed in described().items():
        if ".csv" in name or ".tsv" in name:
            opened = gzip.open if name.endswith(".gz") else open
            with opened(DATA / name, "rt", encoding="utf-8", newline="") as file:
                number = len(list(file if ".tsv" in name else csv.reader(file)))
            assert str(number - 1) == claimed, name


@pytest.mark.parametrize(
    "maker", ["GeoNames", "CC BY 4.0", "Unicode CLDR", "INSEE", "countrynames", "Natural Earth"]
)
def test_those_who_made_the_data_are_named_in_the_notice(maker: str) -> None:
    assert maker in (ROOT / "NOTICE").read_text(encoding="utf-8")
