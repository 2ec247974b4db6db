"""What the public may see: named columns only, so that nothing personal can pass."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import attrgetter

from charter_cli.contradictions import contradictions
from charter_cli.folding import fold
from charter_cli.model import Kind, Name, Statement
from charter_cli.public import Body, Deed, Record, Stretch
from charter_cli.register import conclusions, statements
from charter_cli.register.file import Book, understood
from charter_cli.register.settings import successors

_BODIES = f"""SELECT a.id, a.name, a.country, a.kind, a.region, a.code FROM authority a
    WHERE a.kind <> '{Kind.PARTNER}' AND EXISTS (SELECT 1 FROM standing s
        WHERE s.authority = a.id AND s.begins_earliest <= :day)"""
_NAMES = "SELECT authority, text, language, use FROM name ORDER BY authority, id"
_STRETCHES = """SELECT authority, begins_earliest, coalesce(begins_latest, ''),
    coalesce(ends_earliest, ''), coalesce(ends_latest, ''), undated, signed,
    coalesce(renewed_from, ''), coalesce(plan_due, ''), coalesce(plan_from, '')
    FROM standing ORDER BY authority, spell"""
_DEEDS = """SELECT authority, id, kind, day, earliest, latest, edition, successor, source
    FROM event WHERE set_aside = '' AND earliest <= :day ORDER BY authority, earliest, latest, id"""

_COUNTRY = re.compile(r"[A-Z]{2}")
_MAILBOX = re.compile(r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+")


def record(book: Book, on: date) -> Record:
    """Return all that the public may see of the register on a day.

    Of the bodies, those that stood by the Charter by then; of the events, those that may have
    happened by then; of the published numbers, those that were published by then. A source may
    be a letter from somebody: mailboxes in it are left out.
    """
    connection, day = book.connection, {"day": on.isoformat()}
    names: defaultdict[int, list[Name]] = defaultdict(list)
    for number, *name in connection.execute(_NAMES):
        names[number].append(Name(*name))
    stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
    for number, earliest, latest, until, at_last, undated, *facts in connection.execute(_STRETCHES):
        one = Stretch(earliest, latest, until, at_last, bool(undated), *facts)
        stretches[number].append(one)
    deeds: defaultdict[int, list[Deed]] = defaultdict(list)
    for number, *happened, into, source in connection.execute(_DEEDS, day):
        event, kind, on_day, earliest, latest, edition = happened
        said = without_mailboxes(source)
        deed = Deed(event, kind, on_day, earliest, latest, edition, into, said)
        deeds[number].append(deed)
    contested = _contested(connection)
    bodies = (
        Body(
            *_sound(*row),
            names=tuple(names[row[0]]),
            stretches=tuple(stretches[row[0]]),
            deeds=tuple(deeds[row[0]]),
            contested=row[0] in contested,
        )
        for row in connection.execute(_BODIES, day)
    )
    return Record(
        day=on.isoformat(),
        bodies=tuple(sorted(bodies, key=lambda b: (b.country, fold(b.name), b.name, b.id))),
        statements=_public(statements.listed(connection), on),
        successors=successors(connection),
    )


def without_mailboxes(text: str) -> str:
    """Return a text with an ellipsis in place of every e-mail address."""
    return _MAILBOX.sub("…", text) if "@" in text else text


def _sound(
    number: int, name: str, country: str, kind: str, region: str, code: str
) -> tuple[int, str, str, str, str, str]:
    """Return the fields of a body; its country names a file, its kind a word of each language."""
    with understood(f"authority {number}"):
        if not _COUNTRY.fullmatch(country):
            raise ValueError(f"the country {country!r}")
        return number, name, country, Kind(kind).value, region, code


def _contested(connection: sqlite3.Connection) -> set[int]:
    """Return those whose sources contradict each other; a lone event contradicts nothing."""
    return {
        number
        for number, own in conclusions.load(connection).items()
        if len(own) > 1 and contradictions(own)
    }


def _public(found: Iterable[Statement], on: date) -> tuple[Statement, ...]:
    said = (s for s in found if s.on.text[:10] <= on.isoformat()[: len(s.on.text)])
    clean = (replace(s, source=without_mailboxes(s.source)) for s in said)
    return tuple(sorted(clean, key=attrgetter("on.text", "scope", "signatories")))
