"""Who is written to: one recipient an envelope, nobody who asked not to be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter_cli.dates import PartialDate
from charter_cli.model import Address, Authority, Contact, Entry, Kind, Recipient
from charter_cli.recipients import Choice, LeftOut, Reason, choose

DAY = date(2018, 2, 26)

OSLO = Authority(
    id=1,
    name="Oslo kommune",
    country="NO",
    address=Address("Rådhusplassen 1", "", "0037", "Oslo"),
    email="post@oslo.example",
)
MALMO = Authority(id=2, name="Malmö stad", country="SE", email="post@malmo.example")
KARI = Contact(id=10, authority=1, name="Kari", role="Ordfører", email="kari@oslo.example")


def at(
    office: Authority, *contacts: Contact, standing: str = "signatory"
) -> tuple[Entry, Sequence[Contact]]:
    return Entry(office, standing, "2008", "2006"), contacts


def written_to(choice: Choice) -> list[tuple[str, str]]:
    """Return the name of each office and of the person there that is addressed."""
    return [
        (recipient.authority.name, recipient.contact.name if recipient.contact else "")
        for recipient in choice.recipients
    ]


def test_without_a_role_the_office_is_written_to() -> None:
    choice = choose([at(OSLO, KARI), at(MALMO)], DAY)
    assert choice == Choice(
        (
            Recipient(OSLO, None, "signatory", "2008", "2006"),
            Recipient(MALMO, None, "signatory", "2008", "2006"),
        )
    )


def test_with_a_role_the_contact_that_holds_it_is() -> None:
    deputy = replace(KARI, id=11, name="Ola", role="Varaordfører")
    choice = choose([at(OSLO, deputy, KARI)], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "Kari")]
    assert not choice.left_out
    assert not choice.offices


@pytest.mark.parametrize("role", ["ordfører", "ORDFØRER", "Ordforer", " ordfører "])
def test_a_role_is_known_in_any_case_and_without_accents(role: str) -> None:
    assert written_to(choose([at(OSLO, KARI)], DAY, role)) == [("Oslo kommune", "Kari")]


def test_a_role_that_is_only_signs_is_held_by_nobody() -> None:
    unnamed = replace(KARI, role="")
    assert written_to(choose([at(OSLO, unnamed)], DAY, "??")) == [("Oslo kommune", "")]


def test_everybody_in_the_role_is_written_to() -> None:
    second = replace(KARI, id=11, name="Ola", email="ola@oslo.example")
    choice = choose([at(OSLO, KARI, second)], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "Kari"), ("Oslo kommune", "Ola")]


def test_where_nobody_holds_the_role_the_office_stands_in_and_the_choice_says_so() -> None:
    choice = choose([at(OSLO, KARI), at(MALMO)], DAY, "rådmann")
    assert written_to(choice) == [("Oslo kommune", ""), ("Malmö stad", "")]
    assert choice.offices == (
        LeftOut(1, "Oslo kommune", Reason.NO_CONTACT),
        LeftOut(2, "Malmö stad", Reason.NO_CONTACT),
    )
    assert not choice.left_out


def test_an_authority_that_asked_not_to_be_contacted_is_left_out_with_its_people() -> None:
    silent = replace(OSLO, do_not_contact=True)
    for role in ("", "ordfører"):
        choice = choose([at(silent, KARI), at(MALMO)], DAY, role)
        assert written_to(choice) == [("Malmö stad", "")]
        assert choice.left_out == (LeftOut(1, "Oslo kommune", Reason.ASKED),)


def test_in_place_of_a_person_who_asked_the_office_is_written_to() -> None:
    choice = choose([at(OSLO, replace(KARI, do_not_contact=True))], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "")]
    assert choice.left_out == (LeftOut(1, "Oslo kommune", Reason.ASKED, "Kari"),)


def test_the_mailbox_of_a_person_who_asked_is_silent_under_any_other_name() -> None:
    silent = replace(KARI, email="POST@oslo.example", do_not_contact=True)
    without_mailbox = replace(KARI, id=11, name="Ola", email="")
    assert not choose([at(OSLO, silent)], DAY).recipients
    choice = choose([at(OSLO, silent, without_mailbox)], DAY, "ordfører")
    assert not choice.recipients
    assert [(left.contact, left.reason) for left in choice.left_out] == [
        ("Kari", Reason.ASKED),
        ("Ola", Reason.ASKED),
        ("", Reason.ASKED),
    ]


def test_a_person_who_asked_and_is_gone_no_longer_silences_the_office() -> None:
    gone = replace(KARI, email="post@oslo.example", do_not_contact=True, until=PartialDate("2015"))
    assert written_to(choose([at(OSLO, gone)], DAY)) == [("Oslo kommune", "")]


@pytest.mark.parametrize(
    ("since", "until", "reason"),
    [
        ("", "", None),
        ("2018-02-26", "2018-02-26", None),
        ("2018", "", None),
        ("", "2018", None),
        ("2018-02", "2018-02", None),
        ("2018-02-27", "", Reason.DAYS_TO_COME),
        ("2018-03", "", Reason.DAYS_TO_COME),
        ("", "2018-02-25", Reason.DAYS_OVER),
        ("", "2017", Reason.DAYS_OVER),
        ("2011", "2015", Reason.DAYS_OVER),
    ],
)
def test_a_contact_is_written_to_on_any_day_that_it_may_hold(
    since: str, until: str, reason: Reason | None
) -> None:
    mayor = replace(KARI, since=PartialDate(since), until=PartialDate(until))
    choice = choose([at(OSLO, mayor)], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "" if reason else "Kari")]
    assert [left.reason for left in choice.left_out] == ([reason] if reason else [])


def test_two_people_with_one_mailbox_get_one_envelope() -> None:
    second = replace(KARI, id=11, name="Ola", email="Kari@Oslo.example")
    choice = choose([at(OSLO, KARI, second)], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "Kari")]
    assert choice.left_out == (LeftOut(1, "Oslo kommune", Reason.SAME_ENVELOPE, "Ola"),)


def test_two_people_who_share_the_offices_mailbox_get_one_envelope() -> None:
    own = replace(KARI, email="")
    same = replace(KARI, id=11, name="Ola", email="post@oslo.example")
    assert written_to(choose([at(OSLO, own, same)], DAY, "ordfører")) == [("Oslo kommune", "Kari")]


def test_on_paper_two_people_are_two_envelopes_and_one_entered_twice_is_one() -> None:
    office = replace(OSLO, email="")
    kari, again = replace(KARI, email=""), replace(KARI, id=11, name="KARI", email="")
    ola = replace(KARI, id=12, name="Ola", email="")
    choice = choose([at(office, kari, again, ola)], DAY, "ordfører")
    assert written_to(choice) == [("Oslo kommune", "Kari"), ("Oslo kommune", "Ola")]


def test_an_authority_listed_twice_is_written_to_once() -> None:
    choice = choose([at(OSLO), at(OSLO)], DAY)
    assert written_to(choice) == [("Oslo kommune", "")]
    assert choice.left_out == (LeftOut(1, "Oslo kommune", Reason.SAME_ENVELOPE),)


def test_two_authorities_that_share_a_mailbox_are_both_written_to() -> None:
    neighbour = replace(OSLO, id=3, name="Bærum kommune")
    choice = choose([at(OSLO), at(neighbour)], DAY)
    assert written_to(choice) == [("Oslo kommune", ""), ("Bærum kommune", "")]


def test_one_body_entered_as_municipality_and_as_county_gets_one_envelope() -> None:
    county = replace(OSLO, id=3, name="OSLO KOMMUNE", kind=Kind.COUNTY)
    choice = choose([at(OSLO), at(county)], DAY)
    assert written_to(choice) == [("Oslo kommune", "")]
    assert choice.left_out == (LeftOut(3, "OSLO KOMMUNE", Reason.SAME_ENVELOPE),)


def test_one_address_with_two_mailboxes_is_two_envelopes() -> None:
    county = replace(OSLO, id=3, kind=Kind.COUNTY, email="fylke@oslo.example")
    assert len(choose([at(OSLO), at(county)], DAY).recipients) == 2


def test_two_towns_of_one_name_without_an_address_are_both_written_to() -> None:
    """Too little is known of them to call them one."""
    first = Authority(4, "Münster", "DE", address=Address(city="Münster"))
    choice = choose([at(first), at(replace(first, id=5))], DAY)
    assert len(choice.recipients) == 2


def test_a_partner_is_written_to_like_any_other() -> None:
    ministry = Authority(6, "Ministère de l'égalité", "LU", Kind.PARTNER, email="info@mega.example")
    [recipient] = choose([at(ministry, standing="partner")], DAY).recipients
    assert recipient.standing == "partner"


MAILBOXES = st.sampled_from(["", "post@a.example", "POST@a.example", "kari@a.example"])
DATES = st.sampled_from(["", "2015", "2018", "2018-02-26", "2020-01"]).map(PartialDate)


@st.composite
def registers(draw: st.DrawFn) -> list[tuple[Entry, list[Contact]]]:
    """Draw a few authorities with contacts, with many coincidences among them."""
    entries: list[tuple[Entry, list[Contact]]] = []
    for number in range(draw(st.integers(0, 5))):
        office = Authority(
            id=number,
            name=draw(st.sampled_from(["Oslo", "oslo", "Bern"])),
            country="NO",
            address=Address(street=draw(st.sampled_from(["", "Gata 1"]))),
            email=draw(MAILBOXES),
            do_not_contact=draw(st.sampled_from([False, False, True])),
        )
        contacts = [
            Contact(
                id=10 * number + index,
                authority=number,
                name=draw(st.sampled_from(["", "Kari", "Ola"])),
                role=draw(st.sampled_from(["mayor", "Mayor", "clerk"])),
                email=draw(MAILBOXES),
                since=draw(DATES),
                until=draw(DATES),
                do_not_contact=draw(st.booleans()),
            )
            for index in range(draw(st.integers(0, 4)))
        ]
        entries.append((Entry(office, "signatory"), contacts))
    return entries


ROLES = st.sampled_from(["", "mayor", "nobody"])


@settings(max_examples=150)
@given(registers(), ROLES)
def test_nobody_who_asked_is_written_to_and_no_mailbox_twice(
    entries: list[tuple[Entry, list[Contact]]], role: str
) -> None:
    choice = choose(entries, DAY, role)
    assert not any(recipient.authority.do_not_contact for recipient in choice.recipients)
    people = [recipient.contact for recipient in choice.recipients if recipient.contact]
    assert not any(person.do_not_contact for person in people)
    mailboxes = [
        (recipient.authority.id, recipient.email.lower())
        for recipient in choice.recipients
        if recipient.email
    ]
    assert len(mailboxes) == len(set(mailboxes))


@settings(max_examples=150)
@given(registers(), ROLES)
def test_every_authority_is_written_to_or_named_with_a_reason(
    entries: list[tuple[Entry, list[Contact]]], role: str
) -> None:
    choice = choose(entries, DAY, role)
    reached = {recipient.authority.id for recipient in choice.recipients}
    named = {left.authority for left in choice.left_out}
    assert reached | named == {entry.authority.id for entry, _ in entries}
    assert {office.authority for office in choice.offices} <= reached


@settings(max_examples=100)
@given(registers(), ROLES)
def test_choosing_again_among_the_chosen_changes_nothing(
    entries: list[tuple[Entry, list[Contact]]], role: str
) -> None:
    once = choose(entries, DAY, role)
    reached = {recipient.authority.id for recipient in once.recipients}
    again = choose([entry for entry in entries if entry[0].authority.id in reached], DAY, role)
    assert again.recipients == once.recipients
