"""On which days can an event have happened, by its own date and by what is known around it.

Part of the law: `standing` builds on it.
"""

from collections.abc import Iterable
from datetime import date

from charter_cli.dates import LAUNCH, Span
from charter_cli.model import Edition, Event, EventKind

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

    Without a date it lies between the launch of its text and the day its source attests it;
    without that, the day it was entered.
    """
    attested = event.attested.span(Span(event.entered, event.entered)).latest
    launch = SECOND_EDITION if edition(event) == Edition.SECOND else LAUNCH
    return event.on.span(Span(min(launch, attested), attested))


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
    if (event.kind, event.into) != (known.kind, known.into) or not same_text(event, known):
        return False
    if not (wide.earliest <= exact.earliest and exact.latest <= wide.latest) or wide == exact:
        return False
    return not any(other.kind in ENDS and span(other).latest < exact.earliest for other in events)


def says_more(event: Event, known: Iterable[Event]) -> bool:
    """Tell whether an event says anything that the known ones do not say as exactly."""
    known = tuple(known)
    return not any(
        _same(event, other) or (not other.set_aside and restates(event, other, known))
        for other in known
    )


def _same(event: Event, other: Event) -> bool:
    """Tell whether two events say the same: kind, day, text, successor and source."""
    one = (event.kind, event.on, event.edition, event.into, event.source)
    return one == (other.kind, other.on, other.edition, other.into, other.source)
