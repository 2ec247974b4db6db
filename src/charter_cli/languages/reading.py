"""Read a language file: every complaint names the file and the key."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from string import Formatter
from typing import Any, TypeVar

from charter_cli.errors import BadTemplate
from charter_cli.languages.atlas_words import Atlas
from charter_cli.languages.words import Counts, Forms, Greeting, Labels, Language, Noun
from charter_cli.model import EventKind, Kind

Raw = dict[str, Any]
S = TypeVar("S", Labels, Greeting, Counts)

_CATEGORIES = frozenset({"none", "zero", "one", "two", "few", "many", "other"})

_SLOTS = {
    "labels.page": {"page", "pages"},
    "labels.source": {"source", "day"},
    "labels.label": {"label"},
    "greeting.body": {"body"},
    "counts.since": {"bodies", "year", "charter"},
    "counts.undated": {"bodies", "charter"},
    "counts.total": {"bodies", "countries"},
    "counts.bodies": {"n"},
    "counts.placed": {"bodies", "place"},
    "counts.countries": {"n"},
    "home": {"n"},
    "in_country.other": {"country"},
    "atlas.as_of": {"day"},
    "atlas.back": {"day"},
    "atlas.no_point": {"n"},
    "atlas.found": {"n"},
    "atlas.undated": {"n"},
    "atlas.into": {"name"},
    "atlas.licence_text": {"licence"},
    "atlas.publisher": {"name"},
}
"""What the text of a key can be filled with."""

_TOLD = {
    "standing": ("signatory", "possible", "former"),
    "plans": ("adopted", "due", "overdue"),
    "events": tuple(EventKind),
}
"""What the tables of the atlas must name."""


@dataclass(frozen=True, slots=True)
class File:
    """Read one file of the shelf; every complaint names it and the key."""

    name: str

    def wrong(self, key: str, what: str) -> BadTemplate:
        return BadTemplate(
            f"{self.name}.toml: {key} {what}.", "Compare it with en.toml, which holds every key."
        )

    def table(self, found: object, key: str, wanted: Iterable[str] | None = None) -> Raw:
        """Return a table; where keys are wanted, it holds those and no other."""
        if not isinstance(found, dict):
            raise self.wrong(key, "is not a table")
        for odd in sorted(set(wanted or found).symmetric_difference(found)):
            path = f"{key}.{odd}".removeprefix(".")
            raise self.wrong(path, "is not a known key" if odd in found else "is missing")
        return found

    def text(self, found: object, key: str, slots: str = "") -> str:
        """Return a text that is filled as its key, or the key named `slots`, allows."""
        if not isinstance(found, str) or not found:
            raise self.wrong(key, "is not a text")
        try:
            used = {slot for _, slot, _, _ in Formatter().parse(found) if slot is not None}
        except ValueError:
            raise self.wrong(key, "has a brace without its other half") from None
        for odd in sorted(used - _SLOTS.get(slots or key, set())):
            raise self.wrong(key, f"cannot fill in {{{odd}}}")
        return found

    def forms(self, found: object, key: str, slots: str = "") -> Forms:
        """Return a text per plural category."""
        texts = self.table(found if isinstance(found, dict) else {"other": found}, key)
        for odd in sorted(texts.keys() - _CATEGORIES):
            raise self.wrong(f"{key}.{odd}", "is not a plural category")
        if "other" not in texts:
            raise self.wrong(f"{key}.other", "is missing")
        return Forms(
            {name: self.text(text, f"{key}.{name}", slots or key) for name, text in texts.items()}
        )

    def by_kind(self, found: object, key: str) -> dict[Kind, Any]:
        """Return a table whose keys are kinds of bodies."""
        for odd in sorted(self.table(found, key).keys() - set(Kind)):
            raise self.wrong(f"{key}.{odd}", "is not a kind of body")
        return {Kind(name): value for name, value in self.table(found, key).items()}

    def nouns(self, found: object, key: str) -> dict[Kind, Noun]:
        """Return the names of all kinds."""
        self.table(found, key, Kind)
        nouns = {}
        for kind, pair in self.by_kind(found, key).items():
            if not isinstance(pair, list) or len(pair) != 2:
                raise self.wrong(f"{key}.{kind}", "is not a list of one and many")
            nouns[kind] = Noun(*(self.text(noun, f"{key}.{kind}") for noun in pair))
        return nouns

    def section(self, shape: type[S], found: object, key: str) -> S:
        """Return a table as the dataclass that it fills."""
        table = self.table(found, key, [each.name for each in fields(shape)])
        values: Raw = {}
        for each in fields(shape):
            path, value = f"{key}.{each.name}", table[each.name]
            if each.type is Forms:
                values[each.name] = self.forms(value, path)
            elif each.type is str:
                values[each.name] = self.text(value, path)
            else:
                values[each.name] = {
                    kind: self.text(text, f"{path}.{kind}")
                    for kind, text in self.by_kind(value, path).items()
                }
        return shape(**values)

    def atlas(self, found: object) -> Atlas:
        """Return the words of the atlas."""
        table = self.table(found, "atlas", [each.name for each in fields(Atlas)])
        values: Raw = {}
        for name, value in table.items():
            path = f"atlas.{name}"
            if name in _TOLD:
                told = self.table(value, path, _TOLD[name])
                values[name] = {key: self.text(told[key], f"{path}.{key}") for key in told}
            else:
                values[name] = self.text(value, path)
        return Atlas(**values)

    def language(self, raw: Raw) -> Language:
        """Return the whole file."""
        table = self.table(raw, "", [each.name for each in fields(Language)][1:])
        if not isinstance(table["fallback"], list):
            raise self.wrong("fallback", "is not a list of languages")
        places = self.table(table["in_country"], "in_country")
        if "other" not in places:
            raise self.wrong("in_country.other", "is missing")
        return Language(
            tag=self.name,
            name=self.text(table["name"], "name"),
            fallback=tuple(self.text(tag, "fallback") for tag in table["fallback"]),
            charter=self.text(table["charter"], "charter"),
            labels=self.section(Labels, table["labels"], "labels"),
            greeting=self.section(Greeting, table["greeting"], "greeting"),
            counts=self.section(Counts, table["counts"], "counts"),
            home={
                code: self.forms(forms, f"home.{code}", "home")
                for code, forms in self.table(table["home"], "home").items()
            },
            in_country={
                code: self.text(text, f"in_country.{code}") for code, text in places.items()
            },
            kinds=self.nouns(table["kinds"], "kinds"),
            atlas=self.atlas(table["atlas"]),
        )
