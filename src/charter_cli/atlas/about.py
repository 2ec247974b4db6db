"""The page on method (what is counted, how sure it is) and the page of the open data."""

from collections.abc import Mapping

from charter_cli.atlas import start, tallies
from charter_cli.atlas.authority import link
from charter_cli.atlas.markup import columns, row, text
from charter_cli.atlas.open_data import Seal
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import CREDIT, LICENCES, Site
from charter_cli.atlas.tongue import Tongue


def method(site: Site, tongue: Tongue) -> Leaf:
    """Return the page on method."""
    words = tongue.words
    definition = (words.who, words.ends, start.rule(site, tongue), words.pair_text)
    main = (
        f"<h1>{text(words.method)}</h1>\n<section class=prose>\n<h2>{text(words.definition)}</h2>\n"
        f"{_paragraphs(*definition)}</section>\n"
        f"<section class=prose>\n<h2>{text(words.doubts)}</h2>\n{_paragraphs(words.undated_text)}"
        f"{_undated(site, tongue)}{_contested(site, tongue)}{_lost(site, tongue)}</section>\n"
        f"<section class=prose>\n<h2>{text(words.source)}</h2>\n{_paragraphs(words.sources_text)}"
        f"<h3>{text(words.stated)}</h3>\n{_paragraphs(words.stated_text)}</section>\n"
        f"<section class=prose>\n<h2>{text(words.licence)}</h2>\n{_licence(site, tongue)}"
        f"<p>{CREDIT}</p>\n</section>"
    )
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


def _paragraphs(*said: str) -> str:
    return "".join(f"<p>{text(one)}</p>\n" for one in said)


def _licence(site: Site, tongue: Tongue) -> str:
    name = site.imprint.licence
    linked = f'<a href="{LICENCES[name]}">{name}</a>'
    return f"<p>{text(tongue.words.licence_text).replace('{licence}', linked)}</p>\n"


def _kilobytes(tongue: Tongue, size: int) -> str:
    return f"{tongue.number(max(1, round(size / 1000)))} kB"


def _undated(site: Site, tongue: Tongue) -> str:
    """Return how many signatures have no date, in each country."""
    words = tongue.words
    found = {
        code: number
        for code, own in site.nations.items()
        if (number := tallies.undated(own, site.day))
    }
    said = f"<p>{text(words.undated.format(n=tongue.number(sum(found.values()))))}</p>\n"
    if not found:
        return said
    rows = "".join(
        row([tongue.number(number)], head=text(tongue.country(code)))
        for code, number in sorted(
            found.items(), key=lambda one: tongue.order(tongue.country(one[0]))
        )
    )
    heads = columns([text(words.country), text(words.signatories)])
    return f"{said}<table>{heads}<tbody>{rows}</tbody></table>\n"


def _contested(site: Site, tongue: Tongue) -> str:
    found = [body for body in site.record.bodies if body.contested]
    listed = "".join(f"<li>{link(tongue, body, '')}</li>" for body in found)
    inner = f"<ul>{listed}</ul>\n" if found else "<p>–</p>\n"
    return f"<h3>{text(tongue.words.contested)}</h3>\n{inner}"


def _lost(site: Site, tongue: Tongue) -> str:
    number = tongue.number(start.without_dot(site))
    return (
        f"<h3>{text(tongue.words.map)}</h3>\n{_paragraphs(tongue.words.no_point.format(n=number))}"
    )
