"""Put the parts of an Office file into one ZIP archive; what does not change is packed once.

Every letter of a round has nearly all its parts in common, and of the letter itself most of the
text. What was packed before is copied as it is, so a letter costs little more than the words
that are its own; and the same parts give the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
_DEFLATED = 8
_MIDNIGHT, _FIRST_DAY = 0, 33
"""1 January 1980, 0:00: the first moment that the format knows."""
_LAST_BLOCK = b"\3\0"
"""An empty block that ends a compressed text."""


Content = tuple[str, *tuple[str | bytes, ...]]
"""A part: its name, and the pieces of its content."""


def pack(parts: Iterable[Content]) -> bytes:
    """Return an archive of parts, in that order."""
    files, directory, offset, count = [], [], 0, 0
    for part in parts:
        content, entry = _packed(*part)
        files.append(content)
        directory.append(entry[:-4] + offset.to_bytes(4, "little") + part[0].encode())
        offset += len(content)
        count += 1
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), offset, 0)
    return b"".join((*files, listed, end))


@lru_cache(maxsize=256)
def _packed(name: str, *pieces: str | bytes) -> tuple[bytes, bytes]:
    """Return a part as it stands in the archive, and its line in the directory at place 0."""
    checksum, size = 0, 0
    packed = []
    for raw, pressed in map(_pressed, pieces):
        checksum = zlib.crc32(raw, checksum)
        size += len(raw)
        packed.append(pressed)
    content = b"".join((*packed, _LAST_BLOCK))
    called = name.encode()
    shape = (_UTF8, _DEFLATED, _MIDNIGHT, _FIRST_DAY, checksum, len(content), size)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *shape, len(called), 0)
    entry = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *shape, len(called), 0, 0, 0, 0, 0, 0)
    return local + called + content, entry


@lru_cache(maxsize=512)
def _pressed(text: str | bytes) -> tuple[bytes, bytes]:
    """Return a piece as bytes, and compressed so that any other piece can follow it."""
    raw = text.encode() if isinstance(text, str) else text
    press = zlib.compressobj(1, zlib.DEFLATED, -15)
    return raw, press.compress(raw) + press.flush(zlib.Z_FULL_FLUSH)
