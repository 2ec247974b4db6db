"""What the register shows to the public: frozen values, without a place for anything personal.

Neither contacts nor addresses, mailboxes, telephones, websites, tags or notes have a field here;
what has no field cannot be published. Days are ISO 8601 text, empty where none is known, and
compare as the register compares them. `charter atlas` and the drawings are made of these alone.
"""

from dataclasses import dataclass

from charter_cli.model import Name, Statement
from charter_cli.words import Edition, Successors


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold one stretch of standing, as the table `standing` does.

    It possibly stands on a day if begins_earliest <= day < ends_latest, and certainly if
    begins_latest <= day < ends_earliest; an empty end did not come, an empty begins_latest
    makes it never certain. `signed` is the first signature's date as its source wrote it.
    """

    begins_earliest: str
    begins_latest: str
    ends_earliest: str = ""
    ends_latest: str = ""
    undated: bool = False
    signed: str = ""
    renewed_from: str = ""
    plan_due: str = ""
    plan_from: str = ""

    def possible(self, day: str) -> bool:
        return self.begins_earliest <= day and (not self.ends_latest or day < self.ends_latest)

    def certain(self, day: str) -> bool:
        begun = self.begins_latest and self.begins_latest <= day
        return bool(begun) and (not self.ends_earliest or day < self.ends_earliest)

    def edition(self, day: str) -> str:
        renewed = self.renewed_from and self.renewed_from <= day
        return Edition.SECOND.value if renewed else Edition.FIRST.value

    def plan(self, day: str) -> str:
        if self.plan_from and self.plan_from <= day:
            return "adopted"
        if not self.plan_due:
            return ""
        return "overdue" if self.plan_due < day else "due"


@dataclass(frozen=True, slots=True)
class Deed:
    """Hold an event that stands: what happened, when, by which source; `into` is a successor."""

    id: int
    kind: str
    on: str
    earliest: str
    latest: str
    edition: str = ""
    into: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """Hold an authority that stood by the Charter at some time, with all that is public of it.

    `contested` tells that its sources contradict each other.
    """

    id: int
    name: str
    country: str
    kind: str
    region: str = ""
    code: str = ""
    names: tuple[Name, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    deeds: tuple[Deed, ...] = ()
    contested: bool = False

    def on(self, day: str) -> Stretch | None:
        """Return the stretch on which it possibly stands that day; they never overlap."""
        for stretch in self.stretches:
            if stretch.possible(day):
                return stretch
        return None

    def standing(self, day: str) -> str:
        """Return `signatory`, `possible` or `former`, as a list of that day says."""
        held = self.on(day)
        if held is None:
            return "former"
        return "signatory" if held.certain(day) else "possible"

    def name_in(self, language: str) -> str:
        """Return what it is called in a language, else its name."""
        for name in self.names:
            if name.language == language and name.use != "former":
                return name.text
        return self.name


@dataclass(frozen=True, slots=True)
class Record:
    """Hold the register as the public sees it, on the ISO day `day`: bodies by country and name."""

    day: str
    bodies: tuple[Body, ...]
    statements: tuple[Statement, ...] = ()
    successors: Successors = Successors.INHERIT
