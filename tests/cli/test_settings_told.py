"""A file that a secretary writes by hand is refused with its line, and what to write instead."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Charter

from charter_cli import plain_file
from charter_cli.errors import BadTemplate

_NAMED = re.compile(r"mailing\.toml, line \d+, cannot be understood: “.*”\.", re.DOTALL)
A_DAY = "Write a day as 2026-11-22"
A_TEXT = 'Every text needs quotes: key = "text".'


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ("date = 22.11.2026", A_DAY),
        ("date = 2026-2-3 # draft", A_DAY),
        ("date = 22. november 2026", A_DAY),
        ("date = 2026-02-30", A_DAY),
        ("title = Konferanse", A_TEXT),
        ("phone = 24 13 26 00", A_TEXT),
        ("phone = 24-13-26-00", A_TEXT),
        ('title = "Konferanse', "must end on its own line"),
        ('address = ["a", "b"', "Every [ needs its ]"),
        ("[sender", "Every [ needs its ]"),
        ('title = "The "new" town"', 'write \\" for a quote'),
        ("place = “Oslo”", "straight quotes"),
        ('place "Oslo"', 'Write key = "text"'),
        ('logo = "C:\\Users\\Kari"', "single quotes"),
    ],
)
def test_the_line_that_is_wrong_is_named_and_quoted_with_the_fitting_advice(
    towns: Charter, spring: Path, wrong: str, advice: str
) -> None:
    (spring / "mailing.toml").write_text(f'letterhead = "plain"\n{wrong}\nn = 1\n', "utf-8")
    said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
    shown = wrong if len(wrong) < 60 else wrong[:60]
    assert f"mailing.toml, line 2, cannot be understood: “{shown}”." in said
    assert advice in said


def test_a_last_line_without_a_value_is_told_as_that(towns: Charter, spring: Path) -> None:
    for end in ("", "\n", "\n\n"):
        (spring / "mailing.toml").write_text(f'address = ["a"]\ndate ={end}', "utf-8")
        said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
        assert "mailing.toml, line 2, cannot be understood: “date =”." in said


def test_of_a_list_that_never_ends_the_line_is_told_where_it_begins(
    towns: Charter, spring: Path
) -> None:
    begun = 'date = 2018-02-26\naddress = [\n  "a",\n'
    for end in ("", 'name = "KS"\n', '\n[sender]\nname = "KS"\n'):
        (spring / "mailing.toml").write_text(begun + end, "utf-8")
        said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
        assert "mailing.toml, line 2, cannot be understood: “address = [”." in said


def test_what_stands_twice_is_told_as_that(towns: Charter, spring: Path) -> None:
    for text in ("date = 2018-02-26\ndate = 2018-02-27\n", "[sender]\n[sender]\n"):
        (spring / "mailing.toml").write_text(text, "utf-8")
        said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
        assert "mailing.toml, line 2, cannot be understood" in said
        assert "stands in the file already" in said


def test_a_letterhead_is_told_in_the_same_words(towns: Charter, spring: Path) -> None:
    settings = spring / "mailing.toml"
    settings.write_text(settings.read_text("utf-8").replace('"plain"', '"letterhead.toml"'))
    (spring / "letterhead.toml").write_bytes(b'\xef\xbb\xbflike = "ks"\r\naccent = #0000ff\r\n')
    said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
    assert "letterhead.toml, line 2, cannot be understood: “accent = #0000ff”." in said
    assert A_TEXT in said
    (spring / "letterhead.toml").write_bytes('like = "ks"\nfooter = ["Kø"]\n'.encode("latin-1"))
    said = " ".join(towns.refused("letters", "spring", "--plan", code=5).split())
    assert "letterhead.toml is not a text file in UTF-8: line 2, byte 13." in said


@given(st.text("[]{}\"'=\n\r#.\\, a1“”\ufeff", max_size=40))
def test_whatever_is_typed_is_read_or_refused_with_a_line_of_the_file(typed: str) -> None:
    refusal = None
    try:
        plain_file.table("mailing.toml", typed.encode())
    except BadTemplate as problem:
        refusal = problem
    assert refusal is None or _NAMED.fullmatch(refusal.message)
