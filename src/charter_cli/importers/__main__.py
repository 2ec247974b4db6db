"""The child process: read one file within limits and write its sheets to standard output.

    python -m charter_cli.importers FILE ENCODING COUNTRY MEGABYTES SECONDS

The output is JSON in lines, which `reading.child` unpacks and checks again:

    {"said": "a remark on the file"}
    {"sheet": {"name": …, "counted": …, "visible": …, "height": …, "headings": …, …}}
    [7, ["Bergen", 291940, {"day": "2008-03"}, {"unfit": "…"}, {"several": ["nb", "nn"]}]]
    {"said": "a remark on the sheet"}
    {"end": 1}

or, in place of the last line, {"refused": ["what is wrong", "what to do next"]}.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

if sys.platform != "win32":
    import resource

from charter_cli import importers, shelf
from charter_cli.errors import CharterError
from charter_cli.importers import Cell, Day, Hints, Several, Sheet, Unfit
from charter_cli.importers._kinds import kind

_UNREADABLE = (
    "The file cannot be read: it is damaged, or made to do harm.",
    "Open it in a spreadsheet program, copy the rows into a new workbook and import that.",
)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def main(arguments: list[str], out: BinaryIO) -> None:
    """Read the file that the arguments name, within the limits that they give."""
    path, encoding, country, megabytes, seconds = arguments
    _limit(int(megabytes), int(seconds))
    for line in written(Path(path), Hints(encoding, country)):
        out.write(line)
    out.flush()


def written(path: Path, hints: Hints) -> Iterator[bytes]:
    """Give the lines that say what is in a file, or at last why it cannot be read.

    Where memory ends there is no last line.
    """
    try:
        for one in told(path, hints):
            yield _packed(one)
    except CharterError as error:
        yield _packed({"refused": [error.message, error.next_step]})
    except MemoryError:
        return
    except Exception:
        yield _packed({"refused": _UNREADABLE})


def told(path: Path, hints: Hints) -> Iterator[Any]:
    """Give everything that is to be said of a file, each a value that JSON can hold."""
    word, remark = kind(path)
    if remark:
        yield {"said": remark}
    for sheet in shelf.take(importers.__name__, word, "importer").read(path, hints):
        yield {"sheet": _about(sheet)}
        for number, cells in sheet.rows:
            yield number, [cell if type(cell) is str else _plain(cell) for cell in cells]
        for remark in sheet.said:
            yield {"said": remark}
    yield {"end": 1}


def _about(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "counted": sheet.counted,
        "visible": sheet.visible,
        "height": sheet.height,
        "headings": sheet.headings,
        "merged": sheet.merged,
        "ragged": sheet.ragged,
    }


def _plain(cell: Cell) -> Any:
    match cell:
        case Day(text):
            return {"day": text}
        case Unfit(reason):
            return {"unfit": reason}
        case Several(texts):
            return {"several": texts}
        case _:
            return cell


def _packed(value: Any) -> bytes:
    return f"{_encode(value)}\n".encode("utf-8", "surrogatepass")


def _limit(megabytes: int, seconds: int) -> None:
    """Set the limits where the system has them; elsewhere the parent's clock must do."""
    if sys.platform == "win32":
        return
    for what, most in (
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdout.buffer)
