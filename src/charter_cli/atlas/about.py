"""The page on method (what is counted, how sure it is) and the page of the open data."""

from collections.abc import Mapping

from charter_cli.atlas import tallies, telling
from charter_cli.atlas.authority import link
from charter_cli.atlas.data_package import Seal
from charter_cli.atlas.markup import columns, row, text
from charter_cli.atlas.page import Leaf, terms
from charter_cli.atlas.site import CREDIT, Site
from charter_cli.atlas.telling import NOTHING
from charter_cli.atlas.tongue import Tongue


def method(site: Site, tongue: Tongue) -> Leaf:
    """Return the page on method."""
    words = tongue.words
    definition = (words.who, words.ends, telling.rule(site, tongue), words.pair_text)
    doubts = (
        f"{_paragraphs(words.undated_text)}{_undated(site, tongue)}"
        f"{_contested(site, tongue)}{_lost(site, tongue)}"
    )
    sources = (
        f"{_paragraphs(words.sources_text)}"
        f"<h3>{text(words.stated)}</h3>\n{_paragraphs(words.stated_text)}"
    )
    sections = (
        (words.definition, _paragraphs(*definition)),
        (words.doubts, doubts),
        (words.source, sources),
        (words.licence, f"{_licence(site, tongue)}<p>{CREDIT}</p>\n"),
    )
    main = f"<h1>{text(words.method)}</h1>\n{''.join(_section(*one) for one in sections)}"
    return Leaf("method.html", words.method, main)


def data(site: Site, tongue: Tongue, files: Mapping[str, Seal]) -> Leaf:
    """Return the page of the open data, given the seals of the files by name."""
    words = tongue.words
    rows = "".join(
        row(
            [_kilobytes(tongue, sealed.size), f"<code>{sealed.checksum}</code>"],
            head=f'<a href="../data/{text(name)}" download>{text(name)}</a>',
        )
        for name, sealed in files.items()
    )
    heads = (words.file, words.size, words.checksum)
    main = (
        f"<h1>{text(words.data)}</h1>\n{_paragraphs(words.data_text)}{_licence(site, tongue)}"
        f'<div class="wide"><table class="list files">{columns(map(text, heads))}'
        f"<tbody>{rows}</tbody></table></div>\n"
        f'<p><a href="changes.atom">{text(words.feed)}</a></p>'
    )
    return Leaf("data.html", words.data, main)


def _section(title: str, inner: str) -> str:
    return f'<section class="prose">\n<h2>{text(title)}</h2>\n{inner}</section>\n'


def _licence(site: Site, tongue: Tongue) -> str:
    return f"<p>{terms(tongue, site.imprint.licence)}</p>\n"


def _paragraphs(*said: str) -> str:
    return "".join(f"<p>{text(one)}</p>\n" for one in said)


def _kilobytes(tongue: Tongue, size: int) -> str:
    return f"{tongue.number(max(1, round(size / 1000)))} kB"


def _undated(site: Site, tongue: Tongue) -> str:
    """Return how many signatures have no date, in all and in each country."""
    words, day = tongue.words, site.day
    numbers = {c: tallies.undated(site.of(c), day) for c in telling.ordered(site, tongue)}
    rows = "".join(
        row([tongue.number(number)], head=text(tongue.country(code)))
        for code, number in numbers.items()
        if number
    )
    said = f"<p>{text(telling.undated(site, tongue))}</p>\n"
    heads = columns([text(words.country), text(words.signatories)])
    return f"{said}<table>{heads}<tbody>{rows}</tbody></table>\n" if rows else said


def _contested(site: Site, tongue: Tongue) -> str:
    found = [body for body in site.record.bodies if body.contested]
    listed = "".join(f"<li>{link(tongue, body, '')}</li>" for body in found)
    inner = f"<ul>{listed}</ul>\n" if found else f"<p>{NOTHING}</p>\n"
    return f"<h3>{text(tongue.words.contested)}</h3>\n{inner}"


def _lost(site: Site, tongue: Tongue) -> str:
    said = _paragraphs(telling.without_dot(site, tongue))
    return f"<h3>{text(tongue.words.map)}</h3>\n{said}"
