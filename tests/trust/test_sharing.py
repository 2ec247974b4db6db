"""Two colleagues, one register: nobody overwrites what they have not seen; places are named."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Charter

from charter_cli.register import surroundings

FIELDS = ("note", "phone", "city")


def newest(charter: Charter) -> int:
    return int(charter.json("log", "--limit", "1")[0]["id"])


def test_an_edit_writes_only_the_fields_that_it_names(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--note", "of Kari")
    towns.told("edit", "Bergen", "--phone", "+47 55 56 55 56")
    shown = towns.done("show", "Bergen")
    assert "of Kari" in shown
    assert "+47 55 56 55 56" in shown


def test_an_edit_based_on_an_old_state_is_told_what_changed(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = str(newest(towns))
    monkeypatch.setenv("CHARTER_USER", "Ola")
    towns.told("edit", "Bergen", "--email", "ny@bergen.example")
    monkeypatch.setenv("CHARTER_USER", "Kari")
    edit = ("edit", "Bergen", "--email", "kari@bergen.example", "--if-unchanged-since")
    why = towns.refused(*edit, seen, code=7)
    assert "by Ola at 2026-11-21 12:00" in why
    assert "(e-mail: post@bergen.example → ny@bergen.example" in why
    towns.told(*edit, str(newest(towns)))
    assert "kari@bergen.example" in towns.done("show", "Bergen")


def test_what_show_says_is_what_an_edit_asks_for(towns: Charter) -> None:
    seen = str(towns.json("show", "Bergen")["last_batch"])
    assert f"Last changed: 2026-11-21 by Kari (batch {seen})" in towns.done("show", "Bergen")
    edit = ("edit", "Bergen", "--note", "x", "--if-unchanged-since", seen)
    towns.told(*edit)
    towns.refused(*edit, code=7)
    towns.told(*edit[:-1], str(towns.json("show", "Bergen")["last_batch"]), "--city", "B")


def test_a_state_that_never_was_is_not_taken_for_a_newer_one(towns: Charter) -> None:
    why = towns.refused("edit", "Bergen", "--note", "x", "--if-unchanged-since", "999", code=3)
    assert "no batch 999" in why


def test_of_a_long_import_only_what_it_did_to_this_one_is_told(
    towns: Charter, tmp_path: Path
) -> None:
    seen = str(newest(towns))
    rows = "\n".join(["name;country;phone", "Bergen;NO;+47 55 56 55 56",
                      *(f"Tettsted {number};NO;" for number in range(50))])  # fmt: skip
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    towns.told("import", str(tmp_path / "list.csv"), "--yes")
    edit = ("edit", "Bergen", "--phone", "1", "--if-unchanged-since", seen)
    why = towns.refused(*edit, code=7)
    assert "(phone: empty → +47 55 56 55 56)" in why


def test_changes_of_others_do_not_keep_anybody_from_editing(towns: Charter) -> None:
    seen = str(newest(towns))
    towns.told("edit", "Lund", "--note", "x")
    towns.told("edit", "Bergen", "--note", "y", "--if-unchanged-since", seen)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(("look", "edit"))), max_size=8))
def test_of_two_editors_no_edit_is_ever_overwritten_unseen(
    towns: Charter, registers: Path, steps: list[tuple[str, str]]
) -> None:
    """Without --if-unchanged-since the second of two edits of one field would win in silence."""
    shutil.copy(registers / "towns.db", towns.register)
    seen = {who: newest(towns) for who in "AB"}
    stale = dict.fromkeys("AB", False)
    for number, (who, what) in enumerate(steps):
        if what == "look":
            seen[who], stale[who] = newest(towns), False
            continue
        said = towns(
            "edit", "Bergen", "--note", f"{who}{number}", "--if-unchanged-since", str(seen[who])
        )
        assert (said.code == 7) is stale[who]
        if said.code == 0:
            seen[who], other = newest(towns), "AB".replace(who, "")
            stale[other] = True


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("OneDrive - Stadt Wien/Charta", "OneDrive"), ("Dropbox (Office)", "Dropbox"),
        ("Nextcloud", "Nextcloud"), ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Google Drive/x", "Google Drive"), ("GoogleDrive-a@b.example/My Drive", "Google Drive"),
    ],
)  # fmt: skip
def test_in_a_synchronised_folder_it_is_said_once_what_that_means(
    desk: Charter, place: str, named: str
) -> None:
    folder = desk.folder / place
    folder.mkdir(parents=True)
    register = ("--register", str(folder / "charter.db"))
    told = desk.told("init", *register)
    assert f"lies in a folder of {named}" in told
    assert "two versions" in told
    assert "lies in" not in desk.told("add", "Bergen", "--country", "NO", *register)
    assert "lies in" not in desk.told("count", *register)


def test_a_register_that_was_moved_into_one_says_it_at_the_first_change(towns: Charter) -> None:
    folder = towns.folder / "Dropbox"
    folder.mkdir()
    towns.register.rename(folder / "charter.db")
    register = ("--register", str(folder / "charter.db"))
    assert "Dropbox" not in towns.told("count", *register).replace(str(folder), "")
    assert "lies in a folder of Dropbox" in towns.told("add", "Oslo", "--country", "NO", *register)
    assert "lies in" not in towns.told("add", "Moss", "--country", "NO", *register)


@pytest.mark.parametrize(
    ("kind", "remote"), [("ext4", False), ("tmpfs", False), ("cifs", True), ("nfs4", True)]
)
def test_a_network_drive_is_known_by_its_kind(tmp_path: Path, kind: str, remote: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/a / ext4 rw 0 0\n//server/share /mnt/the\\040office {kind} rw 0 0\n",
        encoding="utf-8",
    )
    said = surroundings.remark(Path("/mnt/the office/charter/charter.db"), mounts)
    assert ("network drive" in said) is remote
    assert surroundings.remark(Path("/mnt/else/charter.db"), mounts) == ""


@pytest.mark.parametrize(
    "name",
    [
        "charter-PC.db", "charter (1).db", "charter - Copy.db", "charter.sync-conflict-2026-1.db",
        "charter (Kari's conflicted copy 2026-11-21).db", "charter (conflicted copy).db",
    ],
)  # fmt: skip
def test_another_version_beside_it_is_noticed(towns: Charter, name: str) -> None:
    shutil.copy(towns.register, towns.folder / name)
    (towns.folder / "charter-notes.txt").touch()
    (towns.folder / "charter-old.db").write_bytes(b"something else")
    found = towns("check")
    assert name in found.out
    assert "charter-old" not in found.out
