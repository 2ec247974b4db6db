"""The markup of a Word file as a tree that is written again as it was read.

Prefixes stay as they are, since Word names some of them in attributes. What Word keeps for
itself (spelling marks, revision numbers, a mail merge's data source) is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEEPEST = 100
_NEEDLESS = {"proofErr", "lastRenderedPageBreak", "attachedTemplate", "mailMerge", "dataBinding"}
_INTERNAL = re.compile(r"w:rsid\w*|w14:(?:paraId|textId)")


class Unsound(Exception):
    """The markup is none that Word writes."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold a tag of a text, such as `{{ authority.name }}`, and the paragraph that it stands in."""

    text: str
    quote: str

    @property
    def is_block(self) -> bool:
        """Tell whether it prints nothing itself."""
        return not self.text.startswith("{{")


@dataclass(slots=True, eq=False)
class Node:
    """Hold an element; `name` is its name without `w:`, and empty if it is none of Word's own.

    A node without `tag` is only what it holds.
    """

    tag: str
    given: dict[str, str] = field(default_factory=dict)
    children: "list[Node | Tag | str]" = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the name that Word gives it."""
        return self.tag[2:] if self.tag.startswith("w:") else ""

    @property
    def text(self) -> str:
        """Return the bare text directly in it."""
        return "".join(child for child in self.children if isinstance(child, str))

    @property
    def elements(self) -> "list[Node]":
        """Return the elements directly in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def vanish(self) -> None:
        """Become nothing."""
        self.tag = ""
        self.children.clear()

    def say(self, text: str) -> None:
        """Become a piece of text."""
        self.tag, self.given, self.children = "w:t", {}, [text]

    def begins(self) -> str:
        """Return its first tag."""
        if not self.tag:
            return ""
        given = "".join(f' {key}="{_quoted(value)}"' for key, value in self.given.items())
        return f"<{self.tag}{given}>"

    def ends(self) -> str:
        """Return its last tag."""
        return f"</{self.tag}>" if self.tag else ""


def parse(xml: bytes) -> Node:
    """Return the tree of a part; Unsound if it has a document type or is nothing of Word's."""
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.begin
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    _parse(parser, xml)
    return builder.top.elements[0]


def check(xml: bytes) -> None:
    """See that a part can be read; Unsound as `parse`."""
    _parse(expat.ParserCreate(), xml)


def _parse(parser: expat.XMLParserType, xml: bytes) -> None:
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise Unsound from None


def markup(node: Node) -> str:
    """Return a tree as it stands in a file."""
    inner = "".join(
        markup(child) if isinstance(child, Node) else said(str(child)) for child in node.children
    )
    return f"{node.begins()}{inner}{node.ends()}"


def said(text: str) -> str:
    """Return bare text as it stands in a file."""
    return escape(text, quote=False).replace("\r", "&#13;")


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all in it, in the order of the file."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.elements))


def _quoted(value: str) -> str:
    quoted = escape(value).replace("\n", "&#10;").replace("\t", "&#9;")
    return quoted.replace("\r", "&#13;")


def _refuse(*_: object) -> None:
    raise Unsound


class _Builder:
    """Build the tree while the parser reads."""

    def __init__(self) -> None:
        self.top = Node("")
        self._open = [self.top]

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST or given.get("xmlns:w", SPACE) != SPACE:
            raise Unsound
        node = Node(tag, {key: told for key, told in given.items() if not _INTERNAL.match(key)})
        if node.name not in _NEEDLESS:
            self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def text(self, data: str) -> None:
        self._open[-1].children.append(data)
