"""Choose the language of each letter, by a rule that can be told."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from charter_cli.model import Recipient

Chain = Callable[[str], tuple[str, ...]]
"""The languages to try for a reader of a language, in order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold the language of a letter, and why: `wished` is what the reader would have liked.

    `rule` says where the wish comes from: `contact`, `authority` or `country`. Where the
    mailing has no text in any language that the reader wishes, `missing` is true, and the
    nearest of the written chain was taken, or at last the sender's own; `way` holds the
    languages that were tried, up to the one that was taken.
    """

    language: str
    wished: str
    rule: str
    missing: bool = False
    way: tuple[str, ...] = ()


def choose(
    recipient: Recipient,
    of_country: Callable[[str], tuple[str, ...]],
    chain: Chain,
    texts: Collection[str],
    own: str,
) -> Choice:
    """Return the language for `recipient` out of those of `texts`; `own` is the sender's."""
    rule, wished = _wishes(recipient, of_country)
    for tag in wished:
        for known in _itself(chain(tag), tag):
            if known in texts:
                return Choice(known, wished[0], rule)
    tried = tuple(dict.fromkeys(near for tag in (*wished, own) for near in chain(tag)))
    found = next((tag for tag in tried if tag in texts), min(texts))
    way = tried[: tried.index(found) + 1] if found in tried else (*tried, found)
    return Choice(found, wished[0] if wished else "", rule, missing=True, way=way)


def _wishes(
    recipient: Recipient, of_country: Callable[[str], tuple[str, ...]]
) -> tuple[str, tuple[str, ...]]:
    """Return whose wish counts, and the languages that it names, the dearest first."""
    contact, authority = recipient.contact, recipient.authority
    if contact and contact.language:
        return "contact", (contact.language,)
    if authority.languages:
        return "authority", authority.languages
    return "country", of_country(authority.country)


def _itself(chain: Iterable[str], tag: str) -> Iterable[str]:
    """Yield those of a chain that are the language itself: `sv-FI`, then `sv`."""
    return (near for near in chain if near.partition("-")[0] == tag.partition("-")[0])
