"""The rules: what is taken, what is asked, what is only proposed."""

from collections.abc import Iterable, Mapping

from charter_cli.matching import hits, near
from charter_cli.matching.case import Case
from charter_cli.matching.hits import Hit
from charter_cli.matching.index import Index, plain_code
from charter_cli.matching.kinds import Fit
from charter_cli.matching.spelling import Step
from charter_cli.matching.verdict import (
    Candidate,
    Decision,
    Finding,
    Proposal,
    Question,
    Sought,
    Verdict,
    question,
)

Decisions = Mapping[Question, Iterable[Decision]]
"""What persons decided about rows, by the question that each row asks."""

_NOBODY = Verdict(Finding.NONE, "nobody of that country is known")
_ASKED = 95
"""How alike a name is that is the same, and of which a person is asked all the same."""


def match(index: Index, sought: Sought, decisions: Decisions | None = None) -> Verdict:
    """Return which of the candidates a row means, or what a person must be asked.

    What was decided is applied first; then the national code; then country, kind and name.
    """
    said = tuple(decisions.get(question(sought), ())) if decisions else ()
    for decision in said:
        if decision.same and decision.candidate in index.by_id:
            return _decided(index.by_id[decision.candidate], decision)
    if not index.home(sought.country).candidates:
        return _NOBODY
    case = Case(index, sought, frozenset(one.candidate for one in said if not one.same))
    if same := _exactly(case):
        return _with_successor(case, _certain(same, "same code and name"))
    found = hits.direct(case)
    if sought.code:
        by_code = _by_code(case, found)
        if by_code is not None:
            return _with_successor(case, by_code)
    return _with_successor(case, _by_name(case, found))


def _decided(candidate: Candidate, decision: Decision) -> Verdict:
    reason = "decided"
    reason += f" on {decision.on}" if decision.on else ""
    reason += f" by {decision.by}" if decision.by else ""
    return Verdict(Finding.CERTAIN, reason, (Proposal(candidate, reason),))


def _exactly(case: Case) -> Candidate | None:
    """Return the one candidate of that very code, name and kind; most rows of an old list."""
    sought = case.sought
    coded = case.home.coded.get(plain_code(sought.code, sought.country), ()) if sought.code else ()
    if len(coded) != 1 or not case.allows(coded[0]):
        return None
    (one,) = coded
    return one if sought.name in one.names and sought.kind in ("", one.kind) else None


def _by_code(case: Case, found: list[Hit]) -> Verdict | None:
    """Return what the national code says, or None where no candidate has it."""
    code = plain_code(case.sought.code, case.sought.country)
    coded = [
        candidate
        for candidate in case.home.coded.get(code, ())
        if case.allows(candidate) and (not case.clues or case.goes(candidate.kind))
    ]
    if not coded:
        return None
    if len(coded) > 1:
        return _several([Proposal(one, "same code") for one in coded])
    (candidate,) = coded
    if not case.clues:
        return _certain(candidate, "same code")
    if any(hit.candidate.id == candidate.id for hit in found):
        return _certain(candidate, "same code and name")
    known = any(hit.candidate.id == candidate.id for hit in hits.by_reference(case))
    if known or near.resembles(case, candidate.names):
        return _certain(candidate, f"same code; the name there is {candidate.name}")
    reason = f"the code {case.sought.code} is that of {candidate.name}, the name is another"
    others = [Proposal(hit.candidate, hit.reason) for hit in found]
    return Verdict(Finding.PROPOSED, reason, (Proposal(candidate, "same code", 50), *others))


def _by_name(case: Case, found: list[Hit]) -> Verdict:
    """Return what the names say: exact ones first, then those that the reference places know."""
    verdict = _settled(case, found)
    if verdict is not None:
        return verdict
    by_reference = hits.by_reference(case)
    verdict = _settled(case, by_reference)
    if verdict is not None:
        return verdict
    found = hits.best([*found, *by_reference])
    asked = [Proposal(hit.candidate, hit.reason, _ASKED) for hit in found]
    proposals = _once([*asked, *near.proposals(case)])[: near.MOST]
    if not proposals:
        return Verdict(Finding.NONE, "no name comes close")
    return Verdict(Finding.PROPOSED, proposals[0].reason, tuple(proposals))


def _settled(case: Case, found: list[Hit]) -> Verdict | None:
    """Return a verdict where one exact name, or several, are met; else None."""
    pool = _closest(case, [hit for hit in found if hit.fit > Fit.ASK])
    if not pool:
        return None
    namesakes = len(pool) > 1
    if namesakes:
        pool = _living(case, _in_region(case, pool))
    if len(pool) > 1:
        return _several([Proposal(hit.candidate, _placed(hit)) for hit in pool])
    doubt = _doubt(case, pool[0])
    if doubt:
        return Verdict(Finding.PROPOSED, doubt, (Proposal(pool[0].candidate, doubt),))
    reason = _placed(pool[0]) if namesakes else pool[0].reason
    rivals = _rivals(case, pool[0])
    if rivals:
        proposals = (Proposal(pool[0].candidate, reason), *rivals)
        return Verdict(Finding.PROPOSED, f"{reason}, or a misspelling", proposals[: near.MOST])
    return _certain(pool[0].candidate, reason)


