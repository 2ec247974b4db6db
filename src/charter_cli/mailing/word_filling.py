"""Put the parts of a Word file together again, from the marks that a filled text consists of.

The values are not yet in them: a letter holds them beside the places that are theirs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.parsers import expat

from charter_cli.errors import BadTemplate
from charter_cli.letter import Slot
from charter_cli.mailing.word_form import Form, Looks, Part, Piece

LARGEST = 20_000_000
"""Letters of markup that the filled parts of one letter may have."""

_MARKS = re.compile("\ue004(\\d+)\ue005|\ue000(\\d+)\ue001|[ \t\n]+")
_NOTES = ("w:footnoteReference", "w:endnoteReference")
_NEEDED = {"w:tbl": ("w:tr", "table", "row"), "w:tr": ("w:tc", "row", "cell")}

Filled = tuple[tuple[str, tuple[str | Slot, ...]], ...]


def lay_out(form: Form, source: str) -> Filled:
    """Return the parts of a letter with the places of its values; BadTemplate if unsound."""
    file = form.template.name
    parts: dict[str, list[str | Slot]] = {}
    looks, size, part = Looks("", links=False), 0, ""
    for piece in _pieces(form, source):
        match piece:
            case Part(name):
                part = name
                parts[part] = []
            case Looks():
                looks = piece
            case int():
                parts[part].append(Slot(piece, looks.style, looks.links))
            case str():
                parts[part].append(piece)
                size += len(piece)
        if size > LARGEST:
            raise BadTemplate(
                f"{file}: a letter would be larger than {LARGEST:,} bytes.",
                "Look for a {% for %} that repeats too much.",
            )
    for pieces in parts.values():
        _Check(file).read("".join(one for one in pieces if isinstance(one, str)))
    return tuple((name, tuple(_joined(pieces))) for name, pieces in parts.items())


def _pieces(form: Form, source: str) -> Iterator[Piece | int]:
    """Yield what the marks stand for; numbers are those of values."""
    end = 0
    for hit in _MARKS.finditer(source):
        if hit.start() != end:
            break
        end = hit.end()
        if hit[1]:
            yield form.pieces[int(hit[1])]
        elif hit[2]:
            yield int(hit[2])
    if end != len(source):
        raise BadTemplate(
            f"{form.template.name}: a field is left unfilled.", "Take {% raw %} out of it."
        )


def _joined(pieces: Sequence[str | Slot]) -> Iterator[str | Slot]:
    """Join neighbours of markup."""
    waiting: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            waiting.append(piece)
            continue
        if waiting:
            yield "".join(waiting)
            waiting.clear()
        yield piece
    yield "".join(waiting)


class _Check:
    """Refuse a part that Word would call damaged: a table without rows, a field without end."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._held: list[set[str]] = [set()]
        self._fields = {"begin": 0, "end": 0}
        self._notes: set[tuple[str, str]] = set()

    def read(self, xml: str) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        try:
            parser.Parse(xml.encode(), True)
        except expat.ExpatError:
            raise self._refusal("what stands between its fields does not fit together") from None
        if self._fields["begin"] != self._fields["end"]:
            raise self._refusal("{% if %} or {% for %} cuts a field of Word in two")

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        self._held[-1].add(tag)
        self._held.append(set())
        kind = given.get("w:fldCharType", "")
        if kind in self._fields:
            self._fields[kind] += 1
        if tag in _NOTES:
            note = (tag, given.get("w:id", ""))
            if note in self._notes:
                raise self._refusal("a footnote stands in a {% for %}")
            self._notes.add(note)

    def _end(self, tag: str) -> None:
        inside = self._held.pop()
        if tag not in ("w:tc", *_NEEDED):
            self._held[-1] |= inside
        needed, whole, inner = _NEEDED.get(tag, ("", "", ""))
        if needed not in {"", *inside}:
            raise self._refusal(f"a {whole} would be left without a {inner}")

    def _refusal(self, why: str) -> BadTemplate:
        return BadTemplate(
            f"{self._file}: {why}.", "Put {% if %} and {% for %} around or outside of it."
        )
