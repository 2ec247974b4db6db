"""The folder of a mailing, as it is made and as people edit it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charter_cli.errors import BadInput, BadTemplate, Misused, NotFound
from charter_cli.mailing import folder, new
from charter_cli.mailing.folder import Mailing
from charter_cli.occasions import Occasion, Person
from charter_cli.wording import Worded

Edit = Callable[[str, str], Path]


@pytest.fixture
def edited(starter: Path) -> Edit:
    """Return a way to replace a part of mailing.toml; it gives the folder back."""

    def replace(old: str, fresh: str) -> Path:
        path = starter / "mailing.toml"
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, fresh, 1), encoding="utf-8")
        return starter

    return replace


def test_a_new_mailing_holds_its_settings_and_a_text_for_each_language(tmp_path: Path) -> None:
    made = new.create(tmp_path / "bilbao", ("nb", "en"))
    assert [path.name for path in made] == ["mailing.toml", "nb.md", "en.md"]
    assert sorted(folder.read(tmp_path / "bilbao").texts) == ["en", "nb"]


def test_a_new_mailing_is_the_real_invitation_of_2018(mailing: Mailing) -> None:
    assert mailing.date == date(2018, 2, 26)
    assert mailing.references.our_reference == "18/00062-4"
    assert mailing.references.archive_code == "0"
    assert mailing.references.case_handler == "Knut Hjorth-Johansen"
    assert mailing.occasion.when.first == date(2018, 6, 11)
    assert mailing.occasion.when.last == date(2018, 6, 13)
    assert [person.name for person in mailing.signers] == ["Gunn Marit Helgesen", "Lasse Hansen"]
    assert mailing.signers[0].title.in_language(("nb",)) == "Styreleder KS"
    assert mailing.contacts[1].email == "knut.hjorth-johansen@ks.no"


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "nb.md").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        new.create(tmp_path, ("nb",))
    assert [path.name for path in tmp_path.iterdir()] == ["nb.md"]
    assert (tmp_path / "nb.md").read_text() == "mine"


def test_a_language_without_a_starting_text_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(Misused, match="xx"):
        new.create(tmp_path / "bilbao", ("nb", "xx"))
    assert not (tmp_path / "bilbao").exists()


def test_a_folder_without_settings_is_no_mailing(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        folder.read(tmp_path)
    assert "charter mailing new" in caught.value.next_step


@pytest.mark.parametrize(
    ("old", "fresh", "complaint"),
    [
        ("date = 2018-02-26", "", "mailing.toml: date is missing"),
        ("date = 2018-02-26", 'date = "26.2.2018"', "mailing.toml: date must be a day"),
        ("date = 2018-02-26", "date = 2018-02-26T10:00:00", "mailing.toml: date must be a day"),
        ("date = 2018-02-26", "date = 26.02.2018", "mailing.toml, line "),
        ('name = "KS"', "", "mailing.toml: sender.name is missing"),
        ('name = "KS"', "name = 5", "mailing.toml: sender.name must be a text"),
        ('name = "KS"', 'name = "K\\u0007S"', "mailing.toml: sender.name"),
        ("our_reference", "our_referance", "mailing.toml: there is no key references.our_referan"),
        ("[occasion]", "[ocasion]", "mailing.toml: there is no key ocasion"),
        (
            "ends = 2018-06-13",
            "ends = 2018-06-10",
            "occasion.ends: 2018-06-10 is before 2018-06-11",
        ),
        ("[[signers]]", "[signers]", "mailing.toml, line "),
        ('city = "Bilbao"', 'zone = "CEST"', "mailing.toml: occasion.zone: there is no time zone"),
        ('city = "Bilbao"', 'documents = ["a b"]', "'https://a b' is not the address of a"),
        ('city = "Bilbao"', 'opens = "9"', "occasion.opens: '9' is not an hour"),
        ('city = "Bilbao"', 'opens = "9:00+02:00"', "opens: '9:00+02:00' is not an hour"),
        ('city = "Bilbao"', 'opens = "09:00"', "occasion.zone: hours need a time zone"),
        ('kind = "conference"', 'kind = "party"', "mailing.toml: occasion.kind: 'party'"),
        ("http://www.cemrbilbao2018.eu", "ftp://x.eu", "occasion.website: 'ftp://x.eu' is not"),
        ("starts = 2018-06-11", 'starts = "June"', "occasion.starts: 'June' is not a date"),
        ('country = "ES"', 'country = "Spanien2"', "mailing.toml: occasion.country: There is no"),
        ('letterhead = "plain"', 'letterhead = "golden"', "There is no letterhead 'golden'"),
        ('standing = "signatory"', 'standing = "all"\nkind = "town"', "recipients.kind: 'town'"),
        ('standing = "signatory"', 'standing = "any"', "recipients.standing: 'any'"),
    ],
)
def test_what_does_not_fit_is_named_with_file_and_key(
    edited: Edit, old: str, fresh: str, complaint: str
) -> None:
    with pytest.raises(BadTemplate) as caught:
        folder.read(edited(old, fresh))
    assert complaint in caught.value.message


def test_a_misspelt_key_is_told_the_likeliest(edited: Edit) -> None:
    with pytest.raises(BadTemplate) as caught:
        folder.read(edited("case_handler", "case_handlr"))
    assert "Did you mean case_handler?" in caught.value.next_step


def test_an_occasion_without_a_last_day_lasts_one_day(edited: Edit) -> None:
    assert folder.read(edited("ends = 2018-06-13", "")).occasion.when.last == date(2018, 6, 11)


def test_a_day_may_be_a_month_where_no_more_is_known(edited: Edit) -> None:
    edited("starts = 2018-06-11", 'starts = "2018-06"')
    when = folder.read(edited("ends = 2018-06-13", "")).occasion.when
    assert (when.starts.text, when.ends.text, when.first) == ("2018-06", "2018-06", None)


def test_an_occasion_can_be_named_by_its_key(edited: Edit) -> None:
    edited("[occasion]", "[ignored]")
    path = edited("enclosures = []", 'enclosures = []\noccasion = "bilbao-2018"') / "mailing.toml"
    blocks = path.read_text(encoding="utf-8").split("\n\n\n")
    kept = [block for block in blocks if "[ignored]" not in block]
    path.write_text("\n\n\n".join(kept), encoding="utf-8")
    mailing = folder.read(path.parent)
    assert mailing.occasion == Occasion(key="bilbao-2018")
    found = Occasion(key="bilbao-2018", title=Worded("B"), contacts=(Person("Eva"),))
    assert folder.settled(mailing, lambda _key: found).occasion == found
    without = replace(mailing, contacts=())
    assert folder.settled(without, lambda _key: found).contacts == found.contacts


def test_a_text_that_is_named_after_no_language_is_somebodys_mistake(starter: Path) -> None:
    (starter / "notes.md").write_text("Subject: S\n\nKom!\n")
    with pytest.raises(BadTemplate, match=r"notes\.md is not named after a language"):
        folder.read(starter)


def test_a_mailing_without_a_text_is_refused(starter: Path) -> None:
    for path in starter.glob("*.md"):
        path.unlink()
    with pytest.raises(BadTemplate, match="holds no text"):
        folder.read(starter)


def test_the_recipients_can_be_chosen_in_the_mailing(edited: Edit) -> None:
    selection = folder.read(edited("country = []", 'country = ["no", "SE"]')).selection
    assert selection.countries == ("NO", "SE")
    assert selection.standing == "signatory"
