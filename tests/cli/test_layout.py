"""Rows are set in columns that fit: in a pipe as they are, in a terminal within its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.cli import layout

HEADINGS = ("country", "signatories")
ROWS = [("NO  Norway", "38"), ("SE  Sweden", "103"), ("total, 2 countries", "141")]


def shown(columns: int, colour: bool = False, **more: bool) -> list[str]:
    text = layout.screen(
        HEADINGS, ROWS, [38, 103], columns=columns, total=more.get("total", True), colour=colour
    )
    return text.splitlines()


def test_a_pipe_gets_columns_flush_with_bars_and_no_lines() -> None:
    assert layout.plain(HEADINGS, ROWS, [38, 103]).splitlines() == [
        "country             signatories",
        "NO  Norway                   38  █████████",
        "SE  Sweden                  103  ████████████████████████",
        "total, 2 countries          141",
    ]


def test_a_person_sees_the_total_apart_and_bars_that_end_where_the_terminal_ends() -> None:
    lines = shown(60)
    assert [line.split()[-1] for line in lines[2:4]] == ["█" * 10, "█" * 27]
    assert max(map(len, lines)) == 60
    assert set(lines[1]) == set(lines[4]) == {"─"}
    assert lines[5].split() == ["total,", "2", "countries", "141"]


def test_without_a_total_only_the_headings_stand_apart() -> None:
    assert [set(line) == {"─"} for line in shown(60, total=False)].count(True) == 1


def test_without_colour_no_escape_is_written() -> None:
    assert "\x1b" not in "".join(shown(60))
    assert "\x1b" in "".join(shown(60, colour=True))


def test_a_cell_that_is_too_long_is_folded_between_words_and_loses_nothing() -> None:
    text = layout.screen(
        ("id", "name"), [("1", "Kristiansand kommune i Agder")], [],
        columns=20, total=False, colour=False,
    )  # fmt: skip
    assert text.splitlines()[2:] == [
        " 1  Kristiansand    ",
        "    kommune i Agder ",
    ]


def test_letters_of_two_columns_and_marks_of_none_keep_the_columns_straight() -> None:
    plain = layout.plain(("name", "n"), [("日本", "1"), ("A\u0308by", "2")])
    assert plain.splitlines() == ["name  n", "日本  1", "A\u0308by   2"]


@pytest.mark.parametrize("rows", [[], [("", "")]])
def test_no_rows_are_a_heading_and_nothing_more(rows: list[tuple[str, str]]) -> None:
    assert layout.plain(HEADINGS, rows).splitlines()[0].split() == list(HEADINGS)
    assert layout.screen(HEADINGS, rows, [], columns=80, total=False, colour=False)


def test_a_cell_of_blanks_is_no_line_less() -> None:
    text = layout.screen(("a",), [(" " * 30,)], [], columns=20, total=False, colour=False)
    assert len(text.splitlines()) == 3


_CELL = st.text("ab é-1.38 ", max_size=40)


@given(rows=st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=6), columns=st.integers(30, 120))
def test_whatever_the_cells_hold_a_row_fits_and_nothing_is_lost(
    rows: list[tuple[str, str, str]], columns: int
) -> None:
    text = layout.screen(("a", "b", "c"), rows, [], columns=columns, total=False, colour=False)
    body = text.splitlines()[2:]
    assert all(len(line) <= columns for line in text.splitlines())
    letters = sorted("".join("".join(cell.split()) for row in rows for cell in row))
    assert sorted("".join("".join(line.split()) for line in body)) == letters
