"""E-mail: a draft to one recipient, for Outlook or any other program that opens .eml files.

It holds the letter as text and as HTML, as a PDF attached, and a calendar file where it invites
to something. Headers are written here, letter by letter, and not by Python's own `email`: of
values like `=?utf-8?q?=0ABcc:…?=` some of its versions make headers and recipients.
"""

import binascii
import hashlib
import re
import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from itertools import chain

from charter_cli import calendar_file, email_address, outbox
from charter_cli.errors import BadInput, BadTemplate, Unreachable
from charter_cli.letter import Appointment, Letter, Mailbox, Sender
from charter_cli.letters import html, pdf, txt
from charter_cli.letters._pictures import Drawing

_UNFIT = re.compile(
    "[\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]+"
)
_PLAIN = re.compile(r"[ !-<>-~]{1,60}")
"""What stands in a header as it is: printable, without the sign that begins a code, and short."""
_ATOMS = re.compile(r"[A-Za-z0-9 !#$%&'*+/?^_`{|}~-]{1,60}")
_CODED = 42
"""Bytes in a word of code, which with its frame must not pass 75 letters."""
_SHORT = 66
"""A name and its address that are shorter stand on one line, which may have 78 letters."""
_LINE, _LINES = re.compile(b".{1,76}"), struct.Struct("76s" * 64)
"""A line of base64, and as many of them as are cut at once."""
_ADDRESS = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}")
"""An address that is sound at first sight, as nearly all are; any other is looked at closely."""
_MIXED, _ALTERNATIVE, _RELATED = "=_letter", "=_text", "=_page"
"""What parts the parts: a sequence that neither quoted-printable nor base64 can hold."""


def render(letter: Letter) -> bytes:
    """Return the letter as a draft of an e-mail; Unreachable if the recipient has no mailbox."""
    _to(letter)
    return draft(letter, pdf.render(letter))


def draft(letter: Letter, attached: bytes) -> bytes:
    """Return a draft that has a PDF of the letter `attached`; errors as in `render`."""
    name = _file_name(letter.subject)
    parts = [
        _part(f'multipart/alternative; boundary="{_ALTERNATIVE}"', _both(letter)),
        _attachment("application/pdf", f"{name}.pdf", attached),
    ]
    if letter.appointments:
        parts.append(
            _calendar(
                f"{name}.ics", letter.appointments, letter.sender, letter.language, letter.date
            )
        )
    content = _multipart(_MIXED, parts)
    return _headers(letter, content) + b"\r\n" + content


@lru_cache(maxsize=256)
def _file_name(subject: str) -> str:
    return outbox.slug(subject) or "letter"


# -- headers --------------------------------------------------------------------------------


def _headers(letter: Letter, content: bytes) -> bytes:
    sender = _from(letter)
    written = format_datetime(datetime.combine(letter.date, time(12), UTC))
    lines = (
        f"From: {_shown(sender)}",
        f"To: {_shown(_to(letter))}",
        f"Subject: {_words(letter.subject, _PLAIN)}",
        f"Date: {written}",
        "MIME-Version: 1.0",
        f"Content-Language: {_tag(letter.language)}",
        "X-Unsent: 1",
        f'Content-Type: multipart/mixed; boundary="{_MIXED}"',
    )
    head = "".join(f"{line}\r\n" for line in lines).encode()
    identity = hashlib.sha256(head + content).hexdigest()[:40]
    domain = sender.email.rpartition("@")[2]
    return head + f"Message-ID: <{identity}@{domain}>\r\n".encode()


def _to(letter: Letter) -> Mailbox:
    """Return the mailbox of the recipient; Unreachable if there is none that can be written to."""
    whom = letter.recipient[0] if letter.recipient else letter.subject
    if not letter.mailbox.email:
        raise Unreachable(
            f"{whom} has no e-mail address.",
            "Enter one with `charter edit` or `charter contact add`, or send a printed letter.",
        )
    try:
        return Mailbox(_checked(letter.mailbox.email, whom), letter.mailbox.name)
    except BadInput as problem:
        raise Unreachable(problem.message, problem.next_step) from None


