"""What a check finds in bodies, dates and numbers that a person should look at."""

from collections.abc import Iterator
from datetime import date

from charter_cli.contradictions import contradictions
from charter_cli.dates import LAUNCH
from charter_cli.matching import possible_duplicates
from charter_cli.register import conclusions, movements, recall
from charter_cli.register import statements as published
from charter_cli.register.expectations import broken
from charter_cli.register.file import Book
from charter_cli.register.selection import POSSIBLE
from charter_cli.register.telling import authority
from charter_cli.words import Kind

Said = Iterator[tuple[str, str]]

_CALLED = "a.name || ' (' || a.country || ', ' || a.id || ')'"
_FEW = 100
"""So many countries at the most can have signatories: the Charter is for Europe."""


def expectations(book: Book, on: date) -> Said:
    """Yield the expected counts that no longer hold, and whom that is about."""
    for one in broken(book):
        wanted = one.expectation
        said = f"expected on {wanted.on}: {wanted.signatories}, counted: {one.counted}"
        for names, what in ((one.joined, "counted since"), (one.gone, "no longer counted")):
            if names:
                said += f"; {what}: {', '.join(names)}"
        yield f"expectation {wanted.id}", said


def sources(book: Book, on: date) -> Said:
    """Yield what sources say against each other."""
    several = book.connection.execute(
        "SELECT authority FROM event WHERE set_aside = '' GROUP BY 1 HAVING count(*) > 1"
    )
    numbers = {row[0] for row in several}
    for number, own in sorted(conclusions.load(book.connection, numbers).items()):
        for said in contradictions(own):
            yield authority(book.connection, number), said


def successors(book: Book, on: date) -> Said:
    """Yield mergers that lead nowhere: no successor, or one that ceased to be as well."""
    rows = book.connection.execute(
        f"""SELECT {_CALLED}, e.successor FROM event e JOIN authority a ON a.id = e.authority
        WHERE e.kind = 'merged' AND e.set_aside = '' AND (e.successor IS NULL OR NOT EXISTS (
            SELECT 1 FROM authority x WHERE x.id = e.successor AND x.kind <> '{Kind.PARTNER}'))
        ORDER BY a.id"""
    )
    for name, into in rows:
        said = "it merged, and no successor is on record"
        yield name, said if into is None else "it merged into one that cannot sign"


def statements(book: Book, on: date) -> Said:
    """Yield published numbers that cannot be: of a future day, or more countries than bodies."""
    said = published.listed(book.connection)
    for one in said:
        about = f"published number {one.id}"
        if one.on.text > on.isoformat():
            yield about, f"it speaks of {one.on}, which is to come"
        if one.on and one.on.text < LAUNCH.isoformat()[: len(one.on.text)]:
            yield about, f"it speaks of {one.on}, before the Charter was launched"
        if one.countries and (one.countries > one.signatories or one.countries > _FEW):
            yield about, f"{one.signatories} cannot be the signatories of {one.countries} countries"
        if one.scope == "ALL":
            continue
        for whole in said:
            same = (whole.scope, whole.on, whole.kinds) == ("ALL", one.on, one.kinds)
            if same and whole.signatories < one.signatories:
                yield about, f"{one.scope} alone has more than all countries (number {whole.id})"


def duplicates(book: Book, on: date) -> Said:
    """Yield bodies that share a name or a code where nothing tells them apart."""
    homes = [row[0] for row in book.connection.execute("SELECT DISTINCT country FROM authority")]
    for one in possible_duplicates(recall.candidates(book.connection, homes)):
        numbers = ", ".join(f"{c.name} ({c.country}, {c.id})" for c in one.candidates)
        yield numbers, f"they may be one body: {one.reason}"


def dates(book: Book, on: date) -> Said:
    """Yield those that stand by a signature whose day is not known."""
    for name, signed in book.connection.execute(
        f"""SELECT {_CALLED}, s.signed FROM standing s JOIN authority a ON a.id = s.authority
        WHERE {POSSIBLE} AND length(s.signed) < 10 ORDER BY a.country, a.id""",
        {"day": on.isoformat()},
    ):
        yield name, f"of its signature only {signed} is known" if signed else "it signed undated"


def plans(book: Book, on: date) -> Said:
    """Yield those whose action plan is overdue."""
    for one in movements.plans(book.connection, on):
        if one.state == "overdue":
            about = authority(book.connection, one.authority)
            yield about, f"its action plan was due by {one.due}"


def addresses(book: Book, on: date) -> Said:
    """Yield those that stand and can be written to in no way."""
    for (name,) in book.connection.execute(
        f"""SELECT {_CALLED} FROM standing s JOIN authority a ON a.id = s.authority
        WHERE {POSSIBLE} AND a.email = '' AND (a.city = '' OR a.street || a.po_box = '')
        ORDER BY a.country, a.id""",
        {"day": on.isoformat()},
    ):
        yield name, "it has neither an e-mail nor a full postal address"
