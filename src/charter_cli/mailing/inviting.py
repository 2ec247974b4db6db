"""Read the occasion of a mailing where it is written in `mailing.toml` itself."""

from collections.abc import Iterator

from charter_cli import fields, zones
from charter_cli.mailing.table import Table
from charter_cli.occasions import Occasion, OccasionKind, Person, Place, When, check

_PARAGRAPH = 4000
"""How many letters a text has room for that is more than a name."""


def occasion(table: Table) -> Occasion:
    """Return the occasion that a table tells of; BadTemplate names the key that does not fit."""
    found = _occasion(table)
    with table.refusals("occasion."):
        check(found)
    return found


def person(table: Table) -> Person:
    """Return the person that a table tells of."""
    found = Person(
        name=table.text("name", required=True),
        title=table.worded("title"),
        email=table.text("email"),
        phone=table.text("phone"),
    )
    table.close()
    return found


def _occasion(table: Table) -> Occasion:
    kinds = table.chosen("kind", OccasionKind)
    found = Occasion(
        kind=OccasionKind(kinds[0]) if kinds else OccasionKind.CONFERENCE,
        title=table.worded("title"),
        publication=table.worded("publication"),
        about=table.worded("about", _PARAGRAPH),
        audience=table.worded("audience", _PARAGRAPH),
        when=_when(table),
        place=_place(table),
        hosts=table.all_worded("hosts"),
        speakers=table.all_worded("speakers"),
        website=table.checked("website", fields.website),
        registration=table.checked("registration", fields.website),
        deadline=table.partial("deadline"),
        fee=table.worded("fee"),
        documents=table.all_checked("documents", fields.website),
        contacts=tuple(person(item) for item in table.tables("contacts")),
        parts=tuple(_parts(table)),
    )
    table.close()
    return found


def _parts(table: Table) -> Iterator[Occasion]:
    for part in table.tables("parts"):
        yield occasion(part)


def _when(table: Table) -> When:
    starts = table.partial("starts")
    return When(
        starts=starts,
        ends=table.partial("ends") or starts,
        opens=table.checked("opens", fields.hour),
        closes=table.checked("closes", fields.hour),
        zone=table.checked("zone", zones.find),
    )


def _place(table: Table) -> Place:
    return Place(
        name=table.worded("place"),
        address=table.worded("address"),
        city=table.worded("city"),
        country=next(iter(table.countries("country")), ""),
    )
