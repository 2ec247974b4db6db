"""The lawful bases for keeping data about a person, as the GDPR has them."""

from enum import StrEnum


class Basis(StrEnum):
    """Name why a person's data may be kept: GDPR, article 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal-obligation"
    PUBLIC_TASK = "public-task"
    LEGITIMATE_INTEREST = "legitimate-interest"


ARTICLES = {
    Basis.CONSENT: "Art. 6(1)(a) GDPR: the person agreed",
    Basis.CONTRACT: "Art. 6(1)(b) GDPR: a contract with the person needs it",
    Basis.LEGAL_OBLIGATION: "Art. 6(1)(c) GDPR: a law demands it",
    Basis.PUBLIC_TASK: "Art. 6(1)(e) GDPR: a task in the public interest needs it",
    Basis.LEGITIMATE_INTEREST: "Art. 6(1)(f) GDPR: a legitimate interest, weighed against theirs",
}
"""Where each basis stands, and what it means."""
