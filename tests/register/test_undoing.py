"""Every batch can be taken back exactly, and done again."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput, CharterError, NotFound
from charter_cli.model import Authority, Contact, Event, EventKind, Kind, Scribe
from charter_cli.register import (
    authorities,
    checking,
    contacts,
    events,
    expectations,
    founding,
    past,
    undoing,
)
from charter_cli.register.batch import Batch, change
from charter_cli.register.file import reading

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LOG = ("batch", "change", "sqlite_sequence", "_sqlite_migrations")


def scribe(command: str = "charter test", minutes: int = 0) -> Scribe:
    return Scribe("Kari", NOON + timedelta(minutes=minutes), command)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the log."""
    connection = sqlite3.connect(path)
    found = dump_of(connection)
    connection.close()
    return found


def dump_of(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    rows = {t: sorted(connection.execute(f"SELECT * FROM {t}"), key=repr) for t in tables}
    return {table: found for table, found in rows.items() if table not in LOG}


def do(path: Path, work: Callable[[Batch], object]) -> int | None:
    with change(path, scribe()) as batch:
        work(batch)
        return batch.id


def undo(path: Path, number: int) -> int | None:
    with change(path, scribe("charter undo"), undoes=number) as batch:
        undoing.undo(batch, number)
        return batch.id


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "charter.db"
    founding.found(path)
    return path


def town(batch: Batch, name: str) -> int:
    return authorities.add(batch, Authority(0, name, "NO"))


def signs(number: int, on: str) -> Callable[[Batch], object]:
    def work(batch: Batch) -> object:
        one = authorities.get(batch.book.connection, number)
        return events.record(batch, one, Event(EventKind.SIGNED, PartialDate(on)))

    return work


def test_an_undone_addition_leaves_nothing_behind(register: Path) -> None:
    before = dump(register)
    number = do(register, lambda batch: signs(town(batch, "Bergen"), "2008")(batch))
    assert dump(register) != before
    assert number is not None
    undo(register, number)
    assert dump(register) == before


def test_undoing_an_undoing_does_it_again(register: Path) -> None:
    number = do(register, lambda batch: signs(town(batch, "Bergen"), "2008")(batch))
    after = dump(register)
    taken_back = undo(register, number or 0)
    undo(register, taken_back or 0)
    assert dump(register) == after


def test_a_batch_that_later_ones_build_on_is_refused_and_they_are_named(register: Path) -> None:
    first = do(register, lambda batch: town(batch, "Bergen"))
    later = do(register, signs(1, "2008"))
    before = dump(register)
    with pytest.raises(BadInput, match=rf"Batch {later} \(Kari, .*: event 1 .signed. at Bergen"):
        undo(register, first or 0)
    assert dump(register) == before


def test_a_correction_of_another_field_does_not_stand_in_the_way(register: Path) -> None:
    do(register, lambda batch: town(batch, "Bergen"))

    def corrected(**fields: str) -> Callable[[Batch], object]:
        def work(batch: Batch) -> object:
            one = authorities.get(batch.book.connection, 1)
            return authorities.edit(batch, one, replace(one, **fields))  # type: ignore[arg-type]

        return work

    coded = do(register, corrected(code="4601"))
    do(register, corrected(region="Vestland"))
    undo(register, coded or 0)
    with reading(register) as book:
        one = authorities.get(book.connection, 1)
    assert (one.code, one.region) == ("", "Vestland")


def test_what_is_undone_already_is_not_undone_twice(register: Path) -> None:
    number = do(register, lambda batch: town(batch, "Bergen")) or 0
    undo(register, number)
    with pytest.raises(BadInput, match="undone already"):
        undo(register, number)


def test_a_number_is_never_given_out_twice(register: Path) -> None:
    undo(register, do(register, lambda batch: town(batch, "Bergen")) or 0)
    do(register, lambda batch: town(batch, "Oslo"))
    with reading(register) as book:
        assert authorities.find(book.connection, "Oslo").id == 2


def test_there_is_nothing_to_undo_in_a_new_register(register: Path) -> None:
    with reading(register) as book, pytest.raises(NotFound):
        undoing.last(book.connection)


NAMES = st.sampled_from(["Bergen", "Oslo", "Bodø", "Tromsø"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "sign", "edit", "merge", "person", "end", "undo",
                               "many", "set", "swap", "expect"]), NAMES,
              st.sampled_from(["2008", "2010-03", "2012-03-08", ""]), st.integers(1, 9)),
    min_size=1, max_size=8,
)  # fmt: skip


