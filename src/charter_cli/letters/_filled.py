"""Put the values of a letter into the slots of a Word file that staff made."""

from html import escape
from pathlib import PurePosixPath

from charter_cli.letter import Run, Slot, WordText
from charter_cli.letters._runs import linked
from charter_cli.letters._word import run

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_END = "</Relationships>"
_LINE = '<w:u w:val="single"/>'
"""Tells a link where the file may have no style for one."""


def parts(text: WordText) -> dict[str, tuple[str, ...]]:
    """Return the pieces of each part that is filled, and of the lists of links that grew."""
    given = dict(text.template.parts)
    found: dict[str, tuple[str, ...]] = {}
    for name, pieces in text.filled:
        links: dict[str, str] = {}
        found[name] = tuple(
            _value(text.values[piece.value], piece, links) if isinstance(piece, Slot) else piece
            for piece in pieces
        )
        if links:
            path = PurePosixPath(name)
            relations = f"{path.parent}/_rels/{path.name}.rels"
            before = given[relations].decode().removesuffix(_END)
            found[relations] = (before, *(_relation(*link) for link in links.items()), _END)
    return found


def _value(runs: tuple[Run, ...], slot: Slot, links: dict[str, str]) -> str:
    """Return a value in the looks of its slot."""
    return "".join(
        _link(links.setdefault(url, f"letter{len(links) + 1}"), group, slot.style)
        if url and slot.links
        else "".join(run(item.text, slot.style) for item in group)
        for url, group in linked(runs)
    )


def _link(name: str, runs: tuple[Run, ...], style: str) -> str:
    looks = style if "<w:u " in style else style + _LINE
    inner = "".join(run(item.text, looks) for item in runs)
    return f'<w:hyperlink xmlns:r="{_SPACE}" r:id="{name}" w:history="1">{inner}</w:hyperlink>'


def _relation(url: str, name: str) -> str:
    return (
        f'<Relationship Id="{name}" Type="{_SPACE}/hyperlink" Target="{escape(url)}"'
        ' TargetMode="External"/>'
    )
