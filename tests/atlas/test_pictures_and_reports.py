"""The map as a picture, and the report of a year, through the command line."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from shutil import which

import pikepdf
import pytest
from tests.conftest import Charter

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def nordic(charter: Charter) -> Charter:
    """Return a register with three towns whose places are known, and one that is not."""
    charter.done("add", "Bergen", "--country", "NO", "--signed", "2007-05-01")
    charter.done("add", "Oslo", "--country", "NO", "--signed", "2009-03-02")
    charter.done("add", "Malmö", "--country", "SE", "--signed", "2010")
    charter.done("add", "Nowhere & <Co>", "--country", "SE", "--signed", "2010-01-01")
    return charter


def test_a_picture_of_europe_says_the_number_the_day_and_whose_data_it_shows(
    nordic: Charter,
) -> None:
    said = nordic.told("map", "map.svg", "--language", "nb", "--as-of", "2018-02-26")
    assert "Totalt har 4 kommuner og regioner i 2 land" in said
    assert "1 of them have no dot" in said
    picture = ET.fromstring((nordic.folder / "map.svg").read_bytes())  # noqa: S314 (our own file)
    shown = " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))
    assert "Totalt har 4 kommuner og regioner i 2 land" in shown
    assert "Per 26. februar 2018" in shown
    assert "© GeoNames" in shown


def test_a_picture_is_of_the_day_that_is_named(nordic: Charter) -> None:
    assert "1 municipality or region in 1 country" in nordic.told(
        "map", "map.svg", "--as-of", "2008"
    )


def test_a_picture_of_one_country_counts_that_country(nordic: Charter) -> None:
    said = nordic.told("map", "no.svg", "--country", "Norge")
    assert "Since 2007, 2 municipalities and regions in Norway have signed" in said
    assert "no dot" not in said


def test_a_picture_in_dots_is_as_wide_as_asked(nordic: Charter) -> None:
    nordic.told("map", "map.png", "--width", "640")
    content = (nordic.folder / "map.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 640


def test_the_same_picture_has_the_same_bytes(nordic: Charter) -> None:
    for name in ("one", "two"):
        nordic.told("map", f"{name}.svg")
        nordic.told("map", f"{name}.png", "--width", "300")
    for form in ("svg", "png"):
        first, second = (nordic.folder / f"{name}.{form}" for name in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("map", "map.gif"), 2, "neither .svg nor .png"),
        (("map", "map.svg", "--country", "CA"), 3, "does not have Canada"),
        (("map", "map.svg", "--as-of", "2005"), 2, "no Charter yet"),
        (("map", "map.svg", "--language", "xx"), 2, "'xx'"),
        (("report", "report.docx"), 2, "does not end in .pdf"),
        (("report", "report.pdf", "--as-of", "2005"), 2, "no Charter yet"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_is_written(
    nordic: Charter, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in nordic.refused(*words, code=code)


def test_a_report_holds_the_number_the_changes_of_the_year_and_everybody_who_stands(
    nordic: Charter,
) -> None:
    nordic.told("report", "report.pdf", "--as-of", "2009", "--publisher", "KS")
    text = _text(nordic.folder / "report.pdf")
    assert "In total, 2 municipalities and regions in 1 country" in text
    assert "As of 31 December 2009" in text
    assert "Changes 2009" in text
    assert "Oslo (Norway)" in text
    assert "Bergen" in text
    assert "Malmö" not in text


def test_a_report_shows_names_as_they_are(nordic: Charter) -> None:
    nordic.told("report", "report.pdf", "--country", "SE", "--language", "nb")
    text = _text(nordic.folder / "report.pdf")
    assert "Nowhere & <Co>" in text
    assert "Signatarer: Sverige" in text
    assert "Oslo" not in text


def test_a_report_is_an_archive_file_that_everybody_can_read(nordic: Charter) -> None:
    nordic.told("report", "report.pdf", "--language", "nb")
    with pikepdf.open(nordic.folder / "report.pdf") as pdf:
        assert str(pdf.Root.Lang) == "nb"
        assert pdf.open_metadata().pdfa_status == "2A"
        assert "/StructTreeRoot" in pdf.Root
        assert "Signatarer" in str(pdf.docinfo.get("/Title"))


def test_the_same_report_has_the_same_bytes(nordic: Charter) -> None:
    nordic.told("report", "one.pdf")
    nordic.told("report", "two.pdf")
    assert (nordic.folder / "one.pdf").read_bytes() == (nordic.folder / "two.pdf").read_bytes()


def test_a_register_without_anybody_has_a_map_and_a_report_too(charter: Charter) -> None:
    charter.told("map", "map.svg")
    charter.told("report", "report.pdf")
    assert "No municipality or region has joined" in _text(charter.folder / "report.pdf")


def test_nothing_personal_goes_into_a_report(nordic: Charter) -> None:
    nordic.told("contact", "add", "Oslo", "--name", "Åse Øvrebø", "--email", "ase@oslo.example")
    nordic.told("edit", "Oslo", "--email", "post@oslo.example", "--note", "call Åse")
    nordic.told("report", "report.pdf")
    nordic.told("map", "map.svg")
    for content in (
        _text(nordic.folder / "report.pdf"),
        (nordic.folder / "map.svg").read_text(encoding="utf-8"),
    ):
        assert "Åse" not in content
        assert "@" not in content


def _text(path: Path) -> str:
    if which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())
