"""Take from pycountry and Babel what build.py cuts, as three dated files beside this one.

Run it when either library has a newer edition, read the difference, and commit it.
build.py itself needs neither library: so the same data gives the same bytes anywhere.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

import pycountry
from babel import Locale

HERE = Path(__file__).parent

NOT_IN_ISO = ("XK", "XKX", "Kosovo")
"""Kosovo has a code that is reserved for users, and none in ISO 3166."""

OFFICIAL = (
    "az be bg bs bs_Cyrl ca cs da de de_AT de_CH el en es et fi fr fr_CH ga hr hu hy is it ka lb"
    " lt lv mk mt nb nl nn pl pt pt_PT ro ru sk sl sq sr sr_Latn sr_Latn_ME sv tr uk"
)
"""The languages that are official in a European state."""

REGIONAL = (
    "an ast br co cy dsb eu fo fur fy gd gl gsw gv hsb kl kw lij nds oc os rm sc scn se smj smn"
    " sms szl tt vec"
)
"""Those that are official in a part of one, or spoken by a minority there."""


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write `rows` to the file `name` beside this script."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def countries() -> list[tuple[str, ...]]:
    """Return code, three-letter code, short English name and further English names."""
    english = Locale("en").territories
    rows = []
    for country in pycountry.countries:
        also = {country.name}
        also |= {getattr(country, key, country.name) for key in ("common_name", "official_name")}
        name = english[country.alpha_2].replace(" & ", " and ").removesuffix(" SAR China")
        rows.append((country.alpha_2, country.alpha_3, name, "|".join(sorted(also - {name}))))
    return sorted([*rows, (*NOT_IN_ISO, "")])


def country_names(codes: list[str]) -> list[tuple[str, ...]]:
    """Return code, name and the languages that use it, from CLDR."""
    found: dict[tuple[str, str], list[str]] = {}
    for language in (*OFFICIAL.split(), *REGIONAL.split()):
        territories = Locale.parse(language).territories
        for code in codes:
            if name := territories.get(code):
                found.setdefault((code, name), []).append(language)
    return sorted((code, name, " ".join(used)) for (code, name), used in found.items())


def subdivisions(codes: list[str]) -> list[tuple[str, ...]]:
    """Return code, name, type and parent of the subdivisions of ISO 3166-2."""
    return sorted(
        (part.code, part.name, part.type, part.parent_code or "")
        for part in pycountry.subdivisions
        if part.country_code in codes
    )


def european() -> list[str]:
    """Return the codes that the list of aliases calls European."""
    with (HERE / "country_aliases_europe.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["iso2"] for row in csv.DictReader(file)})


if __name__ == "__main__":
    codes = european()
    write("iso3166.csv", ("alpha2", "alpha3", "name", "also"), countries())
    write("cldr_country_names.csv", ("code", "name", "languages"), country_names(codes))
    write("iso3166_2.csv", ("code", "name", "type", "parent"), subdivisions(codes))
