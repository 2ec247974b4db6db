"""Bodies that may be the one which is entered: one name begins or ends with the other."""

import sqlite3

from charter_cli.folding import fold
from charter_cli.model import Authority


def near(connection: sqlite3.Connection, one: Authority) -> list[tuple[int, str]]:
    """Return the numbers and names of those whose name holds that of `one`, or is held by it.

    They are of its country and kind, and neither code nor region tells them apart from it.
    """
    key, home = fold(one.name), fold(one.region)
    parts = _parts(key)
    there = "a.country = ? AND a.kind = ? AND a.id <> ? AND (a.code = '' OR ? = '')"
    of = (one.country, str(one.kind), one.id, one.code)
    rows = connection.execute(
        f"""SELECT a.id, n.text, a.region FROM name n JOIN authority a ON a.id = n.authority
            WHERE (n.key IN ({", ".join("?" * len(parts))}) OR n.key >= ? AND n.key < ?)
                AND {there}
        UNION SELECT a.id, a.name, a.region FROM authority a WHERE a.name LIKE ? AND {there}""",
        (*parts, f"{key} ", f"{key}!", *of, f"% {one.name}", *of),
    )
    return [(row[0], row[1]) for row in rows if not home or fold(row[2]) in ("", home)]


def _parts(key: str) -> list[str]:
    """Return a folded name with every beginning and end of it, in words."""
    words = key.split()
    cuts = range(1, len(words))
    return [key, *(" ".join(words[:n]) for n in cuts), *(" ".join(words[n:]) for n in cuts)]
