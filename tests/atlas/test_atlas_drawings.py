"""The map and the chart: pure functions from facts to SVG, which pages and slides share."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli import places
from charter_cli.atlas import chart, europe, palette, spots
from charter_cli.atlas.markup import marked, plain, script, source, text
from charter_cli.atlas.outlines import Box, extent, outlines
from charter_cli.counts import Pair
from charter_cli.public import Body, Stretch

NORDIC = europe.Facts(
    counts={"NO": Pair(2, 3), "SE": Pair(90, 90)},
    sure=((3165, 2863),),
    perhaps=((3600, 2900), (3600, 2900)),
    said={"NO": "Norge: 2–3"},
    title="Kart <1>",
)


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def body(name: str, country: str, kind: str = "municipality", code: str = "") -> Body:
    return Body(1, name, country, kind, code=code, stretches=(Stretch("2010-01-01", "2010-01-01"),))


def test_points_are_projected_as_the_outlines_are() -> None:
    assert outlines().point(59.91, 10.75) == (3165, 2863), "Oslo, where the outlines have it"
    inside = extent("NO")
    assert Box(3165, 2863, 0, 0).meets(inside) or inside.meets(Box(3165, 2863, 1, 1))
    assert not inside.meets(extent("GR"))
    assert outlines().holds(outlines().point(35.9, 14.5))
    assert not outlines().holds(outlines().point(14.6, -61.0)), "Martinique is not on the map"


def test_every_country_of_the_places_but_the_smallest_has_its_outline() -> None:
    missing = {
        path.name[:2] for path in (places._PLACES).iterdir() if path.name[:2] not in outlines().fine
    }
    assert missing <= {"GI", "SJ", "VA", "GL", "XX"}


@given(st.integers(1, 200_000))
def test_the_steps_of_a_map_are_few_round_and_reach_the_largest(most: int) -> None:
    scale = europe.steps(most)
    assert scale[0] == 1
    assert list(scale) == sorted(set(scale))
    assert len(scale) <= len(palette.SHADES)
    assert all(str(step).rstrip("0") in {"1", "2", "5"} for step in scale)
    assert europe.shade(most, scale) == len(scale)
    assert europe.shade(0, scale) == 0
    assert europe.shade(1, scale) == 1


def test_the_map_is_darker_where_there_are_more_and_has_a_dot_for_each() -> None:
    scale = europe.steps(90)
    svg = drawn(europe.europe(NORDIC, scale))
    land = {path.get("data-country"): path for path in svg.iter("path")}
    assert land["SE"].get("class") == "s5"
    assert land["NO"].get("class") == f"s{europe.shade(3, scale)}"
    assert land["PT"].get("class") == "s0"
    assert land["NO"].findtext("title") == "Norge: 2–3"
    assert svg.findtext("title") == "Kart <1>"
    dots = {path.get("class"): path.get("d") for path in svg.iter("path") if path.get("d")}
    assert dots["dot"] == "M3165 2863h0"
    assert dots["dot perhaps"] == "M3600 2900h0", "two in one place are one dot"


def test_a_country_is_drawn_with_its_neighbours_within_its_frame() -> None:
    svg = drawn(europe.country(NORDIC, (1,), "SE"))
    x, y, width, height = (float(n) for n in str(svg.get("viewBox")).split())
    own = extent("SE")
    assert x < own.x
    assert own.x + own.width < x + width
    assert y < own.y
    assert own.y + own.height < y + height
    codes = {path.get("data-country") for path in svg.iter("path")}
    assert {"SE", "NO", "FI", "DK"} <= codes
    assert "PT" not in codes
    assert europe.country(NORDIC, (1,), "US") == "", "a country that is not on the map"


def test_a_drawing_of_its_own_brings_its_colours() -> None:
    svg = palette.alone(europe.europe(NORDIC, (1,)))
    assert drawn(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert f".s1 {{ fill: {palette.LIGHT['s1']}; }}" in svg
    assert "var(" not in svg
    assert "vector-effect" not in svg


def test_the_chart_shows_the_band_between_certain_and_possible_and_what_was_published() -> None:
    days = ("2006-05-31", "2006-06-30", "2006-07-31", "2006-08-31")
    pairs = (Pair(0, 0), Pair(0, 4), Pair(2, 4), Pair(4, 4))
    marks = (chart.Mark("2006-07-15", 3, "ks.no"), chart.Mark("2030-01-01", 9, "not yet"))
    svg = drawn(chart.over_time(chart.Facts(days, pairs, marks, "Over time"), str))
    lines = {path.get("class"): str(path.get("d")) for path in svg.iter("path")}
    heights = {name: re.findall(r" ([\d.]+)", lines[name]) for name in ("line", "maybe")}
    assert float(heights["line"][-1]) == float(heights["maybe"][-1])
    assert float(heights["line"][1]) > float(heights["maybe"][1]), "less is drawn lower"
    circles = list(svg.iter("circle"))
    assert [circle.findtext("title") for circle in circles] == ["ks.no"]
    assert {t.text for t in svg.iter("text")} >= {"1", "2", "3", "4"}


@pytest.mark.parametrize("most", [0, 1, 3, 17, 99, 2038, 130_000])
def test_the_lines_of_a_chart_are_round_numbers_that_reach_the_largest(most: int) -> None:
    facts = chart.Facts(("2006-05-31", "2026-11-21"), (Pair(0, 0), Pair(most, most)))
    numbers = [int(t.text or 0) for t in drawn(chart.over_time(facts, str)).iter("text")
               if int(t.text or 0) not in range(2006, 2027) or most > 2000]  # fmt: skip
    assert max(numbers) >= most


@pytest.mark.parametrize(
    ("name", "country", "kind", "found"),
    [
        ("Malmö", "SE", "municipality", True),
        ("Malmö stad", "SE", "municipality", True),
        ("Kristiansand kommune", "NO", "municipality", True),
        ("Region Skåne", "SE", "region", False),
        ("Vestland", "NO", "county", False),
        ("Nowhere-on-Sea", "GB", "municipality", False),
        ("Springfield", "US", "municipality", False),
    ],
)
def test_a_body_has_a_dot_where_one_place_answers_for_it(
    name: str, country: str, kind: str, found: bool
) -> None:
    assert bool(spots.located([body(name, country, kind)])) is found


def test_a_place_that_is_not_on_the_map_has_a_point_in_the_data_and_no_dot() -> None:
    canaries = spots.located([body("Las Palmas de Gran Canaria", "ES")])[1]
    assert round(canaries.latitude) == 28
    assert canaries.point is None


def test_of_two_towns_of_one_name_neither_is_taken_unless_one_is_much_larger() -> None:
    gersdorf = spots.gazetteer("DE").place(body("Gersdorf", "DE"))
    assert gersdorf is None
    munich = spots.gazetteer("DE").place(body("München", "DE"))
    assert munich is not None
    assert round(munich.lat or 0) == 48


@given(st.text())
def test_no_text_can_end_or_begin_anything_in_html_xml_or_scripts(words: str) -> None:
    assert not set("<>\"'") & set(text(words))
    drawn(f"<p a='{text(words)}'>{text(words)}</p>")
    assert not set("<>&\u2028\u2029") & set(script(words))
    assert plain(plain(words)) == plain(words)


@pytest.mark.parametrize(
    ("sentence", "number", "shown"),
    [
        ("Siden 2008 har 2 kommuner", "2", "Siden 2008 har <b>2</b> kommuner"),
        ("22 országban 2 önkormányzat", "2", "22 országban <b>2</b> önkormányzat"),
        ("Totalt har 47–281 kommuner i 17–22 land", "47–281",
         "Totalt har <b>47–281</b> kommuner i 17–22 land"),
        ("Totalt 1\u00a0692 kommuner", "1\u00a0692", "Totalt <b>1\u00a0692</b> kommuner"),
        ("None at all", "0", "None at all"),
    ],
)  # fmt: skip
def test_the_number_of_a_sentence_stands_out_and_no_year(
    sentence: str, number: str, shown: str
) -> None:
    assert marked(sentence, number) == shown


def test_a_source_is_a_link_only_where_it_is_a_page() -> None:
    assert source("https://www.ks.no/a?b=1&c=2") == (
        '<a href="https://www.ks.no/a?b=1&amp;c=2" rel="noreferrer">ks.no</a>'
    )
    for said in ("javascript:alert(1)", "https://x.no/a b", 'https://x.no/"onclick=', "KS 18/62"):
        assert "<a" not in source(said)
