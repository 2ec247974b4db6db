"""Regions that somebody asked for and no authority has: a slip of the pen, most likely."""

import sqlite3
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from charter_cli.folding import fold

_CLOSE = 0.7


def unknown(
    connection: sqlite3.Connection, asked: Iterable[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each region that no authority has in any spelling, with up to three near ones."""
    rows = connection.execute("SELECT DISTINCT region FROM authority WHERE region <> ''")
    held = {fold(region): region for (region,) in rows}
    for region in asked:
        key = fold(region)
        if key and key not in held:
            near = get_close_matches(key, held, cutoff=_CLOSE)
            yield region, tuple(held[other] for other in near)
