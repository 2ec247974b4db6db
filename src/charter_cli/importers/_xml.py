"""Go through the XML of a package element by element, holding none of it."""

import zipfile
from collections.abc import Callable
from itertools import chain
from xml.parsers import expat

from charter_cli.importers._package import damaged, pieces

Start = Callable[[str, dict[str, str]], None]
Other = Callable[[str], None]


def walk(
    package: zipfile.ZipFile,
    part: str,
    start: Start,
    end: Other | None = None,
    text: Other | None = None,
) -> None:
    """Call `start`, `end` and `text` for the elements of a part, their names without prefix."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: start(name.rpartition(":")[2], given)
    parser.CharacterDataHandler = text
    if end is not None:
        finish = end
        parser.EndElementHandler = lambda name: finish(name.rpartition(":")[2])
    try:
        for piece in chain(pieces(package, part), [b""]):
            parser.Parse(piece, not piece)
    except expat.ExpatError:
        raise damaged() from None
