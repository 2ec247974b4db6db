"""New rows of a list that may mean one body: not rejected, but told."""

from collections.abc import Iterable
from dataclasses import replace

from charter_cli.intake.plan import Twins
from charter_cli.intake.proposal import Proposal
from charter_cli.matching import Candidate, possible_duplicates
from charter_cli.model import Kind

_MOST = 5_000
"""In a longer list of new bodies nobody looks through them by name."""


def twins(new: Iterable[Proposal]) -> list[Twins]:
    """Return the new rows that share a name or a code, and that nothing tells apart."""
    given = list(new)
    if len(given) > _MOST:
        return []
    found = possible_duplicates(
        candidate(replace(one, kind=one.kind or Kind.MUNICIPALITY)) for one in given
    )
    return [
        Twins(
            tuple(c.id for c in one.candidates), tuple(c.name for c in one.candidates), one.reason
        )
        for one in found
    ]


def candidate(item: Proposal, successor: int | None = None) -> Candidate:
    """Return the body that a row speaks of, under the number of its row."""
    names = tuple(name.text for name in item.names) or (item.name,)
    region = str(item.fields.get("region", ""))
    kind = str(item.kind or "")
    return Candidate(item.row, item.country, names, kind, item.code, region, successor)
