"""Word: a letter that staff can go on editing, with styles, footnotes and fields of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from charter_cli.letter import Block, Letter, Reference, WordText
from charter_cli.letters import _drawing, _filled, _frame
from charter_cli.letters._package import Content, pack
from charter_cli.letters._pictures import Drawing, logo, signature
from charter_cli.letters._word import (
    KEEP,
    NAMESPACES,
    TAB,
    Story,
    in_lines,
    paragraph,
    run,
    side_by_side,
    twips,
)

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
_TEXT_TOP = 90
"""Where the parts of the head stand on the page, in millimetres: as in the PDF."""
_ROOM_TAKEN = '<w:spacing w:before="240" w:after="60"/>'
"""Below the closing, where the room to sign in holds a picture."""
_LABEL = '<w:rStyle w:val="ReferenceLabel"/>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/>'
    "</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


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
    head, signatures = _drawings(letter)
    media = _drawing.files((*filter(None, (head,)), *signatures.values()))
    flow = _flow(letter.body, tuple((of, file) for of, (file, _) in media.items()))
    return pack(
        (
            *_frame.frame(letter),
            (_frame.PROPERTIES, _frame.properties(letter)),
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
        if name == _frame.PROPERTIES:
            yield name, _frame.properties(letter)
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
        f"{_frame.XML}<w:footnotes {NAMESPACES}>{_SEPARATORS}{''.join(written)}</w:footnotes>",
        _frame.numbering(story.numbers),
        _frame.relations(story.links, _frame.PARTS, media),
        _frame.relations(notes.links, ()),
    )


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
    return f"{_frame.XML}<w:document {NAMESPACES}><w:body>{''.join(parts)}"


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
        parts.append(side_by_side(letter.signers, _frame.text_width(letter), drawn))
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
