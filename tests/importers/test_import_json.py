"""JSON: a list of records, each key a heading; nothing that only Python understands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from charter_cli.errors import BadInput
from charter_cli.importers import Row, Several, Unfit

Look = Callable[..., list[tuple[str, list[Row], list[str]]]]
Saved = Callable[[str, bytes | str], Path]


def test_every_key_is_a_heading_and_records_are_counted_from_one(saved: Saved) -> None:
    from charter_cli.importers import Hints
    from charter_cli.importers import json as leaf

    records = [{"name": "Bergen", "code": "4601"}, {"name": "Oslo", "country": "NO"}]
    [sheet] = leaf.read(saved("list.json", json.dumps(records)), Hints())
    assert sheet.headings == ("name", "code", "country")
    assert list(sheet.rows) == [(1, ("Bergen", "4601", "")), (2, ("Oslo", "", "NO"))]


def test_a_list_may_be_wrapped_in_an_object_and_that_is_said(look: Look, saved: Saved) -> None:
    wrapped = '{"as_of": "2018-02-26", "towns": [{"name": "Bergen"}], "empty": []}'
    [(_, rows, said)] = look(saved("list.json", wrapped))
    assert rows == [(1, ("Bergen",))]
    assert "'towns'" in said[0]


def test_two_lists_in_one_object_are_not_chosen_between(look: Look, saved: Saved) -> None:
    with pytest.raises(BadInput, match="it holds 2 of them"):
        look(saved("list.json", '{"a": [{"name": "x"}], "b": [{"name": "y"}]}'))


def test_values_that_are_no_text_are_unfit_and_a_list_of_texts_is_kept(
    look: Look, saved: Saved
) -> None:
    record = {"a": ["nb", "nn"], "b": {"x": 1}, "c": [1], "d": None, "e": True, "f": 7, "g": 1e999}
    text = json.dumps([record]).replace("Infinity", "1e999")
    [(_, [(_, cells)], _)] = look(saved("list.json", text))
    assert cells[0] == Several(("nb", "nn"))
    assert [type(cell) for cell in cells[1:3]] == [Unfit, Unfit]
    assert cells[3:6] == ("", True, 7)
    assert cells[6] == Unfit("it is not a number")


def test_what_is_no_object_is_an_unfit_row_and_the_rest_is_read(look: Look, saved: Saved) -> None:
    [(_, rows, _)] = look(saved("list.json", '[{"name": "Bergen"}, "x", 7, null, []]'))
    assert len(rows) == 5
    assert all(isinstance(cells[0], Unfit) for _, cells in rows[1:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"name": "Bergen"},]', "line 1 column"),
        ('[{"name": "Bergen"}', "incomplete"),
        ('[{"name": "Ber', "incomplete"),
        ('[{"name": NaN}]', "NaN is not JSON"),
        ('[{"name": "a", "name": "b"}]', "'name' appears twice"),
        ('"hello"', "list of records"),
        ("[1, 2]", "no list of records"),
        ("[" * 100_000, "nested too deeply"),
        ('{"name": "a"}\n{"name": "b"}', ".jsonl"),
        ("", "empty"),
        ("  \n", "empty"),
    ],
)
def test_what_is_not_sound_is_refused_with_its_place(
    look: Look, saved: Saved, text: str, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        look(saved("list.json", text))


def test_an_endless_number_is_kept_as_it_is_written(look: Look, saved: Saved) -> None:
    [(_, rows, _)] = look(saved("list.json", f'[{{"population": {"9" * 10_000}}}]'))
    assert rows[0][1] == ("9" * 10_000,)


def test_json_that_is_not_unicode_is_refused_unless_its_encoding_is_said(
    look: Look, saved: Saved
) -> None:
    path = saved("list.json", '[{"name": "Målselv"}]'.encode("cp1252"))
    with pytest.raises(BadInput, match="as JSON must be"):
        look(path)
    assert look(path, encoding="cp1252")[0][1] == [(1, ("Målselv",))]
    path = saved("list.json", '[{"name": "Målselv"}]'.encode("utf-16"))
    assert look(path)[0][1] == [(1, ("Målselv",))]


def test_json_lines_are_numbered_as_lines_and_a_broken_one_is_named(
    look: Look, saved: Saved
) -> None:
    text = '{"name": "Bergen"}\n\n{"name": "Oslo", "note": "a\\u2028b"}\n'
    assert look(saved("list.jsonl", text))[0][1] == [(1, ("Bergen", "")), (3, ("Oslo", "a\u2028b"))]
    with pytest.raises(BadInput, match="Line 4: The JSON is incomplete"):
        look(saved("list.jsonl", text + '{"name": "Vo'))
    with pytest.raises(BadInput, match="Line 1: The key 'name' appears twice"):
        look(saved("list.jsonl", '{"name": "a", "name": "b"}'))
