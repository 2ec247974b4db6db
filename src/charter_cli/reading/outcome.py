"""What becomes of a cell: its value, its value with a remark, or the reason why it has none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noted:
    """Hold a value that was changed on the way in, and how."""

    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Hold why a cell cannot be taken: a sentence about `it`."""

    reason: str


Outcome = str | Noted | Refused
"""Most cells are what they are: plain text, without a word about them."""
