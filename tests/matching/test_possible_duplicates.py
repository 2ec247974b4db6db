"""Bodies that may be the same are told; those that something tells apart are not."""

from charter_cli import places
from charter_cli.matching import Candidate, possible_duplicates


def groups(*bodies: Candidate) -> list[list[int]]:
    """Return the ids of the bodies that may be one."""
    found = possible_duplicates(bodies, places.in_country)
    return [[candidate.id for candidate in group.candidates] for group in found]


def town(number: int, country: str, name: str, code: str = "", region: str = "") -> Candidate:
    return Candidate(number, country, (name,), "municipality", code, region)


def test_one_town_under_three_spellings() -> None:
    bodies = (town(1, "SE", "Malmö"), town(2, "SE", "MALMO STAD"), town(3, "SE", "Malmoe"))
    assert groups(*bodies) == [[1, 2, 3]]


def test_one_town_in_two_languages() -> None:
    assert groups(town(1, "FI", "Turku"), town(2, "FI", "Åbo"), town(3, "FI", "Vaasa")) == [[1, 2]]
    (found,) = possible_duplicates(
        [town(1, "FI", "Turku"), town(2, "FI", "Åbo")], places.in_country
    )
    assert found.reason == "names of one place: Turku, Åbo"


def test_two_names_that_no_reference_connects_are_two_bodies() -> None:
    assert possible_duplicates([town(1, "FI", "Turku"), town(2, "FI", "Åbo")]) == ()


def test_the_same_code_twice() -> None:
    assert groups(town(1, "NO", "Bergen", "4601"), town(2, "NO", "Bjørgvin", "NO-4601")) == [[1, 2]]


def test_codes_regions_and_kinds_tell_namesakes_apart() -> None:
    bodies = (
        town(1, "DE", "Neunkirchen", "10043114"),
        town(2, "DE", "Neunkirchen", "05166016"),
        Candidate(3, "DE", ("Landkreis Neunkirchen",), "county"),
    )
    assert groups(*bodies) == []
    assert (
        groups(town(1, "TR", "Edremit", "", "Van"), town(2, "TR", "Edremit", "", "Balıkesir")) == []
    )


def test_one_of_two_spellings_of_a_region_keeps_them_suspect() -> None:
    bodies = (
        town(1, "SE", "Boden", "", "Norrbotten"),
        town(2, "SE", "Boden", "", "Norrbottens län"),
    )
    assert groups(*bodies) == [[1, 2]]


def test_the_land_around_a_town_is_not_the_town() -> None:
    assert groups(town(1, "EE", "Tartu linn"), town(2, "EE", "Tartu vald")) == []


def test_a_body_and_its_successor_are_not_duplicates() -> None:
    old = Candidate(1, "DE", ("Landkreis Göttingen",), "county", successor=2)
    new = Candidate(2, "DE", ("Landkreis Göttingen",), "county")
    assert groups(old, new) == []


def test_namesakes_in_two_countries_are_not_duplicates() -> None:
    assert groups(town(1, "NO", "Bergen"), town(2, "DE", "Bergen")) == []


def test_a_list_without_duplicates_has_none() -> None:
    assert groups(town(1, "NO", "Bergen"), town(2, "NO", "Oslo")) == []
    assert possible_duplicates([]) == ()
