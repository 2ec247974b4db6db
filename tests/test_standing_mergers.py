"""A successor stands in its predecessors' place from the day of the merger, and counts once."""

from collections.abc import Callable
from datetime import date

from charter_cli.conclusion import Facts
from charter_cli.dates import PartialDate
from charter_cli.model import Event, Successors

History = Callable[..., tuple[Event, ...]]
Among = Callable[..., str]
FactsOf = Callable[[dict[int, tuple[Event, ...]], int, str], Facts]


def test_the_successor_stands_in_the_place_of_both_and_counts_once(
    history: History, among: Among, facts: FactsOf
) -> None:
    book = {
        1: history("signed 2009-06-01", "merged 2020-01-01 into 3"),
        2: history("signed 2011-09-15", "merged 2020-01-01 into 3"),
        3: (),
    }
    before = [among(book, one, "2019-12-31") for one in book]
    after = [among(book, one, "2020-01-01") for one in book]
    assert before == ["yes", "yes", "no"]
    assert after == ["no", "no", "yes"]
    assert facts(book, 3, "2020-01-01").signed == PartialDate("2009-06-01")


def test_with_the_rule_renew_the_successor_must_sign_itself(history: History, among: Among) -> None:
    book = {1: history("signed 2009-06-01", "merged 2020-01-01 into 2"), 2: ()}
    assert among(book, 2, "2020-01-01", Successors.RENEW) == "no"
    book[2] = history("signed 2021-05-01")
    assert among(book, 2, "2021-05-01", Successors.RENEW) == "yes"


def test_an_inexact_merger_never_counts_both(history: History, among: Among) -> None:
    book = {1: history("signed 2009-06-01", "merged 2020 into 2"), 2: ()}
    assert (among(book, 1, "2019-12-31"), among(book, 2, "2019-12-31")) == ("yes", "no")
    assert (among(book, 1, "2020-06-01"), among(book, 2, "2020-06-01")) == ("perhaps", "no")
    assert (among(book, 1, "2020-12-31"), among(book, 2, "2020-12-31")) == ("no", "yes")


def test_standing_is_handed_down_a_chain_of_mergers(
    history: History, among: Among, facts: FactsOf
) -> None:
    book = {
        1: history("signed 2009-06-01", "merged 2015-01-01 into 2"),
        2: history("merged 2020-01-01 into 3"),
        3: (),
    }
    assert [among(book, one, "2017-01-01") for one in book] == ["no", "yes", "no"]
    assert [among(book, one, "2020-01-01") for one in book] == ["no", "no", "yes"]
    assert facts(book, 3, "2020-01-01").signed == PartialDate("2009-06-01")


def test_nothing_is_inherited_of_a_signature_that_was_withdrawn_before(
    history: History, among: Among
) -> None:
    book = {
        1: history("signed 2009-06-01", "withdrew 2012-01-01", "merged 2015-01-01 into 2"),
        2: (),
    }
    assert among(book, 2, "2015-01-01") == "no"


def test_a_successor_that_withdraws_ends_what_it_inherited(history: History, among: Among) -> None:
    book = {
        1: history("signed 2009-06-01", "merged 2015-01-01 into 2"),
        2: history("withdrew 2018-01-01"),
    }
    assert among(book, 2, "2017-12-31") == "yes"
    assert among(book, 2, "2018-01-01") == "no"


def test_the_merger_wins_over_a_decision_dated_after_it(history: History, among: Among) -> None:
    book = {1: history("signed unknown", "decided 2021-01-01", "merged 2020-01-01 into 2"), 2: ()}
    assert among(book, 1, "2020-01-01") == "no"
    assert among(book, 2, "2020-01-01") == "yes"


def test_before_the_merger_a_successor_stands_by_its_own_signature(
    history: History, among: Among, facts: FactsOf
) -> None:
    """What is recorded of 2020 changes no answer about 2016: not who, nor by what."""
    own = history("signed 2015-04-01")
    other = history("signed 2008-03-08", "renewed 2023-05-01", "plan 2010-01-01")
    apart = {1: other, 2: own}
    book = {1: (*other, *history("merged 2024-01-01 into 2")), 2: own}
    for day in ("2016-06-01", "2023-12-31"):
        assert among(book, 2, day) == among(apart, 2, day) == "yes"
        assert facts(book, 2, day) == facts(apart, 2, day)
    joined = facts(book, 2, "2024-01-01")
    assert joined.signed == PartialDate("2008-03-08")
    assert joined.renewed_from == date(2023, 5, 1)
    assert joined.plan_from == date(2010, 1, 1)
    assert joined.plan_due == date(2010, 3, 8)


def test_a_body_cannot_sign_after_it_ceased_to_be(history: History, among: Among) -> None:
    book = {1: history("signed unknown", "merged 2020-01-01 into 2"), 2: ()}
    assert among(book, 1, "2019-12-31") == "perhaps"
    assert among(book, 2, "2020-01-01") == "yes"


def test_who_comes_back_after_it_merged_stands_for_itself_again(
    history: History, among: Among
) -> None:
    for again in ("signed", "reinstated"):
        own = history("signed 2009-06-01", "merged 2020-01-01 into 2", f"{again} 2022-01-01")
        book = {1: own, 2: ()}
        assert [among(book, one, "2021-12-31") for one in book] == ["no", "yes"]
        assert [among(book, one, "2022-01-01") for one in book] == ["yes", "no"]


def test_what_a_successor_ended_before_the_merger_does_not_end_what_it_inherits(
    history: History, among: Among
) -> None:
    book = {
        1: history("signed 2009-06-01", "merged 2020-01-01 into 2"),
        2: history("signed 2010-01-01", "withdrew 2015-01-01"),
    }
    assert [among(book, 2, d) for d in ("2014-12-31", "2019-12-31", "2020-01-01")] == [
        "yes", "no", "yes",
    ]  # fmt: skip
