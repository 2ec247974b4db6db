"""The map as a picture, and the report of a year, through the command line."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from html import unescape
from itertools import combinations
from pathlib import Path
from shutil import which

import pikepdf
import pytest
from tests.conftest import Charter

from charter_cli import cldr, languages
from charter_cli.atlas.palette import LIGHT
from charter_cli.atlas.picture import Line, Picture

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
    assert "Without a dot on the map: 1." in said
    picture = ET.fromstring((nordic.folder / "map.svg").read_bytes())  # noqa: S314 (our own file)
    shown = " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))
    assert "Totalt har 4 kommuner og regioner i 2 land" in shown
    assert "Per 26. februar 2018" in shown
    assert "© GeoNames" in shown


def test_a_picture_is_of_the_day_that_is_named(nordic: Charter) -> None:
    assert "1 municipality or region in 1 country" in nordic.told(
        "map", "map.svg", "--as-of", "2008"
    )


def test_a_picture_of_one_country_counts_that_country_and_shows_it_among_pale_neighbours(
    nordic: Charter,
) -> None:
    said = nordic.told("map", "no.svg", "--country", "Norge")
    assert "Since 2007, 2 municipalities and regions in Norway have signed" in said
    assert "Without a dot" not in said
    picture = ET.fromstring((nordic.folder / "no.svg").read_bytes())  # noqa: S314 (our own file)
    drawing = next(one for one in picture.iter(f"{SVG}svg") if one is not picture)
    style = drawing.findtext(f"{SVG}style", "")
    assert f".land .near {{ fill: {LIGHT['far']}; }}" in style
    assert f".land .here {{ fill: {LIGHT['s1']}; }}" in style
    size = max(map(float, drawing.attrib["viewBox"].split()[2:]))
    dots = [one for one in drawing.iter(f"{SVG}path") if one.get("class") == "dot"]
    assert [float(dot.attrib["stroke-width"]) / size > 0.01 for dot in dots] == [True]
    shown = [line.text for line in picture.iter(f"{SVG}text")]
    assert "Without a dot: 0" in shown
    assert not any(line.endswith("+") for line in shown if line), "no shades: it is one country"


def test_a_picture_in_dots_is_as_wide_as_asked(nordic: Charter) -> None:
    nordic.told("map", "map.png", "--width", "640")
    content = (nordic.folder / "map.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 640


def test_a_picture_and_its_lines_are_made_in_every_language(nordic: Charter) -> None:
    tags = sorted(path.stem for path in Path(languages.__file__).parent.glob("*.toml"))
    assert len(tags) > 40
    for tag in tags:
        nordic.told("map", f"{tag}.svg", "--language", tag, "--country", "SE", "--as-of", "2018")
        picture = ET.fromstring((nordic.folder / f"{tag}.svg").read_bytes())  # noqa: S314 (ours)
        shown = "".join(line.text or "" for line in picture.iter(f"{SVG}text"))
        assert cldr.day(date(2018, 12, 31), tag) in shown


@pytest.mark.parametrize("serif", [True, False])
def test_every_letter_of_a_picture_in_dots_is_shown(serif: bool) -> None:
    def looks(said: str) -> bytes:
        return Picture(200, "", "", (Line(said, 70, 128, 46, "#000000", serif),)).png(400)

    for pair in ("ԹԺ", "თჟ", "ΘΞ", "ЖЩ", "ŁŊ"):
        one, other = (looks(f"2011 {letter} (ու)") for letter in pair)
        assert one != other, f"{pair}: a letter without a face looks as any other"
    assert looks("Հունաստան") != looks("Հուստան")


def test_a_file_comes_out_the_same_from_another_process(nordic: Charter) -> None:
    program = Path(sys.executable).with_name("charter")
    made = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        for file in ("map.svg", "map.png", "report.pdf"):
            words = ("map", file) if file.startswith("map") else ("report", file)
            subprocess.run([program, *words], check=True, env=environment, cwd=nordic.folder)
        names = ("map.svg", "map.png", "report.pdf")
        made.append([(nordic.folder / name).read_bytes() for name in names])
    assert made[0] == made[1]


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


def test_a_name_that_no_font_can_show_is_quoted_and_no_report_is_written(nordic: Charter) -> None:
    nordic.done("add", "Oslo 東京", "--country", "NO", "--code", "9999", "--signed", "2010")
    assert "東京" in nordic.refused("report", "report.pdf", code=5)


@pytest.mark.parametrize("tag", ["nb", "de", "el", "hu", "hy", "ka"])
def test_no_word_of_a_report_is_printed_over_another(nordic: Charter, tag: str) -> None:
    for words in (("Kommunal samanslutning i Västra Götaland", "other"), ("Oslo fylke", "county")):
        name, kind = words
        nordic.done("add", name, "--country", "NO", "--kind", kind, "--signed", "2013-09-23")
    nordic.told("report", "report.pdf", "--language", tag, "--country", "NO", "--as-of", "2013")
    for page in _words(nordic.folder / "report.pdf"):
        for one, other in combinations(page, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 0.5 or down < 3, f"{one[4]} lies upon {other[4]}"


def test_a_report_is_an_archive_file_that_everybody_can_read(nordic: Charter) -> None:
    nordic.told("report", "report.pdf", "--language", "nb")
    with pikepdf.open(nordic.folder / "report.pdf") as pdf:
        assert str(pdf.Root.Lang) == "nb"
        assert pdf.open_metadata().pdfa_status == "2A"
        assert "/StructTreeRoot" in pdf.Root
        assert "Signatarer" in str(pdf.docinfo.get("/Title"))


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


Word = tuple[float, float, float, float, str]
"""Left, top, right and bottom of a word in points, and the word."""


def _words(path: Path) -> list[list[Word]]:
    """Return the words of each page, with where they stand."""
    if which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    found = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    return [
        [(float(a), float(b), float(c), float(d), unescape(said))
         for a, b, c, d, said in re.findall(found, page)]
        for page in done.stdout.decode().split("<page ")[1:]
    ]  # fmt: skip


def _text(path: Path) -> str:
    if which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())
