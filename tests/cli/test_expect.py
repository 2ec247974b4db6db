"""`charter expect` keeps counts that must stay true; `charter check` asks them again."""

from tests.conftest import Charter

from charter_cli.register import checking

NORDIC = ("expect", "add", "3", "--country", "NO", "--as-of", "2018-02-26", "--source", "letter")


def test_an_expectation_is_kept_listed_and_removed(towns: Charter) -> None:
    assert "Expectation 1: 3 on 26 February 2018." in towns.told(*NORDIC)
    assert towns.json("expect", "list") == [
        {"id": 1, "on": "2018-02-26", "expected": 3, "counted": "3", "holds": "yes",
         "filters": "countries NO", "source": "letter"}
    ]  # fmt: skip
    assert "all is well" in towns.told("check")
    towns.told("expect", "remove", "1")
    assert towns.json("expect", "list") == []
    assert "no expectation 1" in towns.refused("expect", "remove", "1", code=3)


def test_one_that_no_longer_holds_names_who_came_and_who_went(towns: Charter) -> None:
    towns.told(*NORDIC)
    towns.told("add", "Voss", "--country", "NO", "--signed", "2010-05-01")
    towns.told("add", "Ås", "--country", "NO", "--signed", "2010-05-02")
    towns.told("record", "withdrew", "Bergen", "--on", "2017-01-01")
    said = towns("check", "--rule", "expectations")
    assert said.code == 6
    assert (
        "expectation 1: expected on 2018-02-26: 3, counted: 4;"
        " counted since: Voss (NO, 11), Ås (NO, 12); no longer counted: Bergen (NO, 1)."
    ) in said.out
    assert "charter expect remove N" in said.out


def test_one_that_never_held_says_so_at_once(towns: Charter) -> None:
    told = towns.told("expect", "add", "38", "--country", "NO", "--as-of", "2018-02-26")
    assert "It does not hold now: 3 counted." in told


def test_a_count_that_dates_leave_open_holds_for_any_number_within(towns: Charter) -> None:
    towns.told("expect", "add", "0", "--country", "FI", "--as-of", "2010-01-01")
    towns.told("expect", "add", "1", "--country", "FI", "--as-of", "2010-01-01")
    assert {row["holds"] for row in towns.json("expect", "list")} == {"yes"}


def test_every_filter_is_kept(towns: Charter) -> None:
    filters = ("--kind", "county", "--country", "NO", "--signed-before", "2010-01-01",
               "--language", "nn", "--edition", "2006", "--standing", "all")  # fmt: skip
    towns.told("expect", "add", "0", *filters, "--as-of", "2018-02-26")
    (one,) = towns.json("expect", "list")
    assert one["filters"] == (
        "countries NO; kinds county; languages nn; editions 2006; signed before 2010-01-01;"
        " standing all"
    )
    assert towns.json("count", *filters, "--as-of", "2018-02-26")["total"]["certain"] == int(
        one["counted"]
    )


def test_expectations_are_undone_like_anything_else(towns: Charter) -> None:
    towns.told(*NORDIC)
    towns.told("undo")
    assert towns.json("expect", "list") == []
    towns.told("redo")
    assert len(towns.json("expect", "list")) == 1


def test_each_rule_says_what_must_be_so_and_what_to_do(towns: Charter) -> None:
    said = towns.done("check", "--rules")
    for rule in checking.RULES:
        assert rule.name in said
        assert rule.sentence.endswith(".")
        assert rule.advice.endswith(".")
    assert len({rule.name for rule in checking.RULES}) == len(checking.RULES)
    assert "Choose one of: file, " in towns.refused("check", "--rule", "moon", code=2)
