"""Who was erased, remembered without personal data: only marks that cannot be read back.

A mark is a keyed digest of a mailbox, or of a name together with its authority. So a later
list, or an old backup, that names the person is known again, and nothing else is.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from charter_cli.errors import BadInput
from charter_cli.folding import fold
from charter_cli.register.kinship import tables

ERASED = "[erased]"
"""What stands where a person was named in a text of somebody else's."""

NOWHERE = 0
"""The contact and the authority of whoever is named by an occasion alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one line of the list: the contact's number, the day, the key, the digest."""

    contact: int
    day: str
    key: str
    mark: str


def remembered(connection: sqlite3.Connection) -> tuple[Mark, ...]:
    """Return the whole list, to be applied again to a backup that is restored.

    The register may be of the first version, in which nobody could be erased yet.
    """
    if "erased" not in tables(connection):
        return ()
    rows = connection.execute("SELECT contact, day, key, mark FROM erased ORDER BY id")
    return tuple(Mark(*row) for row in rows)


def key(connection: sqlite3.Connection) -> str:
    """Return the key of the register's list; a new one where nobody was erased yet."""
    row = connection.execute("SELECT key FROM erased ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else secrets.token_hex(32)


def marks(key: str, said: Iterable[str]) -> set[str]:
    """Return the marks of what `said` gives of a person."""
    return {_mark(key, one) for one in said}


def said(emails: Iterable[str], names: Iterable[str], authorities: Iterable[int]) -> set[str]:
    """Return what is marked of a person: each mailbox, and each name at each authority."""
    places = tuple(authorities)
    return {f"mailbox {email.casefold()}" for email in emails if email} | {
        f"name {place} {fold(name)}" for name in names if name for place in places
    }


class Remembrance:
    """Know again who was erased; opened once for a whole list."""

    def __init__(self, held: Iterable[Mark]) -> None:
        self._days = {(one.key, one.mark): one for one in held}
        self._keys = sorted({one.key for one in held})

    def __bool__(self) -> bool:
        return bool(self._keys)

    def of(self, given: Iterable[str]) -> Mark | None:
        """Return the erasure that one of these was marked by; None if there was none."""
        return next(self._found(given), None)

    def _found(self, given: Iterable[str]) -> Iterator[Mark]:
        words = sorted(given)
        for own in self._keys:
            for word in words:
                if one := self._days.get((own, _mark(own, word))):
                    yield one


def opened(connection: sqlite3.Connection) -> Remembrance:
    """Return the list of a register, ready to be asked."""
    return Remembrance(remembered(connection))


def refuse(connection: sqlite3.Connection, name: str, email: str, authority: int = NOWHERE) -> None:
    """Refuse (BadInput) to enter somebody again who was erased."""
    if found := opened(connection).of(said([email], [name], [authority])):
        raise BadInput(
            "contact: somebody of this name or mailbox was erased on"
            f" {found.day}, and stays erased.",
            "Name the office instead, or another person with another mailbox.",
        )


@lru_cache(maxsize=1 << 12)
def _mark(key: str, word: str) -> str:
    return blake2b(word.encode(), key=bytes.fromhex(key), digest_size=20).hexdigest()
