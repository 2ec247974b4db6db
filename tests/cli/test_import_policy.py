"""What a list may change: nothing that somebody knows better is overwritten in silence."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Charter

Listed = Callable[..., str]


def field(charter: Charter, of: str) -> Any:
    return charter.json("show", "Bergen")["authority"][of]


def kept(charter: Charter, *words: str) -> list[tuple[str, str]]:
    found = charter.json("import", *words, "--yes")["kept"]
    return [(one["field"], one["kept"]) for one in found]


def signatures(charter: Charter) -> list[tuple[str, str]]:
    events = charter.json("show", "Bergen")["events"]
    return [(one["on"], one["set_aside"]) for one in events if one["kind"] == "signed"]


def test_what_a_newer_list_says_is_taken(charter: Charter, listed: Listed) -> None:
    head = "name;country;phone"
    old, new = listed(head, "Bergen;NO;111111", name="a.csv"), listed(head, "Bergen;NO;222222")
    charter.told("import", old, "--yes", "--attested", "2020")
    shown = charter.done("import", new, "--dry-run", "--attested", "2021-02")
    assert "phone: 111111 → 222222" in shown
    assert kept(charter, new, "--attested", "2021-02") == []
    assert field(charter, "phone") == "222222"


def test_what_a_newer_source_said_stays_and_is_told(charter: Charter, listed: Listed) -> None:
    head = "name;country;phone"
    new, old = listed(head, "Bergen;NO;222222", name="b.csv"), listed(head, "Bergen;NO;111111")
    charter.told("import", new, "--yes", "--attested", "2024-05-01")
    assert kept(charter, old, "--attested", "2022") == [
        ("phone", "a newer source said so, of 2024-05-01")
    ]
    shown = charter.done("import", old, "--dry-run", "--attested", "2022")
    assert "phone stays 222222" in shown
    assert "the list says 111111" in shown
    assert field(charter, "phone") == "222222"


def test_a_month_is_not_older_than_a_day_in_it(charter: Charter, listed: Listed) -> None:
    head = "name;country;phone"
    charter.told("import", listed(head, "Bergen;NO;111111"), "--yes", "--attested", "2024-05-01")
    assert kept(charter, listed(head, "Bergen;NO;222222"), "--attested", "2024-05") == []


def test_what_was_corrected_by_hand_stays(charter: Charter, listed: Listed) -> None:
    head = "name;country;phone;email"
    path = listed(head, "Bergen;NO;111111;a@bergen.example")
    charter.told("import", path, "--yes")
    charter.told("edit", "Bergen", "--phone", "333333", "--email", "")
    reason = "corrected by hand by Kari on 2026-11-21"
    assert sorted(kept(charter, path)) == [("email", reason), ("phone", reason)]
    assert (field(charter, "phone"), field(charter, "email")) == ("333333", "")


def test_a_correction_that_was_undone_holds_nothing(charter: Charter, listed: Listed) -> None:
    head = "name;country;phone"
    charter.told("import", listed(head, "Bergen;NO;111111"), "--yes", "--attested", "2020")
    charter.told("edit", "Bergen", "--phone", "333333")
    charter.told("undo")
    assert kept(charter, listed(head, "Bergen;NO;222222"), "--attested", "2021") == []
    charter.told("edit", "Bergen", "--phone", "333333")
    undone = charter.json("log")[0]["id"]
    charter.told("undo", str(undone))
    charter.told("undo", str(undone + 1))
    assert field(charter, "phone") == "333333"
    (one,) = kept(charter, listed(head, "Bergen;NO;222222"))
    assert one[1].startswith("corrected by hand")


def test_an_empty_cell_erases_nothing(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;email;city;region;do not contact", "Bergen;NO;;;;")
    assert towns.json("import", path, "--yes")["unchanged"] == 1
    assert field(towns, "email") == "post@bergen.example"


def test_an_opt_out_is_never_taken_back(towns: Charter, listed: Listed) -> None:
    towns.told("edit", "Bergen", "--do-not-contact")
    path = listed("name;country;do not contact", "Bergen;NO;no")
    assert towns.json("import", path, "--yes")["changed"] == 0
    assert field(towns, "do_not_contact") is True


def test_a_contact_who_opted_out_is_not_entered_again(towns: Charter, listed: Listed) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Kari", "--email", "k@bergen.example")
    towns.told("contact", "edit", "1", "--do-not-contact")
    head = "name;country;contact name;contact email"
    for person in ("Kari;other@bergen.example", "K. Nordmann;K@bergen.example"):
        assert towns.json("import", listed(head, f"Bergen;NO;{person}"), "--yes")["changed"] == 0
    assert len(towns.json("contact", "list", "Bergen")) == 1


def test_events_are_added_and_a_contradiction_is_named(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;signed", "Bergen;NO;2009-05-01")
    towns.told("import", path, "--yes", "--source", "CEMR")
    assert signatures(towns) == [("2008-03-08", ""), ("2009-05-01", "")]
    said = towns("check")
    assert "2009-05-01 (CEMR)" in said.out + said.err
    assert towns.json("import", path, "--yes", "--source", "CEMR")["batch"] is None


def test_preferring_one_date_settles_it(towns: Charter, listed: Listed) -> None:
    path = listed("name;country;signed", "Bergen;NO;2009-05-01")
    towns.told("import", path, "--yes", "--source", "CEMR")
    told = towns.told("record", "signed", "Bergen", "--on", "2008-03-08", "--prefer")
    assert "Settled: Bergen" in told
    assert signatures(towns) == [("2008-03-08", ""), ("2009-05-01", "another was preferred")]
    assert "2009-05-01" not in towns("check").out
    assert towns.json("import", path, "--yes", "--source", "CEMR")["unchanged"] == 1
    towns.told("undo")
    assert signatures(towns) == [("2008-03-08", ""), ("2009-05-01", "")]


def test_an_undated_signature_adds_nothing_to_a_dated_one(towns: Charter, listed: Listed) -> None:
    path = listed("name;country", "Bergen;NO")
    found = towns.json("import", path, "--yes", "--signatories", "--source", "CEMR")
    assert (found["unchanged"], found["batch"]) == (1, None)


def test_a_dated_signature_sets_an_undated_one_aside(charter: Charter, listed: Listed) -> None:
    charter.told("import", listed("name;country", "Bergen;NO"), "--yes", "--signatories")
    charter.told("import", listed("name;country;signed", "Bergen;NO;2009"), "--yes")
    assert signatures(charter) == [("", "known more exactly"), ("2009", "")]
    assert charter("check").code == 0
