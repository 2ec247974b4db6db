"""Lists as they come in, and the shortest way to what they say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter_cli.importers import Hints
from charter_cli.importers.__main__ import written
from charter_cli.reading import Document, Limits, Wishes, child, read

FILES = Path(__file__).parent.parent / "importers" / "files"
TODAY = date(2026, 11, 21)

Listed = Callable[..., Document]


@pytest.fixture(scope="session")
def files() -> Path:
    """Return the folder of the files that are kept for the importers."""
    return FILES


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child's work be done here: its start is what takes the time of a test."""

    def _read(path: Path, hints: Hints, limits: Limits) -> child.Book:
        return child.book(written(path, hints))

    monkeypatch.setattr(child, "read", _read)


@pytest.fixture
def listed(tmp_path: Path, in_process: None) -> Listed:
    """Read a list that is given as text, under the wishes that are given by name."""

    def _listed(text: str, name: str = "list.csv", **wishes: object) -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read(path, Wishes(**{"today": TODAY, **wishes}))  # type: ignore[arg-type]

    return _listed
