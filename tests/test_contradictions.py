"""Sources that contradict each other are named, never resolved in silence."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from charter_cli.contradictions import contradictions
from charter_cli.model import Event

History = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            ("decided 2009-05-01", "signed 2008"),
            "it decided on 2009-05-01 but signed before, on 2008",
        ),
        (
            ("decided 2012", "signed unknown attested 2010-01-31"),
            "it decided on 2012 but signed before, on an unknown day",
        ),
        (
            ("signed 2008-03-08", "registered 2007-12"),
            "it was registered on 2007-12 but signed later, on 2008-03-08",
        ),
        (
            ("decided 2008-06-01", "signed 2008", "registered 2008-03-01"),
            "it was registered on 2008-03-01 and decided later, on 2008-06-01",
        ),
        (
            ("signed 2009-06-01", "merged 2020-01-01 into 2", "decided 2021-01-01"),
            "it decided on 2021-01-01, after it had merged on 2020-01-01",
        ),
        (
            ("signed 2009-06-01", "merged 2020-01-01 into 2", "reinstated 2021"),
            "it was reinstated on 2021, after it had merged on 2020-01-01",
        ),
        (
            ("signed 2010-01-01", "withdrew 2009-01-01"),
            "it withdrew on 2009-01-01, and had signed nothing by then",
        ),
        (("annulled unknown",), "it annulled its signature on an unknown day, and had signed"),
        (
            ("signed 2010-01-01", "reinstated 2012-01-01"),
            "it was reinstated on 2012-01-01, and nothing had ended",
        ),
        (
            ("signed 2008-03-08 source the-council", "signed 2010 source the-list"),
            "it signed on 2008-03-08 (the-council) and on 2010 (the-list)",
        ),
        (
            ("signed 2008", "registered 2009-01", "registered 2010-01"),
            "it was registered on 2009-01 (no source) and on 2010-01 (no source)",
        ),
    ],
)
def test_a_contradiction_is_named_in_a_sentence(
    history: History, told: tuple[str, ...], said: str
) -> None:
    found = contradictions(history(*told))
    assert any(sentence.startswith(said) for sentence in found), found


@pytest.mark.parametrize(
    "told",
    [
        ("decided 2008-02-01", "signed 2008-03-08", "registered 2008-05-01"),
        ("decided 2008", "signed 2008", "registered 2008"),
        ("signed 2008", "signed 2008-03-08"),
        ("signed 2008-03-08", "renewed 2023-05-01", "decided 2023-04-01"),
        ("signed 2008", "registered 2008-05-01", "renewed 2023-05-01", "decided 2023-04-01"),
        ("signed 2010-01-01", "withdrew 2012-01-01", "signed 2014-01-01"),
        ("signed 2010-01-01", "annulled 2012", "reinstated 2012"),
        ("signed 2009-06-01", "merged 2020-01-01 into 2"),
        ("decided 2008-02-01",),
        (),
    ],
)
def test_histories_that_agree_raise_no_doubt(history: History, told: tuple[str, ...]) -> None:
    assert contradictions(history(*told)) == ()


def test_what_was_set_aside_contradicts_nothing(history: History) -> None:
    one, other = history("signed 2008-03-08", "signed 2010")
    assert contradictions((one, other))
    assert contradictions((one, replace(other, set_aside="the list is wrong"))) == ()


def test_every_contradiction_is_told_once(history: History) -> None:
    found = contradictions(
        history("decided 2009-05-01", "signed 2008", "signed 2008-04", "withdrew 2007-01-01")
    )
    assert len(found) == len(set(found)) == 2