def _rivals(case: Case, hit: Hit) -> list[Proposal]:
    """Return whom a slip of the pen would explain as well as an ending or an exonym does.

    Mati is another name of Mathi; but where a Marti is known, it may be a Marti misspelled.
    """
    if hit.step < Step.WITHOUT_ENDING:
        return []
    return [one for one in near.misspelled(case) if one.candidate.id != hit.candidate.id]


def _closest(case: Case, sure: list[Hit]) -> list[Hit]:
    """Return the hits whose names are closest; all of them where the kind is not known."""
    if not sure:
        return []
    closest = min(hit.step for hit in sure)
    if not case.kind:
        closest = max(closest, Step.WITHOUT_WORDS)
    elif closest in (Step.SPELLED, Step.WITHOUT_WORDS):
        closest = Step.WITHOUT_WORDS
    pool = [hit for hit in sure if hit.step <= closest]
    return [hit for hit in pool if hit.fit is Fit.YES] or pool


def _in_region(case: Case, pool: list[Hit]) -> list[Hit]:
    """Return those in the region that the row names; else those that may be; else all."""
    agrees = [_agrees(case, hit) for hit in pool]
    there = [hit for hit, agreed in zip(pool, agrees, strict=True) if agreed]
    maybe = [hit for hit, agreed in zip(pool, agrees, strict=True) if agreed is not False]
    return there or maybe or pool


def _agrees(case: Case, hit: Hit) -> bool | None:
    """Tell whether a candidate lies in the region that the row names; None if nobody knows."""
    here, there = case.sought.region, hit.candidate.region
    return case.one_region(here, there) if here and there else None


def _living(case: Case, pool: list[Hit]) -> list[Hit]:
    """Return a predecessor where all are one line of mergers, as it leads to the last; else all."""
    ends = {_successor(case.index, hit.candidate).id for hit in pool}
    if len(ends) > 1:
        return pool
    return [hit for hit in pool if hit.candidate.id not in ends][:1] or pool


def _doubt(case: Case, hit: Hit) -> str:
    """Return why the only body of that name may still be another one; empty if nothing says so."""
    sought, candidate = case.sought, hit.candidate
    if sought.code and candidate.code:
        here, there = (plain_code(code, sought.country) for code in (sought.code, candidate.code))
        if here != there:
            return f"{hit.reason}, but the code there is {candidate.code}, not {sought.code}"
    if not (sought.region and candidate.region):
        return ""
    agreed = _agrees(case, hit)
    if agreed or (agreed is None and case.gazetteer.count(hit.key, case.kind) == 1):
        return ""
    return f"{hit.reason}, but in {candidate.region}, not in {sought.region}"


def _with_successor(case: Case, verdict: Verdict) -> Verdict:
    """Turn a body that merged into another into a question about that one, unless it was a no."""
    was = verdict.certain
    if was is None or was.successor is None:
        return verdict
    now = _successor(case.index, was)
    if now.id == was.id or not case.allows(now):
        return verdict
    reason = f"{was.name} has merged into {now.name}: is that one meant?"
    return Verdict(Finding.SUCCESSOR, reason, (Proposal(now, reason), *verdict.proposals))


def _successor(index: Index, candidate: Candidate) -> Candidate:
    """Return the last in the line of mergers that begins with a candidate."""
    seen = {candidate.id}
    while candidate.successor is not None and candidate.successor in index.by_id:
        if candidate.successor in seen:
            return candidate
        candidate = index.by_id[candidate.successor]
        seen.add(candidate.id)
    return candidate


def _placed(hit: Hit) -> str:
    return f"{hit.reason}, in {hit.candidate.region}" if hit.candidate.region else hit.reason


def _certain(candidate: Candidate, reason: str) -> Verdict:
    return Verdict(Finding.CERTAIN, reason, (Proposal(candidate, reason),))


def _several(proposals: list[Proposal]) -> Verdict:
    reason = f"{len(proposals)} bodies answer to that name or code"
    return Verdict(Finding.SEVERAL, reason, tuple(_once(proposals)))


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return one proposal a candidate, the best first."""
    found: dict[int, Proposal] = {}
    for proposal in sorted(proposals, key=lambda one: -one.score):
        found.setdefault(proposal.candidate.id, proposal)
    return list(found.values())
