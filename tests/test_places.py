"""Reference places: real towns stand where and as the sources have them."""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from charter_cli import places
from charter_cli.folding import fold
from charter_cli.places import Place

DATA = Path(__file__).parent.parent / "data"

SHIPPED = Path(places.__file__).parent / "reference" / "places"


@cache
def index(country: str) -> dict[str, list[Place]]:
    """Return the places of a country by the keys of all their names."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places.in_country(country):
        for key in {fold(name) for name in (place.name, *place.names)}:
            found[key].append(place)
    return found


def called(country: str, name: str) -> list[Place]:
    """Return the places of a country that go by that name, in any spelling."""
    return index(country).get(fold(name), [])


def bodies(country: str, name: str, level: str = "municipality") -> list[Place]:
    """Return those of one level."""
    return [place for place in called(country, name) if place.level == level]


@pytest.mark.parametrize(
    ("country", "name", "code"),
    [
        ("NO", "Tana", "5628"),
        ("NO", "Deatnu", "5628"),
        ("NO", "Bergen", "4601"),
        ("NO", "Oslo", "0301"),
        ("SE", "Uddevalla", "1485"),
        ("SE", "Malmö", "1280"),
        ("SE", "Falun", "2080"),
        ("SE", "Lunds kommun", "1281"),
        ("DK", "Aarhus", "751"),
        ("NL", "Zwolle", "0193"),
        ("EE", "Kohtla-Järve", "0321"),
        ("PT", "Lisboa", "1106"),
        ("RO", "Comuna Zvoriştea", "151344"),
        ("CY", "Στρόβολος", "1012"),
        ("LT", "Vilnius", "13"),
        ("SI", "Žalec", "190"),
        ("MK", "Општина Ресен", "MK-509"),
        ("FR", "Ambérieu-en-Bugey", "01004"),
    ],
)
def test_a_municipality_carries_the_number_that_its_country_gave_it(
    country: str, name: str, code: str
) -> None:
    assert [place.code for place in bodies(country, name)] == [code]


def test_every_swedish_and_norwegian_municipality_has_its_own_four_digits() -> None:
    for country, number in (("SE", 290), ("NO", 357)):
        found = [place for place in places.in_country(country) if place.level == "municipality"]
        assert len(found) == number
        assert len({place.code for place in found}) == number
        assert all(re.fullmatch(r"\d{4}", place.code) for place in found)


@pytest.mark.parametrize(
    ("country", "exonym", "name"),
    [
        ("DE", "Cologne", "Köln"),
        ("IT", "Bozen", "Bolzano"),
        ("ES", "Bilbo", "Bilbao"),
        ("FI", "Åbo", "Turku"),
        ("FI", "Helsingfors", "Helsinki"),
        ("GR", "Αθήνα", "Athens"),
        ("RS", "Нови Сад", "Novi Sad"),
        ("RO", "Kolozsvár", "Cluj-Napoca"),
        ("SE", "Gothenburg", "Göteborg"),
    ],
)
def test_an_exonym_leads_to_the_town(country: str, exonym: str, name: str) -> None:
    assert {fold(name)} <= {
        fold(known) for place in called(country, exonym) for known in (place.name, *place.names)
    }


@pytest.mark.parametrize(
    ("country", "name"),
    [("SE", "Malmö"), ("SE", "Umeå"), ("NO", "Bergen"), ("DK", "Odense"), ("LI", "Vaduz")],
)
def test_a_municipality_and_its_town_are_one_place(country: str, name: str) -> None:
    (only,) = called(country, name)
    assert only.level == "municipality"
    assert only.population
    assert only.lat
    assert only.lon


def test_a_french_commune_has_the_number_of_insee_and_the_point_of_geonames() -> None:
    (grenoble,) = called("FR", "Grenoble")
    assert (grenoble.code, grenoble.region) == ("38185", "84")
    assert grenoble.population is not None
    assert 140_000 < grenoble.population < 180_000
    assert grenoble.lat == pytest.approx(45.17, abs=0.05)


def test_places_of_one_name_stay_apart() -> None:
    assert len(called("DE", "Neunkirchen")) > 4
    assert len(bodies("FR", "La Rochelle")) == 2
    mora = called("SE", "Mora")
    assert {place.level for place in mora} == {"municipality", "place"}


def test_a_municipality_is_not_its_largest_town_where_the_names_differ() -> None:
    assert [place.level for place in called("SE", "Malung")] == ["place"]
    assert [place.level for place in called("SE", "Malung-Sälen")] == ["municipality"]


def test_a_french_village_is_not_the_town_of_its_name_in_another_department() -> None:
    (village,) = bodies("FR", "Contres")
    (town,) = bodies("FR", "Contres", "place")
    assert (village.code, village.population, village.lat) == ("18071", 35, None)
    assert (town.code, town.population) == ("", 3406)


def test_the_district_around_a_town_leaves_the_bare_name_to_the_town() -> None:
    for country, town in (("LT", "Vilnius"), ("LT", "Kaunas"), ("LV", "Rēzekne")):
        assert len(bodies(country, town)) == 1, town
    assert bodies("LT", "Vilniaus rajonas")[0].code == "41"


@pytest.mark.parametrize(
    ("country", "name", "level", "until"),
    [
        ("NO", "Aust-Agder fylkeskommune", "county", "2019-12-31"),
        ("NO", "Viken", "county", "2023-12-31"),
        ("NO", "Finnmark", "county", ""),
        ("NO", "Agder", "county", ""),
        ("FR", "Midi-Pyrénées", "region", "2015-12-31"),
        ("FR", "Bretagne", "region", ""),
        ("FR", "Saône-et-Loire", "county", ""),
        ("SE", "Landstinget i Värmland", "region", ""),
        ("SE", "Region Värmland", "region", ""),
        ("FI", "Uudenmaan liitto", "region", ""),
        ("GR", "Περιφέρεια Αττικής", "region", ""),
        ("IT", "Autonome Provinz Bozen", "region", ""),
        ("HR", "Varaždinska županija", "county", ""),
    ],
)
def test_a_county_or_region_is_known_by_its_own_name_also_after_its_end(
    country: str, name: str, level: str, until: str
) -> None:
    assert [place.until for place in bodies(country, name, level)] == [until]


def test_one_swedish_region_goes_by_its_old_and_its_new_name() -> None:
    assert bodies("SE", "Norrbottens läns landsting", "region") == bodies(
        "SE", "Region Norrbotten", "region"
    )


@pytest.mark.parametrize("country", sorted(path.name[:2] for path in SHIPPED.iterdir()))
def test_every_place_is_well_formed(country: str) -> None:
    found = places.in_country(country)
    assert found
    for place in found:
        assert place.country == country
        assert place.level in {"municipality", "county", "region", "place"}
        assert place.name == place.name.strip()
        assert place.name not in place.names
        assert len(set(place.names)) == len(place.names)
        assert all(place.names) or not place.names
        assert place.population is None or place.population > 0
        assert (place.lat is None) == (place.lon is None)
        if place.lat is not None and place.lon is not None:
            assert 27 < place.lat < 79
            assert -72 < place.lon < 52


def test_a_country_is_read_once() -> None:
    assert places.in_country("SE") is places.in_country("SE")


@pytest.mark.parametrize("code", ["US", "ZZ", ""])
def test_a_country_without_reference_places_has_none(code: str) -> None:
    assert places.in_country(code) == ()


def test_nine_rows_in_ten_of_the_real_list_have_a_place_of_their_name() -> None:
    with (DATA / "signatories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    met = [
        row["name"]
        for row in rows
        if any(
            called(row["country"], part)
            for part in (row["name"], *re.split(r" / |[()–]", row["name"]))
        )
    ]
    assert len(met) >= 0.9 * len(rows)
