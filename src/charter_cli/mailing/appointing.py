"""Make what a mailing invites to into appointments, as a calendar keeps them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from charter_cli import outbox
from charter_cli.letter import Appointment, Sender
from charter_cli.occasions import Occasion, Place


def appointments(
    occasion: Occasion, sender: Sender, chain: Sequence[str]
) -> tuple[Appointment, ...]:
    """Return the occasion, or each part of a programme, where its day is known exactly."""
    found: list[Appointment] = []
    for one in occasion.parts or (occasion,):
        found += _one(one, _identity(one, len(found), sender), chain)
    return tuple(found)


def _one(occasion: Occasion, identity: str, chain: Sequence[str]) -> Iterator[Appointment]:
    when = occasion.when
    first, last = when.first, when.last or when.first
    title = occasion.title.in_language(chain)
    if first is None or last is None or not title:
        return
    hours = when.opens is not None and (when.closes is not None or first == last)
    opens = datetime.combine(first, when.opens) if hours and when.opens else first
    closes = datetime.combine(last, when.closes or when.opens) if hours and when.opens else last
    yield Appointment(
        title=title,
        starts=opens,
        ends=closes,
        zone=when.zone if hours else "",
        place=_place(occasion.place, chain),
        website=occasion.registration or occasion.website,
        identity=identity,
    )


def _place(place: Place, chain: Sequence[str]) -> str:
    parts = (part.in_language(chain) for part in (place.name, place.address, place.city))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _identity(occasion: Occasion, before: int, sender: Sender) -> str:
    """Return what a calendar knows the appointment by, in whatever language it is told of.

    `before` counts those of the same programme, whose titles may be alike.
    """
    word = occasion.key or outbox.slug(occasion.title.in_language((sender.language,)))
    number = f"-{before + 1}" if before and not occasion.key else ""
    return f"{word}{number}@{sender.email.rpartition('@')[2] or outbox.slug(sender.name)}"
