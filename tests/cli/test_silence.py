"""Nobody who asked not to be contacted is written to, through whatever door."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.conftest import NOON, Charter

SILENT = (
    "per@silent.example",
    "siri@silent.example",
    "stille@office.example",
    "ola@silent.example",
)
NAMES = ("Per Silentsen", "Siri Silentsen", "Ola Stillesen", "Per Dobbel")

OFFICE = "add Fremmed --country NO --signed 2009 --language nb --email Per@silent.example --city F"

MAILING = """
date = 2026-11-21
letterhead = "plain"
[sender]
name = "KS"
country = "NO"
language = "nb"
email = "post@ks.example"
[recipients]
"""


def said_in(folder: Path) -> dict[str, set[str]]:
    """Return which words of the silent ones stand in which file, also inside workbooks."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as parts:
                    held = b"".join(parts.read(name) for name in parts.namelist())
            words = held.decode("utf-8", "replace").casefold()
            found[path.name] = {w for w in (*SILENT, *NAMES) if w.casefold() in words}
    return found


def person(towns: Charter, where: str, name: str, email: str) -> str:
    told = towns.told("contact", "add", where, "--name", name, "--email", email,
                      "--role", "mayor", "--basis", "consent", "--source", "a letter")  # fmt: skip
    return told.split("as contact ")[1].split(".")[0]


def spoken(towns: Charter) -> None:
    """Let people ask for silence, and then try every way around it."""
    # the same mailbox in capitals, at another authority, entered before and after it was asked
    person(towns, "Malmö", "Per Dobbel", "PER@silent.example")
    number = person(towns, "Bergen", "Per Silentsen", SILENT[0])
    towns.done("contact", "edit", number, "--do-not-contact")
    person(towns, "Heidelberg", "Per Dobbel", "pEr@silent.example")
    # the same mailbox as an office's own
    towns.done(*OFFICE.split())
    # an office that asked, with everybody at it
    towns.done("edit", "Helsinki", "--email", SILENT[2], "--do-not-contact")
    person(towns, "Helsinki", "Ola Stillesen", SILENT[3])
    # somebody who is given the mailbox only later
    number = person(towns, "Bolzano", "Siri Silentsen", SILENT[1])
    towns.done("contact", "edit", number, "--do-not-contact")
    other = person(towns, "Agder", "Siri Silentsen", "other@silent.example")
    towns.done("contact", "edit", other, "--email", SILENT[1].upper())


@pytest.fixture
def silent(towns: Charter, asked_once: Path) -> Charter:
    """Return the towns with people who asked for silence."""
    shutil.copy(asked_once, towns.register)
    return towns


@pytest.fixture(scope="module")
def asked_once(registers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the register of the silent once."""
    folder = tmp_path_factory.mktemp("silent")
    shutil.copy(registers / "towns.db", folder / "charter.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.chdir(folder)
        spoken(Charter(folder))
    return folder / "charter.db"


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "vcf"])
@pytest.mark.parametrize("role", [[], ["--role", "mayor"]], ids=["office", "mayor"])
def test_no_mailing_list_names_one_of_them(silent: Charter, form: str, role: list[str]) -> None:
    target = silent.folder / "lists"
    target.mkdir()
    told = silent.told("export", f"lists/list.{form}", *role)
    assert said_in(target) == {f"list.{form}": set()}
    assert "asked not to be contacted" in told


@pytest.mark.parametrize("role", [[], ["--role", "mayor"]], ids=["office", "mayor"])
def test_no_letter_draft_label_or_envelope_names_one_of_them(
    silent: Charter, role: list[str]
) -> None:
    folder = silent.folder / "spring"
    folder.mkdir()
    (folder / "mailing.toml").write_text(MAILING, encoding="utf-8")
    for name in ("nb.md", "en.md"):
        (folder / name).write_text("Subject: Hei\n\nHei.\n", encoding="utf-8")
    formats = [word for form in ("txt", "html", "eml", "docx") for word in ("--format", form)]
    silent.done("letters", "spring", *formats, *role)
    found = said_in(folder / "letters")
    assert len(found) > 8
    assert {name: words for name, words in found.items() if words} == {}
    written = [name for name in found if name.endswith(".txt")]
    told = silent.told("letters", "spring", "--sheet", "l7160", "--output", "sheets", *role)
    counted = re.search(r"for (\d+) letters; (\d+) have no postal address", told)
    assert counted is not None
    assert int(counted[1]) + int(counted[2]) == len(written)


def test_who_has_left_no_longer_silences_the_office(towns: Charter) -> None:
    number = person(towns, "Bergen", "Bo Boss", "post@bergen.example")
    towns.done("contact", "edit", number, "--do-not-contact")
    towns.done("export", "a.csv")
    assert "post@bergen.example" not in (towns.folder / "a.csv").read_text(encoding="utf-8")
    towns.done("contact", "end", number, "--on", "2020-01-01")
    towns.done("export", "b.csv")
    assert "post@bergen.example" in (towns.folder / "b.csv").read_text(encoding="utf-8")


def test_a_restored_backup_does_not_forget_who_has_asked_since(towns: Charter) -> None:
    number = person(towns, "Bergen", "Bo Boss", "bo@silent.example")
    towns.told("backup")
    towns.done("contact", "edit", number, "--do-not-contact")
    towns.done("edit", "Helsinki", "--do-not-contact")
    told = towns.told("restore", "1", "--yes")
    assert "Not to be contacted, as was asked since then: 2 entries." in told
    towns.done("export", "a.csv", "--role", "mayor")
    written = (towns.folder / "a.csv").read_text(encoding="utf-8")
    assert "bo@silent.example" not in written
    assert "Helsinki" not in written
    towns.told("undo")
    assert towns.json("contact", "list", "Bergen")[0]["do_not_contact"] is False
