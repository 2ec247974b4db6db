"""Check e-mail addresses by their syntax, offline: the one room that knows email-validator.

It stands apart from `fields` because its library is slow to load, and many values are
checked where no address is.
"""

from email_validator import EmailNotValidError, validate_email

from charter_cli import fields
from charter_cli.errors import BadInput


def email(text: str, field: str = "email") -> str:
    """Return one e-mail address with its domain in lower case; a blank stays blank.

    Domains kept for examples (`post@oslo.example`) are taken; nothing is asked of the network.
    """
    address = fields.line(text, field)
    if not address:
        return ""
    try:
        return validate_email(address, strict=True, check_deliverability=False).normalized
    except EmailNotValidError:
        raise BadInput(
            f"{field}: {address!r} is not an e-mail address.",
            "Write one address alone, as post@oslo.kommune.no.",
        ) from None
