"""New rows of a list that may mean one body: not rejected, but told."""

from collections import Counter
from collections.abc import Sequence

from charter_cli.folding import fold
from charter_cli.intake.plan import Twins
from charter_cli.intake.proposal import Proposal
from charter_cli.matching import Candidate, possible_duplicates

_MOST = 5_000
"""In a longer list of new bodies only those of the very same name or code are looked at."""

MANY = (
    f"More than {_MOST} rows are new: among them, possible duplicates were looked for under the"
    " very same name or code only, not under other spellings and without words like Stadt."
)


def are_many(new: Sequence[Proposal]) -> bool:
    """Tell whether there are too many new rows to compare every spelling of each."""
    return len(new) > _MOST


def twins(new: Sequence[Proposal]) -> list[Twins]:
    """Return the new rows that share a name or a code, and that nothing tells apart."""
    given = _namesakes(new) if are_many(new) else new
    found = possible_duplicates(map(candidate, given))
    return [
        Twins(
            tuple(c.id for c in one.candidates), tuple(c.name for c in one.candidates), one.reason
        )
        for one in found
    ]


def _namesakes(new: Sequence[Proposal]) -> list[Proposal]:
    """Return those whose name or code another one of the same country has too."""
    called = [(one.country, fold(one.name)) for one in new]
    names = Counter(called)
    codes = Counter((one.country, one.code) for one in new if one.code)
    return [
        one
        for one, name in zip(new, called, strict=True)
        if names[name] > 1 or codes[one.country, one.code] > 1
    ]


def candidate(item: Proposal, successor: int | None = None) -> Candidate:
    """Return the body that a row speaks of, under the number of its row."""
    names = tuple(name.text for name in item.names) or (item.name,)
    region = str(item.fields.get("region", ""))
    kind = str(item.kind or "")
    return Candidate(item.row, item.country, names, kind, item.code, region, successor)
