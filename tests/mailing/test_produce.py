"""Letters become files: all of them, under safe names, or none."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from charter_cli.errors import BadInput, BadTemplate, Misused
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import Composed, compose_all, plan
from charter_cli.mailing.produce import produce
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Recipient


@pytest.fixture
def composed(
    mailing: Mailing,
    towns: Mapping[str, Recipient],
    counted: Mapping[FigureRequest, Figure],
) -> Composed:
    """Return letters to Bergen and Malmö."""
    recipients = [towns["Bergen"], towns["Malmö"]]
    return compose_all(mailing, plan(mailing, recipients), counted.__getitem__)


def many(composed: Composed, number: int) -> Composed:
    """Return the first letter `number` times, each to its own file."""
    item, letter = composed.letters[0]
    return Composed(
        tuple((replace(item, name=f"{index:04d}-bergen"), letter) for index in range(number))
    )


def test_each_letter_becomes_a_file_for_its_owner_only(composed: Composed, tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = produce(composed, out)
    assert [path.name for path in files] == ["0001-bergen-kommune.pdf", "0002-malmo-stad.pdf"]
    assert sorted(out.iterdir()) == sorted(files)
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in files)
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
        assert out.stat().st_mode & 0o777 == 0o700


def test_many_letters_are_written_by_several_processes_with_the_same_bytes(
    composed: Composed, tmp_path: Path
) -> None:
    told: list[int] = []
    files = produce(many(composed, 130), tmp_path / "out", progress=told.append)
    alone = produce(many(composed, 1), tmp_path / "alone")[0].read_bytes()
    assert len(files) == 130
    assert all(path.read_bytes() == alone for path in files)
    assert told == sorted(told)
    assert told[-1] == 130


def test_a_folder_that_holds_anything_is_refused_unless_told(
    composed: Composed, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        produce(composed, out)
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    produce(composed, out, into=True)
    assert len(list(out.glob("*.pdf"))) == 2
    assert (out / "mine.txt").read_text() == "mine"


def test_a_format_that_is_on_no_shelf_is_refused_before_anything_is_written(
    composed: Composed, tmp_path: Path
) -> None:
    with pytest.raises(Misused, match="golden"):
        produce(composed, tmp_path / "out", formats=["golden"])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", [2, 130])
def test_a_letter_that_cannot_be_set_leaves_no_half_round(
    composed: Composed, tmp_path: Path, number: int
) -> None:
    letters = list(many(composed, number).letters)
    item, letter = letters[-1]
    letters[-1] = (item, replace(letter, salutation="Hei 😀"))
    (tmp_path / "0000-bergen.pdf").write_text("from an earlier round")
    with pytest.raises(BadTemplate, match="Bergen kommune holds what no font"):
        produce(Composed(tuple(letters)), tmp_path, into=True)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == [
        "0000-bergen.pdf"
    ]
