"""Cut the names, codes and languages of countries."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from charter_cli.folding import fold

MODULE = '''"""The countries of ISO 3166 and Kosovo (XK), as data/build.py baked them."""

COUNTRIES: dict[str, tuple[str, str, tuple[str, ...]]] = {{
{rows}
}}
"""Per two-letter code: the three-letter code, the short English name, and the BCP 47 tags of the
languages in which the local authorities of Europe are written to, the most used first."""

NAMES = {{code: name for code, (_, name, _) in COUNTRIES.items()}}
ALPHA3 = {{alpha3: code for code, (alpha3, _, _) in COUNTRIES.items()}}
LANGUAGES = {{code: languages for code, (_, _, languages) in COUNTRIES.items() if languages}}
'''


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(data: Path) -> dict[str, bytes]:
    """Return the module of countries and the table of aliases."""
    return {
        "iso3166.py": module(data).encode(),
        "country_aliases.tsv": aliases(data).encode(),
    }


def module(data: Path) -> str:
    """Return the Python source of the baked module."""
    languages = {
        row["code"]: row["languages"].split() for row in read(data / "country_languages.csv")
    }
    rows = [
        f"    {_quoted(row['alpha2'])}: ({_quoted(row['alpha3'])}, {_quoted(row['name'])}, "
        f"{_tuple(languages.get(row['alpha2'], []))}),"
        for row in read(data / "iso3166.csv")
    ]
    return MODULE.format(rows="\n".join(rows))


def aliases(data: Path) -> str:
    """Return one line a country: its code and the keys of all its names.

    A key that two countries share belongs to neither.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in names(data):
        found[fold(name)].add(code)
    shared = {key: codes for key, codes in found.items() if len(codes) > 1}
    if shared:
        print("left out, because two countries share it:", shared)
    keys: dict[str, list[str]] = defaultdict(list)
    for key, codes in sorted(found.items()):
        if key and len(codes) == 1:
            keys[min(codes)].append(key)
    return "".join(f"{code}\t{'|'.join(keys[code])}\n" for code in sorted(keys))


def names(data: Path) -> Iterator[tuple[str, str]]:
    """Yield code and name: English for all the world, any European language for Europe.

    Of the received aliases only those are taken that CLDR holds or that were added by hand:
    what `countrynames` alone has contains towns (Berlin), abbreviations of counties (Here) and
    languages of other continents, where a wrong country is likelier than a right one.
    """
    for row in read(data / "iso3166.csv"):
        yield from (
            (row["alpha2"], name) for name in [row["name"], *row["also"].split("|")] if name
        )
    for row in read(data / "country_aliases_europe.csv"):
        if row["sources"] != "countrynames":
            yield row["iso2"], row["alias"]
    for name in ("cldr_country_names.csv", "country_names_by_hand.csv"):
        yield from ((row["code"], row["name"]) for row in read(data / name))


def _quoted(text: str) -> str:
    """Return a Python literal as the formatter writes it."""
    return f'"{text}"'


def _tuple(words: list[str]) -> str:
    """Return a Python tuple of literals as the formatter writes it."""
    inner = ", ".join(map(_quoted, words))
    return f"({inner},)" if len(words) == 1 else f"({inner})"
