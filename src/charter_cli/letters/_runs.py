"""What the formats that are written by hand share: clean text, links in one piece, the sender."""

import re
from collections.abc import Iterator
from itertools import groupby

from charter_cli.letter import Letter, Run

_BLANKS = re.compile("[\t\r\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SAFE = ("https://", "http://", "mailto:")


def clean(text: str) -> str:
    """Return `text` without what no file of text can hold; what parts words becomes a blank."""
    if _UNFIT.search(text) is None:
        return text
    return _UNFIT.sub("", _BLANKS.sub(" ", text))


def one_line(text: str) -> str:
    """Return `text` clean and without line breaks."""
    return clean(text).replace("\n", " ")


def linked(runs: tuple[Run, ...]) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield neighbours that lead to the same address, with it; empty where they lead nowhere."""
    for url, group in groupby(runs, lambda run: run.url):
        target = one_line(url) if url else ""
        yield target if target.startswith(_SAFE) else "", tuple(group)


def reach(letter: Letter) -> tuple[str, ...]:
    """Return what stands at the foot of the page: the letterhead's own lines, or the sender's."""
    sender = letter.sender
    own = (", ".join(sender.address), sender.phone, sender.email, sender.website)
    return tuple(part for part in letter.letterhead.footer or own if part)
