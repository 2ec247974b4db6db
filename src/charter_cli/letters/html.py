"""HTML: one page that needs nothing else, for a browser, a printer or the body of an e-mail.

Mail programs drop what they do not know, so every style stands where it applies, tables lay
out only what they alone can place, and the few rules on top are for dark screens and paper.
"""

import base64
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape

from charter_cli.letter import Block, Heading, Items, Letter, Run, Signer
from charter_cli.letters._pictures import Drawing, logo, signature
from charter_cli.letters._runs import clean, linked, reach

_RULES = """
@media (prefers-color-scheme: dark) {
  .accent, a { color: #a9c7f5 !important; }
  .quiet { color: #b4b4b4 !important; }
}
@media print {
  @page { size: A4; margin: 25mm; }
  body { padding: 0 !important; font-size: 10.5pt !important; line-height: 1.3 !important; }
  main { max-width: none !important; }
  h1, h2, h3 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
  .together { break-inside: avoid; break-before: avoid; }
}
"""
_BODY = "margin:0;padding:24px;font-size:16px;line-height:1.5;font-family:"
_FONTS = {"serif": "Cambria,Georgia,serif", "sans": "Calibri,Arial,sans-serif"}
_MAIN = "max-width:640px;margin:0 auto"
_TABLE = '<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0"'
_CELL = "vertical-align:top;padding:0 16px 0 0;font-size:inherit"
_SMALL = "font-size:13px;line-height:1.45"
_HEADINGS = {
    1: "font-size:21px;line-height:1.3;margin:0 0 20px",
    2: "font-size:18px;line-height:1.3;margin:24px 0 8px",
    3: "font-size:16px;line-height:1.3;margin:20px 0 8px",
}
_LIST = "margin:0 0 16px;padding-left:28px"


Source = Callable[[Drawing], str]
"""Says where a picture is found: in the page itself, or beside it in an e-mail."""


def render(letter: Letter) -> bytes:
    """Return the letter as a page in UTF-8."""
    return write(letter).encode()


@lru_cache(maxsize=16)
def inside(drawing: Drawing) -> str:
    """Return a picture as an address that holds all of it."""
    return f"data:image/png;base64,{base64.b64encode(drawing.content).decode()}"


def write(letter: Letter, source: Source = inside) -> str:
    """Return the letter as the text of a page; `source` says where its pictures are found."""
    body, notes = _body(letter.body, letter.letterhead.accent)
    subject = _safe(letter.subject)
    salutation = _paragraph(_lines(letter.salutation)) if letter.salutation else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(letter.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="author" content="{_safe(letter.sender.name)}">\n'
        f"<title>{subject}</title>\n<style>{_RULES}</style>\n</head>\n"
        f'<body style="{_BODY}{_FONTS[letter.letterhead.font]}">\n'
        f'<main style="{_MAIN}">\n{_head(letter, source)}\n'
        f'<h1 style="{_HEADINGS[1]}">{subject}</h1>\n{salutation}'
        f"{body}{_signature(letter, source)}{_recipients(letter)}{notes}{_foot(letter)}"
        "</main>\n</body>\n</html>\n"
    )


@lru_cache(maxsize=64)
def _body(blocks: tuple[Block, ...], accent: str) -> tuple[str, str]:
    """Return the text of letters and its notes; cached, as those to one country mostly share it."""
    page = _Page(accent)
    return page.blocks(blocks), page.footnotes()


def _safe(text: str) -> str:
    """Return `text` as HTML."""
    return escape(clean(text))


def _lines(text: str) -> str:
    return _safe(text).replace("\n", "<br>")


def _paragraph(inner: str, gap: int = 16) -> str:
    return f'<p style="margin:0 0 {gap}px">{inner}</p>\n'


def _picture(drawing: Drawing, source: Source) -> str:
    width, height = drawing.pixels()
    return (
        f'<img src="{_safe(source(drawing))}" alt="{_safe(drawing.alt)}" width="{width}" '
        f'height="{height}" style="display:block;border:0;max-width:100%">'
    )


def _sender(letter: Letter, source: Source) -> str:
    """Return the logo, whose `alt` stands for it where it is not shown; else the sender's name."""
    head = letter.letterhead
    if head.logo:
        return f'<p style="margin:0 0 28px">{_picture(logo(head.logo), source)}</p>'
    return (
        f'<p class="accent" style="margin:0 0 28px;font-size:24px;line-height:1.25;'
        f'font-weight:bold;color:{_safe(head.accent)}">{_safe(letter.sender.name)}</p>'
    )


