"""The way back: any batch can be undone, exactly, and an undone one done again.

An undoing is a batch like any other, so that undoing it does the thing again. A batch is
refused where later ones touched the same fields or build on it: they are named. What an
erasure took away stays away, whichever batch is undone.
"""

import sqlite3
from dataclasses import dataclass

from charter_cli.errors import BadInput, NotFound
from charter_cli.register import telling
from charter_cli.register.batch import Batch
from charter_cli.register.kinship import links
from charter_cli.register.rewinding import refuse_orphans, rewind

_LOOK = "Look with `charter log`."
_MOST = 5

# A batch is undone if a batch that undoes it is not itself undone; chains are followed down.
_UNDONE = """WITH RECURSIVE undoing (id, undoes, depth) AS (
        SELECT id, undoes, 1 FROM batch WHERE undoes IS NOT NULL
        UNION ALL SELECT u.id, p.undoes, u.depth + 1 FROM undoing u
            JOIN batch p ON p.id = u.undoes WHERE p.undoes IS NOT NULL)
    SELECT undoes FROM undoing GROUP BY undoes HAVING count(*) % 2 = 1"""
_LEFT = "NOT (\"table\" = 'contact' AND row IN (SELECT contact FROM erased))"
"""Of what a batch changed, all but what was about persons who are erased."""

_ERASURES = "SELECT c.batch FROM change c WHERE c.\"table\" = 'erased'"


@dataclass(frozen=True, slots=True)
class Undone:
    """Hold what an undoing did: how many changes, and which contacts stay erased."""

    changes: int
    erased: tuple[int, ...] = ()


