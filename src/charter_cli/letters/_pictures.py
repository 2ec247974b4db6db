"""Draw a letterhead's pictures as PNG, for formats whose readers know no SVG.

Mail programs and older versions of Word show no SVG at all; a PNG of twice the density of a
screen is sharp in all of them, and in print.
"""

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from charter_cli.errors import BadTemplate
from charter_cli.letter import Image
from charter_cli.typesetting import Press

_LOGO_HEIGHT, _SIGNATURE_HEIGHT = 22.0, 11.0
"""Millimetres that a picture may be high at most, as in the PDF."""
_DENSITY = 192
_LENGTHS = struct.Struct(">II")
_PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image("{name}", {side}: {length}mm)
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold a PNG, and how wide and high it is shown, in millimetres."""

    name: str
    content: bytes
    alt: str
    width: float
    height: float

    def pixels(self) -> tuple[int, int]:
        """Return how wide and high it is on a screen."""
        return _pixels(self.width), _pixels(self.height)


def logo(image: Image) -> Drawing:
    """Return a logo as wide as it asks to be, or narrower if it would be too high."""
    return _drawing(image, "width", image.width, _LOGO_HEIGHT)


def signature(image: Image) -> Drawing:
    """Return a signature, which is as high as the room above a name."""
    return _drawing(image, "height", _SIGNATURE_HEIGHT, _SIGNATURE_HEIGHT)


@lru_cache(maxsize=16)
def _drawing(image: Image, side: str, length: float, highest: float) -> Drawing:
    content = _png(image, side, length)
    width, height = (each * 25.4 / _DENSITY for each in _LENGTHS.unpack_from(content, 16))
    shrunk = min(1.0, highest / height)
    name = f"{Path(image.name).stem}.png"
    return Drawing(name, content, image.alt, width * shrunk, height * shrunk)


def _png(image: Image, side: str, length: float) -> bytes:
    page = _PAGE.format(name=image.name, side=side, length=length).encode("ascii")
    what = f"A picture of the letterhead ({image.alt or image.name})"
    try:
        return Press(page).png(what, {image.name: image.content}, _DENSITY)
    except BadTemplate as problem:
        raise BadTemplate(problem.message, "Save it again as plain SVG or PNG.") from problem


def _pixels(millimetres: float) -> int:
    return max(1, round(millimetres * 96 / 25.4))
