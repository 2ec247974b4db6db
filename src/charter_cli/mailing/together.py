"""Compose one letter to all recipients, with the list of them at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from charter_cli import cldr, countries, outbox
from charter_cli.errors import BadTemplate
from charter_cli.languages import chain, speak
from charter_cli.mailing import tongue
from charter_cli.mailing.address import name_in
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import Composed, Figures, Planned, compose_all
from charter_cli.model import Authority, Recipient

_OF_ONE = re.compile(r"the field (?:authority|contact)\.")
"""How a complaint begins about what only one recipient has."""


def compose_together(mailing: Mailing, planned: Sequence[Planned], figures: Figures) -> Composed:
    """Return the one letter, in the sender's language or the nearest that there is a text in.

    Its list names the bodies and no persons, as it may become a public record. BadTemplate if
    the text names something of a single recipient.
    """
    sender = mailing.sender
    nobody = Recipient(Authority(0, "", sender.country, languages=(sender.language,)))
    choice = tongue.choose(nobody, countries.languages, chain, mailing.texts, sender.language)
    words = speak(choice.language)
    label = words.labels.recipients
    item = Planned(nobody, choice, outbox.file_stem(0, label))
    try:
        composed = compose_all(mailing, [item], figures)
    except BadTemplate as problem:
        if not _OF_ONE.search(problem.message):
            raise
        advice = "A letter to all names no single recipient: write “all of you”, or leave it out."
        raise BadTemplate(problem.message, advice) from problem
    ((_, letter),) = composed.letters
    nameless = "{body}" in words.greeting.body and letter.salutation == words.to_body("")
    listed = replace(
        letter,
        recipient=(label,),
        salutation="" if nameless else letter.salutation,
        recipients_label=label,
        recipients=tuple(dict.fromkeys(_names(planned, choice.language, sender.country))),
    )
    return replace(composed, letters=((item, listed),), together=tuple(planned))


def _names(planned: Sequence[Planned], language: str, home: str) -> Iterator[str]:
    for item in planned:
        authority = item.recipient.authority
        name = name_in(authority, language)
        abroad = authority.country != home
        yield f"{name}, {cldr.country(authority.country, language)}" if abroad else name
