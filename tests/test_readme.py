"""What the README shows is what happens, and what it points to is there."""

import re
from pathlib import Path

import pytest
from examples import BLOCK, Stage

from charter_cli import shelf

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Return the folder in which the demonstration was run."""
    return Stage(tmp_path_factory.mktemp("readme"))


def test_every_example_gives_the_answer_that_the_readme_shows(demonstrated: Stage) -> None:
    assert demonstrated.played(README) == README, "write them anew: python docs/build.py"


def test_the_examples_show_every_job() -> None:
    shown = set(re.findall(r"^\$ charter (\w+)", "".join(BLOCK.findall(README)), re.MULTILINE))
    assert shown >= {
        "count", "changes", "export", "mailing", "letters", "verify", "atlas",
        "init", "add", "contact", "record", "show", "check", "log", "undo", "list",
    }  # fmt: skip


def test_the_demonstration_leaves_what_the_readme_says(demonstrated: Stage) -> None:
    folder = demonstrated.start
    claimed = re.search(r"(\d+) letters to Norwegian and Swedish signatories", README)
    assert claimed is not None
    assert len(list((folder / "letters").glob("*.pdf"))) == int(claimed[1])
    for name in ("charter.db", "mailing-list.xlsx", "bilbao-2018/mailing.toml"):
        assert (folder / name).is_file()


def test_the_layout_of_the_code_names_every_folder_of_it() -> None:
    _, _, layout = README.partition("## How the code is laid out")
    source = ROOT / "src" / "charter_cli"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in layout} == set()


def test_the_readme_counts_the_languages_right() -> None:
    claimed = re.search(r"any of (\d+) languages", README)
    assert claimed is not None
    assert int(claimed[1]) == len(shelf.names("charter_cli.languages", ".toml"))


def test_one_line_sets_up_and_demonstrates_and_one_sets_up_and_tests() -> None:
    assert [line.rpartition("/")[2] for line in LINES] == [
        "charter demo",
        "python -m pytest -n auto",
    ]
    assert all(line.count("&&") == 2 for line in LINES)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_what_the_readme_points_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("name", ["count.png", "letter.png", "atlas.png"])
def test_the_pictures_are_shown_and_small(name: str) -> None:
    assert f"docs/pictures/{name}" in README
    assert (ROOT / "docs" / "pictures" / name).stat().st_size < 200_000
