"""`charter record` adds what happened; what cannot have happened is refused."""

import pytest
from tests.conftest import Charter


def kinds(charter: Charter, words: str) -> list[str]:
    return [event["kind"] for event in charter.json("show", words)["events"]]


@pytest.mark.parametrize(
    ("event", "standing"),
    [
        ("decided", "signatory"),
        ("registered", "signatory"),
        ("renewed", "signatory"),
        ("plan", "signatory"),
        ("annulled", "former"),
        ("withdrew", "former"),
    ],
)
def test_an_event_is_added_and_the_standing_follows(
    towns: Charter, event: str, standing: str
) -> None:
    told = towns.told("record", event, "Malmo", "--on", "2024-03-01", "--source", "a letter")
    assert f"Recorded: Malmö (SE, number 2) {event} on 2024-03-01." in told
    assert kinds(towns, "Malmö")[-1] == event
    assert towns.json("show", "Malmö")["standing"] == standing
    assert towns.json("show", "Malmö", "--as-of", "2024-02-29")["standing"] == "signatory"


def test_who_only_decided_signs_at_last(towns: Charter) -> None:
    assert towns.json("show", "Lund")["standing"] == "decided"
    towns.told("record", "signed", "Lund", "--on", "2026-05-09", "--document", "lund.pdf")
    entry = towns.json("show", "Lund")
    assert (entry["standing"], entry["edition"]) == ("signatory", "2022")
    assert entry["events"][-1]["document"] == "lund.pdf"


def test_a_merger_names_its_successor_which_then_stands(towns: Charter) -> None:
    towns.told("record", "merged", "Malmö", "--into", "Lund", "--on", "2025-01-01")
    assert towns.json("show", "Malmö")["standing"] == "former"
    assert "Takes the place of: Malmö" in towns.done("show", "Lund")
    assert "merged into Lund" in towns.done("show", "Malmö")


def test_a_renaming_changes_the_name_and_keeps_the_former_one(towns: Charter) -> None:
    towns.told("record", "renamed", "Agder", "--name", "Agder  fylke\n", "--on", "2024")
    entry = towns.json("show", "Agder fylke")
    assert entry["authority"]["name"] == "Agder fylke"
    assert entry["events"][-1]["note"] == "Agder → Agder fylke"
    assert "Formerly: Agder" in towns.done("show", "Agder")


def test_renamed_back_it_has_its_old_name_again(towns: Charter) -> None:
    towns.told("record", "renamed", "Agder", "--name", "Sørlandet", "--on", "2024")
    towns.told("record", "renamed", "Sørlandet", "--name", "Agder", "--on", "2025")
    uses = {n["text"]: n["use"] for n in towns.json("show", "Agder")["authority"]["names"]}
    assert uses == {"Agder": "official", "Sørlandet": "former"}


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["sined", "Bergen"], 2, "There is no event 'sined'"),
        (["signed", "Bergn"], 3, "Did you mean"),
        (["signed", "Bergen", "--on", "soon"], 4, "day of 'signed': 'soon'"),
        (["signed", "Bergen", "--on", "2026-11-22"], 4, "lies in the future"),
        (["plan", "Bergen", "--on", "2027"], 4, "lies in the future"),
        (["signed", "Bergen", "--on", "2006-05-11"], 4, "launched on 2006-05-12"),
        (["renewed", "Bergen", "--on", "2015"], 4, "launched on 2022-12-06"),
        (["renewed", "Bergen", "--edition", "2006"], 4, "a renewal is of the text of 2022"),
        (["signed", "Bergen", "--edition", "2030"], 2, "There is no edition '2030'"),
        (["merged", "Bergen", "--on", "2020"], 2, "--into SUCCESSOR"),
        (["signed", "Bergen", "--into", "Malmö"], 2, "only a merger"),
        (["merged", "Bergen", "--into", "Nowhere"], 3, "'Nowhere'"),
        (["merged", "Bergen", "--into", "Bergen"], 4, "would merge into itself"),
        (["merged", "Agder", "--into", "Aust-Agder"], 4, "would merge into itself"),
        (["merged", "Aust-Agder", "--into", "Bergen"], 4, "has merged already, into Agder"),
        (["renamed", "Bergen"], 2, "--name NAME"),
        (["signed", "Bergen", "--name", "Oslo"], 2, "only a renaming"),
        (["renamed", "Bergen", "--name", "B\x07"], 4, "name: it holds"),
        (["signed", "Bergen", "--source", "x\x1b[0m"], 4, "source: it holds"),
    ],
)
def test_what_cannot_have_happened_is_refused_and_nothing_is_written(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused("record", *words, code=code)


def test_today_is_not_the_future(towns: Charter) -> None:
    towns.told("record", "signed", "Lund", "--on", "2026-11-21")
    assert towns.json("count", "--country", "SE")["total"]["certain"] == 2


def test_a_partner_neither_signs_nor_succeeds(towns: Charter) -> None:
    towns.told("add", "Ministry", "--country", "LU", "--kind", "partner")
    for event in ("signed", "decided", "plan", "annulled"):
        assert "is a partner" in towns.refused("record", event, "Ministry", code=4)
    merger = ("record", "merged", "Bergen", "--into", "Ministry")
    assert "partner cannot take the place" in towns.refused(*merger, code=4)
    towns.told("record", "renamed", "Ministry", "--name", "MEGA", "--on", "2015")


def test_who_says_what_is_known_already_with_less_around_it_adds_nothing(towns: Charter) -> None:
    full = ("signed", "Lund", "--on", "2007-05-02", "--source", "the council", "--note", "by hand")
    towns.told("record", *full, "--document", "lund.pdf")
    before = towns.json("show", "Lund")["events"]
    for less in (full, full[:6], full[:4]):
        assert "Nothing to record" in towns.told("record", *less)
    assert towns.json("show", "Lund")["events"] == before


@pytest.mark.parametrize(
    "more", [("--source", "a letter"), ("--document", "lund.pdf"), ("--note", "unanimous")]
)
def test_a_source_a_paper_or_a_remark_that_is_new_is_recorded(
    towns: Charter, more: tuple[str, str]
) -> None:
    said = ("record", "signed", "Lund", "--on", "2007-05-02")
    towns.told(*said)
    assert "Recorded" in towns.told(*said, *more)
    assert "Nothing to record" in towns.told(*said)
    assert more[1] in {event[more[0][2:]] for event in towns.json("show", "Lund")["events"]}


def test_an_unknown_day_may_be_left_out_or_called_unknown(towns: Charter) -> None:
    assert "day unknown" in towns.told("record", "signed", "Lund", "--on", "unknown")
    assert "Nothing to record" in towns.told("record", "signed", "Lund")
