"""A mailing list as csv, read again by the standard library."""

import csv
import io
from dataclasses import replace

import pytest

from charter_cli.errors import Misused
from charter_cli.exporters import Options
from charter_cli.exporters import csv as exporter
from charter_cli.exporters._columns import HEADINGS
from charter_cli.inert import restored
from charter_cli.model import Authority, Recipient


def written(recipients: tuple[Recipient, ...], options: Options) -> bytes:
    target = io.BytesIO()
    exporter.write(recipients, target, options)
    return target.getvalue()


def read(data: bytes, delimiter: str = ";") -> list[dict[str, str]]:
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(lines, delimiter=delimiter, strict=True))


def test_every_field_of_a_recipient_has_its_column(oslo: Recipient, options: Options) -> None:
    assert read(written((oslo,), options)) == [
        {
            "id": "7",
            "name": "Oslo kommune",
            "attention": "Åse Øye",
            "role": "Ordfører",
            "street": "Rådhusplassen 1",
            "po_box": "Postboks 73 Sentrum",
            "postcode": "0037",
            "city": "Oslo",
            "country": "NO",
            "country_name": "Norway",
            "region": "Oslo",
            "kind": "municipality",
            "code": "0301",
            "language": "nn",
            "email": "aase@oslo.example",
            "phone": "+47 21 80 21 80",
            "website": "https://www.oslo.example/a,b;c",
            "signed_on": "2008-06",
            "edition": "2006",
            "standing": "signatory",
        }
    ]


def test_a_country_without_a_name_keeps_its_code(options: Options) -> None:
    [row] = read(written((Recipient(Authority(1, "Reykjavík", "IS")),), options))
    assert row["country_name"] == "IS"


def test_without_a_contact_the_office_is_written_to_in_its_first_language(
    oslo: Recipient, options: Options
) -> None:
    [row] = read(written((replace(oslo, contact=None),), options))
    assert (row["attention"], row["email"], row["language"]) == (
        "",
        "postmottak@oslo.example",
        "nb",
    )


def test_excel_is_told_the_encoding_and_finds_semicolons_and_windows_lines(
    oslo: Recipient, options: Options
) -> None:
    data = written((oslo,), options)
    assert data.startswith(b'\xef\xbb\xbf"id";"name";')
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


@pytest.mark.parametrize(
    ("word", "sign"),
    [(",", ","), ("comma", ","), ("tab", "\t"), ("|", "|"), (";", ";"), ("semicolon", ";")],
)
def test_the_delimiter_is_the_one_asked_for(
    word: str, sign: str, oslo: Recipient, options: Options
) -> None:
    data = written((oslo,), replace(options, delimiter=word))
    assert read(data, sign)[0]["website"] == "https://www.oslo.example/a,b;c"


@pytest.mark.parametrize("word", ["x", ";;", "\n", '"'])
def test_an_odd_delimiter_is_refused_before_anything_is_written(
    word: str, oslo: Recipient, options: Options
) -> None:
    target = io.BytesIO()
    with pytest.raises(Misused, match="delimited"):
        exporter.write((oslo,), target, replace(options, delimiter=word))
    assert not target.getvalue()


def test_hostile_names_are_inert_and_come_back_whole(
    hostile: tuple[Recipient, ...], options: Options
) -> None:
    rows = read(written(hostile, options))
    assert len(rows) == len(hostile)
    for row, recipient in zip(rows, hostile, strict=True):
        assert not row["name"].startswith(("=", "@", "\t", "＝"))
        assert restored(row["name"]) == recipient.authority.name


def test_zeros_and_telephone_numbers_are_unharmed_beside_them(
    hostile: tuple[Recipient, ...], options: Options
) -> None:
    for row in read(written(hostile, options)):
        assert (row["postcode"], row["code"]) == ("00150", "0301")
        assert row["phone"] == "+47 22 86 44 00"


def test_control_characters_are_taken_out_and_line_ends_are_one(options: Options) -> None:
    name = "Os\x00lo\x1b[31m\x85kom\r\nmune\u2028"
    [row] = read(written((Recipient(Authority(1, name, "NO")),), options))
    assert row["name"] == "Oslo[31m\nkom\nmune\n"


def test_a_list_of_nobody_is_its_headings(options: Options) -> None:
    assert read(written((), options)) == []
    assert written((), options).count(b";") == len(HEADINGS) - 1
