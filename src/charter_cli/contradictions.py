"""What the events of one authority say against each other: named, never resolved in silence."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from charter_cli.chronology import BEGINNINGS, SIGNATURES, one_thing, same_text, span
from charter_cli.model import Event, EventKind

_SAID = {
    EventKind.SIGNED: "signed",
    EventKind.RENEWED: "renewed",
    EventKind.DECIDED: "decided",
    EventKind.REGISTERED: "was registered",
    EventKind.ANNULLED: "annulled its signature",
    EventKind.WITHDREW: "withdrew",
    EventKind.REINSTATED: "was reinstated",
}


def contradictions(events: Iterable[Event]) -> tuple[str, ...]:
    """Return one sentence for each contradiction among the events of an authority."""
    own = tuple(event for event in events if not event.set_aside)
    rules = (_before_signing, _after_signing, _crossed, _after_the_end, _dates)
    return tuple(dict.fromkeys(said for rule in rules for said in rule(own)))


def _of(own: Iterable[Event], *kinds: EventKind) -> list[Event]:
    return [event for event in own if event.kind in kinds]


def _before_signing(own: tuple[Event, ...]) -> Iterator[str]:
    signatures = _of(own, *SIGNATURES)
    for decision in _of(own, EventKind.DECIDED):
        led = [s for s in signatures if same_text(s, decision)]
        if led and all(span(s).latest < span(decision).earliest for s in led):
            yield f"it decided on {_on(decision)} but signed before, on {_days(led)}"


def _after_signing(own: tuple[Event, ...]) -> Iterator[str]:
    signatures = _of(own, *SIGNATURES)
    for registration in _of(own, EventKind.REGISTERED):
        led = [s for s in signatures if same_text(s, registration)]
        if led and all(span(registration).latest < span(s).earliest for s in led):
            yield f"it was registered on {_on(registration)} but signed later, on {_days(led)}"


def _crossed(own: tuple[Event, ...]) -> Iterator[str]:
    """Name a decision and a registration that each fit an inexact signature, not each other."""
    for signature in _of(own, *SIGNATURES):
        days = span(signature)
        about = [event for event in own if not days.exact and same_text(event, signature)]
        decided = [d for d in _of(about, EventKind.DECIDED) if span(d).earliest <= days.latest]
        known = [r for r in _of(about, EventKind.REGISTERED) if span(r).latest >= days.earliest]
        for registration in known:
            if decided and all(span(d).earliest > span(registration).latest for d in decided):
                said = f"it was registered on {_on(registration)}"
                yield f"{said} and decided later, on {_days(decided)}"


def _after_the_end(own: tuple[Event, ...]) -> Iterator[str]:
    begun = _of(own, *BEGINNINGS)
    for merger in _of(own, EventKind.MERGED):
        for event in own:
            later = span(event).earliest > span(merger).latest
            if later and event.kind in BEGINNINGS | {EventKind.DECIDED}:
                said = f"it {_SAID[event.kind]} on {_on(event)}"
                yield f"{said}, after it had merged on {_on(merger)}"
    for end in _of(own, EventKind.ANNULLED, EventKind.WITHDREW):
        if not any(span(b).earliest <= span(end).latest for b in begun):
            said = f"it {_SAID[end.kind]} on {_on(end)}"
            yield f"{said}, and had signed nothing by then"
    ends = _of(own, EventKind.ANNULLED, EventKind.WITHDREW)
    for event in _of(own, EventKind.REINSTATED):
        if not any(span(end).earliest <= span(event).latest for end in ends):
            yield f"it was reinstated on {_on(event)}, and nothing had ended"


def _dates(own: tuple[Event, ...]) -> Iterator[str]:
    """Two sources that date one thing differently: same kind and text, nothing ended between."""
    for kind in (EventKind.SIGNED, EventKind.RENEWED, EventKind.REGISTERED):
        dated = sorted((e for e in _of(own, kind) if e.on), key=lambda e: span(e).earliest)
        for one, other in pairwise(dated):
            if span(one).latest < span(other).earliest and one_thing(one, other, own):
                yield (
                    f"it {_SAID[kind]} on {_on(one)} ({one.source or 'no source'})"
                    f" and on {_on(other)} ({other.source or 'no source'})"
                )


def _days(events: list[Event]) -> str:
    return " and ".join(_on(event) for event in events)


def _on(event: Event) -> str:
    return event.on.text or "an unknown day"
