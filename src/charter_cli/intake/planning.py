"""Draw up the plan: proposals, and whom each one means, beside what the register says."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from charter_cli.chronology import refuse_impossible, same, says_more
from charter_cli.dates import PartialDate, last_day
from charter_cli.errors import BadInput
from charter_cli.folding import fold
from charter_cli.intake import presumed
from charter_cli.intake.plan import Change, Difference, Known, Plan, Question, differences, merged
from charter_cli.intake.proposal import Fields, Proposal, Said
from charter_cli.model import Event, EventKind, Kind
from charter_cli.reading import Complaint


@dataclass(frozen=True, slots=True)
class Meant:
    """Hold whom a row means: an authority of the register, a new one (neither), or a question."""

    because: str = ""
    authority: int | None = None
    question: bool = False
    candidates: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Hold where a list comes from, and what its row numbers count.

    One that was `copied` out of a register says of whom it knows what that register concluded.
    """

    source: str
    day: PartialDate
    today: date
    counted: str = "row"
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draw up a plan, some rows at a time: what is known of all would not go into memory."""

    given: List
    plan: Plan
    _first: dict[Hashable, int] = field(default_factory=dict)

    def add(self, proposals: Iterable[Proposal], meant: Mapping[int, Meant], known: Known) -> None:
        """Add what rows would do, given whom each of them means.

        A row that cannot be written is rejected here: it says the same as an earlier one,
        something that cannot have been, or a code that another body has.
        """
        for proposal in proposals:
            of = meant[proposal.row]
            if known.erased is not None:
                proposal = self._remembered(proposal, of, known.erased)
            if of.question:
                self.plan.undecided.append(Question(proposal, of.because, of.candidates))
            elif reason := self._objection(proposal, of, known):
                self.plan.rejected.append(Complaint(proposal.row, "", proposal.name, reason))
            elif of.authority is None:
                self.plan.new.append(presumed.complete(proposal))
            else:
                change = _change(self.given, proposal, of, known)
                said = change.says_something
                (self.plan.changed if said else self.plan.unchanged).append(change)

    def _remembered(
        self, proposal: Proposal, of: Meant, erased: Callable[[str, str, Iterable[int]], bool]
    ) -> Proposal:
        """Return a row without the person it names, if that person was erased."""
        said, fields = proposal.contact, proposal.fields.plain()
        numbers = {of.authority or 0, *(number for number, _ in of.candidates)}
        if said and erased(said.get("email", ""), said.get("name", ""), numbers):
            said = {}
        if erased(str(fields.get("email", "")), "", ()):
            del fields["email"]
        without = proposal._replace(contact=said, fields=Fields(fields))
        if without != proposal:
            self.plan.forgotten.append(without)
        return without

    def _objection(self, proposal: Proposal, of: Meant, known: Known) -> str:
        """Return why a row cannot be written, or nothing."""
        kind = _kind(proposal, of, known)
        if reason := _impossible(self.given, proposal, of, kind, known):
            return reason
        keys = tuple(_keys(proposal, of, kind))
        for key in keys:
            if key in self._first:
                return f"it means the same as {self.given.counted} {self._first[key]}"
        self._first.update(dict.fromkeys(keys, proposal.row))
        return ""


def _kind(proposal: Proposal, of: Meant, known: Known) -> Kind:
    """Return the kind of the authority that a row means: only a workbook of ours corrects it."""
    if of.authority is not None and proposal.version is None:
        return Kind(str(known.fields[of.authority]["kind"]))
    return presumed.kind(proposal)


def _keys(proposal: Proposal, of: Meant, kind: Kind) -> Iterator[Hashable]:
    """Yield what two rows cannot share: the authority meant, the code, the name of a new one."""
    if of.authority is not None:
        yield of.authority
    if proposal.code:
        yield proposal.country, kind, proposal.code
    elif of.authority is None:
        region = fold(str(proposal.fields.get("region", "")))
        yield proposal.country, kind, region, fold(proposal.name) or proposal.name


def _impossible(given: List, proposal: Proposal, of: Meant, kind: Kind, known: Known) -> str:
    """Return why a row cannot be written into this register, or nothing."""
    holder = known.codes.get((proposal.country, proposal.code, kind)) if proposal.code else None
    if holder not in (None, of.authority):
        return f"its code {proposal.code} is that of another, number {holder}"
    return _never(proposal.events, given.day, given.today, kind)


@lru_cache(maxsize=4096)
def _never(said: Said, day: PartialDate, today: date, kind: Kind) -> str:
    """Return why what is said cannot have happened; many rows name the same days."""
    try:
        for event in _happened(said, "", day, today):
            refuse_impossible(event, "it", kind, today)
    except BadInput as error:
        return error.message
    return ""


def _change(given: List, proposal: Proposal, of: Meant, known: Known) -> Change:
    number = of.authority or 0
    stored = known.fields[number]
    return Change(
        proposal=proposal,
        authority=number,
        name=str(stored["name"]),
        because=of.because,
        differences=_apart(given, proposal, number, known),
        events=() if given.copied else _news(given, proposal, known.events.get(number, ())),
        names=_new_names(proposal, number, known),
        contact=bool(proposal.contact) and _is_new_contact(proposal.contact, number, known),
    )


def _apart(given: List, proposal: Proposal, number: int, known: Known) -> tuple[Difference, ...]:
    stored, said = known.fields[number], proposal.fields.plain()
    if proposal.code:
        said["code"] = proposal.code
    if proposal.version is not None:
        said |= {"name": proposal.name, "kind": str(proposal.kind or stored["kind"])}
    if stored.items() >= said.items():
        return ()
    if proposal.version is not None:
        revisions = {of: known.revisions().get((number, of), ()) for of in said}
        return merged(stored, said, revisions, proposal.version)
    day = last_day(given.day.text).isoformat()
    return differences(stored, said, known.provenance().get(number, {}), day)


def _new_names(proposal: Proposal, number: int, known: Known) -> tuple[str, ...]:
    """Return the names that are new; what stands in a workbook of ours is the name, corrected."""
    if proposal.version is not None:
        return ()
    present = known.fields[number]["name"]
    others = [name.text for name in proposal.names if name.text != present]
    return tuple(name for name in others if fold(name) not in known.names().get(number, ()))


@lru_cache(maxsize=1 << 14)
def _happened(said: Said, source: str, day: PartialDate, today: date) -> tuple[Event, ...]:
    """Return what a list of a day says as events; many rows say the same."""
    return tuple(Event(kind, on, day, today, edition, source=source) for kind, on, edition in said)


def _news(given: List, proposal: Proposal, known: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events of a row that say more than the register knows."""
    news = []
    source = proposal.source or given.source
    for event in _happened(proposal.events, source, given.day, given.today):
        if any(same(event, one) for one in known):
            continue
        signed_already = not event.on and any(
            one.kind is EventKind.SIGNED for one in known if not one.set_aside
        )
        if not signed_already and says_more(_entered(event, known), known):
            news.append(event)
    return tuple(news)


def _entered(event: Event, known: tuple[Event, ...]) -> Event:
    """Give a new event the day of the newest known one, so that the two can be compared."""
    return replace(event, entered=max((one.entered for one in known), default=event.entered))


def _is_new_contact(said: Mapping[str, str], number: int, known: Known) -> bool:
    """Tell whether a row names somebody whom the register does not know there."""
    there = known.contacts().get(number, ())
    mailboxes = {one.email.casefold() for one in there if one.email}
    people = {fold(one.name) for one in there if one.name}
    same = said.get("email", "").casefold() in mailboxes or fold(said.get("name", "")) in people
    return not same
