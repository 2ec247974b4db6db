"""`charter subject`: all that is stored about a person, for the person who asks."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, rendering
from charter_cli.cli.options import Output, RegisterPath
from charter_cli.definition import spelt

if TYPE_CHECKING:
    from charter_cli.register.dossier import Dossier, Row

Person = Annotated[
    str, typer.Argument(help="The contact's number, e-mail or name.", metavar="CONTACT")
]

_LATER = ("at", "who", "command", "field", "old", "new")


def subject(
    contact: Person,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: md or json.", metavar="F")
    ] = "md",
    output: Output = None,
) -> None:
    """Give all that is stored about a person.

    Their entries, the letters written to them, the log, and every other text that names them;
    and which backups hold the same. It can be handed to the person as it is.
    """
    desk.known(form, ("md", "json"), "format")
    from charter_cli.register import backups, dossier, erasure, hosts

    with desk.reading(register) as book:
        one = hosts.meant(book.connection, contact)
        found = dossier.compile_of(book.connection, one)
    copies = erasure.holding(backups.everywhere(register), one)
    text = _json(found, copies) if form == "json" else "\n".join(_page(found, copies, register))
    desk.deliver(text + "\n", output)


def _page(found: "Dossier", copies: Sequence[Path], register: Path) -> Iterator[str]:
    from charter_cli.lawfulness import ARTICLES, Basis
    from charter_cli.register import telling

    one = found.person
    yield f"# What the register holds about {rendering.inline(one.called)}"
    yield ""
    yield f"From {register.name}, on {spelt(desk.today())}."
    for row in found.contacts:
        yield from ("", f"## Contact {row['id']}, at {rendering.inline(row['authority_name'])}", "")
        for field, value in row.items():
            if value not in ("", None, 0) and field not in ("id", "authority", "authority_name"):
                said = f"{value} ({ARTICLES[Basis(str(value))]})" if field == "basis" else value
                yield f"- {telling.field(field)}: {rendering.inline(said)}"
        if not row["basis"]:
            yield "- lawful basis: none is on record"
    yield from _part("Letters", found.letters, "No letter to this person is on record.")
    later = [{of: row[of] for of in _LATER} for row in found.history]
    yield from _part("What the log keeps", later, "Nothing.")
    yield from _part("Named elsewhere", found.elsewhere, "Nowhere else.")
    yield from ("", "## Backups that hold these data too", "")
    yield from [f"- {path.name}{seen(path)}" for path in copies] or ["None."]
    if one.shared:
        yield from ("", f"Also the office's, or somebody else's: {', '.join(one.shared)}.")


def seen(path: Path) -> str:
    """Say of a copy that is not where it was made that nobody could look into it."""
    return "" if path.exists() else " (not there now: it may hold them)"


def _part(title: str, rows: Sequence["Row"], nothing: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    if not rows:
        yield nothing
        return
    headings = list(rows[0])
    yield from rendering.lines(rows, "md", headings)


def _json(found: "Dossier", copies: Sequence[Path]) -> str:
    import json
    from dataclasses import asdict

    held = {**asdict(found), "backups": [path.name for path in copies]}
    return json.dumps(held, ensure_ascii=False, indent=2)
