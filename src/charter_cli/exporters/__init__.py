"""Write recipients as a mailing list: a shelf, one file a format.

A format's file offers what `Exporter` asks for, and that is all there is to adding one.
The columns that every format shares stand in `_columns`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, Protocol, cast

from charter_cli import shelf
from charter_cli.model import Recipient


@dataclass(frozen=True, slots=True)
class Options:
    """Hold what a format may want to know; each takes what it needs.

    `on` is the day that the list holds for, and stands for the clock: the same recipients
    with the same options are the same bytes. `countries` gives the names that go with the
    codes, in the reader's language; a code without a name stays a code.
    """

    on: date
    title: str = "Mailing list"
    delimiter: str = ""
    countries: Mapping[str, str] = field(default_factory=dict)


class Exporter(Protocol):
    """Write any number of recipients to an open binary stream, which stays open.

    `write` takes recipients one by one and keeps none of them. It raises BadInput where a
    value does not fit the format, Misused where an option does not, and leaves OSError to
    whoever opened the stream.
    """

    SUFFIX: str
    MEDIA: str

    def write(
        self, recipients: Iterable[Recipient], target: BinaryIO, options: Options
    ) -> None: ...


def take(word: str) -> Exporter:
    """Return the format that the user calls `word`; Misused lists those there are."""
    return cast(Exporter, shelf.take(__name__, word, "format"))
