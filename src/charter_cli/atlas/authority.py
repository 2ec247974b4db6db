"""The page of one body: what it is, how it stands, and its history with the source of each event.

There may be a hundred thousand of these: nothing here is looked up twice.
"""

from charter_cli.atlas.markup import columns, filled, row, source, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site
from charter_cli.atlas.telling import NOTHING
from charter_cli.atlas.tongue import Tongue
from charter_cli.public import Body, Deed, Stretch

A_FOLDER = 1000
"""How many pages a folder holds; memory sticks take no more than some ten thousand files in one."""


def address(number: int) -> str:
    """Return where the page of a body is, below the folder of the language; it never changes."""
    return f"authority/{number // A_FOLDER}/{number}.html"


def link(tongue: Tongue, body: Body, up: str) -> str:
    """Return the name of a body, in this language if it has one, as a link to its page."""
    return f'<a href="{up}{address(body.id)}">{text(body.name_in(tongue.tag))}</a>'


def said_by(site: Site, tongue: Tongue, deed: Deed, up: str) -> str:
    """Return what an event was; of a merger, also into whom."""
    words, into = tongue.words, site.successor(deed)
    said = text(words.events[deed.kind])
    return f"{said} {filled(words.into, name=link(tongue, into, up))}" if into else said


def leaf(site: Site, tongue: Tongue, body: Body) -> Leaf:
    """Return the page of one body."""
    name = body.name_in(tongue.tag)
    country = (
        f'<a href="../../country/{text(body.country.lower())}.html">'
        f"{text(tongue.country(body.country))}</a>"
    )
    standing = body.standing(site.day)
    main = (
        f'<p class="crumb">{country}</p>\n<h1>{text(name)}</h1>\n'
        f'<p class="said {standing}">{text(tongue.words.standing[standing])}</p>\n'
        f'<p class="when">{text(tongue.as_of(site.day))}</p>\n'
        f"{_facts(site, tongue, body, name)}{_history(site, tongue, body)}"
    )
    return Leaf(address(body.id), name, main)


def _facts(site: Site, tongue: Tongue, body: Body, shown: str) -> str:
    words = tongue.words
    pairs = [
        (words.kind, text(tongue.kind(body.kind))),
        (words.region, text(body.region)),
        (words.code, text(body.code)),
        *_names(tongue, body, shown),
        *_held(site, tongue, body.on(site.day)),
    ]
    if body.contested:
        pairs.append((words.doubts, f'<a href="../../method.html">{text(words.contested)}</a>'))
    listed = "".join(f"<div><dt>{text(k)}</dt><dd>{v}</dd></div>" for k, v in pairs if v)
    return f'<dl class="facts">{listed}</dl>\n'


def _names(tongue: Tongue, body: Body, shown: str) -> list[tuple[str, str]]:
    if len(body.names) < 2:
        return []
    other = [n for n in body.names if n.text != shown]
    called, former = (
        ", ".join(_name(n.text, n.language) for n in other if (n.use == "former") is was)
        for was in (False, True)
    )
    return [(tongue.words.names, called), (tongue.words.former_names, former)]


def _name(name: str, language: str) -> str:
    return f'<span lang="{text(language)}">{text(name)}</span>' if language else text(name)


def _held(site: Site, tongue: Tongue, held: Stretch | None) -> list[tuple[str, str]]:
    if held is None:
        return []
    words, plan = tongue.words, held.plan(site.day)
    state = text(words.plans[plan]) if plan else ""
    if plan in ("due", "overdue"):
        state += f" · {text(tongue.day(held.plan_due))}"
    return [
        (words.joined, text(tongue.day(held.signed))),
        (words.edition, held.edition(site.day)),
        (words.plan, state),
    ]


def _history(site: Site, tongue: Tongue, body: Body) -> str:
    """Return its own events, and those by which others merged into it, in the order of time."""
    own = [(deed, said_by(site, tongue, deed, "../../")) for deed in body.deeds]
    for other in site.heirs.get(body.id, ()):
        name = link(tongue, other, "../../")
        merged = text(tongue.words.events["merged"])
        own += [(d, f"{merged}: {name}") for d in other.deeds if d.into == body.id]
    own.sort(key=lambda one: (one[0].earliest, one[0].latest, one[0].id))
    rows = "".join(
        row((said, source(deed.source) or NOTHING), head=text(tongue.day(deed.on)) or NOTHING)
        for deed, said in own
    )
    words = tongue.words
    heads = (tongue.language.labels.date, words.event, words.source)
    return (
        f'<section>\n<h2>{text(words.history)}</h2>\n<table class="list">'
        f"{columns(map(text, heads))}<tbody>{rows}</tbody></table>\n</section>"
    )
