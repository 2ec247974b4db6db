"""Text with delimiters, as every program writes it a little differently."""

from collections.abc import Callable
from pathlib import Path

import pytest

from charter_cli.errors import BadInput
from charter_cli.importers import Row

Look = Callable[..., list[tuple[str, list[Row], list[str]]]]
Saved = Callable[[str, bytes | str], Path]


def rows_of(look: Look, path: Path) -> list[Row]:
    return look(path)[0][1]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_sign_that_gives_every_line_as_many_cells(
    look: Look, saved: Saved, sign: str
) -> None:
    lines = [["name", "country", "note"], ["Bergen", "NO", "by, port; old|new"], ["Ås", "NO", "x"]]
    text = "\n".join(sign.join(cell.replace(sign, " ") for cell in line) for line in lines)
    assert [len(cells) for _, cells in rows_of(look, saved("list.csv", text))] == [3, 3, 3]


def test_a_first_line_sep_names_the_delimiter_and_is_no_row(look: Look, saved: Saved) -> None:
    rows = rows_of(look, saved("list.csv", "sep=|\r\nname|note\r\nBergen|a;b;c\r\n"))
    assert rows == [(2, ("name", "note")), (3, ("Bergen", "a;b;c"))]


def test_a_row_has_the_number_of_the_line_where_it_begins(look: Look, saved: Saved) -> None:
    text = 'name,note\r\n\r\nBergen,"one\r\ntwo\nthree"\r\nOslo,x\r\n'
    assert [number for number, _ in rows_of(look, saved("list.csv", text))] == [1, 3, 6]


def test_a_carriage_return_inside_a_cell_is_no_new_line(look: Look, saved: Saved) -> None:
    rows = rows_of(look, saved("list.csv", b'name,country\r\n"a\rb",NO\r\nOslo,NO\r\n'))
    assert rows == [(1, ("name", "country")), (2, ("a\rb", "NO")), (3, ("Oslo", "NO"))]


def test_lines_of_an_old_macintosh_end_with_carriage_returns(look: Look, saved: Saved) -> None:
    rows = rows_of(look, saved("list.csv", b"name,country\rBergen,NO\rOslo,NO\r"))
    assert [number for number, _ in rows] == [1, 2, 3]


def test_a_line_separator_inside_a_cell_does_not_cut_it(look: Look, saved: Saved) -> None:
    rows = rows_of(look, saved("list.csv", "name,note\nBergen,a\u2028b\x0bc\x85d\n"))
    assert rows[1] == (2, ("Bergen", "a\u2028b\x0bc\x85d"))


def test_quotes_that_do_not_match_are_refused_with_their_line(look: Look, saved: Saved) -> None:
    path = saved("list.csv", 'name,note\nOslo,x\nBergen,"say \\"hi\\" now"\n')
    with pytest.raises(BadInput, match="Line 3: the quotation marks"):
        look(path)


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest_in_silence(
    look: Look, saved: Saved
) -> None:
    with pytest.raises(BadInput, match="Line 2"):
        look(saved("list.csv", 'name,note\nBergen,"open\nOslo,x\nVoss,y\n'))


def test_a_cell_of_a_megabyte_is_read_and_judged_later(look: Look, saved: Saved) -> None:
    path = saved("list.csv", f"name,note\nBergen,{'x' * (1 << 20)}\nOslo,y\n")
    assert len(rows_of(look, path)[1][1][1]) == 1 << 20  # type: ignore[arg-type]


def test_a_cell_beyond_all_measure_is_refused(look: Look, saved: Saved) -> None:
    with pytest.raises(BadInput, match="Line 2 begins a cell of more than"):
        look(saved("list.csv", f"name,note\nBergen,{'x' * 5_000_001}\n"))


def test_too_many_columns_are_refused_but_empty_ones_do_not_count(look: Look, saved: Saved) -> None:
    wide = saved("wide.csv", "name,country" + "," * 16_000 + "\nBergen,NO" + "," * 16_000)
    assert rows_of(look, wide) == [(1, ("name", "country")), (2, ("Bergen", "NO"))]
    with pytest.raises(BadInput, match="Line 1 has 100000 columns; at most 500"):
        look(saved("full.csv", ",".join(f"c{n}" for n in range(100_000)) + "\n"))


def test_more_rows_than_there_are_authorities_are_refused(look: Look, saved: Saved) -> None:
    with pytest.raises(BadInput, match="more than 200000 rows"):
        look(saved("list.csv", "name,country\n" + "Bergen,NO\n" * 200_001))


def test_the_end_mark_of_dos_is_no_row(look: Look, saved: Saved) -> None:
    [(_, rows, said)] = look(saved("list.csv", b"name,country\r\nBergen,NO\r\n\x1a"))
    assert len(rows) == 2
    assert "DOS" in said[0]
