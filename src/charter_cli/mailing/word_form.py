"""Write a Word template as a text with marks.

The child that fills it sees its tags only: all else of the file is a mark, so no markup goes
there and none comes back. Each tag has a line of its own, which tells the paragraph it is in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charter_cli.errors import BadTemplate
from charter_cli.letter import WordFile
from charter_cli.mailing.word_markup import Node, Tag, markup, said

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = re.compile(r"\{%[-+]?\s*(\w+)")
_BLOCKS = {"if", "for"}
_BETWEEN = {"elif", "else"}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold where a part of the file begins."""

    name: str


@dataclass(frozen=True, slots=True)
class Looks:
    """Hold how the next value is set, in Word's own markup, and whether it may be a link."""

    style: str
    links: bool


Piece = str | Part | Looks


@dataclass(frozen=True, slots=True)
class Form:
    """Hold what the marks of a template stand for.

    `quotes` are the paragraphs by line; the first is the subject.
    """

    template: WordFile
    pieces: tuple[Piece, ...]
    quotes: tuple[str, ...]

    def told(self, message: str) -> str:
        """Return a message with the paragraph in the place of the number of a line."""
        file = self.template.name
        place = re.compile(re.escape(file) + r", line (\d+)")
        return place.sub(lambda hit: f"{file}, “{self._quote(int(hit[1]))}”", message, count=1)

    def _quote(self, line: int) -> str:
        return self.quotes[line - 1] if 0 < line <= len(self.quotes) else ""


class Writer:
    """Write the parts of a template as one text with marks."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._pieces: dict[Piece, int] = {}
        self._waiting: list[str] = []
        self._text: list[str] = []
        self._quotes: list[str] = []
        self._open: list[tuple[Tag, str, Node]] = []
        self._links = 0

    def part(self, name: str, root: Node) -> None:
        """Add a part whose fields are mended."""
        self._mark(Part(name))
        self._say(_HEAD)
        self._node(root, root)
        self._settle()
        if self._open:
            tag, word, _ = self._open[0]
            raise self._refusal(tag, f"{{% {word} %}} is never closed", f"Add {{% end{word} %}}.")

    @property
    def text(self) -> str:
        """Return the text for the child."""
        return "".join(self._text)

    def form(self, template: WordFile, subject: str) -> Form:
        """Return what the marks stand for."""
        return Form(template, tuple(self._pieces), (subject, *self._quotes))

    def _node(self, node: Node, around: Node) -> None:
        """Write a node; `around` is the element that it stands in."""
        if node.name == "r":
            self._run(node, around)
            return
        self._links += node.name == "hyperlink"
        self._say(node.begins())
        self._all(node.children, node if node.tag else around)
        self._say(node.ends())
        self._links -= node.name == "hyperlink"

    def _all(self, children: Sequence[Node | Tag | str], around: Node) -> None:
        for child in children:
            match child:
                case Node():
                    self._node(child, around)
                case Tag():
                    self._tag(child, around, "")
                case _:
                    self._say(said(child))

    def _run(self, run: Node, around: Node) -> None:
        """Write a run, in pieces where tags part it, each in its looks."""
        style = "".join(markup(one) for one in run.elements if one.name == "rPr")
        is_open = False
        for child in _in_pieces(run):
            if isinstance(child, Tag):
                self._say(run.ends() * is_open)
                self._tag(child, around, style)
            else:
                self._say((run.begins() + style) * (not is_open))
                self._all([child], run)
            is_open = not isinstance(child, Tag)
        self._say(run.ends() * is_open)

    def _tag(self, tag: Tag, around: Node, style: str) -> None:
        self._settle()
        self._text.append("\n")
        self._quotes.append(tag.quote)
        if tag.is_block:
            self._follow(tag, around)
        else:
            inner = style.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
            self._mark(Looks(inner, self._links == 0))
        self._text.append(tag.text)

    def _follow(self, tag: Tag, around: Node) -> None:
        """See that what begins in a paragraph, a cell or a table ends there too."""
        found = _WORD.match(tag.text)
        word = found[1] if found else ""
        if word in _BLOCKS:
            self._open.append((tag, word, around))
        elif self._open and (word in _BETWEEN or word == f"end{self._open[-1][1]}"):
            first, began, place = self._open[-1]
            if place is not around:
                raise self._refusal(
                    tag,
                    f"{{% {word} %}} stands elsewhere than its {{% {began} %}} (“{first.quote}”)",
                    "Put both in one paragraph, or each into a paragraph or a table row of its own"
                    " that holds nothing else.",
                )
            if word not in _BETWEEN:
                self._open.pop()

    def _say(self, xml: str) -> None:
        self._waiting.append(xml)

    def _settle(self) -> None:
        """Put a mark for what was written since the last one."""
        xml = "".join(self._waiting)
        self._waiting.clear()
        if xml:
            self._mark(xml)

    def _mark(self, piece: Piece) -> None:
        number = self._pieces.setdefault(piece, len(self._pieces))
        self._text.append(f"\ue004{number}\ue005")

    def _refusal(self, tag: Tag, why: str, advice: str) -> BadTemplate:
        return BadTemplate(f"{self._file}, “{tag.quote}”: {why}.", advice)


def _in_pieces(run: Node) -> Iterator[Node | Tag | str]:
    """Yield what a run holds beside its looks, its texts in pieces where tags part them."""
    for child in run.children:
        if not isinstance(child, Node) or child.name != "t":
            if not isinstance(child, Node) or child.tag not in ("", "w:rPr"):
                yield child
            continue
        for piece in child.children:
            if isinstance(piece, Tag):
                yield piece
            else:
                yield Node("w:t", {"xml:space": "preserve"}, [piece])
