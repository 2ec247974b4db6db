"""Letters become files: all of them, under safe names, each once."""

import ast
import email
import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from email import policy
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from charter_cli import letters
from charter_cli.errors import BadInput, BadTemplate, Misused, Unreachable
from charter_cli.letter import Letter, Mailbox
from charter_cli.letters import pdf
from charter_cli.mailing import there
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import Composed, compose_all, plan
from charter_cli.mailing.produce import Manner, produce
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


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the folder for the letters, which is not there yet."""
    return tmp_path / "out"


def reworded(composed: Composed) -> Composed:
    """Return the letters with another word in the first."""
    (item, letter), *others = composed.letters
    return Composed(((item, replace(letter, closing="Hilsen")), *others))


def test_each_letter_becomes_a_file_for_its_owner_only(composed: Composed, out: Path) -> None:
    done = produce(composed, out)
    assert [made.file for made in done.files] == ["0001-bergen-kommune.pdf", "0002-malmo-stad.pdf"]
    assert done.made == 2
    files = [out / made.file for made in done.files]
    assert sorted(out.glob("[!.]*")) == files
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in files)
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
        assert out.stat().st_mode & 0o777 == 0o700


def test_of_each_file_its_content_size_and_pages_are_noted(composed: Composed, out: Path) -> None:
    for made in produce(composed, out).files:
        content = (out / made.file).read_bytes()
        assert made.sha256 == hashlib.sha256(content).hexdigest()
        assert (made.size, made.pages) == (len(content), 1)


SEVERAL = """
import json, os, pickle, sys
from pathlib import Path
from charter_cli.mailing import produce

if __name__ == "__main__":
    os.cpu_count, told = lambda: 2, []
    produce._beginning = lambda: sys.argv[1]
    composed = pickle.loads(Path(sys.argv[2]).read_bytes())
    files = produce.produce(composed, Path(sys.argv[3]), progress=told.append).files
    print(json.dumps([told, *(made.sha256 for made in files)]))
"""


@pytest.mark.parametrize(
    "beginning", [one for one in get_all_start_methods() if one != "forkserver"]
)
def test_several_processes_write_the_bytes_that_one_would_however_they_begin(
    composed: Composed, out: Path, beginning: str
) -> None:
    (short, letter), (long, other) = composed.letters
    pair = ((short, letter), (long, replace(other, body=other.body * 4)))
    turns = [int(index % 3 == 0) for index in range(120)]
    mixed = [(replace(pair[one][0], name=str(at)), pair[one][1]) for at, one in enumerate(turns)]
    round_of_both = out.with_name("round")
    round_of_both.write_bytes(pickle.dumps(Composed(tuple(mixed))))
    call = [sys.executable, "-c", SEVERAL, beginning, str(round_of_both), str(out)]
    done = subprocess.run(call, check=True, capture_output=True, text=True, timeout=120)
    told, *files = json.loads(done.stdout)
    alone = produce(Composed(pair), out.with_name("alone")).files
    assert [made.pages for made in alone] == [1, 3]
    assert files == [alone[one].sha256 for one in turns]
    assert (told, told[-1]) == (sorted(told), 120)


def test_the_same_letters_are_not_written_twice(
    composed: Composed, out: Path, set_letters: list[str]
) -> None:
    first = produce(composed, out)
    again = produce(composed, out)
    assert again.files == first.files
    assert (again.made, len(set_letters)) == (0, 2)


def test_a_letter_that_somebody_removed_is_written_again_and_no_other(
    composed: Composed, out: Path, set_letters: list[str]
) -> None:
    done = produce(composed, out)
    (out / done.files[1].file).unlink()
    assert produce(composed, out).files == done.files
    assert set_letters == ["Bergen kommune", "Malmö stad", "Malmö stad"]


def test_a_proof_is_part_of_the_whole_round(
    composed: Composed, out: Path, set_letters: list[str]
) -> None:
    produce(Composed(composed.letters[:1]), out)
    assert produce(composed, out).made == 1
    assert set_letters == ["Bergen kommune", "Malmö stad"]


def test_letters_that_would_be_different_now_are_refused_unless_made_again(
    composed: Composed, out: Path, set_letters: list[str]
) -> None:
    before = produce(composed, out)
    with pytest.raises(
        BadInput, match=r"Different now.*: 1 of 2 \(0001-bergen-kommune\.pdf\)"
    ) as why:
        produce(reworded(composed), out)
    assert "--again" in why.value.next_step
    assert len(set_letters) == 2
    after = produce(reworded(composed), out, manner=Manner(again=True))
    assert after.files[0] != before.files[0]
    assert after.files[1] == before.files[1]
    assert set_letters[2:] == ["Bergen kommune"]


def test_a_letter_that_somebody_edited_is_not_written_over_unless_told(
    composed: Composed, out: Path
) -> None:
    done = produce(composed, out)
    edited = out / done.files[0].file
    edited.write_bytes(b"with my own words")
    with pytest.raises(BadInput, match="Changed by somebody since they were made"):
        produce(composed, out)
    assert edited.read_bytes() == b"with my own words"
    assert produce(composed, out, manner=Manner(again=True)).files == done.files


def test_letters_to_those_who_are_no_longer_recipients_are_named_and_go_only_if_told(
    composed: Composed, out: Path
) -> None:
    produce(composed, out)
    fewer = Composed(composed.letters[:1])
    with pytest.raises(BadInput, match=r"To nobody who would get one now: 1 of 1 \(0002-malmo"):
        produce(fewer, out)
    produce(fewer, out, manner=Manner(into=True))
    assert len(list(out.glob("*.pdf"))) == 2
    produce(fewer, out, manner=Manner(again=True))
    assert [path.name for path in out.glob("*.pdf")] == ["0001-bergen-kommune.pdf"]


@pytest.mark.parametrize(
    "line",
    ['{"file": "0001-bergen-ko', "[]\nnot json\n{}", '{"file": "../0001-bergen-kommune.pdf"}'],
)
def test_a_journal_that_was_cut_short_or_forged_costs_no_more_than_a_letter(
    composed: Composed, out: Path, line: str
) -> None:
    done = produce(composed, out)
    journal = out / there.JOURNAL
    first = journal.read_text().splitlines()[1]
    journal.write_text(f"{first}\n{line}")
    assert produce(composed, out).files == done.files


def test_a_file_is_not_believed_to_be_whole_because_the_journal_says_so(
    composed: Composed, out: Path
) -> None:
    done = produce(composed, out)
    (out / done.files[0].file).write_bytes(b"%PDF-1.7 half")
    with pytest.raises(BadInput):
        produce(composed, out)


def test_drafts_that_were_cut_short_are_cleared(composed: Composed, out: Path) -> None:
    out.mkdir()
    there.begin(out)
    draft = out / ".0123456789abcdef.part"
    mine = out / ".mine.part"
    for path in (draft, mine):
        path.write_text("half")
    produce(composed, out)
    assert (draft.exists(), mine.exists()) == (False, True)


def test_who_cannot_be_reached_in_a_format_gets_the_others(
    composed: Composed, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = pdf.render

    def reaches_bergen_only(letter: Letter) -> bytes:
        if letter.recipient[0] == "Malmö stad":
            raise Unreachable("no mailbox")
        return render(letter)

    monkeypatch.setattr(pdf, "render", reaches_bergen_only)
    done = produce(composed, out)
    assert [made.file for made in done.files] == ["0001-bergen-kommune.pdf"]
    assert done.unreachable == ("0002-malmo-stad.pdf",)


@pytest.mark.parametrize("formats", [("pdf", "eml"), ("eml", "pdf")])
def test_an_email_attaches_the_very_pdf_that_was_written(
    composed: Composed, out: Path, formats: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Setting a letter is what takes time: it is done once for both."""
    reachable = _to(composed, "post@bergen.example")
    fitted, found = pdf.Letterpress._fitted, []

    def noted(press: pdf.Letterpress, letter: Letter) -> bytes:
        found.append(letter.recipient[0])
        return fitted(press, letter)

    monkeypatch.setattr(pdf.Letterpress, "_fitted", noted)
    produce(reachable, out, formats)
    assert found == [letter.recipient[0] for _, letter in reachable.letters]
    for draft in out.glob("*.eml"):
        mail = email.message_from_bytes(draft.read_bytes(), policy=policy.default)
        attached = next(iter(mail.iter_attachments()))
        assert attached.get_content() == draft.with_suffix(".pdf").read_bytes()


