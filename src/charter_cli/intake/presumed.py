"""What a row leaves unsaid of a body that is new: its kind, told by the words of its name."""

from functools import lru_cache

from charter_cli.intake.proposal import Proposal
from charter_cli.matching import rank
from charter_cli.model import Kind

_UPPER = {str(kind): kind for kind in (Kind.COUNTY, Kind.REGION)}


def kind(proposal: Proposal) -> Kind:
    """Return the kind that a row gives; else a county's or region's name tells, or it is local."""
    return proposal.kind or _by_name(proposal.name, proposal.country)


def complete(proposal: Proposal) -> Proposal:
    """Return a row with its kind; one that has it is handed on as it is."""
    return proposal if proposal.kind else proposal._replace(kind=kind(proposal))


@lru_cache(maxsize=4096)
def _by_name(name: str, country: str) -> Kind:
    return _UPPER.get(rank(name, country), Kind.MUNICIPALITY)
