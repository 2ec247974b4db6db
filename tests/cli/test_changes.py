"""`charter changes` says who joined, renewed, left and merged between two days."""

import pytest
from tests.conftest import Charter


def moves(charter: Charter, *words: str) -> list[tuple[str, str, str, bool]]:
    found = charter.json("changes", *words)
    return [(m["what"], m["name"], m["on"], m["certain"]) for m in found]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2008-03-07", "2008-03-08", [("joined", "Bergen", "2008-03-08", True)]),
        ("2008-03-08", "2008-04-30", []),
        ("2014", "2015", [("left", "Rennes", "2015-07-01", True)]),
        ("2015-07-01", "2015-12-31", []),
        ("2025-11-24", "2026-11-21", []),
        ("2025-11-23", "2025-11-24", [("renewed", "Heidelberg", "2025-11-24", True)]),
        (
            "2019",
            "2020",
            [
                ("merged", "Aust-Agder", "2020-01-01", True),
                ("merged", "Vest-Agder", "2020-01-01", True),
            ],
        ),
        ("2021", "2024", []),
    ],
)
def test_what_happened_after_one_day_and_up_to_another_is_told(
    towns: Charter, since: str, until: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    found = [move for move in moves(towns, since, until) if move[2]]
    assert found == expected


def test_what_an_inexact_date_leaves_open_is_called_perhaps(towns: Charter) -> None:
    assert ("joined", "Malmö", "2008-05", False) in moves(towns, "2008-05-10", "2008-05-20")
    assert ("joined", "Malmö", "2008-05", True) in moves(towns, "2008-04", "2008-05")
    assert "2008-05 (perhaps)" in towns.done("changes", "2008-05-10", "2008-05-20")


def test_an_undated_signature_may_have_come_at_any_time_before_it_was_attested(
    towns: Charter,
) -> None:
    assert ("joined", "Helsinki", "", False) in moves(towns, "2010", "2011")
    assert "Helsinki" not in [name for _, name, _, _ in moves(towns, "2012", "2013")]
    assert "1 more has no date at all" in towns.done("changes", "2010", "2011")


def test_who_merged_is_told_with_its_successor_which_does_not_join(towns: Charter) -> None:
    shown = towns.done("changes", "2019", "2020")
    assert "After 31 December 2019, up to 31 December 2020:" in shown
    assert "Aust-Agder → Agder" in shown
    assert "0 joined, 0 renewed, 0 left, 2 merged, 0 renamed." in shown
    towns.told("record", "merged", "Bergen", "--into", "Malmö", "--on", "2024-05-01")
    assert moves(towns, "2023", "2024") == [("merged", "Bergen", "2024-05-01", True)]


def test_who_was_renamed_is_told_under_its_new_name(towns: Charter) -> None:
    towns.told("record", "renamed", "Bergen", "--name", "Bjørgvin", "--on", "2024-01-01")
    (move,) = towns.json("changes", "2023", "2024")
    assert (move["what"], move["name"], move["into"]) == (
        "renamed",
        "Bjørgvin",
        "Bergen → Bjørgvin",
    )


def test_one_country_may_be_asked_for(towns: Charter) -> None:
    assert {m["country"] for m in towns.json("changes", "2006", "2026", "--country", "NO")} == {
        "NO"
    }


@pytest.mark.parametrize("on", ["2018-03-01", "2018-03", "2018"])
def test_who_comes_back_joins_again_on_that_day(towns: Charter, on: str) -> None:
    towns.told("record", "reinstated", "Rennes", "--on", on)
    assert moves(towns, "2017", "2018", "--country", "FR") == [("joined", "Rennes", on, True)]


def test_who_had_left_before_does_not_leave_again_by_merging(towns: Charter) -> None:
    towns.told("record", "merged", "Rennes", "--into", "Malmö", "--on", "2018-01-01")
    assert moves(towns, "2017", "2018") == []


def test_certain_movements_explain_the_difference_of_two_counts(charter: Charter) -> None:
    for name, words in (
        ("A", "signed 2010-01-01"), ("B", "signed 2011-01-01"), ("C", "signed 2012-05-01"),
    ):  # fmt: skip
        event, on = words.split()
        charter.told("add", name, "--country", "NO", f"--{event}", on)
    charter.told("record", "withdrew", "A", "--on", "2013-01-01")
    charter.told("record", "merged", "B", "--into", "C", "--on", "2014-01-01")
    before, after = (
        charter.json("count", "--as-of", day)["total"]["certain"] for day in ("2011", "2014")
    )
    told = [m["what"] for m in charter.json("changes", "2011", "2014")]
    assert after - before == told.count("joined") - told.count("left") - told.count("merged")


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["2020", "2019"], 2, "2020 is later than 2019"),
        (["soon", "2020"], 4, "FROM: 'soon'"),
        (["2019", "2020-13"], 4, "TO: '2020-13'"),
        (["2019"], 2, "TO"),
        (["2019", "2020", "--country", "NO,SE"], 2, "One country at a time"),
    ],
)
def test_days_that_make_no_stretch_are_refused(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("changes", *words, code=code)
