"""What a spreadsheet would calculate is made inert, and nothing else is touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.inert import inert, restored


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "-2-3",
        "@SUM(A1:A9)",
        "+cmd|x",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "＝1+1",
        "＋1",
        "－A1",
        "＠SUM(1)",
        "+49-30-1234",
        "+47/22",
        "+1 2*3",
        "-",
    ],
)
def test_a_cell_that_would_be_calculated_gets_an_apostrophe(formula: str) -> None:
    assert inert(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text",
    [
        "+47 22 86 44 00",
        "+4722864400",
        "+49 (0)30 1234-56",
        "+49 (0)30/1234-0",
        "+352 247-85814",
        "+33 1.42.76.40.40",
        "+47\u00a022\u00a086\u00a044\u00a000",
        "-5",
        "+1,5",
        "-1.692",
        "00150",
        "022 86 44 00",
        "Biel/Bienne",
        "a=b",
        "1+1",
        "'s-Hertogenbosch",
        "'t Hof van Twente",
        "",
    ],
)
def test_telephone_numbers_and_plain_text_are_unharmed(text: str) -> None:
    assert inert(text) == text


@given(st.text(alphabet="=+-@'\t\r ＝1a(./", max_size=8))
def test_what_was_made_inert_can_be_restored_exactly(text: str) -> None:
    assert restored(inert(text)) == text


@given(st.text(alphabet="=+-@'\t\r\n ＝1a(./", max_size=8))
def test_an_inert_cell_never_begins_with_a_sign_unless_it_is_a_number(text: str) -> None:
    cell = inert(text).lstrip()
    assert not cell.startswith(("=", "@", "＝"))
    if cell.startswith(("+", "-")):
        assert re.match(r"[+-][ .(]*\d", cell)


def test_a_row_of_digits_longer_than_any_telephone_number_is_judged_at_once() -> None:
    """A pattern that tried every way to split this would take minutes."""
    assert inert("+" + "1 " * 30).startswith("'")
    assert inert("+" + "1 " * 16_000 + "x").startswith("'")
