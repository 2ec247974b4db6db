"""What the events of one authority say against each other: named, never resolved in silence."""

from collections.abc import Iterable, Iterator

from charter_cli.chronology import BEGINNINGS, SIGNATURES, edition, same_text, span
from charter_cli.model import Event, EventKind


def contradictions(events: Iterable[Event]) -> tuple[str, ...]:
    """Return one sentence for each contradiction among the events of an authority."""
    own = tuple(event for event in events if not event.set_aside)
    return (*_before_signing(own), *_after_signing(own), *_after_the_end(own), *_dates(own))


def _of(own: tuple[Event, ...], *kinds: EventKind) -> list[Event]:
    return [event for event in own if event.kind in kinds]


def _before_signing(own: tuple[Event, ...]) -> Iterator[str]:
    signatures = _of(own, *SIGNATURES)
    for decision in _of(own, EventKind.DECIDED):
        led = [s for s in signatures if same_text(s, decision)]
        if led and all(span(s).latest < span(decision).earliest for s in led):
            yield f"it decided on {decision.on} but signed before, on {_days(led)}"


def _after_signing(own: tuple[Event, ...]) -> Iterator[str]:
    signatures = _of(own, *SIGNATURES)
    for registration in _of(own, EventKind.REGISTERED):
        led = [s for s in signatures if same_text(s, registration)]
        if led and all(span(registration).latest < span(s).earliest for s in led):
            yield f"it was registered on {registration.on} but signed later, on {_days(led)}"


def _after_the_end(own: tuple[Event, ...]) -> Iterator[str]:
    begun = _of(own, *BEGINNINGS)
    for merger in _of(own, EventKind.MERGED):
        for event in own:
            later = span(event).earliest > span(merger).latest
            if later and event.kind in BEGINNINGS | {EventKind.DECIDED}:
                yield f"it {event.kind} on {event.on}, after it had merged on {merger.on}"
    for end in _of(own, EventKind.ANNULLED, EventKind.WITHDREW):
        if not any(span(b).earliest <= span(end).latest for b in begun):
            yield f"it {end.kind} on {end.on or 'an unknown day'}, and had signed nothing by then"
    ends = _of(own, EventKind.ANNULLED, EventKind.WITHDREW)
    for event in _of(own, EventKind.REINSTATED):
        if not any(span(end).earliest <= span(event).latest for end in ends):
            yield f"it was reinstated on {event.on or 'an unknown day'}, and nothing had ended"


def _dates(own: tuple[Event, ...]) -> Iterator[str]:
    """Two sources that date one thing differently: same kind and text, nothing ended between."""
    ends = _of(own, EventKind.ANNULLED, EventKind.WITHDREW, EventKind.MERGED)
    for kind in (EventKind.SIGNED, EventKind.RENEWED, EventKind.REGISTERED):
        dated = sorted((e for e in _of(own, kind) if e.on), key=lambda e: span(e).earliest)
        for one, other in zip(dated, dated[1:], strict=False):
            parted = any(
                span(one).latest <= span(end).latest <= span(other).earliest for end in ends
            )
            apart = span(one).latest < span(other).earliest
            if apart and not parted and edition(one) == edition(other):
                yield (
                    f"it {kind} on {one.on} ({one.source or 'no source'})"
                    f" and on {other.on} ({other.source or 'no source'})"
                )


def _days(events: list[Event]) -> str:
    return " and ".join(str(event.on) for event in events if event.on)
