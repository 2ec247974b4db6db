"""A list means the same however it is laid out: order, titles, blanks, totals, language, format."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli.importers.__main__ import written
from charter_cli.reading import Wishes, child, read

FIELDS = {
    "name": ("Name", "Kommune", "Commune", "Δήμος", "Gemeente", "  NAME "),
    "country": ("Country", "Land", "Pays", "Χώρα", "Stat / Country"),
    "signed": ("Signed", "Unterzeichnet am", "Date de signature", "Undertegnet", "Signed on"),
    "population": ("Population", "Einwohner", "Innbyggere", "Antall innbyggere"),
    "email": ("E-mail", "E-post", "Courriel", "e mail"),
}
ROWS = (
    ("Bergen", "NO", "2008-03-08", "291940", "post@bergen.example"),
    ("Ville de Nice", "FR", "2007-10", "", ""),
    ("Weßling", "DE", "2012", "5400", "info@wessling.example"),
    ("Δήμος Αθηναίων", "GR", "", "643452", ""),
)
MEANT = [{of: text for of, text in zip(FIELDS, row, strict=True) if text} for row in ROWS]


@st.composite
def layouts(draw: st.DrawFn) -> dict[str, Any]:
    """Draw how a list is laid out."""
    return {
        "order": draw(st.permutations(list(FIELDS))),
        "headings": {of: draw(st.sampled_from(spellings)) for of, spellings in FIELDS.items()},
        "titles": draw(st.lists(st.sampled_from(["List of signatories", "Stand: 1.5.2024", ""]),
                                max_size=3)),
        "blank": draw(st.sets(st.integers(0, len(ROWS)), max_size=2)),
        "total": draw(st.booleans()),
        "left": draw(st.integers(0, 2)),
        "written": draw(st.sampled_from(["xlsx", ";", ",", "\t"])),
        "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])),
        "end": draw(st.sampled_from(["\r\n", "\n"])),
    }  # fmt: skip


def laid_out(layout: dict[str, Any]) -> list[list[str]]:
    """Return the cells of the list as it is laid out."""
    indent = [""] * layout["left"]
    lines = [[*indent, title] for title in layout["titles"]]
    lines.append(indent + [layout["headings"][of] for of in layout["order"]])
    for place, row in enumerate(ROWS):
        if place in layout["blank"]:
            lines.append([])
        held = dict(zip(FIELDS, row, strict=True))
        lines.append(indent + [held[of] for of in layout["order"]])
    if layout["total"]:
        numbers = ["940792" if of == "population" else "" for of in layout["order"]]
        lines.append([*indent, "Total", *numbers[1:]])
    return lines


def save(folder: Path, layout: dict[str, Any]) -> Path:
    lines = laid_out(layout)
    if layout["written"] == "xlsx":
        book = openpyxl.Workbook()
        for number, line in enumerate(lines, 1):
            for column, cell in enumerate(line, 1):
                if cell:
                    book.active.cell(number, column, cell)
        book.save(folder / "list.xlsx")
        return folder / "list.xlsx"
    text = io.StringIO()
    csv.writer(text, delimiter=layout["written"], lineterminator=layout["end"]).writerows(lines)
    path = folder / "list.csv"
    path.write_bytes(text.getvalue().encode(layout["encoding"]))
    return path


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(layouts())
def test_a_list_means_the_same_however_it_is_laid_out(layout: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = save(Path(folder), layout)
        patch.setattr(child, "read", lambda path, hints, _: child.book(written(path, hints)))
        document = read(path, Wishes())
        records = list(document.records())
    assert [dict(record.values) for record in records] == MEANT
    assert not any(record.complaints for record in records)
    lines = laid_out(layout)
    for record, row in zip(records, ROWS, strict=True):
        assert row[0] in lines[record.number - 1]