def _head(letter: Letter, source: Source) -> str:
    head = letter.letterhead
    quiet = f'class="quiet" style="color:{_safe(head.quiet)}"'
    references = "<br>".join(
        f"<span {quiet}>{_safe(item.label)}</span> {_safe(item.value)}"
        for item in letter.references
    )
    return (
        f"{_sender(letter, source)}\n"
        f'{_TABLE} style="margin:0 0 32px">\n<tr><td style="{_CELL};width:58%">'
        f'{"<br>".join(map(_safe, letter.recipient))}</td>\n<td style="{_CELL};{_SMALL}">'
        f"{references}</td></tr>\n</table>"
    )


def _signature(letter: Letter, source: Source) -> str:
    drawn = dict(letter.letterhead.signatures)
    quiet = f'class="quiet" style="color:{_safe(letter.letterhead.quiet)};{_SMALL}"'

    def cell(signer: Signer) -> str:
        title = f"<br><span {quiet}>{_safe(signer.title)}</span>" if signer.title else ""
        image = drawn.get(signer.name)
        hand = _picture(signature(image), source) if image else ""
        return f'<td style="{_CELL};vertical-align:bottom">{hand}{_safe(signer.name)}{title}</td>'

    signers = "".join(map(cell, letter.signers))
    table = f'{_TABLE} style="margin:40px 0 24px">\n<tr>{signers}</tr>\n</table>\n'
    label = f'<p style="margin:0;{_SMALL}">{_safe(letter.enclosures_label)}</p>\n'
    enclosures = label + _listed(letter.enclosures) if letter.enclosures else ""
    return (
        f'<div class="together">\n{_paragraph(_lines(letter.closing))}'
        f"{table if signers else ''}{enclosures}</div>\n"
    )


def _recipients(letter: Letter) -> str:
    if not letter.recipients:
        return ""
    heading = f'<h2 style="{_HEADINGS[2]}">{_safe(letter.recipients_label)}</h2>\n'
    return heading + _listed(letter.recipients)


def _listed(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{_safe(text)}</li>" for text in texts)
    return f'<ul style="{_LIST};{_SMALL}">{items}</ul>\n'


def _foot(letter: Letter) -> str:
    quiet = _safe(letter.letterhead.quiet)
    foot = " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in reach(letter))
    return (
        f'<p class="quiet" style="margin:32px 0 0;padding:8px 0 0;border-top:1px solid {quiet};'
        f'color:{quiet};{_SMALL}">{_safe(foot)}</p>\n'
    )


class _Page:
    """Write the blocks of one letter, and number its footnotes."""

    def __init__(self, accent: str) -> None:
        self._notes: list[tuple[Run, ...]] = []
        self._link = f'style="color:{_safe(accent)}"'

    def blocks(self, blocks: Iterable[Block], gap: int = 16) -> str:
        return "".join(self.block(block, gap) for block in blocks)

    def block(self, block: Block, gap: int) -> str:
        if isinstance(block, Items):
            items = "".join(f"<li>{self.blocks(item, 6)}</li>\n" for item in block.items)
            kind = f'ol start="{block.start}"' if block.ordered else "ul"
            return f'<{kind} style="{_LIST}">\n{items}</{kind[:2]}>\n'
        inner = self.runs(block.runs)
        if isinstance(block, Heading):
            level = min(max(block.level, 2), 3)
            return f'<h{level} style="{_HEADINGS[level]}">{inner}</h{level}>\n'
        return _paragraph(inner, gap)

    def runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(
            f'<a href="{_safe(url)}" {self._link}>{inner}</a>' if url else inner
            for url, group in linked(runs)
            for inner in ("".join(map(self.run, group)),)
        )

    def run(self, run: Run) -> str:
        text = _lines(run.text)
        if run.emphasis:
            text = f"<em>{text}</em>"
        if run.strong:
            text = f"<strong>{text}</strong>"
        if run.language:
            text = f'<span lang="{_safe(run.language)}">{text}</span>'
        return text + self.mark(run.note) if run.note else text

    def mark(self, note: tuple[Run, ...]) -> str:
        """Return the mark of a footnote, which leads to it."""
        self._notes.append(note)
        number = len(self._notes)
        return (
            f'<sup style="font-size:75%;line-height:0"><a id="mark-{number}" '
            f'href="#note-{number}" role="doc-noteref" {self._link}>{number}</a></sup>'
        )

    def footnotes(self) -> str:
        """Return all footnotes; the number of each leads back to its mark."""
        written = "".join(
            f'<p id="note-{number}" role="doc-footnote" style="margin:0 0 6px">'
            f'<a href="#mark-{number}" role="doc-backlink" {self._link}>{number}</a> '
            f"{self.runs(note)}</p>\n"
            for number, note in enumerate(self._notes, start=1)
        )
        return f'<div style="margin:24px 0 0;{_SMALL}">\n{written}</div>\n' if written else ""
