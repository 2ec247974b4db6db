"""The fixed words: kinds of authority and event, editions, the rule for successors.

They have a file of their own, as the options of the commands need no more than them.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Name what an authority is. A partner is written to and can never sign."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    REGION = "region"
    ASSOCIATION = "association"
    INTERMUNICIPAL = "intermunicipal"
    OTHER = "other"
    PARTNER = "partner"


class EventKind(StrEnum):
    """Name what happened between an authority and the Charter."""

    DECIDED = "decided"
    SIGNED = "signed"
    REGISTERED = "registered"
    RENEWED = "renewed"
    PLAN = "plan"
    ANNULLED = "annulled"
    REINSTATED = "reinstated"
    WITHDREW = "withdrew"
    MERGED = "merged"
    RENAMED = "renamed"


class Edition(StrEnum):
    """Name the text signed: that of 2006 (30 articles) or of 2022 (39 articles)."""

    FIRST = "2006"
    SECOND = "2022"


class Successors(StrEnum):
    """Name the rule for a body that another merged into."""

    INHERIT = "inherit"
    RENEW = "renew"
