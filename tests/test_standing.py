"""The law, clause by clause, on the kinds of histories that the sources tell."""

from collections.abc import Callable
from datetime import date

import pytest

from charter_cli.conclusion import Facts
from charter_cli.dates import PartialDate, Span
from charter_cli.model import Event
from charter_cli.standing import conclude

History = Callable[..., tuple[Event, ...]]
Stands = Callable[[tuple[Event, ...], str], str]
FactsOf = Callable[[dict[int, tuple[Event, ...]], int, str], Facts]


# Standing begins with a signature, on a day that may be inexact.


def test_standing_begins_with_the_signature_and_not_with_the_decision(
    history: History, stands: Stands
) -> None:
    events = history("decided 2008-01-15", "signed 2008-03-08")
    assert stands(events, "2008-03-07") == "no"
    assert stands(events, "2008-03-08") == "yes"
    assert stands(events, "2026-11-21") == "yes"


def test_a_decision_or_a_registration_alone_is_no_signature(
    history: History, stands: Stands
) -> None:
    assert stands(history("decided 2008-01-15", "registered 2008-05-01"), "2026-01-01") == "no"


def test_within_the_month_or_the_year_of_the_signature_it_perhaps_stands(
    history: History, stands: Stands
) -> None:
    by_month, by_year = history("signed 2013-09"), history("signed 2008")
    assert [stands(by_month, d) for d in ("2013-08-31", "2013-09-01", "2013-09-30")] == [
        "no", "perhaps", "yes",
    ]  # fmt: skip
    assert [stands(by_year, d) for d in ("2007-12-31", "2008-06-15", "2008-12-31")] == [
        "no", "perhaps", "yes",
    ]  # fmt: skip


def test_an_undated_signature_lies_between_the_launch_and_the_day_it_is_attested(
    history: History, stands: Stands
) -> None:
    events = history("signed unknown attested 2012-06-30")
    assert stands(events, "2006-05-11") == "no"
    assert stands(events, "2006-05-12") == "perhaps"
    assert stands(events, "2012-06-29") == "perhaps"
    assert stands(events, "2012-06-30") == "yes"


def test_without_any_attestation_it_certainly_stands_from_the_day_it_was_entered(
    history: History, stands: Stands
) -> None:
    events = history("signed unknown")
    assert stands(events, "2026-11-20") == "perhaps"
    assert stands(events, "2026-11-21") == "yes"


def test_an_undated_renewal_lies_after_the_text_of_2022_was_adopted(
    history: History, stands: Stands
) -> None:
    events = history("renewed unknown attested 2024-01-01")
    assert stands(events, "2022-12-05") == "no"
    assert stands(events, "2022-12-06") == "perhaps"
    assert stands(events, "2024-01-01") == "yes"


# What is known around an inexact signature narrows it, and never widens it.


def test_the_decision_comes_before_an_inexact_signature(history: History, stands: Stands) -> None:
    events = history("decided 2008-06-10", "signed 2008")
    assert stands(events, "2008-06-09") == "no"
    assert stands(events, "2008-06-10") == "perhaps"
    assert stands(events, "2008-12-31") == "yes"


def test_the_registration_comes_after_an_inexact_signature(
    history: History, stands: Stands
) -> None:
    events = history("signed 2008", "registered 2008-09-01")
    assert stands(events, "2008-08-31") == "perhaps"
    assert stands(events, "2008-09-01") == "yes"


def test_an_exact_signature_keeps_its_day_whatever_stands_around_it(
    history: History, stands: Stands
) -> None:
    events = history("decided 2009-01-01", "signed 2008-03-08", "registered 2008-01-01")
    assert stands(events, "2008-03-07") == "no"
    assert stands(events, "2008-03-08") == "yes"


def test_what_contradicts_an_inexact_signature_does_not_move_it(
    history: History, stands: Stands
) -> None:
    late, early = (
        history("decided 2009-05-01", "signed 2008"),
        history("signed 2008", "registered 2007-05-01"),
    )
    for events in (late, early):
        assert stands(events, "2007-12-31") == "no"
        assert stands(events, "2008-06-01") == "perhaps"
        assert stands(events, "2008-12-31") == "yes"


def test_a_decision_after_the_registration_leaves_the_day_of_the_registration(
    history: History, stands: Stands
) -> None:
    events = history("decided 2008-06-01", "signed 2008", "registered 2008-03-01")
    assert stands(events, "2008-02-29") == "no"
    assert stands(events, "2008-03-01") == "yes"


def test_nobody_signed_a_text_before_it_was_launched(history: History, stands: Stands) -> None:
    first, second = history("signed 2006"), history("signed 2022 edition 2022")
    assert [stands(first, d) for d in ("2006-05-11", "2006-05-12")] == ["no", "perhaps"]
    assert [stands(second, d) for d in ("2022-12-05", "2022-12-06")] == ["no", "perhaps"]


def test_narrowing_never_widens(history: History, stands: Stands) -> None:
    events = history("decided 2007-01-01", "signed 2008-03", "registered 2010-01-01")
    assert stands(events, "2008-02-29") == "no"
    assert stands(events, "2008-03-31") == "yes"


def test_the_decision_for_the_text_of_2022_does_not_narrow_the_first_signature(
    history: History, stands: Stands
) -> None:
    events = history("signed 2008 edition 2006", "decided 2008-05-01 edition 2022")
    assert stands(events, "2008-01-01") == "perhaps"


