"""On which days can an event have happened, by its own date and by what is known around it.

Part of the law: `standing` builds on it.
"""

from collections.abc import Iterable
from datetime import date

from charter_cli.dates import LAUNCH, UNKNOWN, PartialDate, Span
from charter_cli.errors import BadInput
from charter_cli.model import Edition, Event, EventKind, Kind

SECOND_EDITION = date(2022, 12, 6)
"""The day the text of 2022 was adopted: nobody signed it before."""

SIGNATURES = frozenset({EventKind.SIGNED, EventKind.RENEWED})
BEGINNINGS = SIGNATURES | {EventKind.REINSTATED}
ENDS = frozenset({EventKind.ANNULLED, EventKind.WITHDREW, EventKind.MERGED})


def edition(event: Event) -> str:
    """Return the edition that an event is about, or nothing where that cannot be told.

    A renewal is of the text of 2022, and so is a signature given since that text exists.
    """
    if event.edition or event.kind not in SIGNATURES:
        return event.edition
    if event.kind is EventKind.RENEWED:
        return Edition.SECOND
    signed = event.on.span(Span(LAUNCH, LAUNCH))
    return Edition.SECOND if signed.earliest >= SECOND_EDITION else ""


def span(event: Event) -> Span:
    """Return the days on which an event can have happened, by its own date alone.

    Nobody signed a text before it was launched. Without a date, it lies between that launch
    and the day its source attests it; without that, the day it was entered.
    """
    attested = event.attested.span(Span(event.entered, event.entered)).latest
    days = event.on.span(Span(min(launch(event), attested), attested))
    if event.kind in SIGNATURES and days.earliest < launch(event) <= days.latest:
        return Span(launch(event), days.latest)
    return days


def launch(event: Event) -> date:
    """Return the day that the text an event is about was launched: nobody signed it before."""
    return SECOND_EDITION if edition(event) == Edition.SECOND else LAUNCH


def refuse_impossible(event: Event, name: str, kind: Kind, today: date) -> None:
    """Raise BadInput where an event cannot have been, whatever else the register knows.

    A partner cannot sign, nobody signed a text before it was launched, and only what has
    happened is recorded.
    """
    if kind is Kind.PARTNER and event.kind is not EventKind.RENAMED:
        raise BadInput(
            f"{name} is a partner: it is written to and cannot have {event.kind}.",
            "If it is a local or regional authority, correct its kind with `charter edit`.",
        )
    if event.kind is EventKind.RENEWED and event.edition == Edition.FIRST:
        raise BadInput(
            f"edition: a renewal is of the text of {Edition.SECOND}, not of {Edition.FIRST}.",
            "Leave the edition out, or record it as signed.",
        )
    for field, on in (("date", event.on), ("attested", event.attested)):
        if on.span(Span(LAUNCH, LAUNCH)).earliest > today:
            raise BadInput(
                f"{field}: {on} lies in the future; only what has happened is recorded.",
                "Record it when it has happened.",
            )
    if event.kind in BEGINNINGS and span(event).latest < launch(event):
        raise BadInput(
            f"date: this text was launched on {launch(event)};"
            f" nobody signed it by {event.on or event.attested}.",
            "Look at the date and the edition again.",
        )


def same_text(one: Event, other: Event) -> bool:
    """Tell whether two events can be about the same edition."""
    return not edition(one) or not edition(other) or edition(one) == edition(other)


def narrowed(signature: Event, events: Iterable[Event]) -> Span:
    """Return the days on which a signature can have been given, by all that is known.

    The decision that leads to it comes before, its registration after, and a body signs
    while it exists. What contradicts the signature's own date is left aside; nothing widens.
    """
    own = span(signature)
    if own.exact:
        return own
    latest, decisions = own.latest, []
    for event in events:
        days = span(event)
        if event.kind is EventKind.MERGED or (
            event.kind is EventKind.REGISTERED and same_text(event, signature)
        ):
            if days.latest >= own.earliest:
                latest = min(latest, days.latest)
        elif event.kind is EventKind.DECIDED and same_text(event, signature):
            decisions.append(days.earliest)
    leading = [day for day in decisions if day <= own.latest]
    earliest = max(own.earliest, min(leading, default=own.earliest))
    return Span(min(earliest, latest), latest)


def restates(event: Event, known: Event, events: Iterable[Event]) -> bool:
    """Tell whether `event` says less exactly what `known` says.

    They are of one kind and text, the days of `known` lie within those of `event`, and no end
    lies in between that would make them two things.
    """
    wide, exact = span(event), span(known)
    if _subject(event) != _subject(known) or not same_text(event, known):
        return False
    if not (wide.earliest <= exact.earliest and exact.latest <= wide.latest) or wide == exact:
        return False
    return not any(other.kind in ENDS and span(other).latest < exact.earliest for other in events)


def one_thing(one: Event, other: Event, events: Iterable[Event]) -> bool:
    """Tell whether two events date the same: one kind and text, and no end lies between."""
    first, second = sorted((span(one), span(other)), key=lambda days: days.earliest)
    parted = any(
        first.latest <= span(end).latest <= second.earliest for end in events if end.kind in ENDS
    )
    return one.kind is other.kind and edition(one) == edition(other) and not parted


def says_more(event: Event, known: Iterable[Event]) -> bool:
    """Tell whether an event says anything that the known ones do not say as exactly."""
    known = tuple(known)
    return not any(
        same(event, other) or (not other.set_aside and restates(event, other, known))
        for other in known
    )


def same(event: Event, other: Event) -> bool:
    """Tell whether an event says just what the other says, or the same with less around it.

    It is of one kind, day and text; a source, a paper or a remark of its own would be news.
    """
    one = (_subject(event), _date(event), event.edition)
    if one != (_subject(other), _date(other), other.edition):
        return False
    around = zip(_around(event), _around(other), strict=True)
    return all(own in ("", said) for own, said in around)


def _subject(event: Event) -> tuple[EventKind, int | None, str]:
    """Return what happened: its kind, with the successor or the new name."""
    return event.kind, event.into, event.note if event.kind is EventKind.RENAMED else ""


def _around(event: Event) -> tuple[str, str, str]:
    return event.source, event.document, event.note


def _date(event: Event) -> tuple[PartialDate, PartialDate]:
    """Return the date as the source gives it; the day of attesting matters where it has none."""
    return event.on, UNKNOWN if event.on else event.attested
