"""The numbers of the atlas are those of `charter count`, on every day and in every language."""

import csv
import io
import json
import random
import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.conftest import Charter

from charter_cli import cldr, languages, shelf
from charter_cli.atlas import tallies
from charter_cli.atlas.tongue import Tongue
from charter_cli.counts import Pair, Selection
from charter_cli.dates import LAUNCH, PartialDate
from charter_cli.errors import BadTemplate
from charter_cli.languages.reading import File
from charter_cli.public import Body, Stretch
from charter_cli.register import counting, file, public

SHELF = shelf.names("charter_cli.languages", ".toml")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("by", ["country", "kind", "edition", "plan"])
def test_every_tally_is_that_of_the_command_on_any_day(beside: Charter, by: str) -> None:
    def key(body: Body, held: Stretch, day: str) -> str:
        plan = held.plan(day) or counting.UNKNOWN
        keys = {"country": body.country, "kind": body.kind, "edition": held.edition(day)}
        return {**keys, "plan": plan}[by]

    dice = random.Random(by)  # noqa: S311 - the same days each time
    with file.reading(beside.register) as book:
        bodies = public.record(book, date(2026, 11, 21)).bodies
        for _ in range(25):
            on = LAUNCH + timedelta(days=dice.randrange(7490))
            day = on.isoformat()
            counted = counting.count(book, on, Selection(), by)
            pairs = tallies.by(bodies, day, partial(key, day=day))
            assert pairs == {row.key: row.pair for row in counted.rows}, day
            assert tallies.undated(bodies, day) == counted.undated
            assert tallies.series(bodies, [day]) == (counted.total,)
            assert tallies.countries(tallies.by_country(bodies, day).values()) == counted.countries


def test_the_chart_has_the_end_of_every_month_and_at_last_the_day_itself() -> None:
    days = tallies.month_ends("2007-02-10")
    assert days[:3] == ("2006-05-31", "2006-06-30", "2006-07-31")
    assert days[-2:] == ("2007-01-31", "2007-02-10")
    assert tallies.month_ends("2006-05-12") == ("2006-05-12",)


@pytest.mark.parametrize("tag", SHELF)
def test_a_script_writes_dates_plurals_and_numbers_as_the_language_does(tag: str) -> None:
    given = Tongue(tag).script("2031-12-31")
    months, days, years = (given[part] for part in ("months", "days", "years"))
    on = LAUNCH
    while on.year < 2032:
        text = months[on.month - 1].replace("{y}", years[on.year - 2006])  # type: ignore[index]
        assert text.replace("{d}", days[on.day - 1]) == cldr.day(on, tag)  # type: ignore[index]
        text = given["alone"][on.month - 1].replace("{y}", years[on.year - 2006])  # type: ignore[index]
        assert text == cldr.partial(PartialDate(on.isoformat()[:7]), tag)
        on += timedelta(days=17)
    plurals = given["plurals"]
    for n in (*range(1300), 9_999, 10_000, 123_456):
        assert plurals[n if n < 200 else 100 + n % 100] == cldr.plural(n, tag)  # type: ignore[index]
    for n in (7, 999, 1000, 9_999, 10_000, 130_000):
        grouped = f"{n:,}".replace(",", str(given["mark"]))
        assert (str(n) if n < given["from"] else grouped) == cldr.number(n, tag)  # type: ignore[operator]


@pytest.mark.parametrize("tag", SHELF)
def test_a_script_says_the_sentence_of_a_count_as_the_language_does(tag: str) -> None:
    tongue = Tongue(tag)
    forms = tongue.script("2026-11-21")
    for total, nations in (((1, 1), (1, 1)), ((2, 5), (1, 2)), ((301, 301), (22, 22))):
        pair, of = Pair(*total), Pair(*nations)
        category, of_nations = (cldr.plural(p.possible, tag) for p in (pair, of))
        chosen = {
            name: forms[name].get(which) or forms[name]["other"]  # type: ignore[attr-defined, index]
            for name, which in (
                ("total", category),
                ("bodies", category),
                ("countries", of_nations),
            )
        }
        nations_said = chosen["countries"].replace("{n}", tongue.pair(of))
        said = chosen["total"].replace("{bodies}", chosen["bodies"])
        before, after = said.replace("{countries}", nations_said).split("{n}")
        assert before + tongue.pair(pair) + after == tongue.in_all(pair, of)


