"""The texts of a mailing: Markdown files with a few lines on top."""

from pathlib import Path

import pytest

from charter_cli.errors import BadTemplate
from charter_cli.mailing import texts

HOSTILE = Path(__file__).with_name("hostile")


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "nb.md"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_lines_on_top_are_kept_apart_from_the_letter(tmp_path: Path) -> None:
    content = "Subject: Invitasjon: {{ occasion.title }}\nSalutation: Hei\n\nKom!\n\nVel møtt.\n"
    text = texts.read(written(tmp_path, content), "nb")
    assert text.subject.strip() == "Invitasjon: {{ occasion.title }}"
    assert text.salutation.strip() == "Hei"
    assert text.closing == ""
    assert text.body.strip() == "Kom!\n\nVel møtt."


def test_every_part_keeps_its_line_in_the_file(tmp_path: Path) -> None:
    text = texts.read(written(tmp_path, "Closing: Hilsen\nSubject: S\n\nKom!\n"), "nb")
    assert text.closing.split("\n").index("Hilsen") == 0
    assert text.subject.split("\n").index("S") == 1
    assert text.body.split("\n").index("Kom!") == 3


def test_a_mark_at_the_beginning_and_lines_of_windows_are_taken(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfSubject: S\r\n\r\nDear {{ contact.name }},\r\n"
    text = texts.read(written(tmp_path, content), "nb")
    assert text.subject == "S"
    assert text.body.strip() == "Dear {{ contact.name }},"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Kom!\n\nVel møtt.\n", "line 1"),
        ("Subject: S\nKjære alle\n\nKom!\n", "line 2"),
        ("Subject: A\nSubject: B\n\nKom!\n", "line 2: Subject appears twice"),
        ("Subjekt: S\n\nKom!\n", "line 1: there is no line 'Subjekt'"),
        ("Salutation: Hei\n\nKom!\n", "no subject"),
        ("Subject:\n\nKom!\n", "no subject"),
        ("Subject: S\n", "no text"),
        ("Subject: S\n\nKom\u202e!\n", "line 3 holds a character that nobody can see (U+202E)"),
        ("Subject: S\n\nKom \x1b[31m!\n", "U+001B"),
        ("Subject: S\n\nKom \ue000!\n", "U+E000"),
        ("Subject: S\n\n" + "x" * texts.LARGEST, "larger than"),
    ],
)
def test_what_no_letter_can_begin_with_is_refused_with_its_line(
    tmp_path: Path, content: str, complaint: str
) -> None:
    with pytest.raises(BadTemplate) as caught:
        texts.read(written(tmp_path, content), "nb")
    assert caught.value.message.startswith("nb.md")
    assert complaint in caught.value.message


def test_a_misspelt_line_on_top_is_told_the_likeliest(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate) as caught:
        texts.read(written(tmp_path, "Salutaton: Hei\n\nKom!\n"), "nb")
    assert "Did you mean Salutation?" in caught.value.next_step


@pytest.mark.parametrize("name", ["cp1252.txt", "binary.txt"])
def test_a_file_in_another_encoding_is_refused_with_line_and_byte(
    tmp_path: Path, name: str
) -> None:
    content = b"Subject: S\n\n" + (HOSTILE / name).read_bytes()
    with pytest.raises(BadTemplate, match=r"not a text file in UTF-8: line 3, byte \d+"):
        texts.read(written(tmp_path, content), "nb")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("Subject: S\n\nroot:x:0:0\n")
    (tmp_path / "mailing").mkdir()
    (tmp_path / "mailing" / "nb.md").symlink_to(outside)
    with pytest.raises(BadTemplate, match="not a plain file"):
        texts.read(tmp_path / "mailing" / "nb.md", "nb")
