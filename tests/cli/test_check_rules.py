"""`charter check` finds, by named rules, what a person should look at."""

import pytest
from tests.conftest import Charter


@pytest.mark.parametrize(
    ("words", "rule", "said"),
    [
        ("statement add 5 --on 2030-01-01", "statements", "it speaks of 2030-01-01, which is to"),
        ("statement add 5 --on 2018-01-01 --in 9", "statements", "5 cannot be the signatories"),
        ("add Malmo --country SE --signed 2010", "duplicates", "they may be one body: same name"),
        ("add Voss --country NO --signed 2010-03", "dates", "only 2010-03 is known"),
        ("add Voss --country NO --signed 2010-03-01", "plans", "its action plan was due by 2012"),
        ("add Voss --country NO --signed 2026-03-01", "addresses", "it has neither an e-mail nor"),
        ("contact add Lund --email a@lund.con", "contacts", "no e-mail can reach lund.con"),
        ("contact add Vest-Agder --email a@x.example", "contacts", "has merged into another"),
        ("contact add Lund --email a@x.example --until 2020", "contacts", "holds no longer"),
        ("contact add Lund --name Eva", "bases", "no lawful basis and no source is on record"),
    ],
)
def test_a_rule_finds_it_and_it_is_no_error(
    towns: Charter, words: str, rule: str, said: str
) -> None:
    towns.told(*words.split())
    told = towns.done("check", "--rule", rule)
    assert any(line.startswith(f"{rule}: ") and said in line for line in told.splitlines()), told


def test_a_national_number_above_that_of_all_countries_is_impossible(towns: Charter) -> None:
    towns.told("statement", "add", "9", "--on", "2018-01-01")
    towns.told("statement", "add", "12", "--on", "2018-01-01", "--country", "NO")
    assert "NO alone has more than all countries (number 1)" in towns.done("check")


def test_of_many_findings_the_first_ten_are_told_and_how_many_more(towns: Charter) -> None:
    for number in range(12):
        towns.told("add", f"Voss {number}", "--country", "NO", "--signed", "2026-03-01")
    few = [line for line in towns.done("check").splitlines() if line.startswith("addresses: ")]
    assert len(few) == 11
    assert few[-1].endswith("all of them: charter check --rule addresses")
    more = towns.done("check", "--rule", "addresses").splitlines()
    assert (
        len([line for line in more if line.startswith("addresses: ")])
        == int(few[-1].split("and ")[1].split()[0]) + 10
    )


def test_findings_are_rows_for_another_program(towns: Charter) -> None:
    found = towns.json("check", "--rule", "plans")
    assert set(found[0]) == {"rule", "about", "said", "advice", "degree"}
    assert {one["degree"] for one in found} == {"remark"}


def test_remarks_are_no_doubts_and_doubts_no_errors(towns: Charter) -> None:
    assert "all is well; " in towns.told("check")
    towns.told("add", "Malmo", "--country", "SE", "--signed", "2010")
    assert "sound; 1 doubt, " in towns.told("check")
