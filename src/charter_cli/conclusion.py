"""What the law concludes: frozen values that the table `standing` holds."""

from dataclasses import dataclass
from datetime import date

from charter_cli.dates import UNKNOWN, PartialDate, Span


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold by which signature, text and plan an authority stands.

    `signed` is the day of the first signature as its source wrote it (a successor keeps
    its earliest predecessor's); `renewed_from` the day from which it surely stands by the
    text of 2022; `plan_due` the day by which an action plan must be adopted.
    """

    signed: PartialDate = UNKNOWN
    signed_span: Span | None = None
    renewed_from: date | None = None
    plan_due: date | None = None
    plan_from: date | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """Hold one stretch of standing: from and until which days, certainly and possibly.

    It possibly stands on a day if begins_earliest <= day < ends_latest, and certainly if
    begins_latest <= day < ends_earliest. No begins_latest: never certain. No end: none came.
    """

    begins_earliest: date
    begins_latest: date | None
    ends_earliest: date | None = None
    ends_latest: date | None = None
    facts: Facts = Facts()

    @property
    def lasting(self) -> bool:
        """Tell whether it begins on one known, dated day and no end came: nothing is in doubt."""
        ended = self.ends_earliest or self.ends_latest
        return self.begins_earliest == self.begins_latest and not ended and bool(self.facts.signed)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Hold what the law concludes for one authority: its spells, in the order of time."""

    spells: tuple[Spell, ...] = ()
