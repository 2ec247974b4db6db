"""A count states its definition: day, bodies, rule for successors, what is not sure."""

from datetime import date

import pytest

from charter_cli.definition import sentence, spelt
from charter_cli.model import Count, Pair, Selection, Successors

LETTER_DAY = date(2018, 2, 26)


def counted(
    selection: Selection | None = None,
    *,
    total: Pair | None = None,
    undated: int = 0,
    successors: Successors = Successors.INHERIT,
) -> Count:
    return Count(
        on=LETTER_DAY,
        selection=selection or Selection(),
        total=total or Pair(38, 38),
        countries=Pair(1, 1),
        undated=undated,
        successors=successors,
    )


def test_a_count_says_its_day_its_bodies_and_its_rule_for_successors() -> None:
    assert sentence(counted(undated=12)) == (
        "As of 26 February 2018; standing signatories; successors stand for their predecessors;"
        " 12 undated, counted from the day they were attested."
    )


def test_the_rule_renew_is_said_too() -> None:
    assert "; successors are asked for a new signature." in sentence(
        counted(successors=Successors.RENEW)
    )


def test_a_pair_is_explained() -> None:
    said = sentence(counted(total=Pair(38, 40)))
    assert "; 38 certainly, 40 possibly: " in said
    assert said.endswith("not known.")


def test_every_filter_is_named() -> None:
    said = sentence(
        counted(
            Selection(
                countries=("NO", "SE"),
                kinds=("county",),
                regions=("Vestland",),
                languages=("nb",),
                editions=("2022",),
                plan="overdue",
                signed_before=date(2015, 1, 1),
                signed_after=date(2008, 12, 31),
            )
        )
    )
    for part in (
        "country NO or SE", "kind county", "region Vestland", "language nb", "edition 2022",
        "plan overdue", "signed before 1 January 2015", "signed after 31 December 2008",
    ):  # fmt: skip
        assert f"; {part};" in said


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("former", "no longer do"),
        ("decided", "have not signed"),
        ("all", "whether or not they signed"),
    ],
)
def test_who_is_not_a_signatory_is_never_called_one(standing: str, said: str) -> None:
    definition = sentence(counted(Selection(standing=standing), undated=3))
    assert said in definition
    assert "signatories" not in definition
    assert "successors" not in definition


def test_a_day_is_spelt_in_english_whatever_the_machine_speaks() -> None:
    assert spelt(date(2026, 11, 1)) == "1 November 2026"
