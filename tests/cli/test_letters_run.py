"""Each round of letters is kept in the register: who got what, with which numbers."""

import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

from charter_cli.errors import Hindered
from charter_cli.letters import pdf


def rows(charter: Charter, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(charter.register)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_a_round_is_one_batch_of_the_log(towns: Charter, sent: Path) -> None:
    newest, *_ = towns.json("log")
    assert newest["command"] == "charter letters spring"
    assert rows(towns, "SELECT name, day FROM mailing") == [("spring", "2018-02-26")]


def test_every_letter_is_kept_with_its_recipient_language_address_and_file(
    towns: Charter, sent: Path
) -> None:
    found = rows(
        towns,
        "SELECT a.name, l.language, l.address, f.name, f.sha256, f.pages FROM letter l"
        " JOIN authority a ON a.id = l.authority JOIN letter_file f ON f.letter = l.id",
    )
    assert sorted(row[3] for row in found) == sorted(path.name for path in sent.glob("*.pdf"))
    for name, language, address, file, sha256, pages in found:
        assert address.splitlines()[0] == name
        assert language == ("nb" if name in ("Bergen", "Aust-Agder", "Vest-Agder") else "en")
        assert sha256 == hashlib.sha256((sent / file).read_bytes()).hexdigest()
        assert pages == 1


def test_every_number_is_kept_once_with_its_day_definition_and_authorities(
    towns: Charter, sent: Path
) -> None:
    found = {
        (what, country): rest
        for what, country, *rest in rows(
            towns,
            "SELECT what, country, day, certain, possible, certainly, perhaps, definition"
            " FROM figure",
        )
    }
    assert found["count", "NO"][:5] == ["2018-02-26", 3, 3, "1; 5-6", ""]
    assert found["count", ""][1:5] == [7, 7, "1-6; 9", ""]
    assert found["countries", ""][1:3] == [5, 5]
    assert all("As of 26 February 2018" in number[-1] for number in found.values())
    assert len(rows(towns, "SELECT 1 FROM figure")) == len(found)


def test_a_letter_knows_the_numbers_of_its_own_text_and_no_others(
    towns: Charter, sent: Path
) -> None:
    asked = {}
    for name, figures in rows(
        towns, "SELECT a.name, l.figures FROM letter l JOIN authority a ON a.id = l.authority"
    ):
        numbers = ", ".join(figures.split("; "))
        asked[name] = set(rows(towns, f"SELECT what, country FROM figure WHERE id IN ({numbers})"))
    assert asked["Bergen"] == {("count", "NO"), ("count", "")}
    assert asked["Malmö"] == {("count", ""), ("countries", "")}


def test_undo_takes_the_record_back_and_redo_brings_it_again(
    towns: Charter, sent: Path, dump: Callable[[Path], Any]
) -> None:
    kept = dump(towns.register)
    towns.done("undo")
    assert rows(towns, "SELECT 1 FROM mailing UNION ALL SELECT 1 FROM letter_file") == []
    towns.done("redo")
    assert dump(towns.register) == kept


def test_an_authority_that_was_written_to_is_not_undone_under_its_letters(
    towns: Charter, spring: Path
) -> None:
    towns.done("add", "Nyby", "--country", "NO", "--signed", "2010")
    towns.done("letters", "spring")
    letters, entered, *_ = towns.json("log")
    why = towns.refused("undo", str(entered["id"]), code=4)
    assert f"Batch {letters['id']} " in why


def test_a_plan_writes_nothing(towns: Charter, spring: Path) -> None:
    before = towns.files()
    towns.done("letters", "spring", "--plan")
    assert towns.files() == before


def test_a_register_that_is_read_only_is_refused_before_a_letter_is_made(
    towns: Charter, spring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter_cli.register.file.writable", lambda _path: False)
    why = towns.refused("letters", "spring", code=7)
    assert "could not be kept" in why
    assert "--unrecorded" in why
    assert "Written: 7 letters" in towns.told("letters", "spring", "--unrecorded")
    assert rows(towns, "SELECT 1 FROM mailing") == []


def test_the_same_round_again_makes_nothing_and_is_kept_once(towns: Charter, sent: Path) -> None:
    before = towns.files()
    told = towns.told("letters", "spring")
    assert "In spring/letters already: 7 letters of 26 February 2018; nothing was made." in told
    assert towns.files() == before


def test_a_round_whose_record_was_cut_off_is_kept_by_saying_the_same_again(
    towns: Charter, sent: Path
) -> None:
    towns.done("undo")
    assert "Kept in the register" in towns.told("letters", "spring")
    assert len(rows(towns, "SELECT 1 FROM letter")) == 7


def test_a_round_that_would_be_different_now_is_refused_with_the_way_out(
    towns: Charter, sent: Path
) -> None:
    towns.done("record", "annulled", "Bergen", "--on", "2017-05-01")
    why = towns.refused("letters", "spring", code=4)
    assert "To nobody who would get one now" in why or "Different now" in why
    assert "--again" in why
    assert "--output" in why
    told = towns.told("letters", "spring", "--again")
    assert "Written: 6 letters" in told
    assert not list(sent.glob("*bergen*"))


def test_one_is_not_told_as_many(charter: Charter) -> None:
    spring = charter.folder / "spring"
    charter.done("add", "Bergen", "--country", "NO", "--signed", "2008")
    charter.done("mailing", "new", "spring", "--languages", "nb")
    (spring / "nb.md").write_text("Subject: A\n\nI {{ countries() }} land.", encoding="utf-8")
    assert "1 letter (nb 1)" in charter("letters", "spring", "--plan").err
    told = charter.told("letters", "spring")
    assert "Written: 1 letter of 26 February 2018" in told
    assert "1 country in all" in told
    assert "it was 1 country; it is" in charter.done("verify", "spring")
    assert "All is as it was: 1 file, 1 number." in charter("verify", "spring").err


def test_the_numbers_of_a_round_are_told_with_what_they_count(towns: Charter, spring: Path) -> None:
    asked = 'Subject: Hei\n\n{{ count("NO", kind="county") }} {{ count(edition="2022") }}\n'
    (spring / "nb.md").write_text(asked, encoding="utf-8")
    told = towns.told("letters", "spring", "--country", "NO")
    assert "The numbers in them: 2 in NO (county); 0 in all (2022)." in told


def test_a_proof_and_then_the_whole_round_go_to_one_folder(towns: Charter, spring: Path) -> None:
    assert "Written: 2 letters" in towns.told("letters", "spring", "--limit", "1")
    told = towns.told("letters", "spring")
    assert "Written: 7 letters" in told
    assert "2 of them were there already" in told


def test_a_full_disk_leaves_what_is_whole_and_says_how_to_go_on(
    towns: Charter, spring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = pdf.render
    set_letters: list[Any] = []

    def full(letter: Any) -> bytes:
        if len(set_letters) == 5:
            raise Hindered("No space left on device.", "Make room.")
        set_letters.append(letter)
        return render(letter)

    with monkeypatch.context() as patch:
        patch.setattr(pdf, "render", full)
        said = towns("letters", "spring")
    assert said.code == 7
    assert "No space left" in said.err
    whole = {p.name: p.read_bytes() for p in (spring / "letters").glob("*.pdf")}
    assert len(whole) == 5
    assert "Whole: 5 of 7 letters. Say the same again to go on." in said.err
    assert "5 of them were there already" in towns.told("letters", "spring")
    after = {p.name: p.read_bytes() for p in (spring / "letters").glob("*.pdf")}
    assert len(after) == 7
    assert after.items() >= whole.items()


@pytest.mark.parametrize(
    ("town", "source"),
    [
        ("bergen", "Kilde: KS, per 26. februar 2018"),
        ("malmo", "Source: KS, as at 26 February 2018"),
    ],
)
def test_the_footnote_of_a_number_writes_itself(
    towns: Charter, sent: Path, town: str, source: str
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (file,) = sent.glob(f"*{town}*.pdf")
    call = ["pdftotext", str(file), "-"]
    text = subprocess.run(call, capture_output=True, check=True).stdout.decode()
    assert source in " ".join(text.split())
