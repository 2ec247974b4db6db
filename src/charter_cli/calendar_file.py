"""Write a calendar file (iCalendar, RFC 5545), as Outlook, Google and Apple read it.

Hours stand with the clocks of their zone, which the file defines itself, by rules where the
clocks follow one: Outlook passes over lists of single changes. A whole day has no hours, and
the last day is written as the one after it, since an end is no longer part of an appointment.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from charter_cli.errors import BadInput
from charter_cli.letter import Appointment, Sender

TYPE = 'text/calendar; method=PUBLISH; charset="utf-8"'
_PRODUCT = "-//charter-cli//letters//EN"
_OCTETS = 75
"""A longer line goes on in the next one, after a blank."""
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SPECIAL = re.compile(r"([\\;,])")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EPOCH = date(2000, 1, 1)


def write(
    appointments: Sequence[Appointment], sender: Sender, language: str, written: date
) -> bytes:
    """Return a calendar file that publishes appointments.

    `written` is the day of the letter: a later letter about the same appointment replaces what
    an earlier one put into the calendar. BadInput if a zone is unknown.
    """
    events = (line for one in appointments for line in _event(one, sender, language, written))
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_zones(appointments),
        *events,
        "END:VCALENDAR",
    )
    return "".join(map(_folded, lines)).encode()


def _zones(appointments: Sequence[Appointment]) -> Iterator[str]:
    """Yield a definition of each zone whose clocks are used, for as long as they are."""
    years: dict[str, list[int]] = {}
    for one in appointments:
        if one.zone and isinstance(one.starts, datetime):
            years.setdefault(one.zone, []).extend((one.starts.year, one.ends.year))
    for name, used in years.items():
        yield from _zone(name, min(used) - 1, max(used))


def _event(
    appointment: Appointment, sender: Sender, language: str, written: date
) -> tuple[str, ...]:
    return (
        "BEGIN:VEVENT",
        f"UID:{_escaped(appointment.identity)}",
        f"DTSTAMP:{written:%Y%m%d}T120000Z",
        f"SEQUENCE:{max(0, (written - _EPOCH).days)}",
        *_times(appointment),
        *_said(appointment, language),
        *_organiser(sender),
        "END:VEVENT",
    )


def _times(appointment: Appointment) -> Iterator[str]:
    for name, at in (("DTSTART", appointment.starts), ("DTEND", appointment.ends)):
        if isinstance(at, datetime):
            zone = f";TZID={appointment.zone}" if appointment.zone else ""
            yield f"{name}{zone}:{at:%Y%m%dT%H%M%S}"
        else:
            day = at + timedelta(days=1) if name == "DTEND" else at
            yield f"{name};VALUE=DATE:{day:%Y%m%d}"


def _said(appointment: Appointment, language: str) -> Iterator[str]:
    spoken = f";LANGUAGE={language}" if re.fullmatch("[A-Za-z0-9-]+", language) else ""
    yield f"SUMMARY{spoken}:{_escaped(appointment.title)}"
    if appointment.place:
        yield f"LOCATION{spoken}:{_escaped(appointment.place)}"
    if appointment.website:
        yield f"DESCRIPTION:{_escaped(appointment.website)}"
        yield f"URL:{_bare(appointment.website)}"


def _organiser(sender: Sender) -> Iterator[str]:
    if sender.email:
        name = _bare(sender.name).replace('"', "'")
        yield f'ORGANIZER;CN="{name}":mailto:{_bare(sender.email)}'


def _escaped(text: str) -> str:
    lines = (_SPECIAL.sub(r"\\\1", _CONTROLS.sub(" ", line)) for line in text.split("\n"))
    return "\\n".join(lines)


def _bare(text: str) -> str:
    """Return a value that has no escapes, such as an address, as one line."""
    return _CONTROLS.sub(" ", text).replace("\n", " ")


def _folded(line: str) -> str:
    """Return a line with its end, in pieces of 75 octets that part no letter."""
    pieces, room, piece = [], _OCTETS, ""
    if len(line) * 4 <= _OCTETS or (line.isascii() and len(line) <= _OCTETS):
        return f"{line}\r\n"
    for letter in line:
        room -= len(letter.encode())
        if room < 0:
            pieces.append(piece)
            piece, room = " ", _OCTETS - 1 - len(letter.encode())
        piece += letter
    return "\r\n".join((*pieces, piece)) + "\r\n"


# -- the clocks of a zone -------------------------------------------------------------------


@lru_cache(maxsize=64)
def _zone(name: str, first: int, last: int) -> tuple[str, ...]:
    """Return a VTIMEZONE that is right from the year `first` to the year `last`."""
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise BadInput(
            f"zone: there is no time zone {name!r}.",
            "Write continent and city, as Europe/Oslo. On Windows, `pip install tzdata` first.",
        ) from problem
    start = datetime(first, 1, 1, tzinfo=UTC).astimezone(zone)
    changes = tuple(_changes(zone, first, last))
    rules = _rules(changes, last - first + 1)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    if not rules:
        lines += _observance(start, start, start)
    for change in changes:
        if not rules or change in rules:
            opens = change[0] + timedelta(minutes=1)
            lines += _observance(opens, *change, rules.get(change, ""))
    return (*lines, "END:VTIMEZONE")


Change = tuple[datetime, datetime]
"""The last minute of the old clock and the first of the new one."""


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Yield each time that the clocks are set anew in these years."""
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _minute(zone, day, following)
        day = following


def _minute(zone: ZoneInfo, before: datetime, after: datetime) -> Change:
    """Return the change between two moments, to the minute."""
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return before.astimezone(zone), after.astimezone(zone)


def _rules(changes: tuple[Change, ...], years: int) -> dict[Change, str]:
    """Return the first change of each rule with it; nothing if not all come back each year."""
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike.setdefault(_shape(change), []).append(change)
    if any(len(found) != years for found in alike.values()):
        return {}
    return {
        found[0]: f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={place}{weekday}"
        for (month, place, weekday, *_), found in alike.items()
    }


def _shape(change: Change) -> tuple[object, ...]:
    """Return what is alike in each year: month, place among its weekdays, hour, both clocks."""
    before, after = change
    local = (before + timedelta(minutes=1)).replace(tzinfo=None)
    is_last = (local + timedelta(days=7)).month != local.month
    place = -1 if is_last else (local.day - 1) // 7 + 1
    weekday = _DAYS[local.weekday()]
    return local.month, place, weekday, local.time(), _offset(before), _offset(after)


def _observance(opens: datetime, before: datetime, after: datetime, rule: str = "") -> list[str]:
    """Return a clock that holds from `opens` on, as the clock before it showed the time."""
    kind = "DAYLIGHT" if _offset(after) > _offset(before) else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{opens:%Y%m%dT%H%M%S}",
        *([rule] if rule else []),
        f"TZOFFSETFROM:{before:%z}",
        f"TZOFFSETTO:{after:%z}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _offset(at: datetime) -> timedelta:
    return at.utcoffset() or timedelta()
