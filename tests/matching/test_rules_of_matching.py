"""What is taken, what is asked, and what is only proposed."""

import pytest

from charter_cli import places
from charter_cli.matching import Candidate, Decision, Finding, Index, Sought, match, question

BODIES = [
    Candidate(1, "DE", ("Neunkirchen",), "municipality", "10043114", "Saarland"),
    Candidate(2, "DE", ("Neunkirchen",), "municipality", "", "Nordrhein-Westfalen"),
    Candidate(3, "DE", ("Landkreis Neunkirchen",), "county", "10043"),
    Candidate(4, "ES", ("Vitoria-Gasteiz", "Vitoria"), "municipality", "01059"),
    Candidate(5, "ES", ("Victoria",), "municipality"),
    Candidate(6, "NO", ("Aust-Agder fylkeskommune",), "county", successor=8),
    Candidate(7, "NO", ("Vest-Agder fylkeskommune",), "county", successor=8),
    Candidate(8, "NO", ("Agder fylkeskommune",), "county", "42"),
    Candidate(9, "NO", ("Bergen",), "municipality", "4601"),
    Candidate(10, "NO", ("Oslo",), "municipality", "0301"),
    Candidate(11, "SE", ("Region Värmland", "Landstinget i Värmland"), "region"),
    Candidate(12, "DE", ("Landkreis Göttingen",), "county", successor=13),
    Candidate(13, "DE", ("Landkreis Göttingen",), "county"),
    Candidate(14, "FR", ("Communauté d'agglomération de La Rochelle",), "other"),
    Candidate(15, "FR", ("La Rochelle",), "municipality"),
    Candidate(16, "TR", ("Yenişehir",), "municipality", "", "Bursa"),
    Candidate(17, "LT", ("Vilniaus rajono savivaldybė",), "municipality"),
    Candidate(18, "DE", ("Halle (Saale)",), "municipality"),
    Candidate(19, "CH", ("Biel/Bienne",), "municipality"),
    Candidate(20, "IT", ("Mathi",), "municipality"),
    Candidate(21, "IT", ("Marti",), "municipality"),
    Candidate(22, "DE", ("Freiburg im Breisgau",), "municipality"),
    Candidate(23, "IE", ("Galway County Council",), "county"),
    Candidate(24, "IE", ("Galway City Council",), "municipality"),
]
INDEX = Index(BODIES, places.in_country)


def found(sought: Sought) -> tuple[Finding, list[int]]:
    """Return how sure the answer is, and whom it names."""
    verdict = match(INDEX, sought)
    return verdict.finding, [proposal.candidate.id for proposal in verdict.proposals]


def test_two_towns_of_one_name_are_asked_about() -> None:
    finding, bodies = found(Sought("Neunkirchen", "DE", "municipality"))
    assert (finding, set(bodies)) == (Finding.SEVERAL, {1, 2})


@pytest.mark.parametrize("region", ["Saarland", "SAARLAND", "Land Saarland"])
def test_the_region_tells_two_towns_of_one_name_apart(region: str) -> None:
    verdict = match(INDEX, Sought("Neunkirchen", "DE", "municipality", region=region))
    assert verdict.certain == BODIES[0]
    assert verdict.reason == "same name, in Saarland"


@pytest.mark.parametrize("kind", ["", "county"])
def test_a_county_is_never_the_town_of_the_same_name(kind: str) -> None:
    assert found(Sought("Landkreis Neunkirchen", "DE", kind)) == (Finding.CERTAIN, [3])
    finding, bodies = found(Sought("Stadt Neunkirchen", "DE", "municipality"))
    assert finding is Finding.SEVERAL
    assert 3 not in bodies


def test_the_words_of_a_name_know_better_than_a_kind_that_was_set_for_the_whole_list() -> None:
    assert found(Sought("Landkreis Neunkirchen", "DE", "municipality")) == (Finding.CERTAIN, [3])


def test_a_bare_name_without_a_kind_may_be_the_town_or_the_county() -> None:
    finding, bodies = found(Sought("Galway", "IE"))
    assert (finding, set(bodies)) == (Finding.SEVERAL, {23, 24})
    assert found(Sought("Galway", "IE", "county")) == (Finding.CERTAIN, [23])


