"""What holds of every name: it finds its own body, in its own country, however it is written."""

from hypothesis import given
from hypothesis import strategies as st

from charter_cli.bodywords import lexicon
from charter_cli.matching import Candidate, Decision, Finding, Index, Sought, match, question

COUNTRIES = ("DE", "ES", "FI", "GR", "LT", "NO", "SE", "UA")
KINDS = ("municipality", "county", "region")

syllables = st.sampled_from(
    [
        "ber",
        "gen",
        "lund",
        "mal",
        "möl",
        "å",
        "ðal",
        "sankt",
        "kirk",
        "by",
        "ö",
        "ville",
        "ñu",
        "ski",
    ]
)
names = st.lists(
    st.lists(syllables, min_size=1, max_size=3).map(lambda parts: "".join(parts).title()),
    min_size=1,
    max_size=3,
).map(" ".join)
wild = st.text(max_size=30)


@st.composite
def registers(draw: st.DrawFn) -> list[Candidate]:
    """Draw a few bodies, some of one name, some merged into others."""
    count = draw(st.integers(1, 6))
    return [
        Candidate(
            number,
            draw(st.sampled_from(COUNTRIES)),
            tuple(draw(st.lists(names, min_size=1, max_size=2))),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(["", "1", "0301"])),
            draw(st.sampled_from(["", "Saarland", "Skåne"])),
            draw(st.sampled_from([None, None, count - 1])),
        )
        for number in range(count)
    ]


@given(registers(), st.data())
def test_a_body_is_found_by_its_own_name(bodies: list[Candidate], data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(bodies))
    name = data.draw(st.sampled_from(meant.names))
    verdict = match(Index(bodies), Sought(name, meant.country, meant.kind))
    assert meant.id in [proposal.candidate.id for proposal in verdict.proposals]
    if verdict.certain is None:
        namesakes = [body for body in bodies if body.country == meant.country]
        assert meant.successor is not None or len(namesakes) > 1


@given(registers(), names, st.sampled_from(COUNTRIES), st.sampled_from(("", *KINDS)))
def test_case_and_accents_change_nothing(
    bodies: list[Candidate], name: str, country: str, kind: str
) -> None:
    index = Index(bodies)
    answers = [
        match(index, Sought(written, country, kind))
        for written in (name, name.upper(), name.lower(), f"  {name} ", name.replace(" ", "-"))
    ]
    for answer in answers:
        assert answer.finding == answers[0].finding
        assert answer.certain == answers[0].certain


@given(registers(), wild, st.sampled_from(COUNTRIES), st.sampled_from(("", *KINDS)), wild, wild)
def test_whatever_is_written_nobody_abroad_is_meant(
    bodies: list[Candidate], name: str, country: str, kind: str, code: str, region: str
) -> None:
    verdict = match(Index(bodies), Sought(name, country, kind, code, region))
    assert {proposal.candidate.country for proposal in verdict.proposals} <= {country}
    assert len({proposal.candidate.id for proposal in verdict.proposals}) == len(verdict.proposals)
    assert (verdict.finding is Finding.NONE) == (not verdict.proposals)
    assert verdict.reason


@given(registers(), names, st.sampled_from(COUNTRIES), st.sampled_from(("", *KINDS)))
def test_a_no_is_never_asked_again(
    bodies: list[Candidate], name: str, country: str, kind: str
) -> None:
    index, sought = Index(bodies), Sought(name, country, kind)
    refused: list[Decision] = []
    for _ in range(len(bodies) + 1):
        verdict = match(index, sought, {question(sought): refused})
        left = [proposal.candidate.id for proposal in verdict.proposals]
        assert not {decision.candidate for decision in refused} & set(left)
        if not left:
            break
        refused += [Decision(number, False) for number in left]
    assert match(index, sought, {question(sought): refused}).proposals == ()


@given(registers(), names, st.sampled_from(COUNTRIES), st.data())
def test_a_yes_is_applied_next_year(
    bodies: list[Candidate], name: str, country: str, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(bodies))
    sought = Sought(name, country)
    decisions = {question(sought): [Decision(chosen.id, True, "2026-11-21", "anna")]}
    assert match(Index(bodies), sought, decisions).certain == chosen


@given(names, st.sampled_from(COUNTRIES), st.data())
def test_any_word_for_a_municipality_may_be_added_or_left_out(
    name: str, country: str, data: st.DataObject
) -> None:
    words = [word for same in lexicon(country).after.values() for word in same]
    word = data.draw(st.sampled_from([w for w in words if w.rank in ("town", "municipality")]))
    index = Index([Candidate(1, country, (name,), "municipality")])
    verdict = match(index, Sought(f"{name} {word.shown}", country))
    assert [proposal.candidate.id for proposal in verdict.proposals] == [1]
