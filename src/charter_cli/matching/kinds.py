"""May a body of this kind be one of that kind? A county is never the town of the same name."""

from enum import IntEnum

_LOCAL = frozenset({"municipality", "town", "district"})
_UPPER = frozenset({"county", "region"})
_VAGUE = "other"
SETTLEMENT = "place"
"""A place of which nobody says whether it is a body: a municipality at most, never a county."""


class Fit(IntEnum):
    """Name how well two kinds go together.

    Not at all; only if a person says so; well enough, as one of them is not known; or well.
    """

    NO = 0
    ASK = 1
    OPEN = 2
    YES = 3


def fit(one: str, other: str) -> Fit:
    """Return how well two kinds go together.

    Lists call the same body a county or a region as they please, so that this is asked. A town
    is a municipality; the district around it bears the same name and is another one.
    """
    if not one or not other:
        return Fit.OPEN
    if one == other:
        return Fit.YES
    pair = {one, other}
    if SETTLEMENT in pair:
        return Fit.NO if pair.isdisjoint(_LOCAL) else Fit.OPEN
    if pair <= _LOCAL:
        return _within_local(pair)
    if pair <= _UPPER or (_VAGUE in pair and "partner" not in pair):
        return Fit.ASK
    return Fit.NO


def _within_local(pair: set[str]) -> Fit:
    if "district" not in pair:
        return Fit.YES
    return Fit.NO if "town" in pair else Fit.ASK


def told_apart_by_district(one: str, other: str) -> bool:
    """Tell whether the doubt is only whether a district is the municipality of its name."""
    return {one, other} == {"municipality", "district"}


def refined(kind: str, rank: str) -> str:
    """Return the kind that a register or a list gives, made finer by the words of the name."""
    if not kind or kind == _VAGUE:
        return rank or kind
    return rank if kind in _LOCAL and rank in _LOCAL else kind


def by_words(kind: str, rank: str) -> str:
    """Return what a name without its body words stands for: the words know it best.

    Whether it is a county or a region, the kind that was given knows better.
    """
    if not rank or {kind, rank} <= _UPPER:
        return kind
    return rank
