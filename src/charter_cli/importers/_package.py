"""Look at a zipped workbook before anything reads it: bombs, doubles, DTDs, passwords.

Nothing is ever unpacked to disk. A size in a header may lie; then the checksum does not fit.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from charter_cli.errors import BadInput

_MOST_UNPACKED = 200_000_000
_MOST_RATIO = 100
_RATIO_MATTERS = 10_000_000
"""A small sheet of empty, formatted cells shrinks to less than a hundredth in all innocence."""

_PIECE = 1 << 20
_OVERLAP = 64
_ENCRYPTED = 1
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTION = b"encryption-data"
_XML = (".xml", ".rels")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ANEW = "Open it in a spreadsheet program, copy the rows into a new workbook and import that."
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises for archives that are not sound."""


def opened(path: Path) -> zipfile.ZipFile:
    """Open a zipped workbook that is sound and of a bearable size; else raise BadInput."""
    try:
        package = zipfile.ZipFile(path)
    except DAMAGED:
        raise damaged() from None
    _check(package, path.stat().st_size)
    if _MANIFEST in package.namelist() and _ENCRYPTION in next(pieces(package, _MANIFEST), b""):
        raise protected()
    for name in package.namelist():
        if name.lower().endswith(_XML):
            _refuse_dtd(package, name)
    return package


def damaged() -> BadInput:
    """Return the failure of a workbook that cannot be read to its end."""
    return BadInput("The file is damaged or incomplete.", "Ask for it again, or download it again.")


def protected() -> BadInput:
    """Return the failure of a workbook that only its password opens."""
    return BadInput(
        "The file is protected with a password.",
        "Open it in a spreadsheet program and save a copy without a password.",
    )


def pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Give the content of an entry piece by piece."""
    try:
        with package.open(name) as entry:
            while piece := entry.read(_PIECE):
                yield piece
    except (*DAMAGED, KeyError):
        raise damaged() from None


def _check(package: zipfile.ZipFile, size: int) -> None:
    entries = package.infolist()
    if len({entry.filename for entry in entries}) < len(entries):
        raise BadInput("The file is damaged or manipulated: an entry appears twice in it.", _ANEW)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise protected()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > _MOST_UNPACKED:
        raise BadInput(
            f"The file is too large: unpacked it has {unpacked // 1_000_000} MB, and at most"
            f" {_MOST_UNPACKED // 1_000_000} MB are read.",
            _ANEW,
        )
    if unpacked > max(size * _MOST_RATIO, _RATIO_MATTERS):
        raise BadInput(
            f"The file unpacks to more than {_MOST_RATIO} times its size, as a bomb does.", _ANEW
        )


def _refuse_dtd(package: zipfile.ZipFile, name: str) -> None:
    """Refuse an XML part with a DTD, and one in UTF-16, where a DTD could hide."""
    kept = b""
    for piece in pieces(package, name):
        if not kept and b"\0" in piece[:200]:
            raise damaged()
        if _FORBIDDEN.search(kept + piece):
            raise BadInput(
                "The file holds XML with a DTD (entities), which no spreadsheet program writes;"
                " it is not accepted.",
                _ANEW,
            )
        kept = piece[-_OVERLAP:]
