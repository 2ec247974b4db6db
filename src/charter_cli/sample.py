"""The real sample data, entered into a register: what `charter demo` starts from.

322 rows, each with its public source and how far that source goes. Two Swedish bodies stand
there under an old and a new name: each becomes one authority that was renamed.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files

from charter_cli import countries, naming
from charter_cli.dates import PartialDate
from charter_cli.model import Authority, Event, EventKind, Kind, Name, Statement
from charter_cli.outbox import slug
from charter_cli.register import authorities, events, names, statements
from charter_cli.register.batch import Batch

Row = dict[str, str]

_DATED = {"decided_on": "decided", "signed_on": "signed", "registered_on": "registered"}
_NOT_SIGNED = ("decision only", "announced only")


@dataclass(slots=True)
class Entered:
    """Hold how much was entered."""

    rows: int = 0
    authorities: int = 0
    countries: int = 0
    statements: int = 0


def enter(batch: Batch) -> Entered:
    """Enter signatories, what became of them, renewals and published numbers."""
    successions = list(_rows("successions"))
    former = {
        (row["country"], row["predecessor"]): row
        for row in successions
        if row["event"] == "renamed"
    }
    done = Entered()
    numbers: dict[tuple[str, str], int] = {}
    for row in _rows("signatories"):
        done.rows += 1
        renamed = former.get((row["country"], row["name"]))
        name = renamed["successor"] if renamed else row["name"]
        number = numbers.get((row["country"], name))
        if number is None:
            number = authorities.add(batch, _authority({**row, "name": name}))
        numbers[row["country"], name] = numbers[row["country"], row["name"]] = number
        _happened(batch, number, row)
    for row in successions:
        _became(batch, numbers, row)
    for row in _rows("renewals"):
        one = _get(batch, numbers[row["country"], row["authority"]])
        renewal = Event(
            EventKind.RENEWED,
            PartialDate.parse(row["on"]),
            edition=row["edition"],
            source=row["source"],
        )
        events.record(batch, one, renewal)
    for row in _rows("published_counts"):
        done.statements += statements.add(batch, _statement(row)) is not None
    done.authorities = len(set(numbers.values()))
    done.countries = len({country for country, _ in numbers})
    return done


def _authority(row: Row) -> Authority:
    called = naming.parts(row["name"])
    return Authority(
        id=0,
        name=called[0],
        names=tuple(Name(name) for name in called),
        country=row["country"],
        kind=Kind(row["kind"]),
        region=row["region"],
        languages=countries.languages(row["country"])[:1],
        email=_mailbox(called[0], row["country"]),
        note="" if _tells(row) else f"{row['evidence']}: {row['source']}",
    )


def _tells(row: Row) -> bool:
    """Tell whether a row tells of anything that happened."""
    return row["evidence"] not in _NOT_SIGNED or any(row[column] for column in _DATED)


def _happened(batch: Batch, number: int, row: Row) -> None:
    one = _get(batch, number)
    source = row["source"]
    attested = PartialDate.parse(row["attested_on"], "attested_on")
    for column, kind in _DATED.items():
        if row[column]:
            on = PartialDate.parse(row[column], column)
            events.record(batch, one, Event(EventKind(kind), on, attested, source=source))
    if not row["signed_on"] and row["evidence"] not in _NOT_SIGNED:
        events.record(batch, one, Event(EventKind.SIGNED, attested=attested, source=source))


def _became(batch: Batch, numbers: dict[tuple[str, str], int], row: Row) -> None:
    """Record a merger (its successor is entered if need be) or a renaming."""
    country = row["country"]
    number = numbers[country, row["predecessor"]]
    one = _get(batch, number)
    happened = Event(
        EventKind(row["event"]),
        PartialDate.parse(row["on"]),
        source="public record",
        note=row["note"],
    )
    if happened.kind is EventKind.RENAMED:
        events.record(batch, one, replace(happened, note=f"{row['predecessor']} → {one.name}"))
        names.add(batch, number, Name(row["predecessor"], use="former"))
        return
    successor = numbers.get((country, row["successor"]))
    if successor is None or successor == number:
        # A body may keep its name and be another body: Landkreis Göttingen of 2016.
        name = row["successor"] if successor is None else f"{row['successor']} ({row['on'][:4]})"
        successor = authorities.add(batch, _heir(one, row["successor"], name), another=True)
        numbers[country, name] = successor
    events.record(batch, one, replace(happened, into=successor))


def _heir(one: Authority, name: str, label: str) -> Authority:
    return Authority(
        id=0,
        name=name,
        country=one.country,
        kind=one.kind,
        languages=one.languages,
        email=_mailbox(label, one.country),
    )


def _mailbox(name: str, country: str) -> str:
    """Make a mailbox on a reserved domain: nothing can be sent by accident."""
    return f"office@{slug(name)[:40].strip('-') or 'office'}.{country.lower()}.example"


def _statement(row: Row) -> Statement:
    return Statement(
        on=PartialDate.parse(row["as_of"], "as_of"),
        scope=row["scope"],
        kinds=row["kinds"],
        signatories=int(row["signatories"]),
        countries=int(row["countries"]) if row["countries"] else None,
        qualifier=row["qualifier"],
        source=row["source"],
    )


def _get(batch: Batch, number: int) -> Authority:
    return authorities.get(batch.book.connection, number)


def _rows(name: str) -> Iterator[Row]:
    text = files("charter_cli.reference").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