# Standing ends with annulled, withdrew or merged, and may resume.


@pytest.mark.parametrize("end", ["annulled", "withdrew"])
def test_it_stands_until_the_day_before_the_end(history: History, stands: Stands, end: str) -> None:
    events = history("signed 2010-01-01", f"{end} 2015-07-01")
    assert stands(events, "2015-06-30") == "yes"
    assert stands(events, "2015-07-01") == "no"


def test_an_inexact_end_leaves_a_doubt(history: History, stands: Stands) -> None:
    events = history("signed 2010-01-01", "withdrew 2015")
    assert [stands(events, d) for d in ("2014-12-31", "2015-01-01", "2015-12-31")] == [
        "yes", "perhaps", "no",
    ]  # fmt: skip


@pytest.mark.parametrize("again", ["reinstated", "signed", "renewed"])
def test_standing_resumes(history: History, stands: Stands, again: str) -> None:
    on = "2023-02-01"
    events = history("signed 2010-01-01", "annulled 2015-07-01", f"{again} {on}")
    assert stands(events, "2015-07-01") == "no"
    assert stands(events, "2023-01-31") == "no"
    assert stands(events, on) == "yes"


def test_who_withdrew_and_signed_again_has_two_spells_and_the_first_signing_day(
    history: History,
) -> None:
    events = history("signed 2010-01-01", "withdrew 2012-01-01", "signed 2014-01-01")
    spells = conclude({1: events})[1].spells
    assert [(s.begins_earliest.year, s.ends_latest and s.ends_latest.year) for s in spells] == [
        (2010, 2012),
        (2014, None),
    ]
    assert {s.facts.signed for s in spells} == {PartialDate("2010-01-01")}


def test_an_end_presupposes_a_signature_and_ends_nothing_that_came_later(
    history: History, stands: Stands
) -> None:
    events = history("withdrew 2009-01-01", "signed 2010-01-01")
    assert stands(events, "2010-01-01") == "yes"


def test_a_reinstatement_of_nothing_begins_a_standing(history: History, stands: Stands) -> None:
    assert stands(history("reinstated 2015-01-01"), "2015-01-01") == "yes"


def test_of_two_dates_for_one_signature_the_earlier_one_counts(
    history: History, stands: Stands
) -> None:
    events = history("signed 2010-05-01", "signed 2008-03-08")
    assert [stands(events, d) for d in ("2008-03-07", "2008-03-08")] == ["no", "yes"]


def test_a_reinstatement_in_the_year_of_the_annulment_answers_it(
    history: History, stands: Stands
) -> None:
    events = history("signed 2010-01-01", "annulled 2015", "reinstated 2015")
    assert stands(events, "2015-06-01") == "perhaps"
    assert stands(events, "2016-01-01") == "yes"


# By which text an authority stands, and when its action plan is due.


def test_who_renewed_stands_by_the_text_of_2022_from_that_day(
    history: History, facts: FactsOf
) -> None:
    found = facts({1: history("signed 2010-04-12", "renewed 2025-11-24")}, 1, "2026-01-01")
    assert found.renewed_from == date(2025, 11, 24)
    assert found.signed == PartialDate("2010-04-12")


def test_a_signature_given_since_the_new_text_exists_is_of_the_new_text(
    history: History, facts: FactsOf
) -> None:
    old, new = history("signed 2022-12-05"), history("signed 2022-12-06")
    assert facts({1: old}, 1, "2026-01-01").renewed_from is None
    assert facts({1: new}, 1, "2026-01-01").renewed_from == date(2022, 12, 6)


def test_who_signed_only_the_new_text_never_stood_by_the_old_one(
    history: History, facts: FactsOf
) -> None:
    found = facts({1: history("signed 2023")}, 1, "2023-06-01")
    assert found.renewed_from == date(2023, 1, 1)


def test_a_renewal_alone_is_a_signature(history: History, stands: Stands) -> None:
    assert stands(history("renewed 2023-05-01"), "2023-05-01") == "yes"


def test_an_action_plan_is_due_two_years_after_the_latest_day_of_signing(
    history: History, facts: FactsOf
) -> None:
    for signed, due in (("2010-04-12", date(2012, 4, 12)), ("2010", date(2012, 12, 31))):
        assert facts({1: history(f"signed {signed}")}, 1, "2026-01-01").plan_due == due


def test_an_adopted_plan_counts_from_the_day_it_is_sure(history: History, facts: FactsOf) -> None:
    found = facts({1: history("signed 2010-04-12", "plan 2012", "plan 2016")}, 1, "2026-01-01")
    assert found.plan_from == date(2012, 12, 31)


def test_the_signing_day_is_shown_as_its_source_wrote_it_and_as_its_span(
    history: History, facts: FactsOf
) -> None:
    found = facts({1: history("decided 2008-06-10", "signed 2008")}, 1, "2026-01-01")
    assert found.signed == PartialDate("2008")
    assert found.signed_span == Span(date(2008, 6, 10), date(2008, 12, 31))


def test_nothing_is_concluded_of_a_body_that_never_signed(history: History) -> None:
    assert conclude({1: history("decided 2008-01-01", "plan 2009-01-01")})[1].spells == ()
