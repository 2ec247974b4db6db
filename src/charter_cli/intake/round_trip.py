"""A workbook that a colleague edits and sends back: what is in it, and what is locked."""

from collections.abc import Iterable
from datetime import date

from charter_cli.model import Entry, Kind
from charter_cli.workbook import Page, write

HEADINGS = (
    "charter id", "charter version", "country", "charter: standing", "signed_on", "name", "kind",
    "region", "code",
    "languages", "street", "po_box", "postcode", "city", "email", "phone", "website",
    "population", "tags", "note", "do_not_contact",
)  # fmt: skip
LOCKED = frozenset({"charter id", "charter version", "country", "charter: standing", "signed_on"})

_NOTE = (
    "Edit the white columns and send the workbook back: `charter import` shows every change "
    "before it is made. Grey columns are locked. An emptied cell erases nothing."
)


def workbook(entries: Iterable[Entry], version: int, on: date) -> bytes:
    """Return a workbook of authorities as of a day and a version of the register."""
    rows = tuple(_row(entry, version) for entry in entries)
    choices = {"kind": tuple(Kind), "do_not_contact": ("yes",)}
    page = Page("Authorities", HEADINGS, rows, LOCKED, choices, _NOTE)
    return write((page,), "Authorities, to be edited and sent back", on)


def _row(entry: Entry, version: int) -> tuple[str, ...]:
    one = entry.authority
    return (
        str(one.id),
        str(version),
        one.country,
        entry.standing,
        entry.signed_on,
        one.name,
        str(one.kind),
        one.region,
        one.code,
        " ".join(one.languages),
        one.address.street,
        one.address.po_box,
        one.address.postcode,
        one.address.city,
        one.email,
        one.phone,
        one.website,
        "" if one.population is None else str(one.population),
        "; ".join(one.tags),
        one.note,
        "yes" if one.do_not_contact else "",
    )
