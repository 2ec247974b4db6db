"""The plan of an import: what is new, what changes, what stays, what a person must decide."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from charter_cli.intake.proposal import Proposal
from charter_cli.model import Contact, Event
from charter_cli.reading import Complaint


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one field that a row would change; `kept` says why the register's value stays."""

    field: str
    old: str | int | None
    new: str | int | None
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Hold what a row changes of an authority that the register has."""

    proposal: Proposal
    authority: int
    name: str
    because: str
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    names: tuple[str, ...] = ()
    contact: bool = False

    @property
    def says_something(self) -> bool:
        """Tell whether anything would be written."""
        written = any(not difference.kept for difference in self.differences)
        return written or bool(self.events or self.names or self.contact)


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a row whose authority a person must decide, with the candidates and the reason."""

    proposal: Proposal
    reason: str
    candidates: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """Hold what a person said: that a row means an authority, or that it does not."""

    key: str
    country: str
    kind: str
    authority: int
    same: bool


@dataclass(frozen=True, slots=True)
class Twins:
    """Hold new rows that may mean the same body, and why."""

    rows: tuple[int, ...]
    names: tuple[str, ...]
    reason: str


@dataclass(slots=True)
class Plan:
    """Hold everything that an import would do, before anything is done.

    `counted` is what row numbers count: a row, a line, a record. `version` is the newest batch
    of the register that it was drawn up for; `headings` is what is to be remembered of the
    columns, if that is new; `forgotten` are rows with a person who was erased, and who is not
    brought back; `said` are further remarks.
    """

    read: int = 0
    counted: str = "row"
    new: list[Proposal] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Change] = field(default_factory=list)
    undecided: list[Question] = field(default_factory=list)
    rejected: list[Complaint] = field(default_factory=list)
    twins: list[Twins] = field(default_factory=list)
    missing: list[tuple[int, str]] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    forgotten: list[Proposal] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    version: int = 0
    headings: str = ""

    @property
    def says_something(self) -> bool:
        """Tell whether anything would be written."""
        return bool(self.new or self.changed or self.decided or self.headings)

    @property
    def rejected_rows(self) -> int:
        """Return how many rows are rejected; a row may have several complaints."""
        return len({complaint.row for complaint in self.rejected})

    def sort(self) -> None:
        """Bring everything into the order of the rows."""
        self.new.sort(key=lambda one: one.row)
        for changes in (self.changed, self.unchanged):
            changes.sort(key=lambda one: one.proposal.row)
        self.undecided.sort(key=lambda one: one.proposal.row)
        self.rejected.sort(key=lambda one: one.row)
        self.missing.sort(key=lambda one: one[1])

    @property
    def kept(self) -> list[tuple[Change, Difference]]:
        """Return what the file says otherwise and the register keeps."""
        changes = [*self.changed, *self.unchanged]
        return [(c, d) for c in changes for d in c.differences if d.kept]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Hold what was last said about a field: on which day, by whom, by hand or by a list."""

    day: str
    by_hand: bool
    who: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold one change of a field: by which batch, by whom, and what stood there before."""

    batch: int
    old: str | int | None
    who: str
    day: str


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what the register says of the authorities that a list is about.

    `codes` gives the holder of each country's code and kind. What few rows ask about is read
    when the first one does: `provenance` tells per field who set it, and under "" who entered
    the whole; `names` are the keys of names. `erased` tells of mailboxes and names whether
    they are those of a person who was erased, given the numbers of the authorities that may be
    meant; None where nobody was.
    """

    fields: Mapping[int, Mapping[str, str | int | None]] = field(default_factory=dict)
    events: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)
    codes: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    provenance: Callable[[], Mapping[int, Mapping[str, Provenance]]] = dict
    names: Callable[[], Mapping[int, Collection[str]]] = dict
    contacts: Callable[[], Mapping[int, tuple[Contact, ...]]] = dict
    revisions: Callable[[], Mapping[tuple[int, str], tuple[Revision, ...]]] = dict
    erased: Callable[[str, str, Iterable[int]], bool] | None = None


def differences(
    stored: Mapping[str, str | int | None],
    proposed: Mapping[str, str | int],
    known: Mapping[str, Provenance],
    day: str,
) -> tuple[Difference, ...]:
    """Return the fields in which a row differs from what is stored.

    A field that was corrected by hand, or set by a source of a later day than this list's,
    keeps its value; an empty cell says nothing, the first of several languages no more than
    all of them, and a wish for silence is never taken back.
    """
    entered = known.get("")
    return tuple(
        Difference(of, stored.get(of), new, _reason(stored.get(of), known.get(of, entered), day))
        for of, new in proposed.items()
        if stored.get(of) != new and not _says_less(of, stored.get(of), new)
    )


def merged(
    stored: Mapping[str, str | int | None],
    proposed: Mapping[str, str | int],
    revisions: Mapping[str, tuple[Revision, ...]],
    version: int,
) -> tuple[Difference, ...]:
    """Return what somebody changed in a workbook that was written at `version`.

    What they left as it was then is no change, whatever happened meanwhile; a field that both
    they and the register changed keeps the register's value, and says so.
    """
    found = []
    for of, new in proposed.items():
        since = [one for one in revisions.get(of, ()) if one.batch > version]
        then = since[0].old if since else stored.get(of)
        if new in (then, stored.get(of)) or _takes_silence_back(of, new):
            continue
        kept = f"changed meanwhile by {since[-1].who} on {since[-1].day}" if since else ""
        found.append(Difference(of, stored.get(of), new, kept))
    return tuple(found)


def _says_less(of: str, old: str | int | None, new: str | int) -> bool:
    of_several = of == "languages" and f"{old} ".startswith(f"{new} ")
    return of_several or _takes_silence_back(of, new)


def _takes_silence_back(of: str, new: str | int) -> bool:
    return of == "do_not_contact" and not new


def _reason(old: str | int | None, said: Provenance | None, day: str) -> str:
    if said is None:
        return ""
    if said.by_hand:
        return f"corrected by hand by {said.who} on {said.day}"
    if old not in ("", None, 0) and said.day > day:
        return f"a newer source said so, of {said.day}"
    return ""
