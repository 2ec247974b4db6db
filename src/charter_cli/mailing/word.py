"""Read a Word file that staff made as a text of a mailing.

Files come from strangers, so nothing in one is believed before it is looked at: no macros, no
document types, nothing that lies elsewhere but links, and only what a letter can hold. The file
itself stays as it is but for what is filled in, the data source of a merge, and its properties.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from posixpath import join, normpath

from charter_cli.errors import BadTemplate
from charter_cli.letter import WordFile
from charter_cli.mailing import word_mending, word_merging
from charter_cli.mailing.texts import UNSEEN, Text
from charter_cli.mailing.word_form import Writer
from charter_cli.mailing.word_markup import Node, Unsound, check, markup, nodes, parse

LARGEST = 20_000_000
"""Bytes that all parts of a Word file may have together, unpacked."""

LARGEST_TEXT = 2_000_000
"""Bytes that the parts that are read may have together."""

_MOST = 1_000
"""Parts that a file may have."""

_MOST_ELEMENTS = 100_000
"""Elements that a part may have; a page of a letter has some hundred."""

_PARTS = {"header", "footer", "footnotes", "endnotes"}
"""What else can hold fields: what it is to the letter, whatever its file is called."""

_UNFILLED = re.compile(r"word/(?:charts|diagrams|_rels)/")
_FIELD = re.compile(rb"\{\{|\{%|%7B(?:%7B|%25)", re.IGNORECASE)
_DOCUMENT = "word/document.xml"
_SETTINGS = "word/settings.xml"
_PROPERTIES = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_DROPPED = {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"}
_KNOWN = {
    *("chart", "chartColorStyle", "chartStyle", "chartUserShapes", "comments"),
    *("commentsExtended", "commentsExtensible", "commentsIds", "core-properties"),
    *("custom-properties", "customXml", "customXmlProps", "diagramColors"),
    *("diagramData", "diagramDrawing", "diagramLayout", "diagramQuickStyle"),
    *("endnotes", "extended-properties", "font", "fontTable", "footer", "footnotes"),
    *("glossaryDocument", "header", "hdphoto", "hyperlink", "image", "metadata"),
    *("numbering", "officeDocument", "people", "settings", "styles"),
    *("stylesWithEffects", "theme", "themeOverride", "thumbnail", "webSettings"),
}
"""What parts of a letter are to each other; of anything else, no good comes."""

_CONDITION = re.compile(r"\{%[-+]?\s*(?:if|for)\b")
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)


def paragraphs(path: Path) -> tuple[str, ...]:
    """Return the text of each paragraph that has any; BadTemplate if it is no sound Word file."""
    with _reading(path):
        parts = _merged(path.name, _opened(path)).values()
        found = (node for part in parts for node in nodes(part) if node.name == "p")
        return tuple(text for text in map(word_mending.text_of, found) if text.strip())


def read(path: Path, language: str) -> Text:
    """Return the file at `path` as a text; BadTemplate quotes the paragraph of what is wrong.

    Its subject is the title among the properties of the file, else its first paragraph.
    """
    writer = Writer(path.name)
    with _reading(path):
        package = _opened(path)
        parts = _merged(path.name, package)
        subject = _subject(path.name, _title(package) or _first(parts[_DOCUMENT]))
        for name, part in parts.items():
            word_mending.mend(path.name, part)
            writer.part(name, part)
        form = writer.form(_template(path, package), subject)
    return Text(path.name, language, subject, writer.text, word=form)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say what is wrong with a file that cannot be read."""
    try:
        yield
    except OSError as problem:
        raise BadTemplate(
            f"{path.name} cannot be read: {problem.strerror}.",
            "Close it in Word, or ask for permission.",
        ) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, Unsound):
        raise BadTemplate(
            f"{path.name} is no Word file, or is damaged or locked by a password.",
            "Open it in Word and save it anew as .docx.",
        ) from None


def _opened(path: Path) -> dict[str, bytes]:
    """Return all parts of a file, each of them looked at."""
    with zipfile.ZipFile(path) as package:
        parts = dict(_unpacked(path.name, package))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            _sound(path.name, name, content)
    return parts


