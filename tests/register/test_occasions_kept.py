"""Whatever an occasion holds, the register gives it back as it was; so does an undoing."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli.dates import PartialDate
from charter_cli.model import Scribe
from charter_cli.occasions import Occasion, OccasionKind, Person, Place, When
from charter_cli.register import batch, file, occasions
from charter_cli.wording import Worded

KARI = Scribe("Kari", datetime(2026, 11, 21, tzinfo=UTC), "charter occasion")
LINES = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=12)
WORDED = st.builds(
    Worded, st.just("") | LINES, st.dictionaries(st.sampled_from(["nb", "sv", "el"]), LINES)
)
SAID = WORDED.filter(bool)
DAYS = st.sampled_from(["", "2018", "2018-06", "2018-06-11"]).map(PartialDate)
OCCASIONS = st.builds(
    Occasion,
    key=st.just("bilbao"),
    kind=st.sampled_from(OccasionKind),
    title=SAID,
    publication=WORDED,
    about=WORDED,
    audience=WORDED,
    when=st.builds(When, DAYS, DAYS, st.none() | st.just(time(9, 30)), st.just(time(17))),
    place=st.builds(Place, WORDED, WORDED, WORDED, st.sampled_from(["", "ES"])),
    hosts=st.lists(SAID, max_size=3).map(tuple),
    speakers=st.lists(SAID, max_size=3).map(tuple),
    website=LINES,
    fee=WORDED,
    documents=st.lists(LINES.filter(lambda text: ";" not in text), max_size=2).map(tuple),
    contacts=st.lists(st.builds(Person, LINES, LINES.map(Worded), LINES, LINES), max_size=2).map(
        tuple
    ),
    note=LINES,
)


@pytest.fixture(scope="module")
def empty(registers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register that is filled and emptied again."""
    path = tmp_path_factory.mktemp("occasions") / "charter.db"
    shutil.copy(registers / "empty.db", path)
    return path


def kept(register: Path) -> Occasion:
    with file.reading(register) as book:
        found = occasions.find(book.connection, "bilbao")
    return replace(found, id=0)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(first=OCCASIONS, then=OCCASIONS)
def test_an_occasion_comes_back_as_it_was_entered_and_as_it_was_edited(
    empty: Path, first: Occasion, then: Occasion
) -> None:
    register = empty.with_name("one.db")
    shutil.copy(empty, register)
    with batch.change(register, KARI) as one:
        occasions.add(one, first)
    assert kept(register) == first
    with batch.change(register, KARI) as one:
        before = occasions.find(one.book.connection, "bilbao")
        occasions.edit(one, before, then)
    assert kept(register) == then
