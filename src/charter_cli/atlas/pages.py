"""Every file of a site, one after the other: its address below the folder, and its bytes."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from charter_cli.atlas import (
    about,
    authority,
    country,
    feed,
    find,
    open_data,
    palette,
    payload,
    start,
)
from charter_cli.atlas.data_package import Seal, seal
from charter_cli.atlas.page import Leaf, door, written
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue

File = tuple[str, bytes]


def site_files(site: Site) -> Iterator[File]:
    """Yield every file; pages come as they are asked for, so that few are in memory at once."""
    tongues = [Tongue(tag) for tag in site.imprint.languages]
    yield "index.html", door(site)
    seals: dict[str, Seal] = {}
    for name, content in open_data.files(site):
        seals[name] = seal(content)
        yield f"data/{name}", content
    yield from _assets(site)
    for tongue in tongues:
        yield f"{tongue.tag}/words.js", payload.words(site, tongue)
        yield f"{tongue.tag}/changes.atom", feed.feed(site, tongue)
        for leaf in _leaves(site, tongue, seals):
            yield f"{tongue.tag}/{leaf.path}", written(site, tongue, leaf)


def _leaves(site: Site, tongue: Tongue, seals: Mapping[str, Seal]) -> Iterator[Leaf]:
    yield start.leaf(site, tongue)
    yield find.leaf(site, tongue)
    yield about.method(site, tongue)
    yield about.data(site, tongue, seals)
    for code in site.nations:
        yield country.leaf(site, tongue, code)
    for body in site.record.bodies:
        yield authority.leaf(site, tongue, body)


def _assets(site: Site) -> Iterator[File]:
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda a: a.name):
        if asset.name.endswith(".js"):
            yield f"assets/{asset.name}", asset.read_bytes()
    yield "assets/atlas.css", palette.style()
    yield "assets/register-days.js", payload.days(site)
    yield "assets/register-names.js", payload.names(site)
    yield "assets/fold-table.js", payload.letters()
