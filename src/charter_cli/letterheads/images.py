"""The pictures of a letterhead: read as data only, small, and complete in themselves."""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from charter_cli.letter import Image

LARGEST = 500_000
"""Bytes that a picture may have: it goes into every letter."""

_WIDEST = 4_000
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import", re.IGNORECASE)
_EMBEDDED = re.compile(r"#|data:image/(?:png|jpeg);base64,", re.IGNORECASE)
_REFUSED = {
    "script": "a script",
    "foreignObject": "parts of a web page",
    "text": "text that needs a font; turn it into paths",
    "animate": "an animation",
    "set": "an animation",
}


class Unusable(Exception):
    """Say what is wrong with a picture: the rest of a sentence that begins with its file."""


def picture(content: bytes, alt: str, width: float = 0.0) -> Image:
    """Return the picture that `content` holds; Unusable says why it is none for a letter."""
    if len(content) > LARGEST:
        raise Unusable(f"is larger than {LARGEST // 1000} kB")
    if content.startswith(_PNG):
        _check_png(content)
        kind = "png"
    else:
        _check_svg(content)
        kind = "svg"
    return Image(f"{hashlib.sha256(content).hexdigest()[:16]}.{kind}", content, alt, width)


def _check_png(content: bytes) -> None:
    """Refuse a PNG that is damaged, or that is larger unpacked than a letter needs."""
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise Unusable("is a PNG that is damaged or cut off")
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", chunks[0][1])
    if max(width, height) > _WIDEST:
        raise Unusable(f"is more than {_WIDEST} pixels wide or high")
    row = (width * depth * _CHANNELS.get(colour, 0) + 7) // 8
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(
            b"".join(data for name, data in chunks if name == b"IDAT"), 2 * height * (row + 1) + 1
        )
    except zlib.error:
        data = b""
    if not row or len(data) < height * row or not unpacking.eof:
        raise Unusable("is a PNG that is damaged or cut off")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + size]
        ending = content[at + 8 + size : at + 12 + size]
        if ending != struct.pack(">I", zlib.crc32(name + data)):
            raise Unusable("is a PNG that is damaged or cut off")
        yield name, data
        at += 12 + size


def _check_svg(content: bytes) -> None:
    """Refuse an SVG that is more than a drawing: whatever it needs must be in it."""
    try:
        text = content.decode("utf-8-sig")
        if "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
            raise Unusable("holds a <!DOCTYPE> or the like, which no drawing needs")
        root = ElementTree.fromstring(text)  # noqa: S314 - without declarations nothing expands
    except (ElementTree.ParseError, ValueError):
        raise Unusable("is neither SVG nor PNG") from None
    if _local(root.tag) != "svg":
        raise Unusable("is neither SVG nor PNG")
    for element in root.iter():
        if refused := _REFUSED.get(_local(element.tag)):
            raise Unusable(f"holds {refused}")
        if _OUTSIDE.search(element.text or ""):
            raise Unusable("refers to something outside of itself")
        for key, value in element.attrib.items():
            _check_attribute(_local(key), value)


def _check_attribute(key: str, value: str) -> None:
    if key.lower().startswith("on"):
        raise Unusable("holds a script")
    outside = key in ("href", "src") and _EMBEDDED.match(value.strip()) is None
    if outside or _OUTSIDE.search(value):
        raise Unusable("refers to something outside of itself")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
