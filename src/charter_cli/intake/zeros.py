"""Give back the zeros that a spreadsheet took from codes and postcodes, where they are proven.

A code is proven by the country's own list: padded with zeros it stands there, as written it does
not, and the body of that code bears the name of the row. A postcode is proven by its country's
rule and by the place of the row: all postcodes of the country have so many digits, and those
that begin so belong to the part of the country where a place of that name lies. Whatever falls
short of that is left as it is written, and told.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from charter_cli import countries, places
from charter_cli.intake import presumed
from charter_cli.intake.proposal import Fields, Proposal
from charter_cli.matching import keys
from charter_cli.places import Place

_LONGEST = 4
"""The longest code or postcode that can lack a zero in one of the lists at hand."""

_UPPER = frozenset({"county", "region"})
_DIGITS = {"DE": 5, "ES": 5, "FI": 5, "FR": 5, "IT": 5, "NO": 4, "SK": 5}
"""How many digits every postcode has, in the countries where some begin with a zero."""

_REGIONS: dict[str, dict[str, frozenset[str]]] = {
    country: {start: frozenset(regions.split()) for start, regions in starts.items()}
    for country, starts in {
        "DE": {"01": "13 11", "02": "13", "03": "11", "04": "13 11 15", "06": "14 15"}
        | {"07": "15 13", "08": "13 15", "09": "13"},
        "ES": {"01": "59", "02": "54", "03": "60", "04": "51", "05": "55", "06": "57"}
        | {"07": "07", "08": "56", "09": "55"},
        "FI": dict.fromkeys(("00", "01", "02", "03", "04", "05", "06", "07", "08", "09"), "01"),
        "IT": dict.fromkeys(("00", "01", "02", "03", "04"), "07")
        | dict.fromkeys(("05", "06"), "18")
        | dict.fromkeys(("07", "08", "09"), "14"),
        "NO": dict.fromkeys((f"0{digit}" for digit in range(10)), "12"),
        "SK": dict.fromkeys(("01", "02", "03"), "08")
        | {"04": "03"}
        | dict.fromkeys(("05", "06", "07", "08", "09"), "03 05"),
    }.items()
}
"""In which regions (by the codes of GeoNames) the postcodes lie that begin so."""


def restored(proposal: Proposal) -> tuple[Proposal, tuple[str, ...]]:
    """Return a row with the zeros that were lost, and what is to be told of it."""
    notes = []
    if _is_short(proposal.code):
        code, note = _code(proposal)
        proposal = proposal._replace(code=code)
        notes.append(note)
    postcode = str(proposal.fields.get("postcode", ""))
    if _is_short(postcode) and len(postcode) < _DIGITS.get(proposal.country, 0):
        found, note = _postcode(proposal, postcode)
        proposal = proposal._replace(fields=Fields(proposal.fields.plain() | {"postcode": found}))
        notes.append(note)
    return proposal, tuple(filter(None, notes))


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.isascii() and text.isdecimal() and text[0] != "0"


def _code(proposal: Proposal) -> tuple[str, str]:
    """Return the code of a row with its zeros, and what is to be told of it."""
    written, country = proposal.code, proposal.country
    upper = presumed.kind(proposal) in _UPPER
    found = [
        (code, place)
        for code, place in _zeroed(country, upper).get(written, ())
        if written not in _codes(country, upper)
    ]
    named = _keys(country, (name.text for name in proposal.names))
    for code, place in found:
        if not named.isdisjoint(_keys(country, (place.name, *place.names))):
            said = f"code: {written} was read as {code}, as the country's list has it"
            return code, f"{said} for {place.name}"
    if found:
        code, place = found[0]
        said = f"code: {written} was kept as it is; it may have lost a zero: {code} is"
        return written, f"{said} {place.name}, but the name of the row is another"
    return written, ""


def _postcode(proposal: Proposal, written: str) -> tuple[str, str]:
    """Return the postcode of a row with its zeros, and what is to be told of it."""
    country, digits = proposal.country, _DIGITS[proposal.country]
    padded = written.zfill(digits)
    rule = f"the postcodes of {countries.name(country)} have {digits} digits"
    said = (proposal.name, str(proposal.fields.get("city", "")))
    for key in _keys(country, said):
        for place in _called(country).get(key, ()):
            if _lies_there(place, padded):
                told = f"postcode: {written} was read as {padded}; {rule}, and {padded[:2]}… is"
                return padded, f"{told} where {place.name} lies"
    return written, f"postcode: {written} was kept as it is, but {rule}"


def _lies_there(place: Place, postcode: str) -> bool:
    """Tell whether a place lies where postcodes begin so; in France its code says it."""
    if place.country == "FR":
        return place.level == "municipality" and place.code[:2] == postcode[:2]
    return place.region in _REGIONS[place.country].get(postcode[:2], ())


@cache
def _codes(country: str, upper: bool) -> frozenset[str]:
    """Return the codes of a country's list: of its counties and regions, or of all below them."""
    return frozenset(_plain(place) for place in _of_level(country, upper))


@cache
def _zeroed(country: str, upper: bool) -> dict[str, list[tuple[str, Place]]]:
    """Return what stands in a country's list under a code that begins with zeros, without them."""
    found: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for place in _of_level(country, upper):
        code = _plain(place)
        if code.isdecimal() and code[0] == "0":
            found[code.lstrip("0")].append((code, place))
    return found


def _of_level(country: str, upper: bool) -> Iterable[Place]:
    for place in places.in_country(country):
        if place.code and (place.level in _UPPER) is upper:
            yield place


def _plain(place: Place) -> str:
    return place.code.removeprefix(f"{place.country}-")


@cache
def _called(country: str) -> dict[str, list[Place]]:
    """Return the places of a country by the keys of their names."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places.in_country(country):
        for key in _keys(country, (place.name, *place.names)):
            found[key].append(place)
    return found


def _keys(country: str, names: Iterable[str]) -> set[str]:
    return {key for name in names if name for key in keys(name, country)}
