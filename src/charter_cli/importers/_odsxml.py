"""See in an .ods what its reader does not tell: formulas, errors, hidden rows, shown dates."""

import re
import zipfile
from dataclasses import dataclass, field

from charter_cli.importers import MOST_COLUMNS, MOST_ROWS, Unfit
from charter_cli.importers._facts import Facts
from charter_cli.importers._package import damaged
from charter_cli.importers._xml import walk

_HIDDEN = ("collapse", "filter")
_CELLS = ("table-cell", "covered-table-cell")
_NUMBER = re.compile(r"\d+")
_MOST_LETTERS = 60


def facts(package: zipfile.ZipFile) -> dict[str, Facts]:
    """Return for the name of each sheet what is to be known about it beside its values."""
    if "content.xml" not in package.namelist():
        raise damaged()
    walker = _Walker()
    walk(package, "content.xml", walker.start, walker.end, walker.text)
    return walker.sheets


@dataclass(slots=True)
class _Walker:
    """Go through the elements of all sheets and keep what matters."""

    sheets: dict[str, Facts] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    row: int = 0
    column: int = 0
    repeated: int = 1
    is_hidden: bool = False
    in_date: bool = False
    shown: str = ""
    value: str = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "table":
                self.facts = self.sheets.setdefault(given.get("table:name", ""), Facts())
                self.row = self.column = 0
            case "table-column":
                last = self.column + _times(given, "columns")
                if given.get("table:visibility") in _HIDDEN:
                    self.facts.hidden_columns.update(range(self.column, min(last, MOST_COLUMNS)))
                self.column = last
            case "table-row":
                self.column = 0
                self.repeated = _times(given, "rows")
                self.is_hidden = given.get("table:visibility") in _HIDDEN
            case _ if tag in _CELLS:
                self._open(given)

    def text(self, data: str) -> None:
        if self.in_date and len(self.shown) < _MOST_LETTERS:
            self.shown += data

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.repeated
        elif tag in _CELLS and self.in_date:
            self.in_date = False
            length = _length(self.shown, self.value)
            for row in self._rows() if length else ():
                self.facts.shown.setdefault(row, {})[self.column - 1] = length

    def _open(self, given: dict[str, str]) -> None:
        """Note a cell; one that is repeated stands for all its copies."""
        first = self.column
        self.column += _times(given, "columns")
        kind = given.get("office:value-type", "")
        self.in_date, self.shown = kind == "date", ""
        self.value = given.get("office:date-value", "")
        if kind and self.is_hidden:
            self.facts.hidden_rows.update(self._rows())
        if given.get("calcext:value-type") == "error":
            for row in self._rows():
                self.facts.unfit.setdefault(row, {})[first] = Unfit("it is a spreadsheet error")
        elif "table:formula" in given:
            self.facts.formulas += 1
        down, right = _spans(given, "rows"), _spans(given, "columns")
        if down > 1 or right > 1:
            self.facts.merged.append((self.row, first, self.row + down - 1, first + right - 1))

    def _rows(self) -> range:
        return range(self.row, min(self.row + self.repeated, MOST_ROWS))


def _times(given: dict[str, str], what: str) -> int:
    return _number(given.get(f"table:number-{what}-repeated", ""))


def _spans(given: dict[str, str], what: str) -> int:
    return _number(given.get(f"table:number-{what}-spanned", ""))


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 1


def _length(shown: str, value: str) -> int:
    """Return how many letters of an ISO day a text like `mars 2008` shows; 0 for all of it."""
    numbers = _NUMBER.findall(shown.split(":")[0])
    year = next((number for number in numbers if number in (value[:4], value[2:4])), "")
    if not year:
        return 0
    numbers.remove(year)
    if any(map(str.isalpha, shown)):
        return 0 if numbers else 7
    return {0: 4, 1: 7}.get(len(numbers), 0)