def _from(letter: Letter) -> Mailbox:
    if not letter.sender.email:
        raise BadTemplate(
            "mailing.toml: the sender has no email, so no e-mail can be written.",
            "Add email to [sender].",
        )
    try:
        return Mailbox(_checked(letter.sender.email, "sender.email"), letter.sender.name)
    except BadInput as problem:
        raise BadTemplate(f"mailing.toml: {problem.message}", problem.next_step) from None


@lru_cache(maxsize=256)
def _checked(email: str, whose: str) -> str:
    return email if _ADDRESS.fullmatch(email) else email_address.in_ascii(email, whose)


def _shown(mailbox: Mailbox) -> str:
    name = _words(mailbox.name, _ATOMS)
    fold = "" if len(name) + len(mailbox.email) < _SHORT else "\r\n"
    return f"{name}{fold} <{mailbox.email}>" if name else mailbox.email


@lru_cache(maxsize=256)
def _words(text: str, plain: re.Pattern[str]) -> str:
    """Return `text` for a header, in code (RFC 2047) unless it is `plain` and short.

    Line breaks, controls and what nobody can see have become blanks, so no header begins in it.
    """
    clean = _UNFIT.sub(" ", text).strip(" ")
    if plain.fullmatch(clean) or not clean:
        return clean
    words, word = [], b""
    for letter in clean:
        more = letter.encode()
        if len(word) + len(more) > _CODED:
            words.append(word)
            word = b""
        word += more
    coded = (binascii.b2a_base64(word, newline=False).decode() for word in (*words, word))
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in coded)


def _tag(language: str) -> str:
    return language if re.fullmatch("[A-Za-z0-9-]+", language) else "und"


# -- parts ----------------------------------------------------------------------------------


def _both(letter: Letter) -> bytes:
    """Return the letter as text and as HTML, of which a program shows what it can."""
    text = binascii.b2a_qp(txt.write(letter).replace("\n", "\r\n").encode(), istext=True)
    return _multipart(
        _ALTERNATIVE,
        (_part('text/plain; charset="utf-8"', text, "quoted-printable"), _page(letter)),
    )


def _page(letter: Letter) -> bytes:
    """Return the letter as HTML, its pictures beside it, where mail programs show them."""
    shown: dict[str, Drawing] = {}

    def beside(drawing: Drawing) -> str:
        shown[drawing.name] = drawing
        return f"cid:{_identity(drawing)}"

    page = _in_base64(html.write(letter, beside).replace("\n", "\r\n").encode())
    part = _part('text/html; charset="utf-8"', page, "base64")
    if not shown:
        return part
    related = f'multipart/related; type="text/html"; boundary="{_RELATED}"'
    return _part(related, _multipart(_RELATED, (part, *map(_embedded, shown.values()))))


def _identity(drawing: Drawing) -> str:
    return f"{drawing.name}@letterhead"


@lru_cache(maxsize=16)
def _embedded(drawing: Drawing) -> bytes:
    coded = _in_base64(drawing.content)
    disposition = f'inline; filename="{drawing.name}"'
    return _part("image/png", coded, "base64", disposition, _identity(drawing))


def _attachment(kind: str, name: str, content: bytes) -> bytes:
    return _part(kind, _in_base64(content), "base64", f'attachment; filename="{name}"')


def _in_base64(content: bytes) -> bytes:
    coded = memoryview(binascii.b2a_base64(content, newline=False))
    even = len(coded) - len(coded) % _LINES.size
    rest = _LINE.findall(coded[even:])
    return b"\r\n".join((*chain.from_iterable(_LINES.iter_unpack(coded[:even])), *rest, b""))


@lru_cache(maxsize=64)
def _calendar(
    name: str, appointments: tuple[Appointment, ...], sender: Sender, language: str, written: date
) -> bytes:
    """Return the calendar file as a part; letters of one language share it."""
    content = calendar_file.write(appointments, sender, language, written)
    return _attachment(calendar_file.TYPE, name, content)


def _part(
    kind: str, content: bytes, encoding: str = "", disposition: str = "", identity: str = ""
) -> bytes:
    fields = {
        "Content-Type": kind,
        "Content-Transfer-Encoding": encoding,
        "Content-Disposition": disposition,
        "Content-ID": identity and f"<{identity}>",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return head.encode() + b"\r\n" + content


def _multipart(boundary: str, parts: Iterable[bytes]) -> bytes:
    line = f"--{boundary}".encode()
    return b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"
