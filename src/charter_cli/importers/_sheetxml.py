"""See in an .xlsx what its reader does not tell: formulas, errors, hidden rows, far cells, links.

A quick look for the marks of such things comes first; only where one is found, the whole
sheet is gone through, which takes longer than reading it.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath

from charter_cli.importers import MOST_COLUMNS, MOST_ROWS, Unfit
from charter_cli.importers._facts import Facts
from charter_cli.importers._package import pieces
from charter_cli.importers._xml import walk

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_MARKS = (
    b"<f>",
    b"<f ",
    b"<f/>",
    b":f>",
    b":f ",
    b' t="e"',
    b' hidden="1"',
    b' hidden="true"',
    b"hyperlink ",
)
_OVERLAP = 64
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAST = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
_NO_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|;.*')
_MONTH_FORMAT = "17"
"""The built-in number format that shows mmm-yy."""

_TRUE = ("1", "true")


def sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of each sheet, and the name of the part that holds it."""
    targets = relations(package, "xl/workbook.xml")
    found = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            found[given.get("name", "")] = targets.get(_relation(given), "")

    walk(package, "xl/workbook.xml", start)
    return found


def relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return what the relations of a part lead to: names of other parts, or addresses."""
    path = PurePosixPath(part)
    name = f"{path.parent}/_rels/{path.name}.rels"
    found = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            target = given.get("Target", "")
            if given.get("TargetMode") != "External":
                target = normpath(f"/{path.parent}/{target}" if target[:1] != "/" else target)[1:]
            found[given.get("Id", "")] = target

    if name in package.namelist():
        walk(package, name, start)
    return found


def shown_dates(package: zipfile.ZipFile) -> dict[str, int]:
    """Return the cell styles that show of a date only the month (7) or the year (4)."""
    codes = {_MONTH_FORMAT: "mmm-yy"}
    styles: list[str] = []
    inside: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "cellXfs":
            inside.append(tag)
        elif tag == "numFmt":
            codes[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif tag == "xf" and inside:
            styles.append(given.get("numFmtId", ""))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    if "xl/styles.xml" in package.namelist():
        walk(package, "xl/styles.xml", start, end)
    lengths = {code: _length(codes.get(code, "")) for code in set(styles)}
    return {str(place): lengths[code] for place, code in enumerate(styles) if lengths[code]}


def facts(package: zipfile.ZipFile, part: str, styles: dict[str, int]) -> Facts:
    """Return what is to be known about a sheet beside its values."""
    marks = _MARKS + tuple(f' s="{style}"'.encode() for style in styles)
    if not _worth_a_walk(package, part, marks):
        return Facts()
    walker = _Walker(styles, relations(package, part))
    walk(package, part, walker.start, walker.end, walker.text)
    return walker.facts


def _worth_a_walk(package: zipfile.ZipFile, part: str, marks: tuple[bytes, ...]) -> bool:
    kept = b""
    for piece in pieces(package, part):
        window = kept + piece
        if any(mark in window for mark in marks):
            return True
        kept = piece[-_OVERLAP:]
        last = window
    cells = _LAST.findall(last[-_OVERLAP * 1000 :]) if kept else []
    return any(_is_far(int(row), _column(letters.decode())) for letters, row in cells)


def _is_far(row: int, column: int) -> bool:
    return row > MOST_ROWS or column > MOST_COLUMNS


def _column(letters: str) -> int:
    """Return the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _length(code: str) -> int:
    """Return how many letters of an ISO day a number format shows; 0 for all, or for no date."""
    letters = set(_NO_FORMAT.sub("", code).lower())
    if "y" not in letters or letters & set("dhs"):
        return 0
    return 7 if "m" in letters else 4


def _relation(given: dict[str, str]) -> str:
    return next((value for key, value in given.items() if key.endswith(":id")), "")


@dataclass(slots=True)
class _Walker:
    """Go through the elements of a sheet and keep what matters."""

    styles: dict[str, int]
    targets: dict[str, str]
    facts: Facts = field(default_factory=Facts)
    place: Place = (-1, -1)
    given: dict[str, str] = field(default_factory=dict)
    formula: bool = False
    inside: bool = False
    value: str = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "c":
                self.place = _place(given.get("r", ""), (self.place[0], self.place[1] + 1))
                self.given, self.formula, self.value = given, False, ""
            case "f":
                self.formula = True
            case "v" | "t":
                self.inside = True
            case "row":
                self.place = (_number(given.get("r", ""), self.place[0] + 2) - 1, -1)
                if given.get("hidden") in _TRUE:
                    self.facts.hidden_rows.add(self.place[0])
            case "col" if given.get("hidden") in _TRUE:
                first = _number(given.get("min", ""), 1)
                last = min(_number(given.get("max", ""), first), MOST_COLUMNS)
                self.facts.hidden_columns.update(range(first - 1, last))
            case "hyperlink":
                self._link(given)

    def text(self, data: str) -> None:
        if self.inside and len(self.value) < 20:
            self.value += data

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.inside = False
        elif tag == "c":
            self._close()

    def _close(self) -> None:
        row, column = self.place
        kind = self.given.get("t", "n")
        if kind == "e":
            self._refuse(f"it is a spreadsheet error ({self.value[:20]})")
        elif self.formula and not self.value and kind != "str":
            self._refuse("it is a formula without a value")
        elif self.formula:
            self.facts.formulas += 1
        if self.given.get("s") in self.styles:
            self.facts.shown.setdefault(row, {})[column] = self.styles[self.given["s"]]
        if self.value and _is_far(row + 1, column + 1):
            self.facts.far = self.facts.far or self.given.get("r", "")

    def _refuse(self, reason: str) -> None:
        row, column = self.place
        if not _is_far(row + 1, column + 1):
            self.facts.unfit.setdefault(row, {})[column] = Unfit(reason)

    def _link(self, given: dict[str, str]) -> None:
        target = self.targets.get(_relation(given), "")
        if target:
            row, column = _place(given.get("ref", ""), (-1, -1))
            self.facts.links.setdefault(row, {})[column] = target


def _number(digits: str, otherwise: int) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 9 else otherwise


def _place(reference: str, otherwise: Place) -> Place:
    found = _REFERENCE.match(reference)
    return (int(found[2]) - 1, _column(found[1]) - 1) if found else otherwise
