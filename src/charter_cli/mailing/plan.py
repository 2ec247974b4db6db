"""Plan the letters of a mailing: who gets which language, by which rule, in which file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from charter_cli import countries, outbox
from charter_cli.errors import BadTemplate, CharterError
from charter_cli.languages import chain, speak
from charter_cli.letter import Letter
from charter_cli.mailing import tongue, values
from charter_cli.mailing.clerk import Clerk, expand
from charter_cli.mailing.compose import addressed, compose
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.texts import Text, quoted
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Recipient

Figures = Callable[[FigureRequest], Figure]
"""Answers a request with a count on the mailing's date, or with a published statement."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold a letter that is to be written; `name` is the name of its file without a suffix."""

    recipient: Recipient
    choice: tongue.Choice
    name: str


@dataclass(frozen=True, slots=True)
class Composed:
    """Hold the letters of a mailing, with every number that stands in them.

    `asked` holds, by language, the numbers that its text asks for; `numbers` those of one letter.
    `together` are those who get the one letter, where there is one for all of them.
    """

    letters: tuple[tuple[Planned, Letter], ...]
    figures: dict[FigureRequest, Figure] = field(default_factory=dict)
    asked: dict[str, tuple[FigureRequest, ...]] = field(default_factory=dict)
    together: tuple[Planned, ...] = ()

    def numbers(self, item: Planned, own: str) -> tuple[FigureRequest, ...]:
        """Return the numbers of one letter from the country `own`, each once."""
        reached = (item.recipient.authority.country,)
        asked = self.asked.get(item.choice.language, ())
        return tuple(dict.fromkeys(one for ask in asked for one in expand(ask, reached, own)))


def plan(mailing: Mailing, recipients: Iterable[Recipient]) -> tuple[Planned, ...]:
    """Return who gets which language, and why, and in which file; nothing is written."""
    own = mailing.sender.language
    return tuple(
        Planned(
            recipient,
            tongue.choose(recipient, countries.languages, chain, mailing.texts, own),
            _name(recipient),
        )
        for recipient in recipients
    )


def proof(
    planned: tuple[Planned, ...], most: int | None, reached: Callable[[Recipient], object]
) -> tuple[Planned, ...]:
    """Return at most so many letters of each language, to those first who can be `reached`."""
    if most is None:
        return planned
    taken: dict[str, list[str]] = {}
    for item in sorted(planned, key=lambda item: not reached(item.recipient)):
        taken.setdefault(item.choice.language, []).append(item.name)
    kept = {name for names in taken.values() for name in names[:most]}
    return tuple(item for item in planned if item.name in kept)


def compose_all(
    mailing: Mailing,
    planned: Sequence[Planned],
    figures: Figures,
    progress: Callable[[int], None] = lambda _done: None,
) -> Composed:
    """Return all letters, filled and checked; BadTemplate names what is missing, and where.

    The texts are filled in a child process with limits. `figures` is asked once for each
    number, before the first letter; `progress` is told how many letters are done.
    """
    used = {item.choice.language for item in planned}
    texts = [text for language, text in mailing.texts.items() if language in used]
    if not texts:
        return Composed(())
    with Clerk() as clerk:
        requests = clerk.check(texts)
        told = _figures(mailing, planned, requests, figures)
        clerk.tell(told, {tag: values.common(mailing, _chain(tag)) for tag in used})
        tags = [item.choice.language for item in planned]
        asked = [
            (
                tag,
                values.of_recipient(item.recipient, tag)
                | addressed(mailing, item.recipient, speak(tag)),
            )
            for tag, item in zip(tags, planned, strict=True)
        ]
        letters = []
        for tag, item, filled in zip(tags, planned, clerk.fill(asked), strict=True):
            letter = compose(mailing, item.recipient, filled, speak(tag), _chain(tag))
            letters.append((item, letter))
            progress(len(letters))
    return Composed(tuple(letters), told, _asked(texts, requests))


def _asked(
    texts: Iterable[Text], requests: Sequence[tuple[str, int, FigureRequest]]
) -> dict[str, tuple[FigureRequest, ...]]:
    """Return the numbers that each language's text asks for."""
    return {
        text.language: tuple(asked for file, _, asked in requests if file == text.file)
        for text in texts
    }


def _figures(
    mailing: Mailing,
    planned: Sequence[Planned],
    requests: Sequence[tuple[str, int, FigureRequest]],
    figures: Figures,
) -> dict[FigureRequest, Figure]:
    """Return every number that the texts ask for, each asked once."""
    reached = sorted({item.recipient.authority.country for item in planned})
    told: dict[FigureRequest, Figure] = {}
    for file, line, request in requests:
        for asked in expand(request, reached, mailing.sender.country):
            try:
                told[asked] = told.get(asked) or figures(asked)
            except CharterError as problem:
                place = quoted(mailing.texts.values(), f"{file}, line {line}: {problem.message}")
                raise BadTemplate(place, problem.next_step) from problem
    return told


def _chain(tag: str) -> tuple[str, ...]:
    """Return the languages for the words of `mailing.toml` in a letter in `tag`."""
    return tuple(dict.fromkeys((tag, *chain(tag))))


def _name(recipient: Recipient) -> str:
    """Return a name for a file that no other recipient has: ids never come twice."""
    name = outbox.file_stem(recipient.authority.id, recipient.authority.name)
    return f"{name}-{recipient.contact.id}" if recipient.contact else name
