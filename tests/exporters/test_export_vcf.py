"""A mailing list as vCard 4.0, read again by a small reader of RFC 6350 that is not ours."""

import io
import re
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from charter_cli.exporters import Options
from charter_cli.exporters import vcf as exporter
from charter_cli.exporters._columns import printable
from charter_cli.exporters.vcf import _folded
from charter_cli.model import Address, Authority, Contact, Recipient

Card = dict[str, list[str]]


def written(recipients: tuple[Recipient, ...], options: Options) -> bytes:
    target = io.BytesIO()
    exporter.write(recipients, target, options)
    return target.getvalue()


def read(data: bytes) -> list[Card]:
    """Return the cards in a file: per property its values as they stand, escapes and all."""
    for folded in data.split(b"\r\n"):
        assert len(folded) <= 75
        assert not {"\r", "\n", "\x85", "\u2028"} & set(folded.decode())
    lines = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    assert lines.pop() == ""
    cards: list[Card] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            cards.append({})
        cards[-1].setdefault(name.partition(";")[0], []).append(value)
    for card in cards:
        assert card.pop("BEGIN") == card.pop("END") == ["VCARD"]
        assert next(iter(card)) == "VERSION"
    return cards


def parts(value: str, separator: str) -> list[str]:
    """Split a value at the separators that are not escaped."""
    pieces = [""]
    for token in re.findall(r"\\.|.", value):
        if token == separator:
            pieces.append("")
        else:
            pieces[-1] += token
    return pieces


def plain(value: str) -> str:
    """Return a text without its escapes; an escape that RFC 6350 does not know is an error."""
    assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;n])*", value), value
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


def test_a_contact_is_a_person_at_an_organisation(oslo: Recipient, options: Options) -> None:
    [card] = read(written((oslo,), options))
    assert card["VERSION"] == ["4.0"]
    assert card["KIND"] == ["individual"]
    assert card["FN"] == ["Åse Øye"]
    assert card["ORG"] == ["Oslo kommune"]
    assert card["ROLE"] == ["Ordfører"]
    assert card["ADR"] == [";;Postboks 73 Sentrum,Rådhusplassen 1;Oslo;Oslo;0037;Norway"]
    assert card["EMAIL"] == ["aase@oslo.example"]
    assert card["TEL"] == ["+47 21 80 21 80"]
    assert card["LANG"] == ["nn"]
    assert card["URL"] == ["https://www.oslo.example/a,b;c"]


def test_an_office_is_an_organisation_and_says_only_what_is_known(
    bern: Recipient, options: Options
) -> None:
    [card] = read(written((bern,), options))
    assert card["KIND"] == ["org"]
    assert card["FN"] == card["ORG"] == ["Bern"]
    assert card["ADR"] == [";;;;;;Switzerland"]
    assert card.keys() == {"VERSION", "UID", "KIND", "FN", "ORG", "ADR"}


def test_a_mailbox_without_a_name_is_a_card_of_the_office(
    oslo: Recipient, options: Options
) -> None:
    mailbox = replace(oslo, contact=Contact(id=4, authority=7, role="Equality office"))
    [card] = read(written((mailbox,), options))
    assert (card["KIND"], card["FN"]) == (["org"], ["Oslo kommune"])
    assert card["ROLE"] == ["Equality office"]


def test_a_card_keeps_its_uid_while_names_change_and_no_two_share_one(
    oslo: Recipient, bern: Recipient, options: Options
) -> None:
    renamed = replace(oslo, authority=replace(oslo.authority, name="Oslo", email="ny@oslo.example"))
    office = replace(oslo, contact=None)
    uids = [card["UID"][0] for card in read(written((oslo, renamed, office, bern), options))]
    assert uids[0] == uids[1]
    assert len(set(uids)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", uid) for uid in uids)


def test_hostile_names_are_escaped_and_come_back_whole(
    hostile: tuple[Recipient, ...], options: Options
) -> None:
    cards = read(written(hostile, options))
    for card, recipient in zip(cards, hostile, strict=True):
        assert plain(card["FN"][0]) == recipient.authority.name
        assert plain(card["ORG"][0]) == recipient.authority.name
        assert len(parts(card["ADR"][0], ";")) == 7


def test_a_line_break_in_a_value_never_begins_a_property(options: Options) -> None:
    break_in = "x\r\nTEL:1\nTEL:2\rTEL:3\u2028TEL:4\x85TEL:5"
    office = Authority(1, break_in, "NO", languages=(break_in,), website=break_in, email=break_in)
    [card] = read(written((Recipient(office, Contact(1, 1, break_in, break_in)),), options))
    assert "TEL" not in card


@settings(max_examples=50)
@given(street=st.text(max_size=30), box=st.text(max_size=30), city=st.text(max_size=30))
def test_every_part_of_an_address_stays_in_its_place(street: str, box: str, city: str) -> None:
    office = Authority(1, "Oslo", "NO", address=Address(street, box, "0037", city))
    [card] = read(written((Recipient(office),), Options(on=date(2018, 2, 26))))
    places = parts(card["ADR"][0], ";")
    assert len(places) == 7
    assert plain(places[3]) == printable(city)
    assert plain(places[5]) == "0037"
    lines = [plain(part) for part in parts(places[2], ",")] if places[2] else []
    assert lines == [printable(part) for part in (box, street) if printable(part)]


@settings(max_examples=100)
@given(st.text("aØ€𝄞 ", min_size=60, max_size=200))
def test_lines_are_folded_within_75_octets_and_no_letter_is_cut(text: str) -> None:
    folded = _folded(text)
    assert folded.endswith(b"\r\n")
    lines = folded[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line[:1] == b" " for line in lines[1:])
    assert "".join(line.decode()[int(number > 0) :] for number, line in enumerate(lines)) == text
