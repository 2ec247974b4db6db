"""Turn Markdown into the blocks of a letter; the values in it are still marks (see marks).

A construct that a letter cannot show is refused, never dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from charter_cli.errors import BadTemplate
from charter_cli.letter import Block, Heading, Items, Paragraph, Run
from charter_cli.mailing.marks import MARK, checked, joined, mark
from charter_cli.mailing.texts import TAG

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LOST_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_LOST_LANGUAGE = re.compile(r"\]\{\s*lang\b[^}]*\}")
_PLAIN = Run("")
_REFUSED = {
    "blockquote": "a quotation (a line that begins with >)",
    "fence": "a block between ``` or ~~~",
    "hr": "a ruled line (---)",
    "image": "an image",
    "table": "a table",
}


class _LetterMarkdown(MarkdownIt):
    """Read what a letter needs of Markdown, and recognise what it refuses."""

    def __init__(self) -> None:
        super().__init__("zero", {"html": False})
        self.enable(["heading", "list", "reference", "newline", "escape", "emphasis", "link"])
        self.enable(["autolink", "entity", "image", "hr", "blockquote", "fence", "table"])
        self.use(footnote_plugin, inline=True, move_to_end=True)
        self.use(attrs_plugin, spans=True, allowed=["lang"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Take any address for now: it may hold marks, and is checked when they are filled."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Keep the address as it was written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        """Keep the text of a bare address as it was written."""
        return link


_MARKDOWN = _LetterMarkdown()


def check(file: str, source: str) -> None:
    """See that a text can be read before it is filled; BadTemplate names the line and why."""
    parse(file, TAG.sub(_stand_in, source), as_written=True)


def _stand_in(tag: re.Match[str]) -> str:
    """Return what stands for a tag, in as many lines."""
    return (mark(0) if tag[0].startswith("{{") else "") + "\n" * tag[0].count("\n")


def parse(file: str, source: str, as_written: bool = False) -> tuple[Block, ...]:
    """Return the blocks of `source`, with marks in them; BadTemplate names `file` and why.

    Where the lines stand `as_written`, it names the line too.
    """
    env: dict[str, Any] = {}
    nodes = SyntaxTreeNode(_MARKDOWN.parse(source, env)).children
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            line = source.partition(f"\n[^{label[1:]}]:")[0].count("\n") + 2
            place = f"{file}, line {line}" if as_written else file
            raise BadTemplate(
                f"{place}: the footnote [^{label[1:]}] has a text, but nothing refers to it.",
                f"Write [^{label[1:]}] where its number belongs, or delete its text.",
            )
    tail = [node for node in nodes if node.type == "footnote_block"]
    notes = {note.meta["id"]: note for block in tail for note in block.children}
    reader = _Reader(file, notes, as_written)
    return tuple(reader.block(node) for node in nodes if node not in tail)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the nodes of one text."""

    file: str
    notes: dict[int, SyntaxTreeNode]
    as_written: bool

    def block(self, node: SyntaxTreeNode) -> Block:
        match node.type:
            case "paragraph":
                return Paragraph(self.runs(node.children))
            case "heading":
                level = 3 if node.tag in ("h3", "h4", "h5", "h6") else 2
                return Heading(self.runs(node.children), level)
            case "bullet_list" | "ordered_list":
                items = (tuple(map(self.block, item.children)) for item in node.children)
                start = int(node.attrs.get("start", 1))
                return Items(tuple(items), node.type == "ordered_list", start)
            case other:
                raise self._refusal(other, node)

    def runs(self, nodes: Sequence[SyntaxTreeNode], style: Run = _PLAIN) -> tuple[Run, ...]:
        return tuple(joined(run for node in nodes for run in self.inline(node, style)))

    def inline(self, node: SyntaxTreeNode, style: Run) -> Iterator[Run]:
        match node.type:
            case "text":
                self._require_all_read(node)
                yield replace(style, text=node.content)
            case "softbreak":
                yield replace(style, text=" ")
            case "hardbreak":
                yield replace(style, text="\n")
            case "footnote_ref":
                yield replace(style, text="", url="", note=self.note(node.meta["id"]))
            case "footnote_anchor":
                return
            case "inline" | "em" | "strong" | "link" | "span":
                yield from self.runs(node.children, self.styled(style, node))
            case other:
                raise self._refusal(other, node)

    def styled(self, style: Run, node: SyntaxTreeNode) -> Run:
        """Return the style inside of `node`."""
        for attribute in node.meta.get("insecure_attrs", ()):
            raise BadTemplate(
                f"{self._place(node)}: {{{attribute}=…}} has no meaning in a letter.",
                "Between these braces a language can stand: [green deal]{lang=en}.",
            )
        language = str(node.attrs.get("lang", "")) or style.language
        if language and _TAG.fullmatch(language) is None:
            raise BadTemplate(
                f"{self._place(node)}: {{lang={language}}} names no language.",
                "Write it as in [green deal]{lang=en}.",
            )
        url = str(node.attrs.get("href", ""))
        if url and self.as_written and not MARK.search(url):
            checked(self._place(node), url)
        return replace(
            style,
            strong=style.strong or node.type == "strong",
            emphasis=style.emphasis or node.type == "em",
            url=url or style.url,
            language=language,
        )

    def note(self, number: int) -> tuple[Run, ...]:
        """Return the text of a footnote; its paragraphs become lines."""
        lines: list[Run] = []
        for paragraph in self.notes[number].children:
            if paragraph.type != "paragraph":
                raise BadTemplate(
                    f"{self._place(paragraph)}: a footnote can hold text only.",
                    "Write lists and headings into the letter itself.",
                )
            lines += [Run("\n")] if lines else []
            lines += self.runs(paragraph.children)
        return tuple(joined(lines))

    def _require_all_read(self, node: SyntaxTreeNode) -> None:
        """Refuse what was meant as markup and would be printed as it is."""
        if lost := _LOST_LANGUAGE.search(node.content):
            raise BadTemplate(
                f"{self._place(node)}: {lost[0][1:]} names no language.",
                "Write it as in [green deal]{lang=en}.",
            )
        if lost := _LOST_NOTE.search(node.content):
            raise BadTemplate(
                f"{self._place(node)}: the text of the footnote {lost[0]} is missing.",
                f"Add a line at the end of the file: {lost[0]}: …",
            )

    def _refusal(self, kind: str, node: SyntaxTreeNode) -> BadTemplate:
        what = _REFUSED.get(kind, kind)
        excerpt = " ".join(part.content for part in node.walk() if part.type != "text")
        excerpt = " ".join(MARK.sub("…", excerpt).split())
        near = f" near “{excerpt[:40]}”" if excerpt else ""
        return BadTemplate(
            f"{self._place(node)}: {what} cannot stand in a letter{near}.",
            "Use paragraphs, ## headings, lists, *emphasis*, **bold**, links and footnotes.",
        )

    def _place(self, node: SyntaxTreeNode) -> str:
        return f"{self.file}, line {_line(node)}" if self.as_written else self.file


def _line(node: SyntaxTreeNode) -> int:
    """Return the line of a node: that in which its paragraph begins, and the breaks before it."""
    breaks = 0
    while node.map is None and node.parent is not None:
        before = node.siblings[: node.siblings.index(node)]
        inside = (part for sibling in before for part in sibling.walk())
        breaks += sum(part.type in ("softbreak", "hardbreak") for part in inside)
        node = node.parent
    return (node.map[0] if node.map else 0) + breaks + 1
