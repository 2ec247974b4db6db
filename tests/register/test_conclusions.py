"""The table `standing` is the law applied to the table `event`, after whatever was done."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Charter

from charter_cli.conclusion import Conclusion
from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput
from charter_cli.model import Authority, Event, EventKind, Kind, Pair, Scribe, Selection, Successors
from charter_cli.register import authorities, conclusions, counting, events, founding, listing
from charter_cli.register.batch import Batch, change
from charter_cli.register.file import reading
from charter_cli.standing import conclude

KARI = Scribe("Kari", datetime(2026, 11, 21, 12, tzinfo=UTC), "charter test")
COUNTRIES = {1: "NO", 2: "NO", 3: "SE", 4: "SE", 5: "FI"}
DAYS = st.dates(date(2006, 5, 12), date(2026, 11, 21))

deeds = st.tuples(
    st.sampled_from(sorted(COUNTRIES)),
    st.sampled_from(list(EventKind)),
    st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([10, 7, 4, 0])),
    st.sampled_from(sorted(COUNTRIES)),
)


def do(batch: Batch, deed: tuple[int, EventKind, str, int]) -> None:
    """Record an event, as far as the register admits it."""
    number, kind, on, into = deed
    one = authorities.get(batch.book.connection, number)
    event = Event(
        kind, PartialDate(on), PartialDate("2015-06"), into=into if kind == "merged" else None
    )
    try:
        events.record(batch, one, event)
    except BadInput:
        return


def fill(
    register: Path, rule: Successors, work: list[list[tuple[int, EventKind, str, int]]]
) -> None:
    founding.found(register)
    with change(register, KARI) as batch:
        batch.setting("successors", rule)
        for number, country in COUNTRIES.items():
            kind = (Kind.MUNICIPALITY, Kind.COUNTY)[number % 2]
            authorities.add(batch, Authority(0, f"Town {number}", country, kind))
    for some in work:
        with change(register, KARI) as batch:
            for deed in some:
                do(batch, deed)


def law(connection: sqlite3.Connection, rule: Successors) -> dict[int, Conclusion]:
    histories = conclusions.load(connection)
    return conclude({number: histories.get(number, ()) for number in COUNTRIES}, rule)


def stands(conclusion: Conclusion, day: date) -> tuple[bool, bool]:
    """Say whether one certainly and whether it possibly stands."""
    certain = any(
        s.begins_latest and s.begins_latest <= day < (s.ends_earliest or date.max)
        for s in conclusion.spells
    )
    possible = any(
        s.begins_earliest <= day < (s.ends_latest or date.max) for s in conclusion.spells
    )
    return certain, possible


@settings(max_examples=40)
@given(st.sampled_from(list(Successors)), st.lists(st.lists(deeds, max_size=6), max_size=4), DAYS)
def test_what_is_stored_and_counted_is_what_the_law_concludes(
    rule: Successors, work: list[list[tuple[int, EventKind, str, int]]], day: date
) -> None:
    with TemporaryDirectory() as folder:
        register = Path(folder) / "charter.db"
        fill(register, rule, work)
        with reading(register) as book:
            assert conclusions.stored(book.connection) == conclusions.rows(book.connection)
            concluded = law(book.connection, rule)
            pairs = {number: stands(one, day) for number, one in concluded.items()}
            for selection, chosen in (
                (Selection(), set(COUNTRIES)),
                (Selection(countries=("NO", "FI")), {1, 2, 5}),
                (Selection(kinds=("county",)), {1, 3, 5}),
            ):
                certain = sum(pairs[number][0] for number in chosen)
                possible = sum(pairs[number][1] for number in chosen)
                counted = counting.count(book, day, selection, "country")
                assert counted.total == Pair(certain, possible)
                assert counted.countries.possible == len(
                    {COUNTRIES[number] for number in chosen if pairs[number][1]}
                )
            listed = {e.authority.id for e in listing.entries(book.connection, day, Selection())}
            assert listed == {number for number, (_, possible) in pairs.items() if possible}


def test_a_corrected_country_moves_the_count(towns: Charter) -> None:
    assert towns.json("count", "--country", "DK")["total"]["possible"] == 0
    towns.told("edit", "Malmö", "--country", "DK")
    assert towns.json("count", "--country", "DK")["total"]["possible"] == 1
    towns.done("check")


def test_a_change_far_down_a_chain_of_mergers_reaches_the_last_successor(towns: Charter) -> None:
    towns.told("add", "Sørlandet", "--country", "NO", "--kind", "region")
    towns.told("record", "merged", "Agder", "--into", "Sørlandet", "--on", "2024-01-01")
    assert towns.json("show", "Sørlandet")["signed_on"] == "2009-06-01"
    for county in ("Aust-Agder", "Vest-Agder"):
        towns.told("record", "annulled", county, "--on", "2019-01-01")
    assert towns.json("show", "Sørlandet")["standing"] == "none"
    towns.done("check")


def test_an_event_that_says_less_exactly_what_another_says_is_set_aside(towns: Charter) -> None:
    told = towns.told("record", "signed", "Helsinki", "--on", "2010-09", "--source", "minutes")
    assert "more exact than signed on an unknown day" in told
    assert "Nothing to record" in towns.told("record", "signed", "Helsinki", "--on", "2010")
    kept = [e for e in towns.json("show", "Helsinki")["events"] if not e["set_aside"]]
    assert [(e["kind"], e["on"]) for e in kept] == [("signed", "2010-09")]


def test_an_undated_signature_that_is_attested_earlier_is_known_more_exactly(
    charter: Charter,
) -> None:
    list_of = ("--source", "the list")
    charter.told("add", "Bergen", "--country", "NO", "--signed", "unknown",
                 "--attested", "2015", *list_of)  # fmt: skip
    charter.told("record", "signed", "Bergen", "--attested", "2012", *list_of)
    assert charter.json("count", "--as-of", "2013")["total"] == {"certain": 1, "possible": 1}
    again = charter.told("record", "signed", "Bergen", "--attested", "2015", *list_of)
    assert "Nothing to record" in again


def test_what_is_entered_again_on_another_day_adds_nothing(
    charter: Charter, registers: Path
) -> None:
    shutil.copy(registers / "empty.db", charter.register)
    later = replace(KARI, at=datetime(2027, 3, 1, 12, tzinfo=UTC))
    for scribe in (KARI, later):
        with change(charter.register, scribe) as batch:
            if scribe is KARI:
                authorities.add(batch, Authority(0, "Bergen", "NO"))
            one = authorities.get(batch.book.connection, 1)
            recorded = events.record(batch, one, Event(EventKind.SIGNED, source="the list"))
    assert recorded.id is None


def test_a_renaming_is_not_mistaken_for_another(charter: Charter) -> None:
    charter.told("add", "Christiania", "--country", "NO")
    for name, on in (("Kristiania", "2007"), ("Oslo", "2007"), ("Oslo by", "unknown")):
        charter.told("record", "renamed", "1", "--name", name, "--on", on)
    assert charter.json("show", "Oslo by")["authority"]["name"] == "Oslo by"
    assert charter.json("show", "Christiania")["authority"]["id"] == 1
