"""The folder of a site: only what has changed is written, only what is ours is removed.

`checksums.txt` names every file with its SHA-256, so that anybody can check the folder; it also
tells our files from those of others. While a site is being written, a second list says what has
been laid down so far: what a run that was cut short left behind is ours as well.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from charter_cli import outbox
from charter_cli.errors import BadInput

CHECKSUMS = "checksums.txt"
_UNDER_WAY = ".charter-atlas"
_NAMED = 3
_PUBLIC_FILE, _PUBLIC_FOLDER = 0o644, 0o755
"""A web server reads the site under another name than its maker's."""


@dataclass(slots=True)
class Done:
    """Hold how many files the site has, and how many of them were written or removed now."""

    files: int = 0
    written: int = 0
    removed: int = 0


def publish(folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool = False) -> Done:
    """Make `folder` hold these files; BadInput if there are others, unless `force`.

    Files of others are never removed, with `force` either; one under the name of a page is then
    written over. Hidden files (`.git`, `.htaccess`) are not looked at.
    """
    with outbox.hindrances(folder):
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{folder} is a file, not a folder.", "Name another folder.")
        there = set(_walk(folder))
        ours = _known(folder)
        _refuse(folder, sorted(there - ours - {CHECKSUMS}), force)
        folder.mkdir(mode=_PUBLIC_FOLDER, parents=True, exist_ok=True)
        return _lay(folder, files, there & ours)


def _lay(folder: Path, files: Iterable[tuple[str, bytes]], before: set[str]) -> Done:
    done, sums = Done(), []
    homes: set[Path] = {folder}
    progress = folder / _UNDER_WAY
    progress.unlink(missing_ok=True)
    with progress.open("x", encoding="utf-8") as under_way:
        under_way.writelines(f"{name}\n" for name in sorted(before))
        for name, content in files:
            path = folder / name
            if path.parent not in homes:
                _home(folder, path.parent)
                homes.add(path.parent)
            if name not in before:
                under_way.write(f"{name}\n")
            done.files += 1
            done.written += _put(path, content)
            sums.append(f"{sha256(content).hexdigest()}  {name}\n")
            before.discard(name)
    for name in sorted(before):
        (folder / name).unlink()
        done.removed += 1
    _put(folder / CHECKSUMS, "".join(sums).encode())
    progress.unlink()
    _tidy(folder, before)
    return done


def _home(folder: Path, home: Path) -> None:
    """Make the folder of a page, and follow no link out of the site."""
    for part in (*reversed(home.relative_to(folder).parents), home.relative_to(folder)):
        if (folder / part).is_symlink():
            raise BadInput(
                f"{folder / part} is a link to another place; nothing is written through it.",
                "Remove the link, or name another folder.",
            )
    home.mkdir(mode=_PUBLIC_FOLDER, parents=True, exist_ok=True)


def _put(path: Path, content: bytes) -> bool:
    """Write a file if it does not hold this already; return whether it was written.

    Nothing waits for the disk: what a power cut spoils, the next run finds and writes again.
    """
    if not path.is_symlink() and path.is_file() and path.read_bytes() == content:
        return False
    with outbox.draft(path.parent) as draft:
        draft.write_bytes(content)
        draft.chmod(_PUBLIC_FILE)
        draft.replace(path)
    return True


def _walk(folder: Path) -> Iterator[str]:
    """Yield every file and every link that can be seen, below `folder`; no link is followed."""
    for top, homes, names in os.walk(folder):
        homes[:] = [home for home in homes if not home.startswith(".")]
        links = [home for home in homes if Path(top, home).is_symlink()]
        for name in (*names, *links):
            if not name.startswith("."):
                yield Path(top, name).relative_to(folder).as_posix()


def _known(folder: Path) -> set[str]:
    """Return the names that the lists in the folder call ours."""
    known = set()
    for name, skipped in ((CHECKSUMS, 66), (_UNDER_WAY, 0)):
        path = folder / name
        if path.is_file() and not path.is_symlink():
            text = path.read_text(encoding="utf-8", errors="replace")
            known |= {line[skipped:] for line in text.splitlines()}
    return known


def _refuse(folder: Path, foreign: list[str], force: bool) -> None:
    if foreign and not force:
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        raise BadInput(
            f"{folder} holds files that are not of this site: {', '.join(foreign[:_NAMED])}{more}.",
            "Name a new folder, or say --force to write among them.",
        )


def _tidy(folder: Path, removed: Iterable[str]) -> None:
    """Remove the folders that nothing is left in."""
    homes = {parent for name in removed for parent in (folder / name).parents}
    for home in sorted(homes, key=lambda path: -len(path.parts)):
        if folder in home.parents and home.is_dir() and not any(home.iterdir()):
            home.rmdir()
