"""The facts of an occasion as words of a command, each checked by the name of its field."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from charter_cli import countries, fields, shelf, zones
from charter_cli.cli import desk, values
from charter_cli.dates import PartialDate
from charter_cli.errors import BadInput
from charter_cli.occasions import Occasion, OccasionKind, Person, check
from charter_cli.wording import UNSAID, Worded

_ROOM = {"about": 4000, "audience": 1000, "note": 4000}
"""Fields with room for a paragraph."""

_SINGLE = ("title", "publication", "about", "audience", "fee")
_OF_PLACE = {"place": "name", "address": "address", "city": "city"}
_SEVERAL = {"host": "hosts", "speaker": "speakers"}
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TRANSLATION = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]+)?):(.*)", re.DOTALL)


def key(text: str) -> str:
    """Return a key for a new occasion: small letters, digits and hyphens."""
    if not _KEY.fullmatch(text) or len(text) > 60:
        raise BadInput(
            f"key: {text!r} cannot be a key.",
            "Write small letters a-z, digits and hyphens, as bilbao-2018.",
        )
    return text


def changed(one: Occasion, given: dict[str, Any]) -> Occasion:
    """Return the occasion with the given facts checked and changed; None leaves one as it is."""
    given = {option: value for option, value in given.items() if value is not None}
    for field in _SINGLE:
        if field in given:
            word = _worded(given[field], field, getattr(one, field))
            one = replace(one, **{field: word})  # type: ignore[arg-type]
    if not one.title:
        raise BadInput("title: it is empty.", 'Say what the occasion is called: --title "…"')
    one = _named(one, given)
    one = _timed(_reached(_placed(one, given), given), given)
    check(one)
    return one


def _named(one: Occasion, given: dict[str, Any]) -> Occasion:
    """Take in kind, hosts, speakers, contacts, and where it is written."""
    if "kind" in given:
        word = desk.known(given["kind"], tuple(OccasionKind), "kind of occasion")
        one = replace(one, kind=OccasionKind(word))
    for option, field in _SEVERAL.items():
        if option in given:
            one = replace(one, **{field: _in_order(given[option], option)})  # type: ignore[arg-type]
    if "contact" in given:
        one = replace(one, contacts=tuple(_person(text) for text in given["contact"] if text))
    if "part_of" in given:
        one = replace(one, part_of=given["part_of"].strip())
    for field in ("source", "note"):
        if field in given:
            one = replace(one, **{field: _line(given[field], field)})  # type: ignore[arg-type]
    return one


def _placed(one: Occasion, given: dict[str, Any]) -> Occasion:
    place = one.place
    for option, field in _OF_PLACE.items():
        if option in given:
            word = _worded(given[option], option, getattr(place, field))
            place = replace(place, **{field: word})  # type: ignore[arg-type]
    if "country" in given:
        place = replace(place, country=countries.find(given["country"]) if given["country"] else "")
    return replace(one, place=place)


def _reached(one: Occasion, given: dict[str, Any]) -> Occasion:
    links = {
        field: fields.website(given[field], field)
        for field in ("website", "registration")
        if field in given
    }
    one = replace(one, **links)  # type: ignore[arg-type]
    if "document" in given:
        documents = tuple(fields.website(text, "document") for text in given["document"] if text)
        one = replace(one, documents=documents)
    return one


def _timed(one: Occasion, given: dict[str, Any]) -> Occasion:
    """Take in the days and hours; one that starts and does not end otherwise lasts a day."""
    when = one.when
    if "starts" in given:
        lasted_a_day = when.ends == when.starts
        when = replace(when, starts=PartialDate.parse(given["starts"], "starts"))
        when = replace(when, ends=when.starts) if lasted_a_day else when
    if "ends" in given:
        ends = PartialDate.parse(given["ends"], "ends") or when.starts
        when = replace(when, ends=ends)
    hours = {f: fields.hour(given[f], f) for f in ("opens", "closes") if f in given}
    when = replace(when, **hours)  # type: ignore[arg-type]
    if "zone" in given:
        when = replace(when, zone=zones.find(given["zone"]))
    if "deadline" in given:
        one = replace(one, deadline=PartialDate.parse(given["deadline"], "deadline"))
    return replace(one, when=when)


def _worded(texts: Sequence[str], field: str, before: Worded) -> Worded:
    """Return a text with its translations: `TEXT` is for all languages, `sv:TEXT` for one.

    What is not given stays; an empty text alone erases all of it, and `sv:` a translation.
    """
    text, by_language = before.text, dict(before.by_language)
    for words in texts:
        tag, said = _parted(words, field)
        if tag:
            by_language[tag] = said
        else:
            text, by_language = said, by_language if said else {}
    return Worded(text, {tag: said for tag, said in by_language.items() if said})


def _in_order(texts: Sequence[str], field: str) -> tuple[Worded, ...]:
    """Return several texts in order; `sv:TEXT` translates the one before it."""
    found: list[Worded] = []
    for words in texts:
        tag, said = _parted(words, field)
        if tag and not found:
            raise BadInput(
                f"{field}: {words!r} translates nothing.", "Say the name itself before it."
            )
        if tag:
            found[-1] = Worded(found[-1].text, {**found[-1].by_language, tag: said})
        elif said:
            found.append(Worded(said))
    return tuple(found)


def _parted(words: str, field: str) -> tuple[str, str]:
    """Return the language and the text of `sv:TEXT`; no language where there is none."""
    shape = _TRANSLATION.fullmatch(words.strip())
    if shape and shape[1] in shelf.names("charter_cli.languages", ".toml"):
        return shape[1], _line(shape[2], field)
    return "", _line(words, field)


def _person(text: str) -> Person:
    """Return the person of `Name; role; e-mail; phone`, of which only the name must be there."""
    name, *others = (part.strip() for part in text.split(";"))
    person = Person(_line(name, "contact"))
    if not person.name:
        raise BadInput("contact: it has no name.", 'Write "Name; role; e-mail; phone".')
    for part in filter(None, others):
        if "@" in part:
            person = replace(person, email=values.email(part))
        elif part.lstrip("+(").replace(" ", "")[:1].isdigit():
            person = replace(person, phone=fields.phone(part))
        elif person.title is UNSAID:
            person = replace(person, title=Worded(_line(part, "contact")))
        else:
            raise BadInput(
                f"contact: {text!r} has more than one role.", 'Write "Name; role; e-mail; phone".'
            )
    return person


def _line(text: str, field: str) -> str:
    return fields.line(text, field, _ROOM.get(field, fields.LIMIT))
