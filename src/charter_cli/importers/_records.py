"""Turn JSON objects into rows under headings, one heading for each key."""

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from charter_cli.errors import BadInput
from charter_cli.importers import MOST_COLUMNS, MOST_ROWS, Cell, Hints, Row, Several, Unfit
from charter_cli.importers._decoding import unicode_encoding

_LONGEST_NUMBER = 40
_DEEP = "The JSON is nested too deeply to be a list of records."
_LIST = 'Give a list of records: [{"name": "Bergen", "country": "NO"}, …].'


class Twice(ValueError):
    """A key stands twice in one object; `args` hold it."""


class NotJson(ValueError):
    """A word that Python reads but JSON does not know: NaN, Infinity."""


def text_of(data: bytes, hints: Hints) -> str:
    """Return the text of a JSON file: UTF-8 by its rules, UTF-16 or UTF-32 by its mark."""
    decision = unicode_encoding(data, hints)
    if decision is None:
        raise BadInput(
            "The file is not UTF-8, as JSON must be.",
            "Save it as UTF-8, or say its encoding with --encoding.",
        )
    return data.decode(decision.encoding).removeprefix("\ufeff")


def parsed(text: str, where: str = "") -> Any:
    """Return the value that the text stands for; raise BadInput where it is not sound JSON."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_whole,
            parse_float=_float,
        )
    except json.JSONDecodeError as error:
        raise BadInput(
            _fault(text, error, where), "Correct it, or ask for the file again."
        ) from None
    except Twice as error:
        raise BadInput(
            f"{where}The key {error.args[0][:60]!r} appears twice in one record.",
            "Keep one of them; which one is meant cannot be known.",
        ) from None
    except NotJson as error:
        raise BadInput(
            f"{where}{error.args[0]} is not JSON; a number is expected.", "Leave the value out."
        ) from None
    except RecursionError:
        raise BadInput(where + _DEEP, _LIST) from None


def headings(records: Iterable[Any]) -> tuple[str, ...]:
    """Return every key of the records, in the order in which they first appear."""
    keys: dict[str, None] = {}
    for record in records:
        if isinstance(record, dict):
            keys |= dict.fromkeys(record)
        if len(keys) > MOST_COLUMNS:
            raise BadInput(
                f"The records have more than {MOST_COLUMNS} different keys.",
                "Keep the keys that are wanted.",
            )
    if not keys:
        raise BadInput("The file holds no list of records.", _LIST)
    return tuple(keys)


def rows(keys: tuple[str, ...], records: Iterable[tuple[int, Any]]) -> Iterator[Row]:
    """Give each record's values in the order of the keys."""
    for count, (number, record) in enumerate(records, 1):
        if count > MOST_ROWS:
            raise BadInput(f"The file has more than {MOST_ROWS} records.", "Import it in parts.")
        if isinstance(record, dict):
            yield number, tuple(_cell(record.get(key, "")) for key in keys)
        else:
            yield number, (Unfit("it is not an object with keys and values"),) * len(keys)


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case str() | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else Unfit("it is not a number")
        case list() if all(isinstance(item, str) for item in value):
            return Several(tuple(value))
        case list():
            return Unfit("a list stands where a text is expected")
        case _:
            return Unfit("an object stands where a text is expected")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Twice(next(key for key in keys if keys.count(key) > 1))
    return found


def _constant(word: str) -> Any:
    raise NotJson(word)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _float(digits: str) -> float | str:
    return float(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _fault(text: str, error: json.JSONDecodeError, where: str) -> str:
    if error.msg == "Extra data" and not where:
        return (
            f"The JSON ends in line {error.lineno}, but more follows. If every line is a record of"
            " its own, name the file .jsonl."
        )
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"{where}The JSON is incomplete: it breaks off in line {error.lineno}."
    return (
        f"{where}The JSON is not sound in line {error.lineno} column {error.colno}:"
        f" {error.msg.lower()}."
    )
