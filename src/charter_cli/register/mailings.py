"""Rounds of letters, as they were made: the files, and every number with those behind it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from charter_cli.counts import Pair, Selection
from charter_cli.mailed import File, Number, Round, Sent
from charter_cli.register.batch import Batch, Value
from charter_cli.register.file import understood

_FIGURE = (
    "what, country, kind, edition, day, certain, possible, countries, definition,"
    " certainly, perhaps"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a file that a round made, as the register kept it.

    `made` is the day on which it was kept, `state` the newest batch when its numbers were
    counted, `batch` the one that kept it; `numbers` are those that its text asks for.
    """

    file: File
    mailing: str
    made: str
    state: int
    batch: int
    recipient: str
    numbers: tuple[Number, ...]


def keep(batch: Batch, one: Round) -> None:
    """Keep a round of letters with its files and numbers."""
    mailing = batch.insert(
        "mailing",
        {
            "name": one.name,
            "texts": one.texts,
            "day": one.day.isoformat(),
            "counted_after_batch": one.state,
        },
    )
    figures = [batch.insert("figure", _figure(mailing, number)) for number in one.numbers]
    first = batch.free("letter")
    batch.insert_many(
        "letter",
        ("id", "mailing", "authority", "contact", "language", "address", "figures"),
        [
            (number, mailing, *_letter(sent, figures))
            for number, sent in enumerate(one.letters, first)
        ],
    )
    ids = count(batch.free("letter_file"))
    batch.insert_many(
        "letter_file",
        ("id", "letter", "name", "sha256", "pages"),
        [
            (next(ids), number, file.name, file.sha256, file.pages)
            for number, sent in enumerate(one.letters, first)
            for file in sent.files
        ],
    )


def is_kept(connection: sqlite3.Connection, one: Round) -> bool:
    """Tell whether some round of the same texts and day is on record with all these files."""
    wanted = {(file.name, file.sha256) for sent in one.letters for file in sent.files}
    for (mailing,) in connection.execute(
        "SELECT id FROM mailing WHERE name = ? AND texts = ? AND day = ?",
        (one.name, one.texts, one.day.isoformat()),
    ):
        held = connection.execute(
            "SELECT f.name, f.sha256 FROM letter_file f JOIN letter l ON l.id = f.letter"
            " WHERE l.mailing = ?",
            (mailing,),
        )
        if wanted <= set(held):
            return True
    return False


def of_content(connection: sqlite3.Connection, sha256: str) -> Kept | None:
    """Return the file with that content as it was kept, the newest round first."""
    return next(_kept(connection, "f.sha256 = ?", sha256), None)


def of_name(connection: sqlite3.Connection, name: str) -> Kept | None:
    """Return the file of that name as it was kept, the newest round first."""
    return next(_kept(connection, "f.name = ?", name), None)


def _figure(mailing: int, number: Number) -> dict[str, Value]:
    chosen = number.selection
    return {
        "mailing": mailing,
        "what": number.what,
        "country": "".join(chosen.countries),
        "kind": "".join(chosen.kinds),
        "edition": "".join(chosen.editions),
        "day": number.day.isoformat(),
        "certain": number.value.certain,
        "possible": number.value.possible,
        "countries": number.countries,
        "definition": number.definition,
        "certainly": spans(number.certainly),
        "perhaps": spans(number.perhaps),
    }


def _letter(sent: Sent, figures: Sequence[int]) -> tuple[Value, ...]:
    used = "; ".join(str(figures[place]) for place in sent.numbers)
    return sent.authority, sent.contact, sent.language, "\n".join(sent.address), used


def _kept(connection: sqlite3.Connection, condition: str, value: str) -> Iterator[Kept]:
    rows = connection.execute(
        f"""SELECT f.name, f.sha256, f.pages, m.name, substr(b.at, 1, 10),
            m.counted_after_batch, b.id, l.address, l.figures,
            (SELECT count(*) FROM letter_file o JOIN letter p ON p.id = o.letter
                WHERE o.name = f.name AND p.mailing = m.id)
        FROM letter_file f JOIN letter l ON l.id = f.letter JOIN mailing m ON m.id = l.mailing
            JOIN batch b ON b.id = (SELECT max(c.batch) FROM change c
                WHERE c."table" = 'mailing' AND c.row = m.id AND c.action = 'insert')
        WHERE {condition} ORDER BY f.id DESC""",
        (value,),
    )
    for name, sha256, pages, mailing, made, state, batch, address, figures, together in rows:
        yield Kept(
            File(name, sha256, pages),
            mailing,
            made,
            int(state),
            int(batch),
            f"{together} recipients" if together > 1 else address.partition("\n")[0],
            tuple(_numbers(connection, figures)),
        )


def _numbers(connection: sqlite3.Connection, figures: str) -> Iterator[Number]:
    for number in filter(None, figures.split("; ")):
        row = connection.execute(f"SELECT {_FIGURE} FROM figure WHERE id = ?", (number,))
        with understood(f"figure {number}"):
            yield _number(*row.fetchone())


def _number(what: str, country: str, kind: str, edition: str, day: str, *rest: Any) -> Number:
    certain, possible, countries, definition, certainly, perhaps = rest
    return Number(
        what,
        Selection(
            countries=(country,) if country else (),
            kinds=(kind,) if kind else (),
            editions=(edition,) if edition else (),
        ),
        date.fromisoformat(day),
        Pair(certain, possible),
        definition,
        numbers(certainly),
        numbers(perhaps),
        countries,
    )


def spans(ids: Iterable[int]) -> str:
    """Write numbers as briefly as can be: `1-38; 41`."""
    found: list[list[int]] = []
    for one in sorted(ids):
        if found and one == found[-1][1] + 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return "; ".join(f"{first}-{last}" if first < last else str(first) for first, last in found)


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers that `spans` wrote."""
    found: list[int] = []
    for part in filter(None, text.split("; ")):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return tuple(found)
