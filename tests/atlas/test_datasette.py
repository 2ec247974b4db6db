"""The register in the real Datasette, with what `charter atlas --datasette` tells it."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.conftest import Charter

datasette = pytest.importorskip("datasette.app", reason="Datasette is not installed")

Look = Callable[[str], tuple[int, Any]]


@pytest.fixture
def look(towns: Charter) -> Look:
    """Return what asks Datasette for a page of the register as JSON: its status, and its words."""
    towns.told("atlas", "site", "--datasette", "datasette.json")
    told = json.loads((towns.folder / "datasette.json").read_text(encoding="utf-8"))
    server = datasette.Datasette([str(towns.register)], metadata=told)

    async def asked(page: str) -> tuple[int, Any]:
        answer = await server.client.get(page)
        return answer.status_code, answer.text

    def look(page: str) -> tuple[int, Any]:
        # In a thread of its own: where a browser is driven, this one has a loop that runs already.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, asked(page)).result()

    return look


def test_a_table_has_a_title_what_its_columns_mean_and_facets(look: Look) -> None:
    status, page = look("/charter/authority")
    assert status == 200
    assert "Authorities and partners" in page
    assert "ISO 3166 code, or XK for Kosovo" in page
    assert "facet-country" in page
    assert "Malmö" in page


def test_numbers_have_their_unit(towns: Charter, look: Look) -> None:
    towns.told("edit", "Bergen", "--population", "900")
    assert "900&nbsp;people" in look("/charter/authority?name=Bergen")[1]


def test_counting_in_datasette_gives_what_the_command_gives(towns: Charter, look: Look) -> None:
    _, said = look("/charter/signatories_on_a_day.json?day=2012-01-01&_shape=array")
    counted = towns.json("count", "--as-of", "2012-01-01")
    assert {row["country"]: (row["certain"], row["possible"]) for row in json.loads(said)} == {
        row["country"]: (row["certain"], row["possible"]) for row in counted["rows"]
    }


def test_people_and_the_log_are_closed_to_whoever_has_no_key(look: Look) -> None:
    for table in ("contact", "change", "batch", "letter", "erased"):
        assert look(f"/charter/{table}")[0] == 403, table


def test_a_question_in_sql_cannot_go_around_what_is_closed(look: Look) -> None:
    assert look("/charter?sql=select+*+from+contact")[0] == 403


def test_every_table_of_a_register_is_either_described_or_closed(
    towns: Charter, look: Look
) -> None:
    told = json.loads((towns.folder / "datasette.json").read_text(encoding="utf-8"))
    known = set(told["databases"]["charter"]["tables"])
    with sqlite3.connect(towns.register) as file:
        tables = {
            name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    assert tables - {"sqlite_sequence"} == known
