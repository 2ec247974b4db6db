"""Whatever is done to a file, nothing but a refusal in one sentence comes out of its reading."""

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli.errors import BadInput
from charter_cli.importers import Hints, _odsxml, _package, _sheetxml
from charter_cli.importers.__main__ import told, written
from charter_cli.reading import Wishes, child, read

FILES = Path(__file__).parent.parent / "importers" / "files"
TEXTS = sorted(
    path
    for path in FILES.glob("*/*")
    if path.suffix in {".csv", ".json", ".jsonl"} and 0 < path.stat().st_size < 4000
)
WORKBOOKS = [
    FILES / name
    for name in (
        "office/days.xlsx",
        "office/days.xls",
        "office/days.ods",
        "xlsx/formula_no_cache.xlsx",
        "xlsx/hyperlinks.xlsx",
        "xlsx/merged_cells.xlsx",
        "ods/covered_cells.ods",
    )
]
PARTS = (".xml", ".rels", "mimetype")
TROUBLE = (b"\0", b"\xff", b'"', b"\n", b"\r", b"<", b">", b"&", b"=", b"9999999999", b"\x1a", b";")

Change = tuple[str, float, float, bytes]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "double", "insert", "end"]),
        st.floats(0, 1),
        st.floats(0, 0.2),
        st.sampled_from(TROUBLE) | st.binary(min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=4,
)

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


def changed(content: bytes, changes: list[Change]) -> bytes:
    """Flip, cut out, double, insert or break off pieces of a content."""
    for what, where, length, piece in changes:
        start = int(where * len(content))
        end = start + max(1, int(length * len(content)))
        match what:
            case "flip":
                middle = bytes(byte ^ piece[0] for byte in content[start : start + 3])
                content = content[:start] + middle + content[start + 3 :]
            case "cut":
                content = content[:start] + content[end:]
            case "double":
                content = content[:end] + content[start:]
            case "insert":
                content = content[:start] + piece + content[start:]
            case _:
                content = content[:start]
    return content


def rezipped(content: bytes, place: float, changes: list[Change]) -> bytes:
    """Change one part of a package and zip it again, so that its checksum is right."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in sorted(parts) if name.endswith(PARTS)]
    name = names[int(place * len(names)) % len(names)]
    parts[name] = changed(parts[name], changes)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part, held in parts.items():
            package.writestr(part, held)
    return out.getvalue()


def understood(path: Path) -> None:
    """Read a file to its last row, or be refused."""
    with suppress(BadInput):
        for record in read(path, Wishes(country="NO")).records():
            assert record.number > 0


@settings(max_examples=120, suppress_health_check=QUIET)
@given(st.sampled_from(TEXTS), CHANGES, st.sampled_from(["", "NO", "PL"]))
def test_a_text_is_read_or_refused_whatever_was_done_to_it(
    path: Path, changes: list[Change], country: str
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        spoiled = Path(folder) / path.name
        spoiled.write_bytes(changed(path.read_bytes(), changes))
        with suppress(BadInput):
            list(told(spoiled, Hints(country=country)))
        patch.setattr(child, "read", lambda path, hints, limits: child.book(written(path, hints)))
        understood(spoiled)


@settings(max_examples=100, suppress_health_check=QUIET)
@given(st.sampled_from(WORKBOOKS), st.floats(0, 1), CHANGES)
def test_what_is_seen_in_a_package_is_seen_or_refused_whatever_was_done_to_a_part(
    path: Path, place: float, changes: list[Change]
) -> None:
    if path.suffix == ".xls":
        return
    with TemporaryDirectory() as folder:
        spoiled = Path(folder) / path.name
        spoiled.write_bytes(rezipped(path.read_bytes(), place, changes))
        with suppress(BadInput), _package.opened(spoiled) as package:
            if path.suffix == ".ods":
                _odsxml.facts(package)
                return
            styles = _sheetxml.shown_dates(package)
            for part in _sheetxml.sheets(package).values():
                if part in package.namelist():
                    _sheetxml.facts(package, part, styles)


@settings(max_examples=20, suppress_health_check=QUIET)
@given(st.sampled_from(WORKBOOKS), st.floats(0, 1), CHANGES, st.booleans())
def test_the_child_reads_or_refuses_a_workbook_whatever_was_done_to_it(
    path: Path, place: float, changes: list[Change], inside: bool
) -> None:
    with TemporaryDirectory() as folder:
        spoiled = Path(folder) / path.name
        content = path.read_bytes()
        if inside and path.suffix != ".xls":
            spoiled.write_bytes(rezipped(content, place, changes))
        else:
            spoiled.write_bytes(changed(content, changes))
        understood(spoiled)


@pytest.mark.long
@settings(max_examples=2000, suppress_health_check=QUIET)
@given(st.sampled_from(WORKBOOKS), st.floats(0, 1), CHANGES)
def test_the_child_does_so_two_thousand_times(
    path: Path, place: float, changes: list[Change]
) -> None:
    with TemporaryDirectory() as folder:
        spoiled = Path(folder) / path.name
        content = path.read_bytes()
        is_package = path.suffix != ".xls"
        spoiled.write_bytes(
            rezipped(content, place, changes) if is_package else changed(content, changes)
        )
        understood(spoiled)
