"""The letters of a mailing, composed: right words, right numbers, right envelope."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from charter_cli.errors import BadTemplate, NotFound
from charter_cli.languages import chain, speak
from charter_cli.letter import Letter, Reference, Signer
from charter_cli.mailing import folder
from charter_cli.mailing.compose import compose
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.texts import Filled
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Address, Recipient
from charter_cli.wording import Worded

Counted = Mapping[FigureRequest, Figure]


def headed(mailing: Mailing, recipient: Recipient) -> Letter:
    """Return a letter with everything but its text, which no child needs to fill."""
    language = plan(mailing, [recipient])[0].choice.language
    return compose(mailing, recipient, Filled("S", ()), speak(language), chain(language))


def test_a_plan_says_who_gets_which_language_in_which_file(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    planned = plan(mailing, towns.values())
    assert [(item.name, item.choice.language) for item in planned] == [
        ("0001-bergen-kommune", "nb"),
        ("0002-malmo-stad", "sv"),
        ("0003-helsinki", "sv"),
        ("0004-nordland-fylkeskommune", "nb"),
        ("0001-bergen-kommune-7", "en"),
    ]


def test_the_head_of_the_letter_is_that_of_2018(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    made = headed(mailing, towns["Bergen"])
    assert made.references == (
        Reference("Vår referanse:", "18/00062-4"),
        Reference("Arkivkode:", "0"),
        Reference("Saksbehandler:", "Knut Hjorth-Johansen"),
        Reference("Deres referanse:", ""),
        Reference("Dato:", "26.02.2018"),
    )
    assert made.recipient == ("Bergen kommune", "Postboks 7700", "5020 BERGEN")
    assert made.signers == (
        Signer("Gunn Marit Helgesen", "Styreleder KS"),
        Signer("Lasse Hansen", "Administrerende direktør"),
    )
    assert made.salutation == "Til Bergen kommune"
    assert made.closing == "Med vennlig hilsen"


def test_a_letter_abroad_names_the_country_in_the_senders_language(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    made = headed(mailing, towns["Malmö"])
    assert made.language == "sv"
    assert made.recipient == ("Malmö stad", "August Palms plats 1", "SVERIGE")
    assert made.signers[0].title == "Styrelseordförande, KS"


def test_a_name_is_written_in_the_language_of_the_letter(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    made = headed(mailing, towns["Helsinki"])
    assert made.recipient == ("Helsingfors", "FINLAND")
    assert made.salutation == "Till Helsingfors"


def test_a_contact_is_addressed_in_the_form_it_chose(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    made = headed(mailing, towns["the mayor of Bergen"])
    assert made.salutation == "Dear Marte,"
    assert made.recipient[:3] == ("Bergen kommune", "Marte Mjøs Persen", "ordfører")


def test_a_body_without_an_address_still_has_its_name(
    mailing: Mailing, towns: Mapping[str, Recipient]
) -> None:
    body = replace(towns["Bergen"].authority, address=Address())
    assert headed(mailing, Recipient(body)).recipient == ("Bergen kommune",)


def test_a_mailing_can_greet_in_its_own_words(
    starter: Path, towns: Mapping[str, Recipient], counted: Counted
) -> None:
    text = starter / "nb.md"
    heads = "Salutation: Kjære {{ authority.name }}\nClosing: Hilsen\n"
    text.write_text(heads + text.read_text(encoding="utf-8"), encoding="utf-8")
    mailing = folder.read(starter)
    composed = compose_all(mailing, plan(mailing, [towns["Bergen"]]), counted.__getitem__)
    made = composed.letters[0][1]
    assert (made.salutation, made.closing) == ("Kjære Bergen kommune", "Hilsen")
    assert made.subject.endswith("Equality, Diversity & Inclusion, Bilbao 11.–13. juni 2018")


@pytest.mark.parametrize(
    ("enclosures", "label"),
    [((), ""), (("Program",), "Bilaga:"), (("Program", "Anmälan"), "Bilagor:")],
)
def test_enclosures_are_listed_under_their_label(
    mailing: Mailing,
    towns: Mapping[str, Recipient],
    enclosures: tuple[str, ...],
    label: str,
) -> None:
    given = replace(mailing, enclosures=tuple(map(Worded, enclosures)))
    made = headed(given, towns["Malmö"])
    assert (made.enclosures, made.enclosures_label) == (enclosures, label)


def test_each_number_is_asked_once_for_the_countries_that_letters_go_to(
    mailing: Mailing, towns: Mapping[str, Recipient], counted: Counted
) -> None:
    asked: list[FigureRequest] = []

    def figures(request: FigureRequest) -> Figure:
        asked.append(request)
        return counted[request]

    recipients = [towns["Bergen"], towns["Malmö"], towns["the mayor of Bergen"]]
    composed = compose_all(mailing, plan(mailing, recipients), figures)
    assert len(asked) == len(set(asked))
    assert set(asked) == {
        FigureRequest("count", "NO"),
        FigureRequest("count", "SE"),
        FigureRequest("count"),
        FigureRequest("countries"),
    }
    assert composed.figures == {request: counted[request] for request in asked}


def test_a_number_that_is_nowhere_is_an_error_of_the_text(
    starter: Path, towns: Mapping[str, Recipient], counted: Counted
) -> None:
    (starter / "nb.md").write_text('Subject: S\n\nHei\n{{ stated("SE").signatories }}\n')

    def figures(request: FigureRequest) -> Figure:
        raise NotFound("Nothing was stated about SE.", "charter statement add")

    mailing = folder.read(starter)
    with pytest.raises(BadTemplate, match=r"nb\.md, line 4: Nothing was stated about SE"):
        compose_all(mailing, plan(mailing, [towns["Bergen"]]), figures)


def test_progress_is_told_letter_by_letter(
    mailing: Mailing, towns: Mapping[str, Recipient], counted: Counted
) -> None:
    told: list[int] = []
    planned = plan(mailing, [towns["Bergen"], towns["Nordland"]])
    compose_all(mailing, planned, counted.__getitem__, told.append)
    assert told == [1, 2]


def test_no_recipients_make_no_letters(mailing: Mailing, counted: Counted) -> None:
    assert compose_all(mailing, (), counted.__getitem__).letters == ()
