"""The properties that hold for every history, whatever was written down and in what order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from charter_cli.chronology import span
from charter_cli.conclusion import Conclusion
from charter_cli.dates import LAUNCH, PartialDate
from charter_cli.model import Event, EventKind, Pair, Successors
from charter_cli.standing import conclude

DAYS = st.dates(date(2006, 5, 12), date(2012, 12, 31))
PRECISIONS = st.sampled_from([10, 10, 7, 4, 0])
AUTHORITIES = range(1, 6)
SUCCESSORS = range(2, 6)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    return PartialDate(draw(DAYS).isoformat()[: draw(PRECISIONS)])


@st.composite
def events(draw: st.DrawFn, *kinds: EventKind) -> Event:
    kind = draw(st.sampled_from(kinds or tuple(EventKind)))
    return Event(
        kind=kind,
        on=draw(partial_dates()),
        attested=PartialDate(draw(DAYS).isoformat()),
        edition=draw(st.sampled_from(["", "", "2006", "2022"])),
        into=draw(st.sampled_from(SUCCESSORS)) if kind is EventKind.MERGED else None,
    )


@st.composite
def histories(draw: st.DrawFn) -> dict[int, tuple[Event, ...]]:
    """Histories as the register admits them: a body merges once, and never in a circle."""
    book = {}
    for authority in AUTHORITIES:
        own = draw(st.lists(events(), max_size=6))
        mergers = [e for e in own if e.kind is EventKind.MERGED and (e.into or 0) > authority]
        book[authority] = tuple(
            e for e in own if e.kind is not EventKind.MERGED or e in mergers[:1]
        )
    return book


def stands(conclusion: Conclusion, day: date) -> Pair:
    """Answer from the spells as the table `standing` and its SQL do."""
    certain = sum(
        s.begins_latest is not None
        and s.begins_latest <= day
        and (s.ends_earliest is None or day < s.ends_earliest)
        for s in conclusion.spells
    )
    possible = sum(
        s.begins_earliest <= day and (s.ends_latest is None or day < s.ends_latest)
        for s in conclusion.spells
    )
    return Pair(certain, possible)


def count(book: dict[int, tuple[Event, ...]], day: date) -> Pair:
    pairs = [stands(conclusion, day) for conclusion in conclude(book).values()]
    return Pair(sum(p.certain for p in pairs), sum(p.possible for p in pairs))


@given(histories(), DAYS)
def test_what_is_certain_is_possible_and_each_authority_counts_once(
    book: dict[int, tuple[Event, ...]], day: date
) -> None:
    for conclusion in conclude(book).values():
        pair = stands(conclusion, day)
        assert 0 <= pair.certain <= pair.possible <= 1


@settings(max_examples=200)
@given(histories(), st.sampled_from(AUTHORITIES), events(), st.integers(1, 900))
def test_a_later_event_never_changes_the_certain_count_and_never_raises_the_possible_one(
    book: dict[int, tuple[Event, ...]], authority: int, event: Event, days_before: int
) -> None:
    day = span(event).earliest - timedelta(days=days_before)
    before = count(book, day)
    after = count(book | {authority: (*book[authority], event)}, day)
    assert after.certain == before.certain
    assert after.possible <= before.possible


@settings(max_examples=200)
@given(histories(), st.sampled_from(AUTHORITIES), events(EventKind.MERGED), DAYS)
def test_a_merger_never_raises_the_possible_count(
    book: dict[int, tuple[Event, ...]], authority: int, merger: Event, day: date
) -> None:
    """Bodies do not decide after they ceased to be: such a decision cannot lead to a signature.

    (With one, the clauses of the law contradict each other: the decision says "not before",
    the merger "not after". The merger wins, and `check` names the contradiction.)
    """
    assume((merger.into or 0) > authority)
    assume(
        all(
            span(event).earliest <= span(merger).latest
            for event in book[authority]
            if event.kind is EventKind.DECIDED
        )
    )
    assume(all(event.kind is not EventKind.MERGED for event in book[authority]))
    after = book | {authority: (*book[authority], merger)}
    assert count(after, day).possible <= count(book, day).possible


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(book: dict[int, tuple[Event, ...]], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = {k: tuple(random.sample(v, len(v))) for k, v in reversed(book.items())}
    assert conclude(shuffled) == conclude(book)


@given(histories())
def test_the_same_events_entered_again_change_nothing(book: dict[int, tuple[Event, ...]]) -> None:
    twice = {k: v + tuple(replace(e) for e in v) for k, v in book.items()}
    assert conclude(twice) == conclude(book)


@given(histories(), DAYS)
def test_asking_successors_to_renew_never_raises_a_count(
    book: dict[int, tuple[Event, ...]], day: date
) -> None:
    inherits, renews = conclude(book), conclude(book, Successors.RENEW)
    for authority in book:
        assert stands(renews[authority], day).possible <= stands(inherits[authority], day).possible


@given(histories())
def test_nobody_stands_before_the_launch_unless_a_source_says_so(
    book: dict[int, tuple[Event, ...]],
) -> None:
    dated = [span(e).earliest for own in book.values() for e in own]
    floor = min([LAUNCH, *dated])
    assert count(book, floor - timedelta(days=1)) == Pair(0, 0)
