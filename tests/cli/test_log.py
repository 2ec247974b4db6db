"""`charter log` tells who changed what, field by field; `undo` and `redo` lead back and forth."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Charter

Dump = dict[str, list[tuple[object, ...]]]


def newest(charter: Charter) -> int:
    return int(charter.json("log")[0]["id"])


def test_a_correction_is_told_in_words_as_old_and_new(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--email", "postmottak@bergen.example")
    said = towns.done("log", "--batch", str(newest(towns)))
    assert "Kari, 2026-11-21 12:00, charter edit" in said
    assert "Bergen (NO, 1), changed:\n" in said
    assert "  e-mail: post@bergen.example → postmottak@bergen.example\n" in said


def test_an_addition_is_told_with_every_field_that_was_given(towns: Charter) -> None:
    said = towns.done("log", "--batch", "2")
    assert "entered: 1 authority" in said
    assert "entered: 2 events" in said
    assert "  code: 4601" in said
    assert "event 2 'signed' at Bergen (NO, 1), entered:" in said


def test_an_addition_is_told_as_it_was_then_whatever_came_later(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--email", "postmottak@bergen.example")
    towns.told("contact", "add", "Bergen", "--name", "Åse Øye")
    added = newest(towns)
    towns.told("contact", "edit", "1", "--name", "Åse Hansen")
    towns.told("undo", str(newest(towns)))
    towns.told("undo", str(added))
    assert "  e-mail: post@bergen.example\n" in towns.done("log", "--batch", "2")
    assert "  name: Åse Øye\n" in towns.done("log", "--batch", str(added))
    assert "contact 1 at Bergen (NO, 1), removed:" in towns.done(
        "log", "--batch", str(newest(towns))
    )


def test_a_long_batch_is_cut_on_the_screen_and_whole_in_json(towns: Charter) -> None:
    said = towns("log", "--batch", "2", "--limit", "3")
    assert "Shown: the first 3 fields;" in said.err
    fields = {line["field"] for line in towns.json("log", "--batch", "2")}
    assert {"name", "country", "email", "city"} <= fields


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_batch_that_never_was_is_refused_in_every_format(towns: Charter, form: str) -> None:
    assert "no batch 999" in towns.refused("log", "--batch", "999", "--format", form, code=3)


def test_the_log_of_an_authority_names_what_was_removed_too(towns: Charter) -> None:
    towns.told("contact", "add", "Lund", "--email", "stad@lund.example")
    entered = newest(towns)
    towns.told("undo")
    numbers = [entry["id"] for entry in towns.json("log", "Lund")]
    assert {entered, newest(towns)} <= set(numbers)
    assert not {entry["id"] for entry in towns.json("log", "Rennes")} & {entered}


def test_any_batch_can_be_undone_and_done_again(
    towns: Charter, dump: Callable[[Path], Dump]
) -> None:
    towns.told("edit", "Bergen", "--region", "Hordaland")
    middle = newest(towns)
    between = dump(towns.register)
    towns.told("edit", "Lund", "--region", "Skåne")
    after = dump(towns.register)
    said = towns.told("undo", str(middle))
    assert f"charter redo {middle}" in said
    assert towns.json("show", "Bergen")["authority"]["region"] == "Vestland"
    assert towns.json("show", "Lund")["authority"]["region"] == "Skåne"
    assert "is done again" in towns.told("redo")
    assert dump(towns.register) == after != between


def test_undo_goes_back_step_by_step_and_redo_forth(
    towns: Charter, dump: Callable[[Path], Dump]
) -> None:
    states = [dump(towns.register)]
    for region in ("A", "B", "C"):
        towns.told("edit", "Bergen", "--region", region)
        states.append(dump(towns.register))
    for state in reversed(states[:-1]):
        towns.told("undo")
        assert dump(towns.register) == state
    for state in states[1:]:
        towns.told("redo")
        assert dump(towns.register) == state
    assert "nothing to do again" in towns.refused("redo", code=3)


def test_a_batch_whose_field_was_changed_since_is_refused_naming_who_when_and_which(
    towns: Charter,
) -> None:
    towns.told("edit", "Bergen", "--region", "A", "--note", "x")
    first = newest(towns)
    towns.told("edit", "Bergen", "--region", "B")
    why = towns.refused("undo", str(first), code=4)
    assert f"Batch {first + 1} (Kari, 2026-11-21 12:00, charter edit Bergen)" in why
    assert "region of Bergen (NO, 1)" in why
    assert "note" not in why


def test_an_addition_that_others_build_on_is_refused(towns: Charter) -> None:
    towns.told("contact", "add", "Lund", "--email", "stad@lund.example")
    added = next(e["id"] for e in towns.json("log", "Lund") if "charter add" in e["command"])
    assert "contact 1 at Lund (SE, 8)" in towns.refused("undo", str(added), code=4)


def test_what_comes_back_must_find_its_place_free(towns: Charter) -> None:
    towns.told("edit", "Bergen", "--code", "9999")
    moved = newest(towns)
    towns.told("add", "Bjørgvin", "--country", "NO", "--code", "4601")
    why = towns.refused("undo", str(moved), code=4)
    assert "has taken the place" in why
    assert "code" in why


def test_what_belongs_to_something_gone_does_not_come_back_alone(towns: Charter) -> None:
    towns.told("add", "Ås", "--country", "NO")
    added = newest(towns)
    towns.told("contact", "add", "Ås", "--email", "post@as.example")
    person = newest(towns)
    towns.told("undo", str(person))
    towns.told("undo", str(added))
    assert "belongs to something that is gone" in towns.refused("redo", str(person), code=4)
    towns.told("redo", str(added))
    towns.told("redo", str(person))
    assert towns.json("contact", "list", "Ås")[0]["email"] == "post@as.example"


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["undo", "999"], 3, "no batch 999"),
        (["redo", "2"], 3, "Batch 2 is not undone"),
        (["log", "--batch", "999"], 3, "no batch 999"),
        (["log", "Nowhere"], 3, "'Nowhere'"),
    ],
)
def test_what_is_not_in_the_log_is_said(
    towns: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in towns.refused(*words, code=code)
