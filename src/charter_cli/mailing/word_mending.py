"""Mend the fields of a Word file: Word cuts them wherever somebody typed twice.

`{{ authority.name }}` is put together again, in the looks of its first letter. A paragraph or a
row that holds nothing but `{% … %}` becomes just that, so that it leaves no empty line. Whatever
a letter should not hold is refused.
"""

import re
from collections.abc import Iterator
from textwrap import shorten

from charter_cli.errors import BadTemplate
from charter_cli.mailing.texts import TAG, UNSEEN
from charter_cli.mailing.word_markup import Node, Tag, nodes

_QUOTED = 200
_MOST_TAGS = 1_000
_STRAY = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_BEGUN = re.compile(r"\{\{|\{%")
_STRAIGHT = str.maketrans("“”„«»‘’‚\u00a0", '"""""\'\'\' ')
BLANKS = {"tab", "br", "cr"}
"""What parts words without being text."""

_APART = {"p", "pPr", "rPr", "instrText", "delText"}
"""What stands in a paragraph and is none of its own text."""
_REFUSED = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), "tracked changes|Accept or reject them"),
    "commentReference": "comments|Delete them",
    "object": "an embedded object|Put in a picture of it",
    "control": "a control|Delete it",
    "altChunk": "another document|Copy its text into this one",
    "subDoc": "another document|Copy its text into this one",
}
_MEAT = {
    *("drawing", "pict", "object", "sym", "fldChar", "br", "sectPr", "noBreakHyphen", "ptab"),
    *("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef", "separator"),
    "continuationSeparator",
}
_ENDS_IN_A_PARAGRAPH = {"tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"}


def thin() -> Node:
    """Return a paragraph that nobody sees, where Word needs one."""
    looks = {"w:before": "0", "w:after": "0", "w:line": "20", "w:lineRule": "exact"}
    return Node("w:p", {}, [Node("w:pPr", {}, [Node("w:spacing", looks)])])


def mend(file: str, part: Node) -> None:
    """Put the fields of a part together; BadTemplate quotes the paragraph of what cannot be."""
    for node in nodes(part):
        _refuse_unfit(file, node)
    for paragraph in [node for node in nodes(part) if node.name == "p"]:
        _join(file, paragraph)
    _hoist(part)


def _refuse_unfit(file: str, node: Node) -> None:
    """Refuse what no letter should hold, and fields where nothing can be filled."""
    if node.name in _REFUSED:
        what, advice = _REFUSED[node.name].split("|")
        raise BadTemplate(f"{file} holds {what}.", f"{advice} in Word, and save it again.")
    hidden = [*node.given.values(), "" if node.name == "t" else node.text]
    if found := next(filter(_BEGUN.search, hidden), ""):
        raise BadTemplate(
            f"{file}: “{found.strip()[:100]}” stands where nothing can be filled: in a link, a"
            " formula, or what is said of a picture.",
            "Write it into the text; {{ sender.website | link }} makes a link.",
        )


def text_of(paragraph: Node) -> str:
    """Return the text of a paragraph as it is read, quotes between braces straight."""
    bare = "".join(" " if node.name in BLANKS else node.text for node in _own(paragraph))
    return straight(bare.replace("\n", " "))


def quoted(paragraph: Node) -> str:
    """Return as much of the text of a paragraph as a person needs to find it."""
    return shorten(text_of(paragraph)[: 2 * _QUOTED], _QUOTED, placeholder=" …")


def straight(text: str) -> str:
    """Return a text with straight quotes between its braces."""
    return TAG.sub(lambda hit: hit[0].translate(_STRAIGHT), text)


def _own(node: Node) -> Iterator[Node]:
    """Yield the texts and blanks of a paragraph, but not those of others inside of it."""
    for child in node.elements:
        if child.name == "t" or child.name in BLANKS:
            yield child
        elif child.name not in _APART:
            yield from _own(child)


def _join(file: str, paragraph: Node) -> None:
    """Put each tag of a paragraph into the piece of text in which it begins."""
    own = list(_own(paragraph))
    pieces = [" " if node.name in BLANKS else node.text for node in own]
    whole = "".join(pieces).replace("\n", " ")
    quote = quoted(paragraph)
    tags = [(hit.start(), hit.end(), _tag(file, hit[0], quote)) for hit in TAG.finditer(whole)]
    if len(tags) > _MOST_TAGS:
        raise BadTemplate(
            f"{file}, “{quote}”: too many fields stand in one paragraph.", "Make it several."
        )
    if stray := _STRAY.search(TAG.sub("", whole)):
        side = "closed" if stray[0].startswith("{") else "opened"
        raise BadTemplate(
            f"{file}, “{quote}”: {stray[0]} is never {side}.",
            "A field begins and ends in one paragraph: {{ authority.name }}.",
        )
    start = first = last = 0
    for node, piece in zip(own, pieces, strict=True):
        end = start + len(piece)
        while first < len(tags) and tags[first][1] <= start:
            first += 1
        while last < len(tags) and tags[last][0] < end:
            last += 1
        inside = tags[first:last]
        if inside and node.name != "t":
            node.vanish()
        elif inside:
            node.children = list(_cut(piece, start, inside))
        start = end


def _cut(piece: str, start: int, tags: list[tuple[int, int, Tag]]) -> Iterator[Tag | str]:
    """Yield what is left of a piece of text, with the tags that begin in it."""
    place = 0
    for begins, ends, tag in tags:
        if piece[place : max(begins - start, 0)]:
            yield piece[place : begins - start]
        if begins >= start and not tag.text.startswith("{#"):
            yield tag
        place = ends - start
    if piece[place:]:
        yield piece[place:]


def _tag(file: str, text: str, quote: str) -> Tag:
    if hidden := UNSEEN.search(text):
        code = f"U+{ord(hidden[0]):04X}"
        raise BadTemplate(
            f"{file}, “{quote}”: a field holds a character that nobody can see ({code}).",
            "Type the field again.",
        )
    return Tag(text.translate(_STRAIGHT), quote)


def _hoist(node: Node) -> None:
    """Put the tags of paragraphs and rows that hold nothing else in their places."""
    kept: list[Node | Tag | str] = []
    for child in node.children:
        tags = _alone(child) if isinstance(child, Node) and child.name in ("p", "tr") else []
        if not tags and isinstance(child, Node):
            _hoist(child)
        kept += tags or [child]
    node.children = kept
    told = [child for child in kept if not isinstance(child, str)]
    if node.name in _ENDS_IN_A_PARAGRAPH and told and isinstance(told[-1], Tag):
        node.children.append(thin())


def _alone(node: Node) -> list[Tag]:
    """Return the block tags of a paragraph or row that holds nothing else; else none."""
    held = list(nodes(node))
    tags = [child for one in held for child in one.children if isinstance(child, Tag)]
    printed = any(one.text.strip() for one in held if one.name == "t")
    meat = any(one.name in _MEAT for one in held)
    return tags if all(tag.is_block for tag in tags) and not (printed or meat) else []
