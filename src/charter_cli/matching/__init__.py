"""Tell whether a row of a list means an authority that is known.

    verdict     what is asked, and what is answered
    cells       what a cell of a list calls a body
    spelling    one name -> every key under which it may be met, without its body words
    kinds       may a body of this kind be one of that kind?
    gazetteer   the reference places of a country, as other names of the same town
    index       the bodies that are known, by key and by code
    case        one row, and among whom it is sought
    hits        where its names lead
    near        what is spelled almost alike
    judging     the rules: what is taken, what is asked, what is only proposed
    duplicates  bodies that may be the same

Exact matches are taken only where one body is meant; anything else is a question. Nothing
here reads the register: candidates and decisions are passed in.
"""

from charter_cli.matching.duplicates import Duplicates, possible_duplicates
from charter_cli.matching.index import Index
from charter_cli.matching.judging import match
from charter_cli.matching.spelling import keys, rank
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

__all__ = [
    "Candidate",
    "Decision",
    "Duplicates",
    "Finding",
    "Index",
    "Proposal",
    "Question",
    "Sought",
    "Verdict",
    "keys",
    "match",
    "possible_duplicates",
    "question",
    "rank",
]
