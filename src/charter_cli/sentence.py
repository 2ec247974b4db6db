"""Say a count as a letter does: how many signed in a country, and how many in all of Europe."""

from charter_cli import cldr
from charter_cli.languages import Language, speak
from charter_cli.model import Pair


def national(language: str, pair: Pair, country: str, since: int | None) -> str:
    """Say how many bodies of a country signed the Charter, from the year `since` on if given."""
    words = speak(language)
    category = _category(pair, language)
    counts = words.counts
    text = (counts.undated if since is None else counts.since).of(category)
    bodies = _bodies_of(country, words, category).replace("{n}", cldr.pair(pair, language))
    return _begun(text.format(bodies=bodies, year=since, charter=words.charter))


def total(language: str, pair: Pair, countries: Pair) -> str:
    """Say how many bodies joined the Charter in how many countries."""
    counts = speak(language).counts
    category, of_countries = _category(pair, language), _category(countries, language)
    return _begun(
        counts.total.of(category).format(
            bodies=counts.bodies.of(category).format(n=cldr.pair(pair, language)),
            countries=counts.countries.of(of_countries).format(n=cldr.pair(countries, language)),
        )
    )


_national, _total = national, total  # compose takes the counts under the same two names


def compose(
    language: str,
    *,
    national: Pair | None,
    country: str,
    since: int | None,
    total: Pair,
    countries: Pair,
) -> str:
    """Say both counts, one sentence each; only the total where there is no national count."""
    everywhere = _total(language, total, countries)
    if national is None:
        return everywhere
    return f"{_national(language, national, country, since)} {everywhere}"


def _category(pair: Pair, language: str) -> str:
    """Return the plural category of a count: a range takes that of its upper number."""
    return cldr.plural(pair.possible, language) if pair.possible else "none"


def _bodies_of(country: str, words: Language, category: str) -> str:
    """Return what the bodies of a country are called, their number still {n}."""
    if country in words.home:
        return words.home[country].of(category)
    place = words.in_country.get(country)
    if place is None:
        name = cldr.country(country, words.tag)
        place = words.in_country["other"].format(country=name)
    return words.counts.placed.format(bodies=words.counts.bodies.of(category), place=place)


def _begun(sentence: str) -> str:
    """Begin a sentence as its script does: the title case of a Georgian letter is itself."""
    return sentence[:1].title() + sentence[1:]
