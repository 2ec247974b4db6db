"""Make a new mailing: a folder that works as it stands, ready to be edited.

The starting texts stand on a shelf, one folder a kind and one file a language in it; to add
one, add a file. `head.toml`, the kind's own `mailing.toml` and `sender.toml` make one file.
"""

import re
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from charter_cli import outbox
from charter_cli.errors import Misused
from charter_cli.mailing.folder import SETTINGS
from charter_cli.occasions import Occasion

_STARTER = files("charter_cli.mailing.starter")
_GAP = "\n\n\n"
_DATE = re.compile(r"(?m)^date = \S+$")
_WORDED = re.compile(r'([a-z]{2,3}) = ".*"')


def kinds() -> tuple[str, ...]:
    """Return the kinds of mailings that there are starting texts for."""
    found = (entry.name for entry in _STARTER.iterdir() if (entry / SETTINGS).is_file())
    return tuple(sorted(found))


def languages(kind: str) -> tuple[str, ...]:
    """Return the languages in which there is a starting text of a kind."""
    names = (entry.name for entry in (_STARTER / kind).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))


def create(
    folder: Path,
    tags: Sequence[str],
    kind: str = "conference",
    occasion: Occasion | None = None,
    today: date | None = None,
) -> list[Path]:
    """Write a mailing with a text in each of the languages `tags`, and return its files.

    An `occasion` of the register takes the place of the example. If it, or else the example, has
    contacts of its own, the mailing names no others. Where there is no example to keep to, the
    letters are dated `today`. A kind or a language without a starting text is Misused. A folder
    that holds anything is BadInput; an existing file is never touched.
    """
    if kind not in kinds():
        raise Misused(f"There is no kind of mailing {kind!r}.", f"Choose one of: {_all(kinds())}.")
    for tag in tags:
        if tag not in languages(kind):
            raise Misused(
                f"There is no starting text of the kind {kind} in {tag!r}.",
                f"There is one in: {_all(languages(kind))}. Take the nearest, and write {tag}.md.",
            )
    contents = {SETTINGS: _settings(kind, tags, occasion, today).encode("utf-8")}
    contents |= {f"{tag}.md": (_STARTER / kind / f"{tag}.md").read_bytes() for tag in tags}
    outbox.prepare(folder)
    for name, content in contents.items():
        outbox.write(folder / name, content)
    return [folder / name for name in contents]


def _settings(kind: str, tags: Sequence[str], occasion: Occasion | None, today: date | None) -> str:
    """Return the settings: in the languages of the mailing, about its occasion."""
    parts = (_STARTER / "head.toml", _STARTER / kind / SETTINGS, _STARTER / "sender.toml")
    blocks = [block for part in parts for block in _text(part).split(_GAP)]
    example = [block for block in blocks if "\n[occasion]\n" in block]
    if occasion.contacts if occasion else any("[[occasion.contacts]]" in one for one in example):
        blocks = [block for block in blocks if "\n[[contacts]]\n" not in block]
    if occasion:
        blocks = [block for block in blocks if block not in example]
        note = f"# What the letters are about; to see it: charter occasion show {occasion.key}"
        blocks[1] += f'\n\n{note}\noccasion = "{occasion.key}"'
    text = _GAP.join(blocks) + "\n"
    if today and (occasion or not example):
        text = _DATE.sub(f"date = {today.isoformat()}", text, count=1)
    return "\n".join(line for line in text.split("\n") if _spoken(line, tags))


def _spoken(line: str, tags: Sequence[str]) -> bool:
    """Tell whether a line stays: a text in one language does if the mailing writes in it."""
    worded = _WORDED.fullmatch(line)
    return worded is None or worded[1] in tags


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8").strip("\n")


def _all(words: Sequence[str]) -> str:
    return ", ".join(words)
