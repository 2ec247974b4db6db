"""The row of headings is found under titles and in two rows; totals are no rows of a list."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from charter_cli.errors import BadInput, Misused
from charter_cli.reading import Document, Wishes, read

Listed = Callable[..., Document]


def names(document: Document) -> list[tuple[int, str]]:
    return [(record.number, record.values.get("name", "")) for record in document.records()]


def test_titles_and_blank_lines_above_are_left_out_and_the_numbers_stay_right(
    listed: Listed,
) -> None:
    titles = "Signatories of the Charter\nas of 26 February 2018\n\n\n"
    document = listed(titles + "name;country\nBergen;NO\n\nVik;NO\n")
    assert document.headings == 5
    assert names(document) == [(6, "Bergen"), (8, "Vik")]
    assert "The headings were found in line 5; the 4 lines above were left out." in document.said


def test_a_row_of_data_with_words_of_headings_is_no_row_of_headings(listed: Listed) -> None:
    text = "Navn;Type;Land\nBergen;kommune;Norge\nVestland;fylkeskommune;Norge\n"
    assert listed(text).headings == 1


def test_a_heading_over_several_columns_belongs_to_each_of_them(listed: Listed) -> None:
    text = (
        "Kommune;Land;Kontaktperson;;\n;;Navn;E-post;Telefon\n"
        "Bergen;NO;Åse Øye;aase@bergen.example;55 55 55 55\n"
    )
    document = listed(text)
    [record] = document.records()
    assert record.values == {
        "name": "Bergen",
        "country": "NO",
        "contact_name": "Åse Øye",
        "contact_email": "aase@bergen.example",
        "contact_phone": "55 55 55 55",
    }
    assert "The headings were found in lines 1 and 2." in document.said


@pytest.mark.usefixtures("in_process")
def test_merged_headings_reach_as_far_as_they_were_merged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Charter", None, None, None, None],
        ["Municipality", "Country", "Contact person", None, "Website"],
        [None, None, "Name", "E-mail", None],
        ["Bergen", "NO", "Åse Øye", "aase@bergen.example", "https://bergen.example"],
    ):
        sheet.append(row)
    for area in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"):
        sheet.merge_cells(area)
    book.save(tmp_path / "list.xlsx")
    document = read(tmp_path / "list.xlsx")
    fields = ["name", "country", "contact_name", "contact_email", "website"]
    assert [column.field for column in document.columns] == fields
    assert next(document.records()).number == 4


@pytest.mark.parametrize(
    "word", ["Total", "Totalt", "SUM:", "Gesamt", "Ukupno", "Σύνολο", "Разом", "Yhteensä", "Suma"]
)
def test_a_row_of_totals_is_left_out_in_every_language_and_that_is_said(
    listed: Listed, word: str
) -> None:
    document = listed(f"name;country;population\nBergen;NO;291940\n{word};;291940\n")
    assert names(document) == [(2, "Bergen")]
    assert len(document) == 1
    assert "The totals line 3 was left out." in document.said


def test_totals_with_a_count_beside_the_word_are_totals(listed: Listed) -> None:
    text = "name;country;population\nBergen;NO;1\nTotal général : 38;;\nSum kommuner;;38\n"
    assert "The totals lines 3, 4 were left out." in listed(text).said


def test_a_town_that_is_called_like_a_total_is_a_town(listed: Listed) -> None:
    document = listed("name;country\nSumy;UA\nSuma;ES\nTotal;FR\n")
    assert names(document) == [(2, "Sumy"), (3, "Suma"), (4, "Total")]


def test_a_column_that_every_list_must_have_is_asked_for_by_name(listed: Listed) -> None:
    with pytest.raises(BadInput, match="The column country is missing") as refused:
        listed("Kommune;E-post\nBergen;post@bergen.example\n")
    assert "--map" in refused.value.next_step
    assert "--country" in refused.value.next_step
    with pytest.raises(BadInput, match="name is missing"):
        listed("Land;E-post\nNO;post@bergen.example\n")


def test_the_country_that_is_asked_for_stands_in_for_its_column(listed: Listed) -> None:
    document = listed("Kommune\nBergen\nOslo\n", country="NO")
    assert [record.values["country"] for record in document.records()] == ["NO", "NO"]
    assert any("every row was taken to be of Norway" in one for one in document.said)


def test_headings_that_nobody_knows_are_shown_and_can_be_mapped(listed: Listed) -> None:
    text = "Bezeichnung X;Wo\nBergen;NO\n"
    with pytest.raises(BadInput, match="'Bezeichnung X', 'Wo'") as refused:
        listed(text)
    assert '--map "Heading=name"' in refused.value.next_step
    document = listed(text, mapping={"Bezeichnung X": "name", "wo": "country"})
    assert names(document) == [(2, "Bergen")]


def test_a_mapped_heading_need_not_stand_in_the_titles_above_it(listed: Listed) -> None:
    text = "A title\n\nKommune;Land;Merket\nBergen;NO;x\n"
    document = listed(text, mapping={"Merket": "note"})
    assert next(document.records()).values["note"] == "x"
    with pytest.raises(Misused, match="no column 'Merkt'"):
        listed(text, mapping={"Merkt": "note"})


def test_columns_left_behind_are_told_with_what_they_hold(listed: Listed) -> None:
    said = " ".join(listed("name;country;Kommne;colour;\nBergen;NO;;red;x\nVik;NO;;;y\n").said)
    assert "'Kommne' (0 values), 'colour' (1 value)" in said
    assert "Column E has no heading, but 2 values; it was not imported." in said


def test_a_close_heading_is_proposed_to_the_user(listed: Listed) -> None:
    said = " ".join(listed("name;country;popullation\nBergen;NO;5\n").said)
    assert "say --map popullation=population." in said


def test_headings_without_rows_are_no_list(listed: Listed) -> None:
    with pytest.raises(BadInput, match="no rows under the headings"):
        listed("name;country\n;\n")
    with pytest.raises(BadInput, match="no rows under the headings"):
        listed("name;country;population\nTotal;;0\n")


@pytest.mark.usefixtures("in_process")
def test_several_sheets_with_lists_are_asked_about_and_one_can_be_chosen(files: Path) -> None:
    path = files / "xlsx" / "several_sheets.xlsx"
    with pytest.raises(BadInput, match="Several sheets could be meant: 'A', 'B'") as refused:
        read(path)
    assert "--sheet" in refused.value.next_step
    document = read(path, Wishes(sheet="b"))
    assert (document.sheet, len(document)) == ("B", 3)
    assert "Other sheets were not read: 'A', 'Legend'." in document.said
    with pytest.raises(BadInput, match="no sheet 'C'"):
        read(path, Wishes(sheet="C"))


@pytest.mark.usefixtures("in_process")
def test_a_hidden_sheet_is_not_even_read_when_it_is_asked_for(files: Path) -> None:
    path = files / "xlsx" / "hidden_sheets.xlsx"
    assert read(path).sheet == "Visible"
    with pytest.raises(BadInput, match="'Hidden' is hidden"):
        read(path, Wishes(sheet="Hidden"))
