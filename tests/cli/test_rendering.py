"""Rows become csv, JSON and Markdown a row at a time, and say the same as a library would."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.cli import rendering

VALUES = st.text() | st.none() | st.integers() | st.booleans() | st.lists(st.text(), max_size=2)
ROWS = st.lists(st.fixed_dictionaries({"name": VALUES, "by": VALUES}), max_size=4)


@given(ROWS)
def test_what_is_read_back_is_what_was_handed_out(rows: list[dict[str, object]]) -> None:
    assert json.loads("\n".join(rendering.lines(rows, "json", ("name", "by")))) == rows
    text = "".join(f"{line}\n" for line in rendering.lines(rows, "csv", ("name", "by")))
    cells = [[rendering.shown(row["name"]), rendering.shown(row["by"])] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["name", "by"], *cells]


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_of_a_long_log_only_a_row_or_two_is_held_at_a_time(form: str) -> None:
    taken = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal taken
        for number in range(1000):
            taken = number
            yield {"id": number}

    for number, _ in enumerate(rendering.lines(rows(), form, ("id",))):
        assert taken <= number + 1
