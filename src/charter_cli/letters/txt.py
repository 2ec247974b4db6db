"""Plain text: for reading anywhere, in lines of 72 columns, with footnotes at the end."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from charter_cli.letter import Block, Heading, Items, Letter, Run
from charter_cli.letters._runs import clean, linked, one_line, reach

WIDTH = 72
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
"""Letters that take two columns on a screen."""
_SECOND_COLUMN = "\0"
"""Stands for the second of them while lines are measured; no clean text holds it."""


Chunk = Sequence[str]
"""Lines that stand together, with an empty line after them."""


def render(letter: Letter) -> bytes:
    """Return the letter as text in UTF-8."""
    return write(letter).encode()


def write(letter: Letter) -> str:
    """Return the letter as text; its lines end with a line feed."""
    body, notes = _body(letter.body)
    parts = (_joined(_head(letter)), body, _joined(_foot(letter)), notes)
    return "\n\n".join(part for part in parts if part) + "\n"


@lru_cache(maxsize=64)
def _body(blocks: tuple[Block, ...]) -> tuple[str, str]:
    """Return the text of letters and its notes; cached, as those to one country mostly share it."""
    notes: list[tuple[Run, ...]] = []
    return _joined(_blocks(blocks, notes)), _joined(_notes(notes))


def _joined(chunks: Iterable[Chunk]) -> str:
    return "\n\n".join("\n".join(line.rstrip(" ") for line in chunk) for chunk in chunks if chunk)


def _head(letter: Letter) -> Iterator[Chunk]:
    yield _each((letter.sender.name, *reach(letter)))
    yield _each(letter.recipient)
    yield _each(f"{item.label} {item.value}" for item in letter.references)
    yield _underlined(_wrapped(one_line(letter.subject)), "=")
    yield _wrapped(clean(letter.salutation)) if letter.salutation else ()


def _foot(letter: Letter) -> Iterator[Chunk]:
    yield _wrapped(clean(letter.closing))
    for signer in letter.signers:
        yield _each(text for text in (signer.name, signer.title) if text)
    if letter.enclosures:
        yield (*_each((letter.enclosures_label,)), *_each(letter.enclosures, "- "))
    if letter.recipients:
        yield _underlined(_wrapped(one_line(letter.recipients_label)), "-")
        yield _each(letter.recipients, "- ")


def _each(texts: Iterable[str], sign: str = "") -> Chunk:
    """Return texts each on a line of its own, or on several if it is long."""
    return [line for text in texts for line in _wrapped(one_line(text), sign)]


def _notes(notes: list[tuple[Run, ...]]) -> Iterator[Chunk]:
    """Yield the footnotes; one that stands in another comes after all that came before it."""
    if notes:
        yield ["-" * 20]
    for number, note in enumerate(notes, start=1):
        yield _wrapped(_text(note, notes), f"[{number}] ")


def _blocks(blocks: Iterable[Block], notes: list[tuple[Run, ...]]) -> Iterator[Chunk]:
    for block in blocks:
        if isinstance(block, Items):
            yield from _items(block, notes)
        else:
            lines = _wrapped(_text(block.runs, notes))
            yield _underlined(lines, "-") if isinstance(block, Heading) else lines


def _items(block: Items, notes: list[tuple[Run, ...]]) -> Iterator[Chunk]:
    """Yield a list: as one chunk, unless an item of it has several paragraphs."""
    chunks = _signed(block, notes)
    yield from ([line for chunk in chunks for line in chunk],) if _is_short(block) else chunks


def _is_short(block: Items) -> bool:
    rest = [inner for item in block.items for inner in item[1:]]
    return all(isinstance(inner, Items) and _is_short(inner) for inner in rest)


def _signed(block: Items, notes: list[tuple[Run, ...]]) -> Iterator[Chunk]:
    """Yield the items of a list, each with its sign before its first line."""
    for number, item in enumerate(block.items, start=block.start):
        sign = f"{number}. " if block.ordered else "- "
        for index, chunk in enumerate(_blocks(item, notes)):
            lead = " " * len(sign)
            first = lead if index else sign
            yield [(first if place == 0 else lead) + line for place, line in enumerate(chunk)]


def _text(runs: tuple[Run, ...], notes: list[tuple[Run, ...]]) -> str:
    """Return runs as text: the address of a link after its words, the number of a note."""
    written = []
    for url, group in linked(runs):
        words = ""
        for run in group:
            words += clean(run.text)
            if run.note:
                notes.append(run.note)
                words += f"[{len(notes)}]"
        written.append(words)
        if url and not _says(words, url):
            written.append(f" <{url}>")
    return "".join(written)


def _says(words: str, url: str) -> bool:
    """Tell whether the words of a link are its address already."""
    return words.strip() in (url, url.partition("://")[2], url.removeprefix("mailto:"))


def _wrapped(text: str, sign: str = "") -> tuple[str, ...]:
    """Return `text` in lines; they break at plain blanks only, and the first begins with `sign`."""
    if len(sign) + 2 * len(text) <= WIDTH and "\n" not in text:
        return (sign + text.strip(" "),)
    indent = " " * len(sign)
    fitting = _fitting(WIDTH - len(indent))
    spread = _WIDE.sub(rf"\g<0>{_SECOND_COLUMN}", text)
    lines = [
        indent + line.rstrip(" ").replace(_SECOND_COLUMN, "")
        for paragraph in spread.split("\n")
        for line in fitting.findall(paragraph) or ("",)
    ]
    return (sign + lines[0][len(indent) :], *lines[1:])


@cache
def _fitting(width: int) -> re.Pattern[str]:
    """Return what finds as many words as fit into `width` columns, else one long word."""
    return re.compile(rf"(?:[^ ].{{0,{width - 1}}}|[^ ]+)(?: |$)")


def _underlined(lines: tuple[str, ...], stroke: str) -> Chunk:
    longest = max(len(_WIDE.sub("--", line)) for line in lines)
    return (*lines, stroke * min(WIDTH, longest))
