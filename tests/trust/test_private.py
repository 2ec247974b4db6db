"""What charter writes is for its owner alone, goes through no planted link, and stays here."""

import os
import shutil
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Charter
from tests.trust.conftest import listing

WRITING = (
    "init --register new.db", "backup", "backup copy.db", "import LIST --yes --rejects r.xlsx",
    "restore copy.db --yes", "export a.csv", "export a.xlsx", "export a.json", "export a.vcf",
    "export round.xlsx --round-trip", "list --format csv --output l.csv",
    "count --output c.md --format md", "log --format json --output g.json",
    "reconcile LIST --output rec.xlsx", "mailing new spring --languages nb",
    "letters spring --output letters --limit 1 --format pdf",
    "changes 2010 2020 --format csv --output ch.csv",
    "plans --format csv --output p.csv",
    "contact list Bergen --format csv --output co.csv",
    "statement list --format csv --output s.csv",
    "backup list --format csv --output b.csv",
)  # fmt: skip


def modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode)
        for path in folder.rglob("*")
        if not path.is_symlink()
    }


def test_every_file_that_is_written_is_for_its_owner_alone(towns: Charter, tmp_path: Path) -> None:
    towns.register.chmod(0o600)
    path = listing(tmp_path / "list.csv", 3)
    before = os.umask(0)
    try:
        for words in WRITING:
            said = towns(*words.replace("LIST", path).split())
            assert said.code == 0, (words, said)
    finally:
        os.umask(before)
    found = modes(towns.folder)
    assert len(found) > 25
    folders = {name for name in found if (towns.folder / name).is_dir()}
    assert {name: mode for name, mode in found.items() if mode & 0o077} == {}
    assert {found[name] for name in folders} == {0o700}
    assert {found[name] for name in set(found) - folders} == {0o600}


@pytest.mark.parametrize("words", ["backup out.db", "init --register out.db", "export out.csv",
                                   "list --format csv --output out.csv"])  # fmt: skip
@pytest.mark.parametrize("kind", ["symlink", "dangling", "hardlink", "pipe", "folder"])
def test_what_is_planted_under_an_output_name_is_never_followed(
    towns: Charter, tmp_path: Path, words: str, kind: str
) -> None:
    target = tmp_path / "precious"
    name = towns.folder / ("out.db" if "out.db" in words else "out.csv")
    target.write_text("mine", encoding="utf-8")
    plant: dict[str, Callable[[], object]] = {
        "symlink": lambda: name.symlink_to(target),
        "dangling": lambda: name.symlink_to(tmp_path / "nowhere"),
        "hardlink": lambda: name.hardlink_to(target),
        "pipe": lambda: os.mkfifo(name),
        "folder": lambda: name.mkdir(),
    }
    plant[kind]()
    said = towns(*words.split())
    assert said.code in (0, 2, 4, 7)
    assert target.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()
    if said.code == 0:
        assert stat.S_ISREG(name.lstat().st_mode)


def test_a_backup_folder_that_leads_elsewhere_is_not_used(towns: Charter, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (towns.folder / "charter.db.backups").symlink_to(tmp_path / "elsewhere")
    assert towns("backup").code == 7
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_tests_themselves_cannot_reach_the_network() -> None:
    for place in (("192.0.2.1", 80), ("2001:db8::1", 80)):
        family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        with socket.socket(family) as one, pytest.raises(PermissionError, match="network"):
            one.connect(place)
    with pytest.raises(PermissionError, match="network"):
        socket.getaddrinfo("charter.example", 80)


def test_no_backup_is_left_half_made_by_one_that_was_cut_short(towns: Charter) -> None:
    towns.told("backup")
    folder = towns.folder / "charter.db.backups"
    shutil.copy(towns.register, folder / ".0123456789abcdef.part")
    towns.told("backup")
    assert sorted(path.name[:4] for path in folder.iterdir()) == ["0001", "0002"]
