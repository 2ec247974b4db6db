"""Before anything is made, the plan says who gets which letter and why, and who gets none."""

import re
from pathlib import Path

import pytest
from tests.conftest import Charter


@pytest.fixture
def invited(towns: Charter) -> Charter:
    """Return the towns, two contacts and a partner, and a seminar to invite them to."""
    for words in (
        ("add", "Ministère de l'égalité", "--country", "LU", "--kind", "partner", "--language",
         "fr", "--postcode", "2921", "--city", "Luxembourg", "--phone", "352 247-85814"),
        ("add", "Silent", "--country", "NO", "--language", "nb", "--signed", "2010"),
        ("edit", "Silent", "--do-not-contact"),
        ("add", "Nowhere", "--country", "GR", "--language", "el", "--signed", "2011"),
        ("contact", "add", "NO/Bergen", "--name", "Anne Rao", "--role", "mayor", "--language",
         "en", "--email", "mayor@bergen.example"),
        ("contact", "add", "NO/Bergen", "--name", "A. Rao", "--role", "mayor", "--email",
         "mayor@bergen.example"),
        ("contact", "add", "SE/Malmö", "--name", "Bo Ek", "--role", "mayor", "--email",
         "bo@malmo.example", "--until", "2015"),
        ("occasion", "add", "athens-2018", "--kind", "seminar", "--title", "Support services",
         "--title", "nb:Støttetjenester", "--starts", "2018-06-11", "--opens", "9:00", "--closes",
         "15:00", "--zone", "Europe/Athens", "--city", "Athens", "--city", "nb:Aten",
         "--country", "GR", "--host", "European Commission",
         "--contact", "Eva Ek; adviser; eva@ec.example"),
    ):  # fmt: skip
        towns.told(*words)
    new = ("mailing", "new", "athens", "--languages", "nb,sv,en,fr", "--occasion", "athens-2018")
    towns.told(*new)
    return towns


def plan(charter: Charter, *words: str) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Return the planned letters by who gets them, who gets none, and what else is told."""
    said = charter("letters", "athens", "--plan", *words)
    assert said.code == 0, said
    assert not (charter.folder / "athens" / "letters").exists()
    planned, _, left_out = said.out.partition("gets no letter")
    rows = [[c.strip() for c in line.split("  ") if c.strip()] for line in planned.splitlines()]
    return {row[0]: row[1:] for row in rows if row}, left_out.splitlines(), said.err.splitlines()


def test_it_says_who_gets_which_language_at_which_address_by_which_rule(invited: Charter) -> None:
    letters, _, _ = plan(invited, "--role", "mayor")
    assert letters["to"] == ["country", "language", "because", "post", "e-mail", "file"]
    assert letters["Bergen, Anne Rao"] == [
        "NO", "en", "the contact reads en", "Bergen", "mayor@bergen.example", "0001-bergen-1",
    ]  # fmt: skip
    assert letters["Malmö"][1:4] == ["sv", "the authority reads sv", "Malmö"]
    assert letters["Helsinki"][1:3] == ["sv", "the authority reads fi"]
    assert letters["Nowhere"][3:5] == ["none", "none"]


def test_it_says_who_is_left_out_and_why(invited: Charter) -> None:
    letters, left_out, told = plan(invited, "--role", "mayor")
    assert [re.split(" {2,}", line) for line in left_out[1:]] == [
        ["Bergen, A. Rao", "same envelope"],
        ["Silent", "asked not to be contacted"],
        ["Malmö, Bo Ek", "contact's days are over"],
    ]
    assert "Silent" not in letters
    (unreachable,) = (line for line in told if "no address on record, by post or e-mail" in line)
    assert "Nowhere" in unreachable
    assert "Bergen" not in unreachable


def test_a_missing_translation_falls_back_by_the_written_chain_and_says_so(
    invited: Charter,
) -> None:
    letters, _, told = plan(invited)
    assert letters["Nowhere"][1:3] == ["en", "the authority reads el; no text in it: el → en"]
    assert letters["Bolzano"][1:3] == ["en", "the authority reads it; no text in it: it → en"]
    assert letters["Agder"][2] == "the authority reads nn; no text in it: nn → nb"
    at = told.index("  Translations that are missing:")
    missing = [line.strip() for line in told[at + 1 :] if " of them get" in line]
    assert missing == [
        "de: 1 of them gets en", "el: 1 of them gets en", "it: 1 of them gets en",
        "nn: 1 of them gets nb",
    ]  # fmt: skip


def test_a_proof_is_one_letter_of_each_language(invited: Charter) -> None:
    letters, _, told = plan(invited, "--standing", "all", "--limit", "1")
    languages = [row[1] for row in letters.values()][1:]
    assert sorted(languages) == ["en", "fr", "nb", "sv"]
    assert "4 letters (" in told[0]
    invited.told("letters", "athens", "--standing", "all", "--limit", "1", "--format", "txt")
    made = (invited.folder / "athens" / "letters").glob("*.txt")
    assert len([path for path in made if path.stem[:4].isdigit()]) == 4


def test_letters_say_the_facts_of_the_occasion_on_record(invited: Charter) -> None:
    invited.told(
        "letters", "athens", "--country", "NO", "--country", "LU", "--standing", "all",
        "--format", "txt",
    )  # fmt: skip
    folder = invited.folder / "athens" / "letters"
    bergen = " ".join((folder / "0001-bergen.txt").read_text(encoding="utf-8").split())
    for fact in (
        "Støttetjenester", "11. juni 2018 kl. 09:00–15:00 (EEST)", "Aten, Hellas",
        "European Commission", "Eva Ek, adviser (eva@ec.example)",
    ):  # fmt: skip
        assert fact in bergen
    (ministry,) = folder.glob("*minist*.txt")
    text = ministry.read_text(encoding="utf-8")
    assert "Madame, Monsieur," in text
    assert "2921" in text
    assert "LUXEMBURG" in text.upper()


def test_a_new_mailing_about_an_occasion_is_of_its_kind_and_of_today(invited: Charter) -> None:
    settings = (invited.folder / "athens" / "mailing.toml").read_text(encoding="utf-8")
    assert 'occasion = "athens-2018"' in settings
    assert "date = 2026-11-21" in settings
    assert "[occasion]" not in settings
    assert "[[contacts]]" not in settings
    text = (invited.folder / "athens" / "nb.md").read_text(encoding="utf-8")
    assert text.startswith("Subject: Invitasjon til seminar")


def test_a_key_that_is_not_on_record_is_refused(invited: Charter) -> None:
    new = ("mailing", "new", "x", "--occasion", "athens-2081")
    assert "Did you mean athens-2018?" in invited.refused(*new, code=3)
    settings = invited.folder / "athens" / "mailing.toml"
    text = settings.read_text(encoding="utf-8").replace("athens-2018", "atens")
    settings.write_text(text, encoding="utf-8")
    assert "There is no occasion 'atens'" in invited.refused("letters", "athens", code=3)


@pytest.mark.parametrize(
    "kind", ["conference", "seminar", "launch", "programme", "renewal", "plan-reminder"]
)
def test_each_kind_makes_letters_for_a_register_at_once(towns: Charter, kind: str) -> None:
    towns.told("mailing", "new", "m", "--kind", kind, "--languages", "nb,sv,fi,en")
    towns.told("letters", "m", "--standing", "all", "--limit", "1", "--format", "txt")
    assert list(Path("m/letters").glob("0*.txt"))
