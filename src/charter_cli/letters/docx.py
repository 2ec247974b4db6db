"""Word: a letter that staff can go on editing, with styles, footnotes and fields of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from string import Template

from charter_cli import cldr
from charter_cli.letter import Block, Letter, Reference, WordText
from charter_cli.letters import _drawing, _filled
from charter_cli.letters._package import Content, pack
from charter_cli.letters._pictures import Drawing, logo, signature
from charter_cli.letters._runs import one_line, reach
from charter_cli.letters._word import (
    KEEP,
    NAMESPACES,
    TAB,
    Story,
    in_lines,
    paragraph,
    run,
    safe,
    side_by_side,
    twips,
)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = "docProps/core.xml"
_LINKED = ("styles", "settings", "numbering", "footnotes", "header", "footer", "first-footer")
_ADDRESS_LINES = 6
"""More of them are set smaller, so that they stay in the window of the envelope."""
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
    '<w:footerReference w:type="default" r:id="footer"/>'
    '<w:footerReference w:type="first" r:id="first-footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}"'
    ' w:bottom="{bottom}" w:left="{left}" w:header="709" w:footer="709" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)
_PLACE = (
    '<w:framePr w:w="{width}" w:h="{height}" w:hRule="atLeast" w:wrap="around"'
    ' w:vAnchor="page" w:hAnchor="page" w:x="{left}" w:y="{top}"/>'
)
_SENDER = {"top": 17, "width": 130, "height": 24}
_ADDRESS = {"top": 46, "width": 82, "height": 28}
_REFERENCES = {"left": 122, "top": 46, "width": 68, "height": 28}
_TEXT_TOP, _PAGE_WIDTH = 90, 210
"""Where the parts of the head stand on the page, in millimetres: as in the PDF."""
_ROOM_TAKEN = '<w:spacing w:before="240" w:after="60"/>'
"""Below the closing, where the room to sign in holds a picture."""
_NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_NUMBER = re.compile(r"(\{pages?\})")
_LABEL = '<w:rStyle w:val="ReferenceLabel"/>'
_FONTS = {"serif": "Cambria", "sans": "Calibri"}
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/>'
    "</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


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


@dataclass(frozen=True, slots=True)
class _Flow:
    """Hold the text of a letter, and what other parts must hold for it."""

    text: str
    footnotes: str
    numbering: str
    relations: str
    footnote_relations: str


def render(letter: Letter) -> bytes:
    """Return the letter as a Word file; where staff made it in Word, that file, filled."""
    if letter.word:
        return pack(_made_by_staff(letter, letter.word))
    shared = _shared(letter)
    head, signatures = _drawings(letter)
    media = _drawing.files((*filter(None, (head,)), *signatures.values()))
    flow = _flow(letter.body, tuple((of, file) for of, (file, _) in media.items()))
    return pack(
        (
            *_frame(shared),
            (_PROPERTIES, _properties(letter, shared.language)),
            ("word/numbering.xml", flow.numbering),
            ("word/footnotes.xml", flow.footnotes),
            ("word/_rels/footnotes.xml.rels", flow.footnote_relations),
            ("word/document.xml", _head(letter, head), flow.text, _foot(letter, signatures)),
            ("word/_rels/document.xml.rels", flow.relations),
            *((f"word/{file}", content) for file, content in media.values()),
        )
    )


def _drawings(letter: Letter) -> tuple[Drawing | None, dict[str, Drawing]]:
    """Return the logo, and the signatures by the names of those who sign."""
    head = letter.letterhead
    signing = {signer.name for signer in letter.signers}
    drawn = {name: signature(image) for name, image in head.signatures if name in signing}
    return logo(head.logo) if head.logo else None, drawn


def _made_by_staff(letter: Letter, text: WordText) -> Iterator[Content]:
    """Yield the parts of a Word file that staff made, filled for one recipient."""
    filled = _filled.parts(text)
    for name, content in text.template.parts:
        if name == _PROPERTIES:
            yield name, _properties(letter, cldr.regional(letter.language))
        else:
            yield name, *filled.get(name, (content,))


@lru_cache(maxsize=64)
def _flow(body: tuple[Block, ...], media: tuple[tuple[str, str], ...]) -> _Flow:
    """Return the text of letters; cached, as those to one country mostly share it.

    `media` names the relation and the file of each picture.
    """
    story, notes = Story(), Story(of_notes=True)
    text = story.blocks(body)
    written = (notes.footnote(number, note) for number, note in enumerate(story.notes, start=1))
    return _Flow(
        text,
        f"{_XML}<w:footnotes {NAMESPACES}>{_SEPARATORS}{''.join(written)}</w:footnotes>",
        _source("numbering").substitute(numbers="".join(story.numbers)),
        _relations(story.links, _LINKED, media),
        _relations(notes.links, ()),
    )


def _shared(letter: Letter) -> _Shared:
    head = letter.letterhead
    return _Shared(
        language=cldr.regional(letter.language),
        accent=head.accent.lstrip("#"),
        quiet=head.quiet.lstrip("#"),
        font=_FONTS[head.font],
        width=_text_width(letter),
        name=letter.sender.name,
        reach=" · ".join(reach(letter)),
        pages=letter.pages,
        reference=next((item.value for item in letter.references if item.value), ""),
    )


def _text_width(letter: Letter) -> int:
    margins = letter.letterhead.margins
    return twips(_PAGE_WIDTH - margins.left - margins.right)


def _place(left: float, place: Mapping[str, int]) -> str:
    """Return where on the page a paragraph stands; `left` is where the text begins."""
    return _PLACE.format(**{name: twips(size) for name, size in {"left": left, **place}.items()})


def _head(letter: Letter, drawn: Drawing | None) -> str:
    """Return the beginning of the document, from the sender to the salutation."""
    margins = letter.letterhead.margins
    small = '<w:sz w:val="17"/>' if len(letter.recipient) > _ADDRESS_LINES else ""
    reference = _place(margins.left, _REFERENCES)
    below = f'<w:spacing w:before="{twips(_TEXT_TOP - margins.top)}"/>'
    sender = _drawing.picture(drawn, 1) if drawn else run(letter.sender.name)
    parts = [
        paragraph(sender, "Sender", _place(margins.left, _SENDER)),
        paragraph(in_lines(letter.recipient, small), "Address", _place(margins.left, _ADDRESS)),
        *(paragraph(_referred(item), "Reference", reference) for item in letter.references),
        paragraph(run(letter.subject), "Heading1", below),
    ]
    if letter.salutation:
        parts.append(paragraph(run(letter.salutation), "Salutation"))
    return f"{_XML}<w:document {NAMESPACES}><w:body>{''.join(parts)}"


def _referred(item: Reference) -> str:
    return f"{run(item.label, _LABEL)}{TAB}{run(item.value)}"


def _foot(letter: Letter, signatures: Mapping[str, Drawing]) -> str:
    """Return the end of the document: closing, signers side by side, enclosures, recipients.

    Each keeps to what follows it.
    """
    drawn = {
        name: _drawing.picture(one, number)
        for number, (name, one) in enumerate(signatures.items(), start=2)
    }
    parts = [paragraph(run(letter.closing), "Closing", _ROOM_TAKEN if drawn else "")]
    if letter.signers:
        parts.append(side_by_side(letter.signers, _text_width(letter), drawn))
    if letter.enclosures:
        parts.append(paragraph(run(letter.enclosures_label), "Enclosures", KEEP))
        *others, last = letter.enclosures
        parts += [paragraph(run(text), "Enclosure", KEEP) for text in others]
        parts.append(paragraph(run(last), "Enclosure"))
    if letter.recipients:
        parts.append(paragraph(run(letter.recipients_label), "Heading2", "<w:pageBreakBefore/>"))
        parts += [paragraph(run(name), "Enclosure") for name in letter.recipients]
    margins = letter.letterhead.margins
    sides = {side: twips(getattr(margins, side)) for side in ("left", "right", "top", "bottom")}
    return f"{''.join(parts)}{_PAGE.format(**sides)}</w:body></w:document>"


def _properties(letter: Letter, language: str) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{safe(one_line(letter.subject))}</dc:title>"
        f"<dc:creator>{safe(one_line(letter.sender.name))}</dc:creator>"
        f"<dc:language>{safe(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{letter.date.isoformat()}T12:00:00Z'
        "</dcterms:created></cp:coreProperties>"
    )


def _relations(
    addresses: Mapping[str, str],
    linked: tuple[str, ...],
    media: tuple[tuple[str, str], ...] = (),
) -> str:
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
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{parts}{pictures}{links}</Relationships>'


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
        ("word/header.xml", f"{_XML}<w:hdr {NAMESPACES}>{header}</w:hdr>"),
        ("word/footer.xml", f"{_XML}<w:ftr {NAMESPACES}>{footer}</w:ftr>"),
        ("word/first-footer.xml", f"{_XML}<w:ftr {NAMESPACES}>{first}</w:ftr>"),
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
