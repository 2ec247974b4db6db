"""Words in another language than the letter's are marked with it, for who hears them read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from charter_cli.letter import Letter, Run
from charter_cli.mailing import folder, new
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.model import Recipient
from charter_cli.wording import Worded

Write = Callable[[Mailing, str], Letter]


def unasked(of: object) -> NoReturn:
    """Stand for the register, of which these letters ask nothing."""
    raise AssertionError(of)


@pytest.fixture
def write(towns: dict[str, Recipient]) -> Write:
    """Return what writes the letter of a mailing to Bergen, with a text."""

    def written(mailing: Mailing, body: str) -> Letter:
        text = replace(mailing.texts["nb"], body=body)
        changed = replace(mailing, texts={"nb": text})
        composed = compose_all(changed, plan(changed, [towns["Bergen"]]), unasked)
        return composed.letters[0][1]

    return written


@pytest.fixture
def seminar(tmp_path: Path) -> Mailing:
    """Return the seminar with four hosts, whose title is in English only."""
    new.create(tmp_path / "seminar", ("nb",), "seminar")
    return folder.settled(folder.read(tmp_path / "seminar"), unasked)


def runs(letter: Letter) -> list[Run]:
    return [run for block in letter.body for run in getattr(block, "runs", ())]


def test_a_title_in_english_is_english_in_a_norwegian_letter(
    write: Write, seminar: Mailing
) -> None:
    letter = write(seminar, "Til *{{ occasion.title }}*.")
    title = "#InvolveMen: Seminar on Men and Gender Equality"
    assert Run(title, emphasis=True, language="en") in runs(letter)
    assert runs(letter)[0] == Run("Til ")


def test_hosts_are_listed_each_in_its_language(write: Write, seminar: Mailing) -> None:
    hosts = (Worded(by_language={"en": "CEMR"}), Worded(by_language={"nb": "KS"}), Worded("SKL"))
    mailing = replace(seminar, occasion=replace(seminar.occasion, hosts=hosts))
    found = runs(write(mailing, "{{ occasion.hosts | listing }}"))
    assert found == [Run("CEMR", language="en"), Run(", KS og SKL")]


def test_place_and_titles_of_persons_are_marked_as_well(write: Write, seminar: Mailing) -> None:
    found = runs(write(seminar, "{{ occasion | where }}, {{ contacts | people }}"))
    spoken = [run.text for run in found if run.language == "en"]
    assert spoken[0].startswith("House of Cities")
    assert spoken[1].startswith("Policy Officer")
    assert "".join(run.text for run in found).endswith("(jaimie.just@ccre-cemr.example)")
    assert "Brussels, Belgia, Jaimie Just, Policy" in "".join(run.text for run in found)


def test_a_variety_of_the_readers_own_language_is_not_foreign(
    write: Write, seminar: Mailing
) -> None:
    title = Worded(by_language={"nb-NO": "Likestilling"})
    mailing = replace(seminar, occasion=replace(seminar.occasion, title=title))
    assert runs(write(mailing, "{{ occasion.title }}")) == [Run("Likestilling")]
