"""Whom each row of a list means: by its number, an answer, its code or name; or a question."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from charter_cli.errors import NotFound
from charter_cli.folding import fold
from charter_cli.intake import presumed
from charter_cli.intake.plan import Decided
from charter_cli.intake.planning import Meant
from charter_cli.intake.proposal import Proposal
from charter_cli.matching import (
    Candidate,
    Decision,
    Finding,
    Index,
    Question,
    Sought,
    Verdict,
    match,
    question,
)
from charter_cli.matching import Proposal as Proposed

Answers = Mapping[int, int | None]
"""What a person answered, per row: the number of the authority meant, or None for a new one."""

Decisions = Mapping[Question, Iterable[Decision]]
"""What was decided before."""


def judge(
    proposals: Iterable[Proposal],
    index: Index,
    answers: Answers,
    before: Decisions,
    *,
    copied: bool = False,
) -> tuple[dict[int, Meant], list[Decided]]:
    """Return whom each row means, and what was decided by answers, to be remembered.

    The numbers in a list that was `copied` may be those of another register: there the name
    has to agree. NotFound where an answer names an authority that there is not.
    """
    meant: dict[int, Meant] = {}
    decided: list[Decided] = []
    for proposal in proposals:
        answered = proposal.row in answers
        told = proposal.id is not None and not (copied and _is_another(proposal, index))
        if told and not answered:
            meant[proposal.row] = _numbered(proposal, index)
            continue
        sought = Sought(
            proposal.name,
            proposal.country,
            str(proposal.kind or ""),
            proposal.code,
            _region(proposal),
        )
        verdict = match(index, sought, before)
        if not answered:
            meant[proposal.row] = _meant(verdict)
            continue
        answer = _answer(proposal, answers[proposal.row], index, verdict)
        meant[proposal.row] = Meant("you decided so", answer)
        if answer == answers[proposal.row]:
            decided += _remembered(sought, verdict, answer, before)
    return meant, decided


def refuse_unknown(answers: Answers, proposals: Iterable[Proposal]) -> None:
    """Raise NotFound where an answer names a row that there is not."""
    for row in answers.keys() - {proposal.row for proposal in proposals if answers}:
        raise NotFound(f"--decide {row}: the list has no such row to be decided.", "Look again.")


def _answer(proposal: Proposal, answer: int | None, index: Index, verdict: Verdict) -> int | None:
    """Return the authority that an answer names; who was new last time is there by now."""
    if answer is None:
        entered = (p.candidate for p in verdict.proposals if _same(p.candidate, proposal))
        return next((candidate.id for candidate in entered), None)
    candidate = index.by_id.get(answer)
    if candidate is None or candidate.country != proposal.country:
        raise NotFound(
            f"--decide {proposal.row}: the register has no number {answer} in {proposal.country}.",
            "Look for it with `charter list`.",
        )
    return answer


def _same(candidate: Candidate, proposal: Proposal) -> bool:
    """Tell whether a body is just what a row would enter."""
    kind = str(presumed.kind(proposal))
    said = (fold(proposal.name), kind, proposal.code, fold(_region(proposal)))
    return said == (fold(candidate.name), candidate.kind, candidate.code, fold(candidate.region))


def _region(proposal: Proposal) -> str:
    return str(proposal.fields.get("region", ""))


def _numbered(proposal: Proposal, index: Index) -> Meant:
    candidate = index.by_id.get(proposal.id or 0)
    if candidate is None or candidate.country != proposal.country:
        return Meant(f"the register has no number {proposal.id} in that country", question=True)
    return Meant("same number", candidate.id)


def _is_another(proposal: Proposal, index: Index) -> bool:
    candidate = index.by_id.get(proposal.id or 0)
    return candidate is None or proposal.name not in candidate.names


def _meant(verdict: Verdict) -> Meant:
    if verdict.certain is not None:
        return Meant(verdict.reason, verdict.certain.id)
    if verdict.finding is Finding.NONE:
        return _new(verdict.reason)
    candidates = tuple((p.candidate.id, _proposed(p, verdict.reason)) for p in verdict.proposals)
    return Meant(verdict.reason, question=True, candidates=candidates)


@lru_cache
def _new(reason: str) -> Meant:
    return Meant(reason)


def _proposed(proposal: Proposed, reason: str) -> str:
    said = _said(proposal.candidate)
    return said if proposal.reason == reason else f"{said}, {proposal.reason}"


def _said(candidate: Candidate) -> str:
    place = ", ".join(part for part in (candidate.kind, candidate.region) if part)
    return f"{candidate.name} ({place}, number {candidate.id})"


def _remembered(
    sought: Sought, verdict: Verdict, answer: int | None, before: Decisions
) -> list[Decided]:
    """Return what an answer says of candidates, if it was not known: all others are not meant.

    A new one is none of those proposed.
    """
    key, country, kind = question(sought)
    known = {one.candidate: one.same for one in before.get((key, country, kind), ())}
    said = dict.fromkeys((number for number, same in known.items() if same), False)
    if answer is None:
        said |= dict.fromkeys((p.candidate.id for p in verdict.proposals), False)
    elif known or verdict.certain is None or verdict.certain.id != answer:
        said[answer] = True
    return [
        Decided(key, country, kind, number, same)
        for number, same in said.items()
        if known.get(number) is not same
    ]