def last(connection: sqlite3.Connection) -> int:
    """Return the newest batch that can be undone: no undoing, not undone, no erasure.

    One that was about an erased person alone is passed over: nothing of it could come back.
    """
    found = connection.execute(
        f"SELECT id FROM batch WHERE undoes IS NULL AND id NOT IN ({_UNDONE})"
        f" AND id NOT IN ({_ERASURES})"
        f" AND EXISTS (SELECT 1 FROM change WHERE batch = batch.id AND {_LEFT})"
        " ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        raise NotFound("There is nothing to undo.", _LOOK)
    return int(found[0])


def undoing_of(connection: sqlite3.Connection, number: int | None = None) -> int:
    """Return the undoing that is to be undone, to do a batch (or the last undone one) again."""
    (found,) = connection.execute(
        f"""SELECT max(u.id) FROM batch u JOIN batch b ON b.id = u.undoes
        WHERE u.id NOT IN ({_UNDONE}) AND CASE WHEN :number IS NULL THEN b.undoes IS NULL
            ELSE u.undoes = :number END""",
        {"number": number},
    ).fetchone()
    if found is None:
        said = "Nothing was undone" if number is None else f"Batch {number} is not undone"
        raise NotFound(f"{said}: there is nothing to do again.", _LOOK)
    return int(found)


def undo(batch: Batch, number: int) -> Undone:
    """Take a batch back exactly.

    BadInput where later changes touch the same fields or build on it: they are named.
    """
    connection = batch.book.connection
    lines = _refuse_impossible(connection, number)
    _refuse_if_built_upon(connection, number)
    try:
        batch.touched |= rewind(connection, number, number, batch.number())
    except sqlite3.IntegrityError as error:
        raise BadInput(
            f"Batch {number} cannot be undone: something entered later has taken the place of"
            f" what would come back ({telling.of_constraint(str(error))}).",
            "Change or undo that first; `charter log` tells what came later.",
        ) from error
    refuse_orphans(connection)
    erased = connection.execute(
        "SELECT DISTINCT contact FROM erased WHERE contact IN"
        " (SELECT row FROM change WHERE \"table\" = 'contact'"
        " AND batch IN (?1, (SELECT undoes FROM batch WHERE id = ?1))) ORDER BY 1",
        (number,),
    )
    return Undone(lines, tuple(row[0] for row in erased))


def _refuse_impossible(connection: sqlite3.Connection, number: int) -> int:
    """Refuse a batch that is not there, is undone, or erased a person; return its changes."""
    if not connection.execute("SELECT 1 FROM batch WHERE id = ?", (number,)).fetchone():
        raise NotFound(f"There is no batch {number} in the log.", _LOOK)
    if connection.execute(f"SELECT 1 WHERE ? IN ({_UNDONE})", (number,)).fetchone():
        raise BadInput(f"Batch {number} is undone already.", _LOOK)
    if connection.execute(f"SELECT 1 WHERE ? IN ({_ERASURES})", (number,)).fetchone():
        raise BadInput(
            f"Batch {number} erased a person for good: nothing is left that could come back.",
            "To take back an earlier batch, name it: charter undo N.",
        )
    (lines,) = connection.execute(
        f"SELECT count(*) FROM change WHERE batch = ? AND {_LEFT}",
        (number,),
    ).fetchone()
    if not lines:
        raise BadInput(
            f"Batch {number} was about a person who is erased: nothing is left to take back.", _LOOK
        )
    return int(lines)


def _refuse_if_built_upon(connection: sqlite3.Connection, number: int) -> None:
    """Refuse where later batches touch the same; one and its later undoing cancel each other."""
    connection.execute("DROP TABLE IF EXISTS temp.later")
    connection.execute(
        f"""CREATE TEMP TABLE later AS
        SELECT c.batch, c."table" AS held, c.row, c.action, c.field FROM change c
        WHERE c.batch IN (SELECT id FROM batch WHERE id > :number AND id NOT IN ({_UNDONE})
            AND coalesce(undoes, 0) <= :number)""",
        {"number": number},
    )
    rows = connection.execute(
        """SELECT DISTINCT later.batch, later.held, later.row,
            CASE later.action WHEN 'update' THEN later.field ELSE '' END
        FROM later CROSS JOIN change own ON own."table" = later.held AND own.row = later.row
        WHERE +own.batch = :number AND (own.field = later.field OR (later.held <> 'setting'
                AND (own.action <> 'update' OR later.action <> 'update')))
            AND NOT (later.held = 'contact' AND later.row IN (SELECT contact FROM erased))
        ORDER BY 1, 2, 3 LIMIT 200""",
        {"number": number},
    ).fetchall()
    rows += _built_upon(connection, number)
    connection.execute("DROP TABLE temp.later")
    if not rows:
        return
    named = []
    for later in sorted({row[0] for row in rows}):
        about = [telling.field_of(connection, *row[1:]) for row in rows if row[0] == later]
        some = list(dict.fromkeys(about))
        more = f" and {len(some) - _MOST} more" if len(some) > _MOST else ""
        said = "; ".join(some[:_MOST])
        named.append(f"Batch {later} ({telling.batch(connection, later)}): {said}{more}.")
    rest = [f"And {len(named) - _MOST} more."] if len(named) > _MOST else []
    raise BadInput(
        f"Batch {number} cannot be undone: later changes build on it."
        f" {' '.join([*named[:_MOST], *rest])}",
        "Undo those first, the newest first; or correct by hand what is wrong.",
    )


def _built_upon(connection: sqlite3.Connection, number: int) -> list[tuple[int, str, int, str]]:
    """Return the later rows that belong to what the batch entered."""
    found: list[tuple[int, str, int, str]] = []
    for child, column, parent in links(connection):
        found += connection.execute(
            f"""SELECT DISTINCT later.batch, later.held, later.row, ''
            FROM later CROSS JOIN {child} k ON k.id = later.row
            CROSS JOIN change own ON own."table" = '{parent}' AND own.row = k.{column}
            WHERE later.held = '{child}' AND +own.batch = ? AND own.action = 'insert'
            ORDER BY 1, 3 LIMIT 200""",
            (number,),
        ).fetchall()
    return found
