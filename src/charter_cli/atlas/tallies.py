"""Counts of what the public sees: the same pairs as `charter count`, for any day at once."""

from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import accumulate

from charter_cli.counts import Pair
from charter_cli.dates import LAUNCH
from charter_cli.public import Body, Stretch


def by(bodies: Iterable[Body], day: str, key: Callable[[Body, Stretch], str]) -> dict[str, Pair]:
    """Count those that stand on a day by a key of each, in the order of the keys."""
    certain: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for body in bodies:
        held = body.on(day)
        if held is not None:
            found = key(body, held)
            possible[found] += 1
            certain[found] += held.certain(day)
    return {found: Pair(certain[found], possible[found]) for found in sorted(possible)}


def by_country(bodies: Iterable[Body], day: str) -> dict[str, Pair]:
    """Count those that stand on a day by country."""
    return by(bodies, day, lambda body, _: body.country)


def total(pairs: Iterable[Pair]) -> Pair:
    """Return the sum of pairs."""
    found = tuple(pairs)
    return Pair(sum(one.certain for one in found), sum(one.possible for one in found))


def countries(pairs: Iterable[Pair]) -> Pair:
    """Return how many of the pairs are of more than nobody."""
    found = tuple(pairs)
    return Pair(sum(one.certain > 0 for one in found), sum(one.possible > 0 for one in found))


def undated(bodies: Iterable[Body], day: str) -> int:
    """Return how many of those that stand on a day do so by a signature without a date."""
    return sum(held.undated for body in bodies if (held := body.on(day)))


def with_plan(bodies: Iterable[Body], day: str) -> int:
    """Return how many of those that stand on a day have adopted an action plan."""
    return sum(held.plan(day) == "adopted" for body in bodies if (held := body.on(day)))


def year_ends(day: str) -> tuple[str, ...]:
    """Return the last day of every year since the Charter's launch, and at last `day` itself."""
    return (*(f"{year}-12-31" for year in range(LAUNCH.year, int(day[:4]))), day)


def month_ends(day: str) -> tuple[str, ...]:
    """Return the last day of every month from the Charter's launch on, and at last `day` itself."""
    last = date.fromisoformat(day)
    months = range(LAUNCH.year * 12 + LAUNCH.month - 1, last.year * 12 + last.month - 1)
    ends = (
        date(m // 12, m % 12 + 1, monthrange(m // 12, m % 12 + 1)[1]).isoformat() for m in months
    )
    return (*ends, day)


def series(bodies: Iterable[Body], days: Sequence[str]) -> tuple[Pair, ...]:
    """Count those that stand on each of some days, which are in order."""
    held = [stretch for body in bodies for stretch in body.stretches]
    certain = _standing(((s.begins_latest, s.ends_earliest) for s in held), days)
    possible = _standing(((s.begins_earliest, s.ends_latest) for s in held), days)
    return tuple(Pair(sure, may) for sure, may in zip(certain, possible, strict=True))


def _standing(intervals: Iterable[tuple[str, str]], days: Sequence[str]) -> list[int]:
    """Return on each day how many intervals [since, until) hold it; no until: it lasts."""
    steps = [0] * (len(days) + 1)
    for since, until in intervals:
        if since:
            steps[bisect_left(days, since)] += 1
            if until:
                steps[bisect_left(days, until)] -= 1
    return list(accumulate(steps))[:-1]
