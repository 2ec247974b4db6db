"""Files as offices send them, and one way to look at what an importer makes of a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from charter_cli import shelf
from charter_cli.importers import Hints, Row
from charter_cli.importers._kinds import kind

FILES = Path(__file__).parent / "files"

Look = Callable[..., list[tuple[str, list[Row], list[str]]]]
"""Return for each sheet of a file its name, its rows and what is said about it."""


@pytest.fixture(scope="session")
def files() -> Path:
    """Return the folder of the files that are kept here."""
    return FILES


@pytest.fixture
def look() -> Look:
    """Read a file in this process, as the child would."""

    def _look(
        path: Path, encoding: str = "", country: str = ""
    ) -> list[tuple[str, list[Row], list[str]]]:
        word, _ = kind(path)
        leaf = shelf.take("charter_cli.importers", word, "importer")
        found = []
        for sheet in leaf.read(path, Hints(encoding, country)):
            rows = list(sheet.rows)
            found.append((sheet.name, rows, sheet.said))
        return found

    return _look


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file and return its path."""

    def _saved(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _saved
