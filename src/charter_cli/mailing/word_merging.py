"""Turn the merge fields of Word itself into fields of a text.

A field of Word is its code, then what it showed last, each in as many pieces as Word likes; other
fields can stand inside. Those that number pages and the like stay; any other is refused.
"""

import re
from dataclasses import dataclass, field

from charter_cli.errors import BadTemplate
from charter_cli.mailing.vocabulary import FIELDS
from charter_cli.mailing.word_markup import Node, nodes
from charter_cli.mailing.word_mending import BLANKS, quoted

_MOST_INSIDE = 20
"""Fields of Word that can stand inside each other; nobody has written more than three."""

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


def merge(file: str, part: Node) -> None:
    """Turn the merge fields of a part into fields; BadTemplate quotes the paragraph of another."""
    _Merging(file).mend(part)


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
            elif node.name in ("fldChar", "instrText", "t") or node.name in BLANKS:
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
