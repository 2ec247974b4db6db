"""A mailing list as json."""

import io
import json

from charter_cli.exporters import Options
from charter_cli.exporters import json as exporter
from charter_cli.exporters._columns import HEADINGS
from charter_cli.model import Authority, Recipient


def written(recipients: tuple[Recipient, ...], options: Options) -> bytes:
    target = io.BytesIO()
    exporter.write(recipients, target, options)
    return target.getvalue()


def test_a_recipient_is_an_object_with_the_columns_of_the_list(
    oslo: Recipient, bern: Recipient, options: Options
) -> None:
    first, second = json.loads(written((oslo, bern), options))
    assert tuple(first) == HEADINGS
    assert (first["id"], first["attention"], first["postcode"]) == (7, "Åse Øye", "0037")
    assert (second["name"], second["country_name"]) == ("Bern", "Switzerland")
    assert second["standing"] == "possible"


def test_values_are_those_of_the_register_unchanged(
    hostile: tuple[Recipient, ...], options: Options
) -> None:
    rows = json.loads(written(hostile, options))
    assert [row["name"] for row in rows] == [recipient.authority.name for recipient in hostile]


def test_letters_stay_letters_one_recipient_a_line(oslo: Recipient, options: Options) -> None:
    lines = written((oslo, oslo), options).decode().splitlines()
    assert [line[:1] for line in lines] == ["[", "{", "{", "]"]
    assert "Åse Øye" in lines[1]


def test_control_characters_are_escaped_and_kept(options: Options) -> None:
    [row] = json.loads(written((Recipient(Authority(1, "Os\x00lo\x1b", "NO")),), options))
    assert row["name"] == "Os\x00lo\x1b"


def test_a_list_of_nobody_is_an_empty_array(options: Options) -> None:
    assert json.loads(written((), options)) == []
