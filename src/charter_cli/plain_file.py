"""Read what people write in a plain editor: text in UTF-8, and tables in TOML.

Whatever cannot be understood is BadTemplate: it names the file and the line, quotes it, and says
what to write instead.
"""

import re
import tomllib
from typing import Any

from charter_cli.errors import BadTemplate

_SHOWN = 60
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_BEGINS = re.compile(r"""=\s*(?:[\[{][^\]}]*$|"{3}|'{3})""")
_UNENDED = re.compile("Unclosed|Unterminated|Expected \"'''\"")
_IN_A_LIST = re.compile(r"\s*\0[\w.-]+\s*=|\s*\[+\0[\w.-]+\s*\]|.*[^=\s]\s*\0$")
"""Where a value was wanted (at the \0) stands the next key or table, or nothing at all."""

_ANY = ""
_IN_FIGURES = r"=\s*\d{1,4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,4}\s*(?:#|$)"
_IN_WORDS = r"=\s*\d{1,2}\.?\s+[^\W\d]+\.?\s+\d{4}\s*(?:#|$)"
_A_TEXT = 'Every text needs quotes: key = "text".'
_BRACKETS = "Every [ needs its ], every text its quotes, and commas stand between."
_ADVICE = (
    ("overwrite|twice", _ANY, "It stands in the file already: keep one of the two."),
    (_ANY, f"{_IN_FIGURES}|{_IN_WORDS}", "Write a day as 2026-11-22, without quotes."),
    (r"Illegal character '\\n'", _ANY, f"It must end on its own line. {_A_TEXT}"),
    ("Unterminated|'''", _ANY, "A text that begins with three quotes ends with three."),
    (r"Unclosed|Expected '\]", _ANY, _BRACKETS),
    (_ANY, r"=\s*[\[{][^\]}]*$", _BRACKETS),
    (_ANY, r"=\s*[“”„«»‘’]", f"Write straight quotes, as a plain editor does. {_A_TEXT}"),
    (_ANY, r'=\s*"[^"]*\\', r"Write \\ for each \, or put the text between single quotes."),
    (
        "Expected newline",
        r"=\s*[\"']",
        r'Inside a text write \" for a quote: "the \"new\" one".',
    ),
    ("Expected '='", _ANY, 'Write key = "text", with a key of plain letters.'),
    (_ANY, _ANY, _A_TEXT),
)
"""What the library says, what stands in the line, and what helps; the first that fits is told."""


def text(file: str, content: bytes) -> str:
    """Return what a file holds; its lines end with a line feed."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        before = content[: problem.start]
        line = before.count(b"\n") + 1
        column = problem.start - before.rfind(b"\n")
        raise BadTemplate(
            f"{file} is not a text file in UTF-8: line {line}, byte {column}.",
            "Save it again with the encoding UTF-8.",
        ) from None


def table(file: str, content: bytes) -> dict[str, Any]:
    """Return the keys of a TOML file with their values."""
    written = text(file, content)
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as problem:
        message = str(problem)
        number, line = _place(written.rstrip().split("\n"), message)
        raise BadTemplate(
            f"{file}, line {number}, cannot be understood: “{line[:_SHOWN]}”.",
            _advice(message, line),
        ) from None
    except RecursionError:
        raise BadTemplate(
            f"{file} holds too many lists within each other.", "Keep to what it is for."
        ) from None


def _place(lines: list[str], message: str) -> tuple[int, str]:
    """Return the line that is wrong, with its number; of what never ends, that where it begins."""
    told = _PLACE.search(message)
    row = min(int(told[1]) if told else len(lines), len(lines))
    line = lines[row - 1]
    column = int(told[2]) - 1 if told else len(line)
    in_a_list = _IN_A_LIST.match(f"{line[:column]}\0{line[column:]}")
    if _UNENDED.match(message) or (message.startswith("Invalid value") and in_a_list):
        begun = (at for at in range(row, 0, -1) if _BEGINS.search(lines[at - 1]))
        row = next(begun, row)
    return row, lines[row - 1].strip()


def _advice(message: str, line: str) -> str:
    fits = (
        advice
        for said, stands, advice in _ADVICE
        if re.search(said, message) and re.search(stands, line)
    )
    return next(fits)
