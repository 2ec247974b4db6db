"""The frame of every page: head, way about, languages, foot. What differs is put in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from charter_cli.atlas.markup import filled, text
from charter_cli.atlas.site import CREDIT, LICENCES, Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.languages import speak

_FEW = 4
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'"
)
_HERE, _CURRENT = ' aria-current="page"', ' aria-current="true"'
SECTIONS = ("index.html", "find.html", "method.html", "data.html")
"""The pages of the way about, in their order."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold what one page has of its own.

    `path` is its address below the folder of its language, `main` its markup, `scripts` the
    files it runs, from the folder of the site.
    """

    path: str
    title: str
    main: str
    scripts: Sequence[str] = ()


def written(site: Site, tongue: Tongue, leaf: Leaf) -> bytes:
    """Return a page as it is stored."""
    up = "../" * (leaf.path.count("/") + 1)
    here = leaf.path if leaf.path in SECTIONS else ""
    head, menu, foot = _frame(tongue, up, here, _imprint(site))
    brand = text(tongue.words.title)
    title = brand if leaf.title == tongue.words.title else f"{text(leaf.title)} – {brand}"
    scripts = "".join(f'<script src="{up}{name}" defer></script>\n' for name in leaf.scripts)
    switch = _switch(site.imprint.languages, tongue, up, leaf.path)
    page = (
        f"{head}<title>{title}</title>\n{scripts}</head>\n{menu}{switch}</header>\n"
        f'<main id="main">\n{leaf.main}\n</main>\n{foot}'
    )
    return page.encode()


def door(site: Site) -> bytes:
    """Return the page at the top of the folder: it leads on to the first language."""
    first, *_ = site.imprint.languages
    tongue = Tongue(first)
    links = "".join(
        f'<li><a href="{tag}/index.html" lang="{tag}">{text(speak(tag).name)}</a></li>'
        for tag in site.imprint.languages
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={first}/index.html">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="stylesheet" href="assets/atlas.css">\n<title>{text(tongue.words.title)}'
        f'</title>\n</head>\n<body class="door">\n<main>\n<h1>{text(tongue.words.title)}</h1>\n'
        f"<ul>{links}</ul>\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def terms(tongue: Tongue, licence: str) -> str:
    """Return under which licence the data may be used, as HTML."""
    link = f'<a href="{LICENCES[licence]}">{licence}</a>'
    return filled(tongue.words.licence_text, licence=link)


def _imprint(site: Site) -> tuple[str, str, str]:
    return site.day, site.imprint.publisher, site.imprint.licence


@cache
def _frame(
    tongue: Tongue, up: str, here: str, imprint: tuple[str, str, str]
) -> tuple[str, str, str]:
    """Return head, top and foot of all pages at one height of the folder."""
    words = tongue.words
    titles = (words.start, words.find, words.method, words.data)
    ways = "".join(
        f'<li><a href="{up}{tongue.tag}/{path}"{_HERE if path == here else ""}>'
        f"{text(title)}</a></li>"
        for path, title in zip(SECTIONS, titles, strict=True)
    )
    head = (
        f'<!DOCTYPE html>\n<html lang="{tongue.tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="description" content="{text(tongue.language.charter)}">\n'
        f'<link rel="stylesheet" href="{up}assets/atlas.css">\n'
        f'<link rel="alternate" type="application/atom+xml" title="{text(words.feed)}"'
        f' href="{up}{tongue.tag}/changes.atom">\n'
    )
    menu = (
        f'<body>\n<a class="skip" href="#main">{text(words.skip)}</a>\n<header class="top">\n'
        f'<a class="brand" href="{up}{tongue.tag}/index.html">{text(words.title)}</a>\n'
        f'<nav class="ways" aria-label="{text(words.title)}"><ul>{ways}</ul></nav>\n'
    )
    return head, menu, _foot(tongue, imprint)


def _foot(tongue: Tongue, imprint: tuple[str, str, str]) -> str:
    day, publisher, licence = imprint
    words = tongue.words
    by = f"<p>{text(words.publisher.format(name=publisher))}</p>" if publisher else ""
    return (
        f'<footer>\n<p class="charter">{text(tongue.language.charter)}</p>\n{by}'
        f"<p>{text(tongue.as_of(day))}. {terms(tongue, licence)}</p>\n"
        f"<p>{CREDIT}</p>\n</footer>\n</body>\n</html>\n"
    )


def _switch(languages: tuple[str, ...], tongue: Tongue, up: str, path: str) -> str:
    """Return the links to the same page in the other languages."""
    if len(languages) == 1:
        return ""
    links = "".join(
        f'<li><a href="{up}{tag}/{path}" lang="{tag}" hreflang="{tag}"'
        f"{_CURRENT if tag == tongue.tag else ''}>{text(speak(tag).name)}</a></li>"
        for tag in languages
    )
    inner = f"<ul>{links}</ul>"
    if len(languages) > _FEW:
        inner = f"<details><summary>{text(tongue.language.name)}</summary>{inner}</details>"
    return f'<nav class="tongues" aria-label="{text(tongue.words.language)}">{inner}</nav>\n'
