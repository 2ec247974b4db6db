"""Mend the fields of a Word file: Word cuts them wherever somebody typed twice.

`{{ authority.name }}` is put together again, in the looks of its first letter. Word's own merge
fields become such fields, and a paragraph or a row that holds nothing but `{% … %}` becomes
just that, so that it leaves no empty line. Whatever a letter should not hold is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten

from charter_cli.errors import BadTemplate
from charter_cli.mailing.texts import UNSEEN
from charter_cli.mailing.vocabulary import FIELDS
from charter_cli.mailing.word_markup import Node, Tag, nodes

TAG = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
"""A field, a condition or a remark; none goes beyond the beginning of another of its kind."""

_QUOTED = 200
_MOST_TAGS = 1_000
_MOST_INSIDE = 20
"""Fields of Word that can stand inside each other; nobody has written more than three."""
_STRAY = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_BEGUN = re.compile(r"\{\{|\{%")
_STRAIGHT = str.maketrans("“”„«»‘’‚\u00a0", '"""""\'\'\' ')
_BLANKS = {"tab", "br", "cr"}
_APART = {"p", "pPr", "rPr", "instrText", "delText"}
"""What stands in a paragraph and is none of its own text."""
_CODE = re.compile(r'\s*(\S+)\s*(?:"([^"]*)"|([^\s\\]\S*))?(.*)', re.DOTALL)
_PLAIN_SWITCHES = re.compile(r"(?:\s|\\\*\s*(?:MERGEFORMAT|CHARFORMAT)\b|\\[mv]\b)*", re.IGNORECASE)
_WHOLE = {"ADDRESSBLOCK": "address", "GREETINGLINE": "salutation"}
_KNOWN = {
    *("=", "AUTHOR", "CREATEDATE", "DATE", "DOCPROPERTY", "EDITTIME", "FILENAME"),
    *("FORMCHECKBOX", "FORMTEXT", "HYPERLINK", "KEYWORDS", "LASTSAVEDBY", "LISTNUM"),
    *("NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE"),
    *("REF", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF"),
    *("SUBJECT", "SYMBOL", "TC", "TIME", "TITLE", "TOC", "XE"),
}
"""Fields of Word that stay as they are: they fetch nothing and start nothing."""
_SAFE_LINK = re.compile(r"https?://|mailto:|#|$", re.IGNORECASE)
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


def merge(file: str, part: Node) -> None:
    """Turn Word's own merge fields into fields of a text; BadTemplate as `mend`."""
    _Merging(file).mend(part)


def text_of(paragraph: Node) -> str:
    """Return the text of a paragraph as it is read, quotes between braces straight."""
    bare = "".join(" " if node.name in _BLANKS else node.text for node in _own(paragraph))
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
        if child.name == "t" or child.name in _BLANKS:
            yield child
        elif child.name not in _APART:
            yield from _own(child)


@dataclass(slots=True)
class _Field:
    """Hold a field of Word while it is read."""

    paragraph: Node
    held: list[Node] = field(default_factory=list)
    code: str = ""
    shown: bool = False

    def becomes(self, text: str) -> None:
        """Put `text` where its first word was shown, or else where it began."""
        code = [node for node in self.held if node.name in ("fldChar", "instrText")]
        shown = [node for node in self.held if node.name == "t"]
        place = shown[0] if shown else code[0]
        for node in self.held:
            if node is not place:
                node.vanish()
        place.say(text)


class _Merging:
    """Turn the merge fields of a part into fields of a text."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[_Field] = []

    def mend(self, part: Node) -> None:
        paragraph = part
        for node in list(nodes(part)):
            if node.name == "p":
                paragraph = node
            elif node.name == "fldSimple":
                self._simple(node, paragraph)
            elif node.name in ("fldChar", "instrText", "t") or node.name in _BLANKS:
                self._follow(node, paragraph)

    def _follow(self, node: Node, paragraph: Node) -> None:
        """Follow a field from its code to what it shows, and to its end."""
        kind = node.given.get("w:fldCharType", "")
        if kind == "begin":
            if len(self._open) > _MOST_INSIDE:
                raise self._refusal(paragraph, "too many fields of Word stand inside each other")
            self._open.append(_Field(paragraph))
        for one in self._open:
            one.held.append(node)
        if not self._open:
            return
        last = self._open[-1]
        if node.name == "instrText" and not last.shown:
            last.code += node.text
        last.shown |= kind == "separate"
        if kind == "end":
            self._close(self._open.pop())

    def _close(self, last: _Field) -> None:
        text = self._field(last.code, last.paragraph)
        if text and any(not outer.shown for outer in self._open):
            raise self._refusal(last.paragraph, "a merge field stands inside another field")
        if text:
            last.becomes(text)

    def _simple(self, node: Node, paragraph: Node) -> None:
        text = self._field(node.given.get("w:instr", ""), paragraph)
        if not text:
            return
        first, *others = [one for one in nodes(node) if one.name == "t"] or [Node("w:t")]
        if not first.children:
            node.children = [Node("w:r", {}, [first])]
        for other in others:
            other.vanish()
        first.say(text)
        node.tag = ""

    def _field(self, code: str, paragraph: Node) -> str:
        """Return the field of a text that a field of Word stands for; empty if it stays."""
        found = _CODE.match(code)
        word = found[1].upper() if found else ""
        if found is None or word in _KNOWN or word.startswith("="):
            if found and word == "HYPERLINK" and not _SAFE_LINK.match(found[2] or found[3] or ""):
                raise self._refusal(paragraph, "a link leads to a file or a program")
            return ""
        if word in _WHOLE:
            return f"{{{{ {_WHOLE[word]} }}}}"
        if word != "MERGEFIELD":
            advice = "Write {% if … %} instead." if word in ("IF", "SKIPIF") else "Delete it."
            raise self._refusal(paragraph, f"the field {word} of Word cannot be filled", advice)
        name = found[2] or found[3] or ""
        if not _PLAIN_SWITCHES.fullmatch(found[4]):
            raise self._refusal(
                paragraph,
                f"the merge field {name} has a switch of Word ({found[4].strip()})",
                f"Write {{{{ {_path(name)} }}}}, and a filter as in {{{{ today | short_day }}}}.",
            )
        return f"{{{{ {_path(name)} }}}}"

    def _refusal(self, paragraph: Node, why: str, advice: str = "Delete it.") -> BadTemplate:
        return BadTemplate(f"{self._file}, “{quoted(paragraph)}”: {why}.", advice)


def _path(name: str) -> str:
    """Return the field that a merge field names, which cannot have a dot in Word."""
    group, _, rest = name.partition("_")
    return f"{group}.{rest}" if FIELDS.get(group) else name


def _join(file: str, paragraph: Node) -> None:
    """Put each tag of a paragraph into the piece of text in which it begins."""
    own = list(_own(paragraph))
    pieces = [" " if node.name in _BLANKS else node.text for node in own]
    whole = "".join(pieces).replace("\n", " ")
    quote = quoted(paragraph)
    tags = [(hit.start(), hit.end(), _tag(file, hit[0], quote)) for hit in TAG.finditer(whole)]
    if len(tags) > _MOST_TAGS:
        raise BadTemplate(f"{file}, “{quote}”: too many fields stand in one paragraph.")
    if stray := _STRAY.search(TAG.sub("", whole)):
        side = "closed" if stray[0].startswith("{") else "opened"
        raise BadTemplate(f"{file}, “{quote}”: {stray[0]} is never {side}.")
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