def _to(composed: Composed, mailbox: str) -> Composed:
    found = ((item, replace(one, mailbox=Mailbox(mailbox))) for item, one in composed.letters)
    return Composed(tuple(found))


def test_whatever_writes_a_letter_decides_whether_it_is_the_same() -> None:
    """A run that goes on must not mix letters of two programs; nouns and errors write nothing."""
    imports = (
        node.module.removeprefix("charter_cli").lstrip(".") or alias.name
        for path in Path(letters.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("charter_cli")
        and node.module
        for alias in node.names
    )
    beside = {name for name in imports if not name.startswith("letters")}
    known = {name.removesuffix(".py").removesuffix("/__init__") for name in there.WRITTEN_WITH}
    assert beside == {*known - {"typesetting/faces.typ"}, "errors", "letter", "outbox"}


def test_a_folder_that_holds_anything_is_refused_unless_told(composed: Composed, out: Path) -> None:
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        produce(composed, out)
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    produce(composed, out, manner=Manner(into=True))
    assert len(list(out.glob("*.pdf"))) == 2
    assert (out / "mine.txt").read_text() == "mine"


def test_a_format_that_is_on_no_shelf_is_refused_before_anything_is_written(
    composed: Composed, out: Path
) -> None:
    with pytest.raises(Misused, match="golden"):
        produce(composed, out, formats=["golden"])
    assert not (out).exists()


@pytest.mark.parametrize("number", [2, 130])
def test_a_letter_that_cannot_be_set_leaves_no_half_round(
    composed: Composed, out: Path, number: int
) -> None:
    item, letter = composed.letters[0]
    letters = [(replace(item, name=f"{index:04d}-bergen"), letter) for index in range(number)]
    item, letter = letters[-1]
    letters[-1] = (item, replace(letter, salutation="Hei 😀"))
    out.mkdir()
    (out / "0000-bergen.pdf").write_text("from an earlier round")
    with pytest.raises(BadTemplate, match="Bergen kommune holds what no font"):
        produce(Composed(tuple(letters)), out, manner=Manner(into=True))
    assert [path.name for path in out.iterdir()] == ["0000-bergen.pdf"]
