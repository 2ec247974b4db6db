"""The words of `add` and `edit`, checked: each bad one is refused by the name of its field."""

from collections.abc import Iterable
from dataclasses import replace

from charter_cli import fields
from charter_cli.cli import desk
from charter_cli.errors import BadInput
from charter_cli.model import Authority, Kind, Name

_LINES = ("name", "region", "code", "note")
_ROOM = {"note": 4000, "aims": 4000}
"""Fields with room for a paragraph."""

_ADDRESS = ("street", "po_box", "postcode", "city")
_PROFILE = ("stakeholder", "area", "aims")


def changed(one: Authority, given: dict[str, object]) -> Authority:
    """Return the authority with the given fields changed; what is None stays as it is."""
    given = {field: value for field, value in given.items() if value is not None}
    for field in _LINES:
        if field in given:
            one = replace(one, **{field: _line(given, field)})  # type: ignore[arg-type]
    if not one.name:
        raise BadInput("name: it is empty.", "Write the name as the body itself writes it.")
    one = _place(one, given)
    one = _reach(one, given)
    return _described(one, given)


def names(one: Authority, given: Iterable[str]) -> tuple[Name, ...]:
    """Return the names of an authority: its own, and `TEXT` or `sv:TEXT` of each that is given."""
    others = []
    for words in given:
        tag, colon, text = words.partition(":")
        if colon and 2 <= len(tag) <= 8:
            others.append(Name(fields.line(text, "other name"), fields.language(tag)))
        else:
            others.append(Name(fields.line(words, "other name")))
    own = next((name for name in others if name.text == one.name), Name(one.name))
    return (own, *(name for name in others if name is not own))


def _place(one: Authority, given: dict[str, object]) -> Authority:
    from charter_cli import countries

    if "country" in given:
        one = replace(one, country=countries.find(str(given["country"])))
    if "kind" in given:
        word = desk.known(str(given["kind"]), tuple(Kind), "kind of authority")
        one = replace(one, kind=Kind(word))
    if "population" in given:
        one = replace(one, population=fields.population(str(given["population"])))
    parts = {field: _line(given, field) for field in _ADDRESS if field in given}
    if "postcode" in parts:
        parts["postcode"] = fields.postcode(parts["postcode"])
    return replace(one, address=replace(one.address, **parts))


def _reach(one: Authority, given: dict[str, object]) -> Authority:
    if "email" in given:
        one = replace(one, email=email(str(given["email"])))
    if "phone" in given:
        one = replace(one, phone=fields.phone(str(given["phone"])) if given["phone"] else "")
    if "website" in given:
        one = replace(
            one, website=fields.website(str(given["website"])) if given["website"] else ""
        )
    if "language" in given:
        one = replace(one, languages=tuple(fields.language(tag) for tag in _all(given, "language")))
    if "do_not_contact" in given:
        one = replace(one, do_not_contact=bool(given["do_not_contact"]))
    return one


def _described(one: Authority, given: dict[str, object]) -> Authority:
    if "tag" in given:
        one = replace(one, tags=tuple(fields.line(t, "tag") for t in _all(given, "tag")))
    parts: dict[str, object] = {field: _line(given, field) for field in _PROFILE if field in given}
    for option, field in (("target", "targets"), ("keyword", "keywords")):
        if option in given:
            parts[field] = tuple(fields.line(word, option) for word in _all(given, option))
    return replace(one, profile=replace(one.profile, **parts))  # type: ignore[arg-type]


def email(text: str) -> str:
    """Return an e-mail address, checked without the network; nothing stays nothing."""
    if not text.strip():
        return ""
    from charter_cli import email_address

    return email_address.email(text)


def _line(given: dict[str, object], field: str) -> str:
    return fields.line(str(given[field]), field, _ROOM.get(field, fields.LIMIT))


def _all(given: dict[str, object], option: str) -> list[str]:
    value = given[option]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
