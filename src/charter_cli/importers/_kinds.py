"""Recognise what a file is by its content; its name only decides between kinds of text."""

import zipfile
from pathlib import Path

from charter_cli import importers
from charter_cli.errors import BadInput

_TEXTS = {
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
    "txt": "csv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}
_WORKBOOKS = {
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xltx": "xlsx",
    "xltm": "xlsx",
    "xls": "xls",
    "xlt": "xls",
    "ods": "ods",
    "ots": "ods",
}
_CALLED = {"xlsx": "an Excel workbook (.xlsx)", "xls": "an old Excel workbook (.xls)"} | {
    "ods": "an OpenDocument spreadsheet (.ods)"
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRANGERS = {
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip file",
    b"SQLite format 3\0": "a SQLite file",
    b"{\\rtf": "a Rich Text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
}
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<meta")
_TAKEN = "Give a file that is csv, xlsx, xls, ods, json or jsonl."
_SAVE = "Open it in a spreadsheet program and save it as .xlsx or .csv."


def kind(path: Path) -> tuple[str, str]:
    """Return the importer that reads the file, and a remark where the file's name misleads."""
    size = path.stat().st_size
    if not size:
        raise BadInput("The file is empty.", _TAKEN)
    if size > importers.MOST_BYTES:
        raise BadInput(
            f"The file has {size // 1_000_000} MB; at most {importers.MOST_BYTES // 1_000_000}"
            " MB are read.",
            "Leave out what is no list of authorities, or import it in parts.",
        )
    with path.open("rb") as file:
        start = file.read(2048)
    suffix = path.suffix.lower().lstrip(".")
    found = _workbook(path, start)
    if not found:
        return _text(suffix, start), ""
    if _WORKBOOKS.get(suffix) == found:
        return found, ""
    return found, f"The file is named .{suffix}, but it is {_CALLED[found]}; it was read as that."


def _workbook(path: Path, start: bytes) -> str:
    """Return the kind of workbook that the first bytes tell of, or nothing."""
    if start.startswith(_COMPOUND):
        return "xls"
    if not start.startswith(_ZIP):
        return ""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            mimetype = _mimetype(package) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        raise BadInput(
            "The file is damaged or incomplete: it cannot be unpacked.",
            "Ask for it again, or download it again.",
        ) from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    raise BadInput(f"The file is {_archive(names)}, not a workbook with a list.", _SAVE)


def _mimetype(package: zipfile.ZipFile) -> bytes:
    with package.open("mimetype") as entry:
        return entry.read(100)


def _archive(names: set[str]) -> str:
    if "word/document.xml" in names:
        return "a Word document"
    if "xl/workbook.bin" in names:
        return "a binary Excel workbook (.xlsb)"
    return "an archive of other files (zip)"


def _text(suffix: str, start: bytes) -> str:
    """Return the importer for a text, by the name; refuse what is no text of ours."""
    for mark, called in _STRANGERS.items():
        if start.startswith(mark):
            raise BadInput(f"The file looks like {called}, not like a list.", _TAKEN)
    beginning = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(_HTML):
        raise BadInput("The file is an HTML page, not a workbook or a list.", _SAVE)
    if beginning.startswith(b"<?xml"):
        raise BadInput("The file is an XML document, not a workbook or a list.", _SAVE)
    if not start.strip(b"\0"):
        raise BadInput(
            "The file holds only zero bytes: it was damaged, perhaps by a crash.",
            "Ask for it again, or take it from a backup.",
        )
    if suffix in _WORKBOOKS:
        raise BadInput(f"The file is named .{suffix}, but it is not a workbook.", _TAKEN)
    if suffix not in _TEXTS:
        raise BadInput(f"Files named .{suffix or '(nothing)'} cannot be read.", _TAKEN)
    return _TEXTS[suffix]
