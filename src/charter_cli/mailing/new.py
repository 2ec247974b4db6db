"""Make a new mailing: a folder that works as it stands, ready to be edited."""

from importlib.resources import files
from pathlib import Path

from charter_cli import outbox, shelf
from charter_cli.mailing.folder import SETTINGS

STARTER = "charter_cli.mailing.starter"


def create(folder: Path, languages: tuple[str, ...]) -> list[Path]:
    """Write a mailing with a text in each of `languages`, and return its files.

    A language without a starter is Misused. A folder that holds anything is BadInput; an
    existing file is never touched.
    """
    starter = files(STARTER)
    names = [shelf.require(STARTER, tag, "starting text in", ".md") for tag in languages]
    outbox.prepare(folder)
    written = []
    for name in (SETTINGS, *(f"{tag}.md" for tag in names)):
        outbox.write(folder / name, starter.joinpath(name).read_bytes())
        written.append(folder / name)
    return written
