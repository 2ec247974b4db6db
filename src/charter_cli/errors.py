"""Every way to fail: one root, and each class carries its exit code.

Exit code 1 is reserved for what no class here foresees: a bug of ours.
"""

import errno
from typing import ClassVar

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the operating system says where a disk is full, or the share of it that one may use."""


class CharterError(Exception):
    """Say in one sentence what went wrong, and in another what to do next."""

    code: ClassVar[int] = 1

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


class Misused(CharterError):
    """The words of the command are off, or name something that no shelf holds."""

    code = 2


class NotFound(CharterError):
    """The register holds nothing of that name."""

    code = 3


class Unreachable(NotFound):
    """The register has no address of the kind that a format of letters needs, for one recipient."""


class Ambiguous(NotFound):
    """Several authorities answer to that name; the message lists them."""


class BadInput(CharterError):
    """A value or a file cannot be taken as it is; the message names the field or the row."""

    code = 4


class BadTemplate(CharterError):
    """A template, a layout or a language file cannot be filled."""

    code = 5


class UnfitRegister(CharterError):
    """The register is damaged, foreign, or newer than this program; nothing was touched."""

    code = 6


class Hindered(CharterError):
    """The surroundings are in the way: a lock, a full disk, a missing permission."""

    code = 7


class Outdated(Hindered):
    """An older charter made the register: it can be brought up to date, but not read as it is."""
