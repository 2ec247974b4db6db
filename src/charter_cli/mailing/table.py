"""Read a TOML file of the user's, and say exactly which key does not fit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from charter_cli import countries, fields, plain_file
from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput, BadTemplate, Misused
from charter_cli.mailing.vocabulary import nearest
from charter_cli.wording import Worded

T = TypeVar("T")

_LARGEST = 100_000
_MANUAL = "Compare it with a new one: charter mailing new FOLDER"


class Table:
    """Read one table of the file; whatever does not fit is BadTemplate, with file and key."""

    def __init__(self, file: str, data: Mapping[str, Any], path: str = "") -> None:
        self._file = file
        self._data = data
        self._path = path
        self._known: set[str] = set()

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the whole file as a table."""
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError as problem:
            raise BadTemplate(
                f"{path} cannot be read: {problem.strerror}.", "Ask for permission to read it."
            ) from problem
        if len(content) > _LARGEST:
            raise BadTemplate(
                f"{path.name} is larger than {_LARGEST:,} bytes.", "Keep to what it is for."
            )
        return cls(path.name, plain_file.table(path.name, content))

    def text(self, key: str, required: bool = False) -> str:
        """Return the line of text under `key`."""
        value = self._take(key, required)
        return self._line(key, "" if value is None else value)

    def worded(self, key: str, room: int = fields.LIMIT) -> Worded:
        """Return the text under `key`, or a text for each language, of up to `room` letters."""
        value = self._take(key)
        if isinstance(value, dict):
            texts = {tag: self._line(f"{key}.{tag}", text, room) for tag, text in value.items()}
            return Worded(by_language=texts)
        return Worded(self._line(key, "" if value is None else value, room))

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`, written as one text or as a list."""
        return tuple(self._line(key, value) for value in self._list(key))

    def chosen(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """Return the words under `key`, each of which must be one of `known`."""
        words, known = self.lines(key), [str(word) for word in known]
        for word in words:
            if word not in known:
                raise BadTemplate(
                    f"{self._file}: {self._full(key)}: {word!r} is not known.", nearest(word, known)
                )
        return words

    def countries(self, key: str, required: bool = False) -> tuple[str, ...]:
        """Return the codes of the countries under `key`, written as codes or names."""
        self._take(key, required)
        with self.refusals(f"{self._full(key)}: "):
            return tuple(countries.find(name) for name in self.lines(key))

    def all_worded(self, key: str) -> tuple[Worded, ...]:
        """Return the texts under `key`, each for all languages or for one each."""
        values = self._list(key)
        return tuple(Table(self._file, {key: value}, self._path).worded(key) for value in values)

    def day(self, key: str, required: bool = False) -> date | None:
        """Return the day under `key`."""
        value = self._take(key, required)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._misfit(key, "must be a day, such as 2018-02-26, without quotes")
        return value

    def partial(self, key: str) -> PartialDate:
        """Return the day under `key`, or a text that holds a month or a year: "2018-06"."""
        value = self._data.get(key)
        if isinstance(value, date):
            found = self.day(key)
            return PartialDate(found.isoformat() if found else "")
        return self.checked(key, PartialDate.parse)

    def checked(self, key: str, check: Callable[[str, str], T]) -> T:
        """Return the text under `key` as `check` takes it; what that refuses is BadTemplate."""
        text = self.text(key)
        with self.refusals():
            return check(text, self._full(key))

    def all_checked(self, key: str, check: Callable[[str, str], T]) -> tuple[T, ...]:
        """Return the texts under `key`, each as `check` takes it."""
        with self.refusals():
            return tuple(check(text, self._full(key)) for text in self.lines(key))

    @contextmanager
    def refusals(self, group: str = "") -> Iterator[None]:
        """Say of what is refused meanwhile in which file it stands, and in which table."""
        try:
            yield
        except (BadInput, Misused) as problem:
            place = f"{self._file}: {group}"
            raise BadTemplate(f"{place}{problem.message}", problem.next_step) from None

    def is_text(self, key: str) -> bool:
        """Tell whether a text stands under `key`, and no table."""
        return isinstance(self._data.get(key), str)

    def table(self, key: str) -> "Table":
        """Return the table under `key`; an empty one if there is none."""
        value = self._take(key)
        if not isinstance(value, dict | None):
            raise self._misfit(key, f"must be a table, which begins with a line [{key}]")
        return Table(self._file, value or {}, self._full(key))

    def tables(self, key: str) -> list["Table"]:
        """Return the tables under `key`, one for each line [[key]]."""
        value = self._take(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._misfit(key, f"must be tables, each of which begins with a line [[{key}]]")
        return [Table(self._file, item, self._full(key)) for item in value]

    def close(self) -> None:
        """Refuse the keys that nobody asked for: they are misspelt, and would change nothing."""
        for key in self._data.keys() - self._known:
            raise BadTemplate(
                f"{self._file}: there is no key {self._full(key)}.", nearest(key, self._known)
            )

    def _take(self, key: str, required: bool = False) -> Any:
        self._known.add(key)
        value = self._data.get(key)
        if required and value in (None, "", {}):
            raise self._misfit(key, "is missing")
        return value

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        return value if isinstance(value, list) else [] if value in (None, "") else [value]

    def _line(self, key: str, value: Any, room: int = fields.LIMIT) -> str:
        if not isinstance(value, str):
            raise self._misfit(key, "must be a text between quotes")
        try:
            return fields.line(value, f"{self._file}: {self._full(key)}", room)
        except BadInput as problem:
            raise BadTemplate(problem.message, problem.next_step) from None

    def _full(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _misfit(self, key: str, sentence: str) -> BadTemplate:
        return BadTemplate(f"{self._file}: {self._full(key)} {sentence}.", _MANUAL)
