"""Write runs and blocks of a letter as WordprocessingML, the markup inside of Word files."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

from charter_cli import cldr
from charter_cli.letter import Block, Heading, Items, Paragraph, Run, Signer
from charter_cli.letters._runs import clean, linked

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KEEP = "<w:keepNext/>"
"""Keeps a paragraph on the page of the next one."""
TAB = "<w:r><w:tab/></w:r>"
_BULLETS = 1
"""The number of the list with bullets; numbered ones follow, so that each begins anew."""
_DEEPEST = 8
_INDENT = 400
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def safe(text: str) -> str:
    """Return `text` as XML."""
    return escape(clean(text))


@lru_cache(maxsize=1024)
def run(text: str, style: str = "") -> str:
    """Return a run of text; a line feed in it is a forced line break.

    Cached, as letters of one language share most of their words.
    """
    inner = safe(text).replace("\n", _BREAK)
    return f'<w:r>{_looks(style)}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def in_lines(lines: Sequence[str], style: str = "") -> str:
    """Return one run that holds `lines`."""
    return run("\n".join(line.replace("\n", " ") for line in lines), style)


def paragraph(inner: str, style: str = "", settings: str = "") -> str:
    """Return a paragraph; `settings` are its own, beside those of its style."""
    if style:
        settings = f'<w:pStyle w:val="{style}"/>{settings}'
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{inner}</w:p>"


def side_by_side(signers: Sequence[Signer], room: int, drawn: Mapping[str, str]) -> str:
    """Return signers in columns as wide as the text, in a row that no page break parts.

    `drawn` holds, by name, the runs that show signatures.
    """
    width = room // max(2, len(signers))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        f"{paragraph(drawn[signer.name], 'Signature') if signer.name in drawn else ''}"
        f"{paragraph(run(signer.name), 'Signature')}"
        f"{paragraph(run(signer.title), 'SignerTitle') if signer.title else ''}</w:tc>"
        for signer in signers
    )
    columns = f'<w:gridCol w:w="{width}"/>' * len(signers)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(signers)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="227" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        f"{paragraph('', 'Signature')}"
    )


def twips(millimetres: float) -> int:
    """Return a length in the unit of Word, a twentieth of a point."""
    return round(millimetres * 1440 / 25.4)


def _looks(style: str) -> str:
    return f"<w:rPr>{style}</w:rPr>" if style else ""


class Story:
    """Write one flow of text, and remember what other parts must hold for it.

    `links` names each address that is linked to, `notes` are the footnotes in order, and
    `numbers` define the numbered lists. A footnote `of_notes` has none itself, as in Word: what
    it would say stands in brackets.
    """

    def __init__(self, of_notes: bool = False) -> None:
        self._of_notes = of_notes
        self.links: dict[str, str] = {}
        self.notes: list[tuple[Run, ...]] = []
        self.numbers: list[str] = []

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return the text of a letter; its last paragraph keeps to the closing."""
        last = len(blocks) - 1
        return "".join(
            self._block(block, KEEP if number == last else "")
            for number, block in enumerate(blocks)
        )

    def footnote(self, number: int, note: tuple[Run, ...]) -> str:
        """Return the text of a footnote, after its own number."""
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        inner = paragraph(f"{mark}{run(' ')}{self.runs(note)}", "FootnoteText")
        return f'<w:footnote w:id="{number}">{inner}</w:footnote>'

    def runs(self, runs: tuple[Run, ...]) -> str:
        """Return runs, those with a link inside of it."""
        return "".join(
            f'<w:hyperlink r:id="{self._link(url)}" w:history="1">{inner}</w:hyperlink>'
            if url
            else inner
            for url, group in linked(runs)
            for inner in ("".join(self._run(item, bool(url)) for item in group),)
        )

    def _block(self, block: Block, keep: str) -> str:
        match block:
            case Items():
                return self._items(block, 0)
            case Heading():
                return paragraph(self.runs(block.runs), f"Heading{min(max(block.level, 2), 3)}")
            case _:
                return paragraph(self.runs(block.runs), settings=keep)

    def _items(self, block: Items, level: int) -> str:
        depth = min(level, _DEEPEST)
        number = self._numbered(block, depth) if block.ordered else _BULLETS
        sign = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        indent = f'<w:ind w:left="{_INDENT * (depth + 1)}"/>'
        return "".join(self._item(item, level, (sign, indent)) for item in block.items)

    def _item(self, blocks: Sequence[Block], level: int, settings: tuple[str, str]) -> str:
        """Return an item: its first paragraph has the sign, the others are as far in."""
        sign, indent = settings
        written, own = [], sign
        for block in blocks or (Paragraph(()),):
            if isinstance(block, Items):
                written.append(self._items(block, level + 1))
            else:
                written.append(paragraph(self.runs(block.runs), "ListParagraph", own))
                own = indent
        return "".join(written)

    def _numbered(self, block: Items, depth: int) -> int:
        number = _BULLETS + 1 + len(self.numbers)
        self.numbers.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{block.start}"/>'
            "</w:lvlOverride></w:num>"
        )
        return number

    def _run(self, item: Run, links: bool) -> str:
        style = '<w:rStyle w:val="Hyperlink"/>' if links else ""
        style += "<w:b/><w:bCs/>" if item.strong else ""
        style += "<w:i/><w:iCs/>" if item.emphasis else ""
        if item.language:
            style += f'<w:lang w:val="{safe(cldr.regional(item.language))}"/>'
        text = run(item.text, style) if item.text else ""
        return text + self._mark(item.note) if item.note else text

    def _mark(self, note: tuple[Run, ...]) -> str:
        if self._of_notes:
            return f"{run(' (')}{self.runs(note)}{run(')')}"
        self.notes.append(note)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        )

    def _link(self, url: str) -> str:
        return self.links.setdefault(url, f"link{len(self.links) + 1}")
