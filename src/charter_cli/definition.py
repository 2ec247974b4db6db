"""A count always states its definition: which day, which bodies, by which rule, how sure."""

from datetime import date

from charter_cli.counts import Count, Selection
from charter_cli.words import Successors

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def sentence(count: Count) -> str:
    """Return the definition of a count in one sentence."""
    parts = [f"As of {spelt(count.on)}", _standing(count.selection), *_filters(count.selection)]
    if count.selection.standing == "signatory":
        parts.append(
            "successors stand for their predecessors"
            if count.successors is Successors.INHERIT
            else "successors are asked for a new signature"
        )
        if count.undated:
            were = "it was" if count.undated == 1 else "they were"
            parts.append(f"{count.undated} undated, counted from the day {were} attested")
        if count.total.certain != count.total.possible:
            parts.append(
                f"{count.total.certain} certainly, {count.total.possible} possibly:"
                " some dates tell only the month or the year, or are not known"
            )
    return "; ".join(parts) + "."


def spelt(day: date) -> str:
    """Return a day in English words: 26 February 2018."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _standing(selection: Selection) -> str:
    return {
        "signatory": "standing signatories",
        "former": "those that stood by the Charter and no longer do",
        "decided": "those that decided to sign and have not signed",
        "all": "all authorities on record, whether or not they signed",
    }[selection.standing]


def _filters(selection: Selection) -> list[str]:
    named = {
        "country": selection.countries,
        "kind": selection.kinds,
        "region": selection.regions,
        "language": selection.languages,
        "edition": selection.editions,
        "plan": (selection.plan,) if selection.plan else (),
    }
    found = [f"{what} {' or '.join(words)}" for what, words in named.items() if words]
    if selection.signed_before:
        found.append(f"signed before {spelt(selection.signed_before)}")
    if selection.signed_after:
        found.append(f"signed after {spelt(selection.signed_after)}")
    return found