def test_without_a_kind_the_province_may_be_meant_by_the_name_of_its_town() -> None:
    town = Candidate(1, "IT", ("Siena",), "municipality")
    province = Candidate(2, "IT", ("Provincia di Siena",), "county")
    index = Index([town, province])
    assert match(index, Sought("Siena", "IT")).finding is Finding.SEVERAL
    assert match(index, Sought("Siena", "IT", "municipality")).certain == town
    assert match(index, Sought("Provincia di Siena", "IT")).certain == province


def test_a_word_more_or_another_spelling_does_not_make_one_of_two_the_nearer() -> None:
    one = Candidate(1, "DE", ("Köln",), "municipality")
    other = Candidate(2, "DE", ("Stadt Koeln",), "municipality")
    verdict = match(Index([one, other]), Sought("Koeln", "DE", "municipality"))
    assert verdict.finding is Finding.SEVERAL


def test_a_union_of_communes_is_not_the_town_in_its_name() -> None:
    assert found(Sought("La Rochelle", "FR", "municipality")) == (Finding.CERTAIN, [15])
    written = Sought("Communauté d’agglomération de La Rochelle", "FR", "intermunicipal")
    assert found(written) == (Finding.CERTAIN, [14])


def test_a_county_that_another_list_calls_a_region_is_asked_about() -> None:
    finding, bodies = found(Sought("Värmland", "SE", "county"))
    assert (finding, bodies[:1]) == (Finding.PROPOSED, [11])


def test_a_former_name_is_a_name() -> None:
    verdict = match(INDEX, Sought("Landstinget i Värmland", "SE", "region"))
    assert verdict.certain == BODIES[10]
    assert "Landstinget i Värmland is another name of Region Värmland" in verdict.reason


def test_vitoria_is_not_victoria() -> None:
    assert found(Sought("Vitoria", "ES", "municipality")) == (Finding.CERTAIN, [4])
    without = Index([BODIES[4]], places.in_country)
    verdict = match(without, Sought("Vitoria", "ES", "municipality"))
    assert verdict.finding is Finding.PROPOSED
    assert verdict.proposals[0].score < 100
    assert "spelled almost alike" in verdict.reason


def test_a_name_is_not_sought_in_another_country() -> None:
    assert found(Sought("Bergen", "DE", "municipality"))[1].count(9) == 0
    assert found(Sought("Neunkirchen", "AT", "municipality")) == (Finding.NONE, [])


@pytest.mark.parametrize("written", ["Aust-Agder", "Aust-Agder fylkeskommune", "AUST AGDER FYLKE"])
def test_the_name_of_a_predecessor_leads_to_its_successor_with_a_question(written: str) -> None:
    verdict = match(INDEX, Sought(written, "NO", "county"))
    assert verdict.finding is Finding.SUCCESSOR
    assert [proposal.candidate.id for proposal in verdict.proposals] == [8, 6]
    assert verdict.reason.endswith("has merged into Agder fylkeskommune: is that one meant?")


def test_a_no_to_the_successor_leaves_the_predecessor() -> None:
    asked = Sought("Aust-Agder", "NO", "county")
    assert match(INDEX, asked, {question(asked): [Decision(8, False)]}).certain == BODIES[5]


def test_a_successor_that_kept_the_name_is_asked_about_too() -> None:
    assert found(Sought("Landkreis Göttingen", "DE")) == (Finding.SUCCESSOR, [13, 12])


def test_mergers_in_a_circle_do_not_go_on_for_ever() -> None:
    one = Candidate(1, "NO", ("Ås",), "municipality", successor=2)
    other = Candidate(2, "NO", ("Ski",), "municipality", successor=1)
    assert match(Index([one, other]), Sought("Ås", "NO")).proposals[0].candidate in (one, other)


def test_the_code_comes_before_the_name() -> None:
    verdict = match(INDEX, Sought("Neunkirchen", "DE", "municipality", "10043114"))
    assert (verdict.certain, verdict.reason) == (BODIES[0], "same code and name")


@pytest.mark.parametrize("written", ["NO-4601", "4601"])
def test_a_code_is_enough_even_where_the_name_is_misspelled_or_missing(written: str) -> None:
    assert match(INDEX, Sought("", "NO", "", written)).certain == BODIES[8]
    verdict = match(INDEX, Sought("Bergenn kommune", "NO", "", written))
    assert verdict.certain == BODIES[8]
    assert verdict.reason == "same code; the name there is Bergen"


