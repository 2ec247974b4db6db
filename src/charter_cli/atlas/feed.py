"""The feed of changes (Atom, RFC 4287): who signed, renewed, left, merged, was renamed."""

from uuid import UUID, uuid5

from charter_cli.atlas import telling
from charter_cli.atlas.authority import address
from charter_cli.atlas.markup import text
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.public import Body, Deed

NEWEST = 50
"""How many changes the feed tells; older ones are on the pages of the countries."""

_OURS = UUID("b2c1b0a4-6d0e-4f57-9d0c-0d2f9a5d2006")
"""Drawn once; the ids of entries come from it and from the numbers of events."""

_TOLD = frozenset({"signed", "renewed", "annulled", "reinstated", "withdrew", "merged", "renamed"})


def feed(site: Site, tongue: Tongue) -> bytes:
    """Return the newest changes; what has no date at all is no news."""
    found = sorted(
        (
            (deed.latest, deed.id, body, deed)
            for body in site.record.bodies
            for deed in body.deeds
            if deed.on and deed.kind in _TOLD and deed.latest <= site.day
        ),
        key=lambda one: one[:2],
        reverse=True,
    )
    words = tongue.words
    by = site.imprint.publisher or words.title
    entries = "".join(_entry(site, tongue, body, deed) for _, _, body, deed in found[:NEWEST])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tongue.tag}">\n'
        f"<id>urn:uuid:{uuid5(_OURS, tongue.tag)}</id>\n"
        f"<title>{text(words.title)}: {text(words.changes)}</title>\n"
        f"<subtitle>{text(tongue.language.charter)}</subtitle>\n"
        f"<updated>{site.day}T00:00:00Z</updated>\n<author><name>{text(by)}</name></author>\n"
        f'<link rel="alternate" type="text/html" href="index.html"/>\n{entries}</feed>\n'
    ).encode()


def _entry(site: Site, tongue: Tongue, body: Body, deed: Deed) -> str:
    said = f"{telling.with_country(tongue, body)}: {telling.event(site, tongue, deed)}"
    return (
        f"<entry><id>urn:uuid:{uuid5(_OURS, f'{tongue.tag}/{deed.id}')}</id>"
        f"<title>{text(said)}</title><updated>{deed.latest}T00:00:00Z</updated>"
        f'<link rel="alternate" type="text/html" href="{address(body.id)}"/>'
        f"<summary>{text(tongue.day(deed.on))}</summary></entry>\n"
    )
