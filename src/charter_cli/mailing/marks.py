"""Keep values apart from markup: a text holds marks, and the values take their place last.

Values enter after the Markdown was read, so a name like "_x_", "1. Roma" or "[a](b)" is
never read as markup. Whatever a text prints leaves a mark (`mark(3)`) in its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from charter_cli.errors import BadTemplate
from charter_cli.letter import Block, Items, Run

Value = tuple[Run, ...]
"""What a field stands for: mostly one run of bare text."""

MARK = re.compile("\ue000(\\d+)\ue001")
LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\]+")
"""An address that a link can lead to."""


def mark(index: int) -> str:
    """Return the mark of the value at `index`: a "letter" that no text and no value holds."""
    return f"\ue000{index}\ue001"


def fill(file: str, blocks: Sequence[Block], values: Sequence[Value]) -> tuple[Block, ...]:
    """Return `blocks` with the values in the place of their marks.

    A block without marks is returned as it is, so that letters share it. BadTemplate names
    `file` if a value makes a link that leads nowhere.
    """
    return tuple(_filled(file, block, values) for block in blocks)


def resolve(text: str, values: Sequence[Value]) -> tuple[Run, ...]:
    """Return bare `text` as runs, with the values in the place of their marks."""
    return _filled_runs("", (Run(text),), values)


def plain_text(source: str, values: Sequence[Value]) -> str:
    """Return `source` with the bare text of the values in the place of their marks."""
    return MARK.sub(lambda hit: "".join(run.text for run in values[int(hit[1])]), source)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours that are set alike, and drop what holds nothing."""
    last: Run | None = None
    for run in runs:
        if not run.text and not run.note:
            continue
        if last is None:
            last = run
        elif _style(last) == _style(run) and not last.note and not run.note:
            last = replace(last, text=last.text + run.text)
        else:
            yield last
            last = run
    if last is not None:
        yield last


def _style(run: Run) -> tuple[bool, bool, str, str]:
    return run.strong, run.emphasis, run.url, run.language


def _filled(file: str, block: Block, values: Sequence[Value]) -> Block:
    if isinstance(block, Items):
        items = tuple(fill(file, item, values) for item in block.items)
        return replace(block, items=items) if items != block.items else block
    runs = _filled_runs(file, block.runs, values)
    return replace(block, runs=runs) if runs is not block.runs else block


def _filled_runs(file: str, runs: tuple[Run, ...], values: Sequence[Value]) -> tuple[Run, ...]:
    if not any(_is_marked(run) for run in runs):
        return runs
    return tuple(joined(new for run in runs for new in _filled_run(file, run, values)))


def _is_marked(run: Run) -> bool:
    """Tell whether a run has anything to fill, or a link to check."""
    return bool(run.url) or MARK.search(run.text) is not None or any(map(_is_marked, run.note))


def _filled_run(file: str, run: Run, values: Sequence[Value]) -> Iterator[Run]:
    if not _is_marked(run):
        yield run
        return
    url = run.url and checked(file, plain_text(run.url, values))
    note = _filled_runs(file, run.note, values)
    text, *rest = MARK.split(run.text)
    if text or not rest:
        yield replace(run, text=text, url=url, note=note)
    for index, text in zip(rest[::2], rest[1::2], strict=True):
        for value in values[int(index)]:
            yield Run(
                value.text,
                strong=run.strong or value.strong,
                emphasis=run.emphasis or value.emphasis,
                url=url or value.url,
                language=value.language or run.language,
            )
        if text:
            yield replace(run, text=text, url=url)


def checked(place: str, url: str) -> str:
    """Return an address that a link can lead to; BadTemplate names the place of any other."""
    if LINK.fullmatch(url) is None:
        raise BadTemplate(
            f"{place}: {url!r} is not an address that a link can lead to.",
            "Begin it with https://, http:// or mailto:.",
        )
    return url
