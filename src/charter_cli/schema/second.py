"""Version 2: occasions, mailings with their numbers, the terms of personal data."""

STATEMENTS: tuple[str, ...] = ()
"""What leads from version 1 to version 2."""

GROWN: dict[str, str] = {}
"""Tables of version 1 that have more columns now: as they were defined, as they are."""
