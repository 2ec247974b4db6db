"""E-mail addresses are checked by their syntax, without asking the network."""

import socket

import pytest

from charter_cli.email_address import email, in_ascii
from charter_cli.errors import BadInput


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" post@Oslo.Kommune.no ", "post@oslo.kommune.no"),
        ("post@oslo.example", "post@oslo.example"),
        ("A.B@EXAMPLE.ORG", "A.B@example.org"),
        ("o'neill+charter@example.org", "o'neill+charter@example.org"),
        ("info@gemeinde-müller.example", "info@gemeinde-müller.example"),
        ("x@xn--mnchen-3ya.example", "x@münchen.example"),
        ("", ""),
    ],
)
def test_an_address_is_kept_with_its_domain_in_lower_case(typed: str, kept: str) -> None:
    assert email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "plain",
        "@example.org",
        "a@",
        "a@@example.org",
        "a b@example.org",
        "a@example",
        "a..b@example.org",
        "a@-example.org",
        "a@[127.0.0.1]",
        "a@localhost",
        "a@printer.local",
        "a@example.org, b@example.org",
        "a@example.org;b@example.org",
        "Kari <kari@example.org>",
        "a＠example.org",
        "a@example.org\x00",
        "a@example.org\nBcc: b@example.org",
        "x" * 65 + "@example.org",
    ],
)
def test_what_is_no_single_address_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^email: ") as refusal:
        email(typed)
    assert refusal.value.next_step


def test_the_field_that_the_user_knows_is_the_one_that_is_named() -> None:
    with pytest.raises(BadInput, match=r"^contact email: 'plain' is not an e-mail address"):
        email("plain", "contact email")


def test_a_domain_in_other_letters_has_a_code_and_a_name_before_it_has_none() -> None:
    assert in_ascii("post@münchen.example") == "post@xn--mnchen-3ya.example"
    assert in_ascii("") == ""
    with pytest.raises(BadInput, match="before the @"):
        in_ascii("ordfører@bergen.example")
