"""A region that no authority has is told beside the count of 0, with those that come close."""

import pytest
from tests.conftest import Charter


@pytest.mark.parametrize("words", ["count", "list", "count --by kind --format json"])
def test_a_region_that_nobody_has_is_told_with_the_nearest(towns: Charter, words: str) -> None:
    told = towns.told(*words.split(), "--region", "Vestlandet")
    assert "No authority has the region 'Vestlandet'. Did you mean Vestland?\n" in told


@pytest.mark.parametrize(
    "words", ["export list.csv", "export list.xlsx --round-trip", "expect add 0"]
)
def test_wherever_the_filter_is_taken_it_is_told(towns: Charter, words: str) -> None:
    told = towns.told(*words.split(), "--region", "Skane lan")
    assert "No authority has the region 'Skane lan'. Did you mean Skåne?\n" in told


def test_where_none_comes_close_it_is_told_how_to_see_them_all(towns: Charter) -> None:
    told = towns.told("count", "--region", "Bretagne", "--region", "skåne")
    assert "'Bretagne'. `charter count --by region --standing all` shows the regions.\n" in told
    assert "'skåne'" not in told


@pytest.mark.parametrize("region", ["VESTLAND", "Skane", ""])
def test_a_region_in_another_spelling_is_known(towns: Charter, region: str) -> None:
    assert "No authority has" not in towns.told("count", "--region", region)


def test_a_filter_that_fits_none_is_no_unknown_region(towns: Charter) -> None:
    assert "region '" not in towns.told("count", "--region", "Vestland", "--country", "SE")
