"""What `docs/law.md` tells a reader is what the program does."""

import re
import sqlite3
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.dates import LAUNCH, PartialDate, Span
from charter_cli.definition import spelt
from charter_cli.model import EventKind

PAGE = (Path(__file__).parent.parent / "docs" / "law.md").read_text(encoding="utf-8")
(QUERY,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("day", ["2008-05-15", "2012-06-30", "2018-02-26", "2020-01-01"])
def test_its_query_counts_as_the_program_does(towns: Charter, day: str) -> None:
    connection = sqlite3.connect(towns.register)
    found = connection.execute(QUERY.replace("2018-02-26", day)).fetchall()
    connection.close()
    rows = towns.json("count", "--as-of", day)["rows"]
    assert found == [(row["country"], row["certain"], row["possible"]) for row in rows]


def test_it_tells_of_every_kind_of_event() -> None:
    assert {kind for kind in EventKind if f"`{kind}`" not in PAGE} == set()


@pytest.mark.parametrize("text", ["2018-02-26", "2013-09", "2008"])
def test_its_table_of_dates_is_right(text: str) -> None:
    (cell,) = re.findall(rf"^\| `{text}` \| (.*) \|$", PAGE, re.MULTILINE)
    days = PartialDate.parse(text).span(Span(LAUNCH, LAUNCH))
    if days.exact:
        assert cell == "that day and that day"
    else:
        assert cell.split(" and ")[1] == spelt(days.latest)
        assert cell.split()[0] == str(days.earliest.day)
