"""Check e-mail addresses by their syntax, offline: the one room that knows email-validator.

It stands apart from `fields` because its library is slow to load, and many values are
checked where no address is.
"""

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from charter_cli import fields
from charter_cli.errors import BadInput


def email(text: str, field: str = "email") -> str:
    """Return one e-mail address with its domain in lower case; a blank stays blank.

    Domains kept for examples (`post@oslo.example`) are taken; nothing is asked of the network.
    """
    address = fields.line(text, field)
    return _valid(address, field).normalized if address else ""


def in_ascii(text: str, field: str = "email") -> str:
    """Return one e-mail address as mail programs of any age take it; a blank stays blank.

    A domain in other letters is written in its code, `post@xn--…`; for what stands before the
    @ there is no such code, and BadInput is raised.
    """
    address = fields.line(text, field)
    if not address:
        return ""
    coded = _valid(address, field).ascii_email
    if coded is None:
        raise BadInput(
            f"{field}: {address!r} has letters before the @ that mail programs may not take.",
            "Write another address of theirs, with plain letters.",
        )
    return coded


def _valid(address: str, field: str) -> ValidatedEmail:
    try:
        return validate_email(address, strict=True, check_deliverability=False)
    except EmailNotValidError:
        raise BadInput(
            f"{field}: {address!r} is not an e-mail address.",
            "Write one address alone, as post@oslo.kommune.no.",
        ) from None
