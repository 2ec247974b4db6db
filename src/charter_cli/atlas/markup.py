"""Markup, so that nothing from the register is ever taken for it: HTML, SVG, Atom and scripts."""

import json
import re
from collections.abc import Iterable
from html import escape

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_MISREAD = re.compile(r"[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_WEB = re.compile(r"https?://[^\s\"'<>]+")


def text(value: object) -> str:
    """Return a value as it stands in HTML or XML, between tags or within quotes.

    Characters that neither may hold are dropped, and so are those that turn the direction of
    what follows them.
    """
    return escape(plain(str(value)))


def plain(value: str) -> str:
    """Return a text without characters that no file may hold or that turn what follows them."""
    if value.isprintable():
        return value
    return _DIRECTION.sub("", _FORBIDDEN.sub("", value))


def script(value: object) -> str:
    """Return a value as JavaScript that no HTML and no old engine can misread."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _MISREAD.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def source(said: str) -> str:
    """Return a source as HTML: a link where it is the address of a page, named by its host."""
    shown = host(said)
    return f'<a href="{text(said)}" rel="noreferrer">{text(shown)}</a>' if shown else text(said)


def host(said: str) -> str:
    """Return the host of the address of a page; nothing if it is none."""
    if _WEB.fullmatch(said) and said.isprintable():
        return said.split("/")[2].removeprefix("www.")
    return ""


def filled(sentence: str, **slots: str) -> str:
    """Return a sentence as HTML, with markup in its slots: `{name}`."""
    said = text(sentence)
    for name, markup in slots.items():
        said = said.replace(f"{{{name}}}", markup)
    return said


def marked(sentence: str, number: str) -> str:
    """Return a sentence as HTML in which the number that it tells stands out, once."""
    whole = rf"(?<![\d.,\u00a0\u202f–]){re.escape(text(number))}(?![\d\u00a0\u202f–]|[.,]\d)"
    return re.sub(whole, lambda found: f"<b>{found.group()}</b>", text(sentence), count=1)


def row(cells: Iterable[str], head: str = "") -> str:
    """Return a row of a table; `head` is its first cell, which names it. Cells are markup."""
    first = f'<th scope="row">{head}</th>' if head else ""
    return f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def columns(heads: Iterable[str]) -> str:
    """Return the row of headings of a table; a heading is markup."""
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f"<thead><tr>{cells}</tr></thead>"
