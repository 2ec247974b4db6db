"""The parts of a Word file beside its text: looks, head and foot of the page, what leads where."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from string import Template

from charter_cli import cldr
from charter_cli.letter import Letter
from charter_cli.letters._runs import one_line, reach
from charter_cli.letters._word import NAMESPACES, TAB, paragraph, run, safe, twips

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES = "docProps/core.xml"
PARTS = ("styles", "settings", "numbering", "footnotes", "header", "footer", "first-footer")
"""What the letter itself leads to."""

_PAGE_WIDTH = 210
"""In millimetres."""
_NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_NUMBER = re.compile(r"(\{pages?\})")
_FONTS = {"serif": "Cambria", "sans": "Calibri"}


@dataclass(frozen=True, slots=True)
class _Shared:
    """Hold what all letters of one language and one sender have in common."""

    language: str
    accent: str
    quiet: str
    font: str
    width: int
    name: str
    reach: str
    pages: str
    reference: str


def frame(letter: Letter) -> tuple[tuple[str, str], ...]:
    """Return the parts that stay the same from letter to letter of one language and sender."""
    return _frame(_shared(letter))


def text_width(letter: Letter) -> int:
    """Return the width of the text in twips."""
    margins = letter.letterhead.margins
    return twips(_PAGE_WIDTH - margins.left - margins.right)


def properties(letter: Letter) -> str:
    """Return what the file says of itself: title, sender, language, day."""
    language = cldr.regional(letter.language)
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{safe(one_line(letter.subject))}</dc:title>"
        f"<dc:creator>{safe(one_line(letter.sender.name))}</dc:creator>"
        f"<dc:language>{safe(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{letter.date.isoformat()}T12:00:00Z'
        "</dcterms:created></cp:coreProperties>"
    )


def relations(
    addresses: Mapping[str, str],
    linked: tuple[str, ...],
    media: tuple[tuple[str, str], ...] = (),
) -> str:
    """Return what leads from a part to links, to other parts and to pictures."""
    parts = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.removeprefix("first-")}" '
        f'Target="{name}.xml"/>'
        for name in linked
    )
    pictures = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="{file}"/>'
        for name, file in media
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target="{safe(url)}" '
        'TargetMode="External"/>'
        for url, name in addresses.items()
    )
    return f'{XML}<Relationships xmlns="{_RELATIONS}">{parts}{pictures}{links}</Relationships>'


def numbering(lists: Iterable[str]) -> str:
    """Return the part that defines the numbered lists."""
    return _source("numbering").substitute(numbers="".join(lists))


def _shared(letter: Letter) -> _Shared:
    head = letter.letterhead
    return _Shared(
        language=cldr.regional(letter.language),
        accent=head.accent.lstrip("#"),
        quiet=head.quiet.lstrip("#"),
        font=_FONTS[head.font],
        width=text_width(letter),
        name=letter.sender.name,
        reach=" · ".join(reach(letter)),
        pages=letter.pages,
        reference=next((item.value for item in letter.references if item.value), ""),
    )


@lru_cache(maxsize=64)
def _frame(shared: _Shared) -> tuple[tuple[str, str], ...]:
    """Return the parts of a Word file that stay the same from letter to letter."""
    header = paragraph(f"{run(shared.name)}{TAB}{run(shared.reference)}", "Header")
    footer = paragraph(f"{TAB}{_page_number(shared.pages)}", "Footer")
    first = paragraph(run(shared.reach), "Footer")
    looks = {name: getattr(shared, name) for name in ("language", "accent", "quiet", "font")}
    styles = _part("styles", width=str(shared.width), **looks)
    return (
        ("[Content_Types].xml", _part("content-types")),
        ("_rels/.rels", _part("package-rels")),
        ("word/styles.xml", styles),
        ("word/settings.xml", _part("settings", language=shared.language)),
        ("word/header.xml", f"{XML}<w:hdr {NAMESPACES}>{header}</w:hdr>"),
        ("word/footer.xml", f"{XML}<w:ftr {NAMESPACES}>{footer}</w:ftr>"),
        ("word/first-footer.xml", f"{XML}<w:ftr {NAMESPACES}>{first}</w:ftr>"),
    )


def _page_number(pattern: str) -> str:
    """Return the pattern of the page number, with a field of Word for each number in it."""
    pieces = [
        f'<w:fldSimple w:instr=" {_NUMBERS[piece]} ">{run("1")}</w:fldSimple>'
        if piece in _NUMBERS
        else run(piece)
        for piece in _NUMBER.split(pattern)
        if piece
    ]
    return "".join(pieces)


def _part(name: str, **values: str) -> str:
    """Return a part of the package that is written by hand, with `values` in their places."""
    return _source(name).substitute({key: safe(value) for key, value in values.items()})


@cache
def _source(name: str) -> Template:
    layouts = files(__package__).joinpath("layouts", "word")
    return Template(layouts.joinpath(f"{name}.xml").read_text(encoding="utf-8"))
