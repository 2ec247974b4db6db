"""There is a starting text for each kind of mailing in each of fourteen languages, and it works."""

import re
import tomllib
from pathlib import Path

import pytest

from charter_cli.errors import Misused
from charter_cli.letter import Block, Items, Letter, Run
from charter_cli.mailing import folder, new, plan
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Authority, Pair, Recipient
from charter_cli.occasions import Occasion

WRITTEN = ("nb", "nn", "sv", "da", "fi", "is", "en", "de", "fr", "es", "it", "nl", "pt", "pl")
KINDS = ("conference", "launch", "plan-reminder", "programme", "renewal", "seminar")
STARTER = Path(new.__file__).with_name("starter")
TEXTS = sorted(STARTER.glob("*/*.md"))


def counted(asked: FigureRequest) -> Figure:
    if asked.edition:
        return Pair(4, 4)
    return Pair(35, 35) if asked.what == "countries" else Pair(1692, 1692)


def unasked(key: str) -> Occasion:
    """Stand for the register, which an occasion in mailing.toml does not ask."""
    raise AssertionError(key)


def letters(made: Path, plan_of: str = "overdue") -> dict[str, Letter]:
    """Return a letter in each language that a mailing has a text in."""
    mailing = folder.settled(folder.read(made), unasked)
    towns = [
        Recipient(
            Authority(number, "Bergen kommune", "NO", languages=(tag,)),
            signed_on="2008-03-08",
            plan=plan_of,
            plan_due="2010-03-08",
        )
        for number, tag in enumerate(mailing.texts, start=1)
    ]
    composed = plan.compose_all(mailing, plan.plan(mailing, towns), counted)
    return {letter.language: letter for _, letter in composed.letters}


def words(blocks: tuple[Block, ...]) -> str:
    """Return the bare text of a letter, footnotes included."""
    told = []
    for block in blocks:
        if isinstance(block, Items):
            told += [words(item) for item in block.items]
        else:
            told.append("".join(map(_bare, block.runs)))
    return "\n".join(told)


def _bare(run: Run) -> str:
    return run.text + (f"[{''.join(map(_bare, run.note))}]" if run.note else "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Letter]]:
    """Return the letters of every kind by language, each made from a new mailing."""
    base = tmp_path_factory.mktemp("mailings")
    for kind in KINDS:
        new.create(base / kind, WRITTEN, kind)
    return {kind: letters(base / kind) for kind in KINDS}


def test_every_kind_is_there_in_every_language() -> None:
    assert new.kinds() == KINDS
    assert {kind: set(new.languages(kind)) for kind in KINDS} == {
        kind: set(WRITTEN) for kind in KINDS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_of_every_kind_is_complete_in_every_language(
    made: dict[str, dict[str, Letter]], kind: str
) -> None:
    assert set(made[kind]) == set(WRITTEN)
    for language, letter in made[kind].items():
        text = f"{letter.subject}\n{words(letter.body)}"
        assert 500 < len(text) < 3200, language
        asked = "jaimie.just@ccre-cemr.example" if kind == "seminar" else "marit.tovsen@ks.no"
        assert asked in text
        assert "  " not in text.replace("\n", "")
        assert not re.search(r"[{}\"']| ,| \.|\.\.|\(\)", text), language
        assert "1 692" not in text, "a line could end inside the number"


FACTS = {
    "seminar": ("#InvolveMen", "CEMR", "FEMP", "Square de Meeûs 1"),
    "launch": ("Capacity Building for Gender Equality", "www.cib-uclg.example/registration"),
    "conference": ("Bilbao", "Equality, Diversity & Inclusion", "www.cemrbilbao2018.eu"),
    "programme": ("2017", "2018"),
    "renewal": ("2022", "39", "4"),
    "plan-reminder": ("2008", "2010"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_it_is_for(made: dict[str, dict[str, Letter]], kind: str) -> None:
    for language, letter in made[kind].items():
        text = f"{letter.subject}\n{words(letter.body)}"
        assert [fact for fact in FACTS[kind] if fact not in text] == [], language


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("seminar", "nb", "19. november 2019 kl.\xa014:00–17:30 (CET)"),
        ("seminar", "de", "19. November 2019, 14:00–17:30\xa0Uhr (MEZ)"),
        ("launch", "fi", "23. kesäkuuta 2021 klo\xa015.00–16.15 (CEST)"),
        ("launch", "en", "23 June 2021, 15:00–16:15 (CEST)"),
        ("conference", "pl", "11–13 czerwca 2018"),
        ("conference", "pt", "Bilbao, Espanha"),
        ("programme", "sv", "juni 2017 – Skattesystemets betydelse för jämställdheten (Sverige)"),
        ("programme", "is", "febrúar 2018 – Stuðningur við þolendur ofbeldis"),
        ("renewal", "da", "I alt har 1.692 kommuner og regioner i 35 lande tilsluttet sig"),
        ("plan-reminder", "fr", "Échéance du plan d’action\xa0: 8 mars 2010"),
    ],
)
def test_it_is_written_in_the_readers_own_way(
    made: dict[str, dict[str, Letter]], kind: str, language: str, said: str
) -> None:
    assert said in words(made[kind][language].body)


def test_the_reminder_asks_before_the_day_and_after_it(tmp_path: Path) -> None:
    new.create(tmp_path / "m", ("en",), "plan-reminder")
    late, soon = (words(letters(tmp_path / "m", of)["en"].body) for of in ("overdue", "due"))
    assert "We have not yet received your plan" in late
    assert "We look forward to receiving your plan" in soon


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_a_text_is_set_as_printed_letters_are(text: Path) -> None:
    written = text.read_text("utf-8")
    bare = re.sub(r"(?s)\{[{%#].*?[%}#]\}|\(https?:[^)]*\)|\{lang=..\}", "", written)
    assert "'" not in bare
    assert '"' not in bare
    assert not re.search(r"\w - |--|\.\.\.|\t", bare)
    assert not re.search(r" $", written, re.MULTILINE)
    if text.stem == "fr":
        assert not re.search(r"(?<!\xa0)[:;?!»](?:\s|\*)", bare.replace("Subject:", "", 1))


def test_only_the_languages_of_the_mailing_stand_in_its_settings(tmp_path: Path) -> None:
    new.create(tmp_path / "m", ("sv", "fi"), "programme")
    settings = tomllib.loads((tmp_path / "m" / "mailing.toml").read_text("utf-8"))
    worded = [settings["occasion"]["title"], settings["signers"][1]["title"]]
    worded += [part["title"] for part in settings["occasion"]["parts"]]
    assert [set(one) for one in worded] == [{"sv", "fi"}] * 5


def test_where_the_example_names_its_contact_the_mailing_names_no_other(tmp_path: Path) -> None:
    new.create(tmp_path / "seminar", ("en",), "seminar")
    made = folder.settled(folder.read(tmp_path / "seminar"), unasked)
    assert [person.name for person in made.contacts] == ["Jaimie Just"]


def test_a_kind_or_a_language_without_a_text_is_told_those_that_have_one(tmp_path: Path) -> None:
    with pytest.raises(Misused) as caught:
        new.create(tmp_path / "m", ("nb",), "party")
    assert "seminar" in caught.value.next_step
    with pytest.raises(Misused) as caught:
        new.create(tmp_path / "m", ("nb", "mt"), "seminar")
    assert "no starting text of the kind seminar in 'mt'" in caught.value.message
    assert "da, de, en, es, fi, fr, is, it, nb, nl, nn, pl, pt, sv" in caught.value.next_step
    assert not (tmp_path / "m").exists()