def bulk(batch: Batch, name: str, number: int) -> None:
    """Enter many at once, as an import does."""
    first = batch.free("authority")
    batch.insert_many(
        "authority",
        ("id", "name", "country", "kind"),
        ((first + n, f"{name} {n}", "SE", "municipality") for n in range(number)),
    )
    free = batch.free("event")
    signed = Event(EventKind.SIGNED, PartialDate("2010-03"), entered=NOON.date())
    batch.insert_many(
        "event",
        ("id", *events.values(0, signed)),
        ((free + n, *events.values(first + n, signed).values()) for n in range(number)),
    )
    people = (Contact(0, first + n, name=f"{name} {n}", email=f"x{n}@x.no") for n in range(number))
    contacts.add_many(batch, people)
    batch.touched |= set(range(first, first + number))


def step(batch: Batch, what: str, name: str, day: str, number: int) -> None:
    """Do one thing to the register as a whole, or to one authority."""
    connection = batch.book.connection
    if what == "add":
        authorities.add(batch, Authority(0, name, "NO", Kind.MUNICIPALITY, code=str(number)))
    elif what == "many":
        bulk(batch, name, number)
    elif what == "set":
        batch.setting("successors", "renew" if number % 2 else "inherit")
        batch.touched |= {row[0] for row in connection.execute("SELECT id FROM authority")}
    elif what == "expect":
        expectations.add(batch, expectations.Expectation(NOON.date(), number))
    else:
        step_of(batch, what, authorities.find(connection, name), PartialDate(day), number)


def step_of(batch: Batch, what: str, one: Authority, on: PartialDate, number: int) -> None:
    if what == "swap":
        swap(batch, one, authorities.get(batch.book.connection, number))
    elif what == "sign":
        events.record(batch, one, Event(EventKind.SIGNED, on))
    elif what == "edit":
        authorities.edit(batch, one, replace(one, region=f"{on}-{number}"))
    elif what == "merge":
        events.record(batch, one, Event(EventKind.MERGED, on, into=number))
    elif what == "person":
        contacts.add(batch, Contact(0, one.id, name=f"{one.name} {number}"))
    elif what == "end":
        contacts.end(batch, contacts.get(batch.book.connection, number), on)


def swap(batch: Batch, one: Authority, other: Authority) -> None:
    """Give two authorities each other's code, which at no moment both may have."""
    authorities.edit(batch, one, replace(one, code="moving"))
    authorities.edit(batch, other, replace(other, code=one.code))
    moving = authorities.get(batch.book.connection, one.id)
    authorities.edit(batch, moving, replace(moving, code=other.code))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undoing_everything_backwards_leads_through_every_state_before(
    steps: list[tuple[str, str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("undo") / "charter.db"
    founding.found(path)
    states: list[tuple[int, dict[str, list[tuple[object, ...]]]]] = []
    for what, name, day, number in steps:
        before = dump(path)
        try:
            if what == "undo":
                done = undo(path, number)
            else:
                done = do(path, lambda b, w=what, n=name, d=day, i=number: step(b, w, n, d, i))  # type: ignore[misc]
        except CharterError:
            assert dump(path) == before
            continue
        if done:
            states.append((done, before))
        with reading(path) as book:
            assert list(checking.check(book, NOON.date(), "law")) == []
    for done, before in states:
        with reading(path) as book, past.after(book, done - 1) as then:
            assert dump_of(then.connection) == before
    for done, before in reversed(states):
        undo(path, done)
        assert dump(path) == before


def test_an_addition_that_was_done_again_can_be_taken_back_again(register: Path) -> None:
    empty = dump(register)
    added = do(register, lambda batch: town(batch, "Bergen")) or 0
    undo(register, undo(register, added) or 0)
    undo(register, added)
    assert dump(register) == empty


@pytest.mark.parametrize(
    "text", ["007", "1e5", "null", "true", '{"name": "x"}', "a\\u0041\\n", '"', "\u2028\x7f𝔸́", ""]
)
def test_whatever_a_text_looks_like_it_comes_back_as_it_was(register: Path, text: str) -> None:
    one = Authority(0, "Bergen", "NO", note=text, code=text, population=7 if text else None)
    before = dump(register)
    added = do(register, lambda batch: authorities.add(batch, one)) or 0
    after = dump(register)
    taken = undo(register, added) or 0
    assert dump(register) == before
    undo(register, taken)
    assert dump(register) == after


def test_fields_that_changed_twice_in_one_batch_go_back_in_the_right_order(register: Path) -> None:
    do(register, lambda batch: authorities.add(batch, Authority(0, "Bergen", "NO", code="1")))
    do(register, lambda batch: authorities.add(batch, Authority(0, "Oslo", "NO", code="2")))
    before = dump(register)

    def swapped(batch: Batch) -> None:
        connection = batch.book.connection
        swap(batch, authorities.get(connection, 1), authorities.get(connection, 2))

    number = do(register, swapped) or 0
    after = dump(register)
    taken = undo(register, number) or 0
    assert dump(register) == before
    undo(register, taken)
    assert dump(register) == after
