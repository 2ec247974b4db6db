"""Keep spreadsheets from calculating what is meant as text.

A cell that begins with `=`, `+`, `-`, `@` or a tab is a formula to Excel, and a formula can
run programs or call out. Such a cell gets an apostrophe in front, as a person would type
it. Telephone numbers and plain numbers begin with a sign too; they are left alone, unless
their hyphens and slashes would be calculated (`+49-30-1234` is minus 1215 to Excel).
"""

import re

_FORMULA = re.compile(r"[\s']*[=+@＝＋－＠﹦﹢﹣﹫-]|'*[\t\r\n]")
_NUMBER = re.compile(r"[+-][ .(]*[0-9][0-9 \u00a0\u202f.,()]*")
_PHONE = re.compile(r"\+(?=[ (]*[0-9])[0-9 \u00a0().,/-]*[0-9)][ \u00a0]+[0-9(][0-9 \u00a0().,/-]*")
"""A blank between two digits is no arithmetic, whatever hyphens stand elsewhere."""

_LONGEST_PHONE = 40


def inert(text: str) -> str:
    """Return `text` with an apostrophe in front where a spreadsheet would calculate it.

    One that already stands there gets another, so that taking one away restores the text.
    """
    if not _FORMULA.match(text) or _is_number(text.lstrip("'")):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    """Tell whether a text is plainly a number or a telephone number."""
    return len(text) <= _LONGEST_PHONE and bool(_NUMBER.fullmatch(text) or _PHONE.fullmatch(text))


def restored(text: str) -> str:
    """Return what `inert` was given."""
    if text.startswith("'") and inert(text[1:]) == text:
        return text[1:]
    return text