def test_a_code_that_contradicts_the_name_is_a_question() -> None:
    verdict = match(INDEX, Sought("Oslo", "NO", "municipality", "4601"))
    assert verdict.finding is Finding.PROPOSED
    assert [proposal.candidate.id for proposal in verdict.proposals] == [9, 10]
    verdict = match(INDEX, Sought("Oslo", "NO", "municipality", "9999"))
    assert verdict.finding is Finding.PROPOSED
    assert verdict.reason == "same name, but the code there is 0301, not 9999"


def test_a_town_of_another_region_is_a_question_even_if_it_alone_has_the_name() -> None:
    assert found(Sought("Yenişehir", "TR", "municipality")) == (Finding.CERTAIN, [16])
    assert found(Sought("Yenişehir", "TR", "municipality", region="Bursa")) == (
        Finding.CERTAIN,
        [16],
    )
    for asked in (
        Sought("Yenişehir", "TR", "municipality", region="Mersin"),
        Sought("Yenişehir (Mersin)", "TR", "municipality"),
    ):
        assert found(asked)[0] is Finding.PROPOSED
    assert found(Sought("Yenişehir (Bursa)", "TR", "municipality")) == (Finding.CERTAIN, [16])


def test_the_district_around_a_town_is_not_the_town() -> None:
    finding, bodies = found(Sought("Vilnius", "LT", "municipality"))
    assert (finding, bodies) == (Finding.PROPOSED, [17])
    assert found(Sought("Vilniaus miesto savivaldybė", "LT")) == (Finding.NONE, [])


@pytest.mark.parametrize(
    ("written", "body"), [("Halle", 18), ("Freiburg", 22), ("Freiburg i. Br.", 22)]
)
def test_a_shorter_name_is_proposed_and_not_taken(written: str, body: int) -> None:
    assert found(Sought(written, "DE", "municipality")) == (Finding.PROPOSED, [body])


def test_half_of_a_double_name_is_proposed_unless_the_reference_knows_it() -> None:
    assert match(INDEX, Sought("Biel", "CH", "municipality")).certain == BODIES[18]
    unknown = match(Index([BODIES[18]]), Sought("Biel", "CH", "municipality"))
    assert unknown.finding is Finding.PROPOSED


def test_an_exonym_that_may_be_a_slip_of_the_pen_is_asked_about() -> None:
    assert found(Sought("Mati", "IT", "municipality"))[0] is Finding.PROPOSED
    assert match(Index([BODIES[19]], places.in_country), Sought("Mati", "IT")).certain


def test_a_genitive_of_two_towns_is_asked_about() -> None:
    irun = Index([Candidate(1, "ES", ("Irun",), "municipality")], places.in_country)
    assert match(irun, Sought("Iruñeko Udala", "ES")).finding is Finding.PROPOSED


def test_a_yes_is_remembered_with_its_day_and_its_author() -> None:
    asked = Sought("Vitoriah", "ES", "municipality")
    decisions = {question(asked): [Decision(4, True, "2026-11-21", "anna")]}
    again = Sought("VITORIÁH", "ES", "municipality")
    verdict = match(INDEX, again, decisions)
    assert verdict.certain == BODIES[3]
    assert verdict.reason == "decided on 2026-11-21 by anna"


def test_a_no_is_remembered_even_against_the_same_name() -> None:
    asked = Sought("Neunkirchen", "DE", "municipality")
    verdict = match(INDEX, asked, {question(asked): [Decision(1, False)]})
    assert verdict.certain == BODIES[1]
    both = {question(asked): [Decision(1, False), Decision(2, False)]}
    assert match(INDEX, asked, both).proposals == ()


def test_a_decision_about_a_body_that_is_gone_decides_nothing() -> None:
    asked = Sought("Bergen", "NO", "municipality")
    assert match(INDEX, asked, {question(asked): [Decision(99, True)]}).certain == BODIES[8]


def test_a_decision_about_a_town_of_one_region_does_not_hold_for_another() -> None:
    assert question(Sought("Neunkirchen", "DE", "", "", "Saarland")) != question(
        Sought("Neunkirchen", "DE", "", "", "Bayern")
    )


@pytest.mark.parametrize("name", ["", "   ", "—", "()", "/"])
def test_a_name_without_letters_means_nobody(name: str) -> None:
    assert found(Sought(name, "NO", "municipality")) == (Finding.NONE, [])
