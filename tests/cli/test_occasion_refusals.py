"""What cannot be true of an occasion is refused by the name of its field; nothing is written."""

import pytest
from tests.conftest import Charter

DAY = ("--starts", "2019-11-19")
HOURS = (*DAY, "--zone", "Europe/Brussels", "--opens", "14:00")


@pytest.mark.parametrize(
    ("words", "what", "advice"),
    [
        ((*DAY, "--ends", "2019-11-18"), "ends: 2019-11-18 is before 2019-11-19", "one of them"),
        (("--starts", "2019", "--ends", "2018-12"), "ends: 2018-12 is before 2019", ""),
        (("--ends", "2019"), "starts: it ends on 2019, but has no first day", ""),
        (("--starts", "19.11.2019"), "starts: '19.11.2019' is not a date", "2018-02-26"),
        ((*HOURS, "--closes", "13:30"), "closes: 13:30 is not after 14:00", ""),
        ((*HOURS, "--closes", "25:00"), "closes: '25:00' is not an hour", "14:00"),
        ((*DAY, "--opens", "14:00"), "zone: hours need a time zone", ""),
        ((*DAY, "--closes", "14:00"), "opens: it closes at 14:00, but does not open", ""),
        (("--starts", "2019-11", "--opens", "14:00"), "opens: hours need a day", ""),
        ((*DAY, "--zone", "CEST"), "zone: there is no time zone 'CEST'", "Europe/Brussels or"),
        ((*DAY, "--zone", "Brussels"), "no time zone 'Brussels'", "mean Europe/Brussels"),
        ((*DAY, "--zone", "Europe/Brusels"), "'Europe/Brusels'", "mean Europe/Brussels"),
        ((*DAY, "--zone", "Atlantis"), "no time zone 'Atlantis'", "continent and city"),
        ((*DAY, "--deadline", "2019-11-20"), "deadline: 2019-11-20 is after", ""),
        (("--website", "ftp://a.example"), "website: 'ftp://a.example' is not the address", ""),
        (("--registration", "a b"), "registration: 'https://a b' is not", "https://"),
        (("--document", "javascript:alert(1)"), "document: 'javascript:alert(1)' is not", ""),
        (("--contact", "; a@b.example"), "contact: it has no name", "Name; role; e-mail; phone"),
        (("--contact", "A; officer; chair"), "has more than one role", ""),
        (("--contact", "A; not@an@address"), "'not@an@address' is not an e-mail", ""),
        (("--contact", "A; +47 1"), "phone: '+47 1' is not one telephone number", ""),
        (("--host", "sv:SKR"), "host: 'sv:SKR' translates nothing", "before it"),
        (("--title", "A\x07B"), "title: it holds the unprintable character", ""),
        (("--title", "x" * 301), "title: 301 characters are too many", ""),
        (("--part-of", "nothing"), "There is no occasion 'nothing'", "charter occasion list"),
    ],
    ids=" ".join,
)
def test_a_fact_that_cannot_be_is_named(
    charter: Charter, words: tuple[str, ...], what: str, advice: str
) -> None:
    said = charter.refused(
        "occasion", "add", "seminar", "--title", "S", *words,
        code=3 if "--part-of" in words else 4,
    )  # fmt: skip
    assert what in said
    assert advice in said


@pytest.mark.parametrize("key", ["Bilbao 2018", "../x", "", "a" * 61, "é", "a-"])
def test_a_key_is_a_word_that_can_be_typed(charter: Charter, key: str) -> None:
    said = charter.refused("occasion", "add", key, "--title", "T", code=4)
    assert "cannot be a key" in said


def test_an_occasion_has_a_title_and_a_kind_that_is_known(charter: Charter) -> None:
    assert "title: it is empty" in charter.refused("occasion", "add", "bilbao", code=4)
    said = charter.refused("occasion", "add", "bilbao", "--title", "B", "--kind", "party", code=2)
    assert "conference, seminar, launch, programme" in said


def test_a_key_is_given_once(charter: Charter) -> None:
    charter.told("occasion", "add", "bilbao-2018", "--title", "B")
    said = charter.refused("occasion", "add", "bilbao-2018", "--title", "C", code=4)
    assert "charter occasion edit bilbao-2018" in said


def test_a_key_that_is_nearly_right_is_told_the_right_one(charter: Charter) -> None:
    charter.told("occasion", "add", "bilbao-2018", "--title", "B")
    for words in (("show", "bilbao-2108"), ("edit", "bilbao-2108", "--fee", "free")):
        said = charter.refused("occasion", *words, code=3)
        assert "Did you mean bilbao-2018?" in said


def test_only_a_programme_has_parts_and_it_is_part_of_none(charter: Charter) -> None:
    for key, kind in (("years", "programme"), ("more", "programme"), ("day", "seminar")):
        charter.told("occasion", "add", key, "--kind", kind, "--title", key)
    part_of = ("occasion", "edit")
    assert "a seminar cannot be part of day, a seminar" in charter.refused(
        *part_of, "day", "--part-of", "day", code=4
    )
    assert "a programme cannot be part of years" in charter.refused(
        *part_of, "more", "--part-of", "years", code=4
    )
    charter.told(*part_of, "day", "--part-of", "years")
    said = charter.refused(*part_of, "years", "--kind", "seminar", code=4)
    assert "kind: years has parts" in said


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(charter: Charter) -> None:
    said = charter.refused("occasion", "add", "a", "--title", "A\u202eB", code=4)
    assert "U+202E" in said


def test_without_any_the_list_says_how_to_enter_one(charter: Charter) -> None:
    assert "charter occasion add KEY" in charter.told("occasion", "list")