@pytest.mark.parametrize("tag", SHELF)
def test_every_language_of_the_shelf_has_all_words_of_the_atlas(tag: str) -> None:
    words = Tongue(tag).words
    assert words.as_of.format(day="x") != words.as_of
    for text, slot in ((words.found, "n"), (words.undated, "n"), (words.no_point, "n"),
                       (words.back, "day"), (words.into, "name"), (words.publisher, "name"),
                       (words.licence_text, "licence")):  # fmt: skip
        assert f"{{{slot}}}" in text


@pytest.mark.parametrize("key", ["atlas", "atlas.title", "atlas.events.merged"])
def test_a_language_without_a_word_of_the_atlas_is_refused_by_name(key: str) -> None:
    table = tomllib.loads(files(languages).joinpath("nb.toml").read_text(encoding="utf-8"))
    *parents, last = key.split(".")
    place = table
    for parent in parents:
        place = place[parent]
    del place[last]
    with pytest.raises(BadTemplate) as refusal:
        File("xx").language(table)
    assert refusal.value.message == f"xx.toml: {key} is missing."


def test_the_open_tables_let_anybody_count_as_the_command_does(
    real_site: Path, beside: Charter
) -> None:
    text = (real_site / "data/standing.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for day in ("2008-06-30", "2015-01-01", "2018-02-26", "2026-11-21"):
        possible = sum(
            r["begins_earliest"] <= day and (not r["ends_latest"] or day < r["ends_latest"])
            for r in rows
        )
        certain = sum(
            bool(r["begins_latest"]) and r["begins_latest"] <= day
            and (not r["ends_earliest"] or day < r["ends_earliest"])
            for r in rows
        )  # fmt: skip
        total = beside.json("count", "--as-of", day)["total"]
        assert Pair(certain, possible) == Pair(**total)


def test_the_data_package_is_valid_and_its_checksums_hold(real_site: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(real_site / "data/datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = json.loads((real_site / "data/datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "2026-11-21"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"]
    assert len(package["resources"]) == 5
    text = (real_site / "data/signatories.csv").read_text(encoding="utf-8")
    (real_site / "data/signatories.csv").write_text(text.replace("SE,", "NO,", 1), "utf-8")
    try:
        spoilt = frictionless.validate(str(real_site / "data/datapackage.json"))
        assert not spoilt.valid, "a changed table is found by its checksum"
    finally:
        (real_site / "data/signatories.csv").write_text(text, "utf-8")


def test_the_geojson_holds_every_body_and_a_point_where_its_place_is_known(
    real_site: Path, beside: Charter
) -> None:
    found = json.loads((real_site / "data/signatories.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    standing = [f for f in found["features"] if f["properties"]["standing"] != "former"]
    assert len(standing) == beside.json("count")["total"]["possible"]
    malmo = next(f for f in found["features"] if f["properties"]["name"] == "Malmö")
    longitude, latitude = malmo["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (13, 56)
    assert any(f["geometry"] is None for f in found["features"])


@pytest.mark.parametrize("code", ["DE", "FI", "FR", "NO", "SE"])
def test_the_years_of_a_country_are_those_of_what_changed(
    real_site: Path, beside: Charter, code: str
) -> None:
    page = (
        (real_site / f"en/country/{code.lower()}.html").read_text("utf-8").partition("Changes")[2]
    )
    cells = r"<tr><th scope=\"row\">(\d{4})</th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>"
    shown = {year: tuple(map(int, numbers)) for year, *numbers in re.findall(cells, page)}
    moves = beside.json("changes", "2005", "2026", "--country", code)
    told = Counter((m["what"], m["on"][:4]) for m in moves if m["certain"])
    assert len(shown) == 21
    for year, numbers in shown.items():
        assert numbers == tuple(told[what, year] for what in ("joined", "left", "merged")), year
    assert sum(map(sum, shown.values()))


def test_the_feed_tells_what_changed_as_the_command_does(real_site: Path, beside: Charter) -> None:
    root = ElementTree.parse(real_site / "en/changes.atom").getroot()  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    assert 10 <= len(entries) <= 50
    days = [str(e.findtext(f"{ATOM}updated"))[:10] for e in entries]
    assert days == sorted(days, reverse=True)
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    told = Counter(
        "merged" for m in beside.json("changes", "2006-05-12", "2026") if m["what"] == "merged"
    )
    merged = [e for e in entries if "Merged into" in str(e.findtext(f"{ATOM}title"))]
    assert len(merged) == told["merged"] > 0
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (real_site / "en" / link.attrib["href"]).is_file()
