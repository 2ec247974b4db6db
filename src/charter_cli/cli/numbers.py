"""Whole numbers on the command line: another word is refused with what was asked for."""

import re
from collections.abc import Callable

from charter_cli.errors import Misused

_WHOLE = re.compile(r"[0-9]{1,12}")
_MOST = 10**12 - 1


def of(thing: str, shown_by: str) -> Callable[[object], int]:
    """Return what reads the number of a thing (a contact); a command shows which there are."""
    return _reader("", f"the number of {thing}", (1, _MOST), f"{shown_by} shows them.")


def amount(field: str, least: int, most: int = _MOST) -> Callable[[object], int]:
    """Return what reads a number between two, both of them included; `field` is named."""
    between = f"from {least} upwards" if most == _MOST else f"between {least} and {most}"
    return _reader(f"{field}: ", f"a whole number {between}", (least, most), "Write one in digits.")


def _reader(
    field: str, wanted: str, bounds: tuple[int, int], next_step: str
) -> Callable[[object], int]:
    least, most = bounds

    def read(given: object) -> int:
        word = str(given).strip()
        number = int(word) if _WHOLE.fullmatch(word) else -1
        if not least <= number <= most:
            raise Misused(f"{field}{word!r} is not {wanted}.", next_step)
        return number

    return read


BATCH = of("a batch", "charter log")
"""What reads the number of a batch."""
