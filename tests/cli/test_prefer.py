"""`charter record --prefer` settles which of several contradicting dates holds."""

import pytest
from tests.conftest import Charter


def signed(charter: Charter, who: str) -> dict[str, str]:
    events = charter.json("show", who)["events"]
    return {one["on"]: one["set_aside"] for one in events if one["kind"] == "signed"}


def test_a_new_date_can_be_preferred_at_once(towns: Charter) -> None:
    towns.told("record", "signed", "Bergen", "--on", "2010-02-02")
    told = towns.told("record", "signed", "Bergen", "--on", "2011-03-03", "--prefer")
    assert "Recorded" in told
    assert told.count("This is preferred to signed on") == 2
    assert signed(towns, "Bergen")["2011-03-03"] == ""
    assert towns.json("show", "Bergen")["signed_on"] == "2011-03-03"
    assert towns("check").code == 0


def test_preferring_twice_changes_nothing(towns: Charter) -> None:
    words = ("record", "signed", "Bergen", "--on", "2011-03-03", "--prefer")
    towns.told(*words)
    log = towns.json("log")
    assert "Nothing to record" in towns.told(*words)
    assert towns.json("log") == log


def test_a_signature_before_an_end_and_one_after_it_are_two_things(towns: Charter) -> None:
    towns.told("record", "signed", "Rennes", "--on", "2018-05-05", "--prefer")
    assert signed(towns, "Rennes") == {"2007-03-01": "", "2018-05-05": ""}


def test_each_edition_has_its_own_date(towns: Charter) -> None:
    towns.told("record", "signed", "Bergen", "--on", "2023-05-05", "--prefer")
    assert signed(towns, "Bergen") == {"2008-03-08": "", "2023-05-05": ""}


@pytest.mark.parametrize("event", ["plan", "withdrew"])
def test_what_can_happen_more_than_once_is_not_settled(towns: Charter, event: str) -> None:
    words = ("record", event, "Heidelberg", "--on", "2013-01-01", "--prefer")
    assert "--prefer settles" in towns.refused(*words, code=2)


def test_what_is_less_exact_than_the_register_cannot_hold(towns: Charter) -> None:
    words = ("record", "signed", "Bergen", "--on", "2008", "--prefer")
    assert "closer one" in towns.refused(*words, code=4)


def test_who_changes_their_mind_prefers_the_other_date(towns: Charter) -> None:
    towns.told("record", "signed", "Bergen", "--on", "2010-02-02", "--prefer")
    towns.told("record", "signed", "Bergen", "--on", "2008-03-08", "--prefer")
    assert signed(towns, "Bergen") == {"2008-03-08": "", "2010-02-02": "another was preferred"}
    assert towns.json("show", "Bergen")["signed_on"] == "2008-03-08"
    assert towns("check").code == 0