def _unpacked(file: str, package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    names = package.namelist()
    if not {_DOCUMENT, _TYPES} <= {*names} or len({*names}) < len(names) or len(names) > _MOST:
        raise zipfile.BadZipFile
    if any(name.lower().endswith(_MACROS) for name in names):
        raise BadTemplate(f"{file} holds macros.", "Save it as .docx, without macros.")
    room, text = LARGEST, LARGEST_TEXT
    for name in names:
        with package.open(name) as part:
            content = part.read(room + 1)
        room -= len(content)
        text -= len(content) if _is_built(name) else 0
        if room < 0 or text < 0:
            raise _too_large(file, LARGEST if room < 0 else LARGEST_TEXT)
        if not name.endswith("/"):
            yield name, content


def _too_large(file: str, most: int) -> BadTemplate:
    return BadTemplate(
        f"{file} is larger than {most:,} bytes: that is no letter.",
        "Make its pictures smaller, and keep to what is sent.",
    )


def _sound(file: str, name: str, content: bytes) -> None:
    """Refuse a part that is no sound markup, or leads to what a letter does not hold."""
    check(content)
    if _UNFILLED.match(name) and _FIELD.search(content):
        raise BadTemplate(
            f"{file}: a field stands where nothing can be filled: in a link or a diagram.",
            "Write it into the text; {{ sender.website | link }} makes a link.",
        )
    if name == _TYPES and b"macroEnabled" in content:
        raise BadTemplate(f"{file} holds macros.", "Save it as .docx, without macros.")
    for relation in parse(content).elements if name.endswith(".rels") else ():
        kind, target = _kind(relation), relation.given.get("Target", "")
        if kind in _DROPPED:
            continue
        if kind not in _KNOWN:
            raise BadTemplate(
                f"{file} holds what does not belong in a letter ({kind}).",
                "Delete objects, controls and macros in Word, and save it again.",
            )
        if relation.given.get("TargetMode") == "External" and not (
            kind == "hyperlink" and _LINK.match(target)
        ):
            raise BadTemplate(
                f"{file} leads to something outside of it: {target[:100]}.",
                "Put pictures into the file, and link to pages of the web or mailboxes only.",
            )


def _kind(relation: Node) -> str:
    return relation.given.get("Type", "").rpartition("/")[2]


def _texts(package: Mapping[str, bytes]) -> list[str]:
    """Return the names of the parts in which fields can stand, the letter itself first."""
    relations = parse(package.get(_relations_of(_DOCUMENT), b"<Relationships/>")).elements
    targets = (one.given.get("Target", "") for one in relations if _kind(one) in _PARTS)
    found = {normpath(join("/word", target)).lstrip("/") for target in targets}
    return [_DOCUMENT, *sorted(found & package.keys() - {_DOCUMENT})]


def _is_built(name: str) -> bool:
    """Tell whether the tree of a part is built, which needs many times the room of its text."""
    return name in (_TYPES, _PROPERTIES, _SETTINGS) or name.endswith(".rels")


def _merged(file: str, package: Mapping[str, bytes]) -> dict[str, Node]:
    """Return the parts in which fields can stand, the merge fields of Word already as such."""
    names = _texts(package)
    if sum(len(package[name]) for name in names) > LARGEST_TEXT:
        raise _too_large(file, LARGEST_TEXT)
    parts = {name: parse(package[name]) for name in names}
    for part in parts.values():
        if not part.name:
            raise Unsound
        if sum(1 for _ in nodes(part)) > _MOST_ELEMENTS:
            raise BadTemplate(f"{file} is far longer than a letter.", "Keep to what is sent.")
        word_merging.merge(file, part)
    return parts


def _subject(file: str, subject: str) -> str:
    if not subject:
        raise BadTemplate(f"{file} has no subject.", "Give it a title in Word: File, Info, Title.")
    if hidden := UNSEEN.search(subject):
        raise BadTemplate(
            f"{file}: its title holds a character that nobody can see (U+{ord(hidden[0]):04X}).",
            "Type the title again.",
        )
    return subject


def _template(path: Path, package: dict[str, bytes]) -> WordFile:
    """Return what of a file is the same in all letters."""
    kept = dict(package)
    for name in _texts(package):
        relations = _relations_of(name)
        kept[name] = b""
        kept[relations] = _links(package.get(relations, b"<Relationships/>"))
    if _SETTINGS in kept:
        kept[_SETTINGS] = markup(parse(package[_SETTINGS])).encode()
    if _relations_of(_SETTINGS) in kept:
        kept[_relations_of(_SETTINGS)] = _links(package[_relations_of(_SETTINGS)])
    kept.pop("word/recipientData.xml", None)
    types = parse(kept.pop(_TYPES))
    declared = {one.given.get("PartName", "").lstrip("/") for one in types.elements}
    types.children = [
        one
        for one in types.elements
        if one.tag == "Default" or one.given.get("PartName", "").lstrip("/") in kept
    ]
    parts = {_TYPES: markup(types).encode(), **kept}
    if _PROPERTIES not in declared:
        parts.pop(_PROPERTIES, None)
    digest = hashlib.sha256(b"".join(name.encode() + raw for name, raw in parts.items()))
    return WordFile(path.name, digest.hexdigest(), tuple(parts.items()))


def _relations_of(name: str) -> str:
    path = PurePosixPath(name)
    return f"{path.parent}/_rels/{path.name}.rels"


def _links(content: bytes) -> bytes:
    """Return a list of relations without those that are dropped, to which more can be added."""
    kept = [one for one in parse(content).elements if _kind(one) not in _DROPPED]
    root = Node("Relationships", {"xmlns": _RELATIONS}, [*kept])
    for one in kept:
        one.tag = "Relationship"
    return markup(root).encode()


def _first(document: Node) -> str:
    """Return the first paragraph that is always there; empty if there is none."""
    body = next((one for one in document.elements if one.name == "body"), document)
    for text in (word_mending.text_of(one).strip() for one in body.elements if one.name == "p"):
        if _CONDITION.search(text):
            break
        if text and not text.startswith("{%"):
            return text
    return ""


def _title(package: Mapping[str, bytes]) -> str:
    """Return the title among the properties of the file."""
    if _PROPERTIES not in package:
        return ""
    found = (one.text for one in nodes(parse(package[_PROPERTIES])) if one.tag.endswith(":title"))
    return word_mending.straight(" ".join(next(found, "").split()))
