"""The house rules that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEXTS = [
    path
    for folder in ("src", "tests", "docs", "data", "benchmarks", ".ci")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".toml", ".md", ".typ", ".sh", ""} and path.is_file()
]
TEXTS += [path for path in ROOT.glob("*") if path.suffix in {".toml", ".md", ""} and path.is_file()]

ROOF = 300
SHAPELESS = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
TYPED_BY_HAND = {".py", ".toml", ".typ"}

MACHINE = re.compile(r"(?<![\w.])/" + "(?:work|root|home|Users)/")
REGISTRIES = re.compile(
    r"\b(?:" + r"|".join(("pypi", "pythonhosted", "npmjs", "golang")) + r")\.(?:org|com)\b"
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def late_imports(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which a function imports something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield inner.lineno


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the functions and classes that other rooms see."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_no_file_has_more_lines_than_a_person_reads_in_one_go() -> None:
    written = [p for p in (ROOT / "src").rglob("*") if p.suffix in TYPED_BY_HAND]
    long = {
        name(path): lines
        for path in (*written, *TESTS)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > ROOF
    }
    assert not long


def test_no_room_is_a_drawer_for_odds_and_ends() -> None:
    found = [name(p) for p in (*SOURCES, *TESTS) if {p.stem, p.parent.name} & SHAPELESS]
    assert not found


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_says_what_it_is_and_so_does_everything_that_others_use(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the file has no docstring"
    assert not [node.name for node in public(tree) if not ast.get_docstring(node)]


def test_the_plan_of_the_register_names_every_file_in_it() -> None:
    folder = ROOT / "src" / "charter_cli" / "register"
    plan = set(re.findall(r"\w+", (folder / "__init__.py").read_text(encoding="utf-8")))
    assert {path.stem for path in folder.glob("[a-z]*.py")} - plan == set()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nobody_prints(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert "print" not in {one.id for one in called if isinstance(one, ast.Name)}


LATE = {"cli", "folding.py"}
"""Commands open their rooms late; a count that folds no name opens no table of all scripts."""


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if not {p.parent.name, p.name} & LATE], ids=name
)
def test_only_commands_and_the_shelf_import_late(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(late_imports(ast.parse(text))) == []
    assert "import_module" not in text or path.name == "shelf.py"


def test_no_file_knows_the_machine_it_was_written_on_or_a_registry_of_packages() -> None:
    found = [
        f"{name(path)}: {hit.group()}"
        for path in TEXTS
        for pattern in (MACHINE, REGISTRIES)
        for hit in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found
